"""The sums this room keeps: hours by month, and who has done a block. Counted again here for the check.

They follow the person: who changes orientation or organisation takes their hours along, and who is erased is counted
down before the rows go.
"""

from datetime import date

from django.db.models import Count, F, Sum
from django.db.models.functions import TruncMonth

from jordman.accounts.models import User
from jordman.learning import blocks, ledger
from jordman.learning.models import BlockCompletion, CompletionTally, HourTally, TimeEntry
from jordman.programmes.models import Enrolment
from jordman.programmes.moving import Place, place_of
from jordman.programmes.tallies import Keys, Tally

PLACE = ("organisation_id", "orientation", "sex")


def _count_hours() -> dict[Keys, int]:
    keys = ("programme_id", "month", *(f"programme__enrolments__{name}" for name in PLACE))
    rows = (
        TimeEntry.objects.filter(programme__enrolments__user=F("user"))
        .annotate(month=TruncMonth("on"))
        .order_by()
        .values_list(*keys)
        .annotate(total=Sum("minutes"))
    )
    return {tuple(row[:-1]): row[-1] for row in rows}


def _count_people() -> dict[Keys, int]:
    keys = ("programme_id", "month", *(f"programme__enrolments__{name}" for name in PLACE))
    rows = (
        TimeEntry.objects.filter(programme__enrolments__user=F("user"), minutes__gt=0)
        .annotate(month=TruncMonth("on"))
        .order_by()
        .values_list(*keys)
        .annotate(people=Count("user", distinct=True))
    )
    return {tuple(row[:-1]): row[-1] for row in rows}


def _count_completions() -> dict[Keys, int]:
    keys = ("block_id", *(f"block__programme__enrolments__{name}" for name in PLACE))
    rows = (
        BlockCompletion.objects.filter(block__programme__enrolments__user=F("user"))
        .order_by()
        .values_list(*keys)
        .annotate(people=Count("pk"))
    )
    return {tuple(row[:-1]): row[-1] for row in rows}


HOURS = Tally(HourTally, ("programme_id", "month", *PLACE), "minutes", _count_hours)
HOUR_PEOPLE = Tally(HourTally, ("programme_id", "month", *PLACE), "people", _count_people)
COMPLETIONS = Tally(CompletionTally, ("block_id", *PLACE), "people", _count_completions)


def follow_enrolment(enrolment: Enrolment, was: Place) -> None:
    """Take the person's hours and blocks along to where they are counted now."""
    before = Enrolment(programme_id=enrolment.programme_id, user_id=enrolment.user_id, **was._asdict())
    _move(before, enrolment)


def forget(user: User) -> None:
    """Count a person down everywhere, before their rows are deleted."""
    for enrolment in Enrolment.objects.filter(user=user):
        _move(enrolment, None)


def _move(source: Enrolment, target: Enrolment | None) -> None:
    # In one order of places, so that two moves at once never wait for each other.
    sides = [(source, -1), *([(target, 1)] if target else [])]
    for side, sign in sorted(sides, key=lambda each: place_of(each[0])):
        for month, minutes in _months(source):
            ledger.add_to_tally(side, month, sign * minutes, people=sign)
        for block_id in _blocks_done(source):
            blocks.add_to_tally(side, block_id, sign)


def _months(enrolment: Enrolment) -> list[tuple[date, int]]:
    own = TimeEntry.objects.filter(user_id=enrolment.user_id, programme_id=enrolment.programme_id, minutes__gt=0)
    rows = own.annotate(month=TruncMonth("on")).order_by("month").values_list("month")
    return list(rows.annotate(total=Sum("minutes")))


def _blocks_done(enrolment: Enrolment) -> list[int]:
    done = BlockCompletion.objects.filter(user_id=enrolment.user_id, block__programme_id=enrolment.programme_id)
    return list(done.order_by("block_id").values_list("block_id", flat=True))
