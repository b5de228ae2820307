"""Sums that writes keep up to date, and the check that recomputes them.

An action that changes a row changes its sum in the same transaction with F(), so two at once never lose a count.
`REGISTER` holds every kept sum of the product; the rooms above add theirs when they start.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Count, F

from jordman.accounts.models import User
from jordman.programmes.models import Enrolment, EnrolmentTally
from jordman.programmes.moving import Place, follow, place_of

Keys = tuple[Any, ...]
BATCH = 1000


@dataclass(frozen=True)
class Tally:
    """A kept sum: its table, the fields that say what is counted, the field with the sum, and the true sums."""

    model: type[models.Model]
    keys: tuple[str, ...]
    value: str
    truth: Callable[[], Mapping[Keys, int]]

    def kept(self) -> dict[Keys, int]:
        rows = self.model._default_manager.values_list(*self.keys, self.value)
        return {tuple(row[:-1]): row[-1] for row in rows}


@dataclass(frozen=True)
class Difference:
    """A sum that is wrong: `kept` is what the table says, `true` what the rows say."""

    tally: Tally
    keys: Keys
    kept: int
    true: int

    def __str__(self) -> str:
        where = ", ".join(f"{name}={value}" for name, value in zip(self.tally.keys, self.keys, strict=True))
        return f"{self.tally.model._meta.label}: {where}: {self.kept} kept, {self.true} counted"


def differences(tally: Tally) -> list[Difference]:
    kept, true = tally.kept(), tally.truth()
    found = (Difference(tally, keys, kept.get(keys, 0), true.get(keys, 0)) for keys in {*kept, *true})
    return sorted((each for each in found if each.kept != each.true), key=str)


@transaction.atomic
def repair(tally: Tally) -> list[Difference]:
    """Make the sums true. Returns what was wrong."""
    _hold_back_changes(tally)
    wrong = differences(tally)
    rows = [tally.model(**dict(zip(tally.keys, each.keys, strict=True)), **{tally.value: each.true}) for each in wrong]
    tally.model._default_manager.bulk_create(
        rows, BATCH, update_conflicts=True, unique_fields=tally.keys, update_fields=[tally.value]
    )
    return wrong


def _hold_back_changes(tally: Tally) -> None:
    """Wait for every change of these sums that is under way, and let the next ones wait until this is done.

    The whole table at once and before anything else is held: locking row by row meets somebody who moves between two
    rows in the other order. On SQLite one transaction writes at a time anyway.
    """
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(tally.model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


# Who is enrolled


def _count_enrolments() -> dict[Keys, int]:
    keys = ("programme_id", "organisation_id", "orientation", "sex")
    rows = Enrolment.objects.active().order_by().values_list(*keys).annotate(people=Count("pk"))
    return {tuple(row[:-1]): row[-1] for row in rows}


ENROLMENTS = Tally(
    EnrolmentTally, ("programme_id", "organisation_id", "orientation", "sex"), "people", _count_enrolments
)

REGISTER: list[Tally] = [ENROLMENTS]


def count_enrolment(enrolment: Enrolment) -> None:
    """Somebody joined."""
    _add(enrolment.programme_id, place_of(enrolment), 1)


def discount_enrolment(enrolment: Enrolment) -> None:
    """Somebody left."""
    _add(enrolment.programme_id, place_of(enrolment), -1)


def move_enrolment(enrolment: Enrolment, was: Place) -> None:
    """Somebody is counted elsewhere than before. Rows are changed in one order, so that two moves never deadlock."""
    now = place_of(enrolment)
    if now == was:
        return
    for place, people in sorted([(was, -1), (now, 1)]):
        _add(enrolment.programme_id, place, people)
    follow(enrolment, was)


def _add(programme_id: int, place: Place, people: int) -> None:
    where = {"programme_id": programme_id, **place._asdict()}
    if not EnrolmentTally.objects.filter(**where).update(people=F("people") + people):
        EnrolmentTally.objects.get_or_create(**where)
        EnrolmentTally.objects.filter(**where).update(people=F("people") + people)


def discount_person(user: User) -> None:
    """Count a person down before they are erased."""
    for enrolment in Enrolment.objects.active().filter(user=user).select_for_update(of=("self",)):
        discount_enrolment(enrolment)
