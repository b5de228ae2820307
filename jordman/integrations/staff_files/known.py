"""What the database knows before an import, as the plan wants it, and the way back from the plan's keys to rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from jordman.accounts.models import User
from jordman.integrations.staff_files.role_groups import RoleGroup
from jordman.integrations.staff_files.rows import unit_key
from jordman.integrations.staff_files.state import EmploymentState, PersonState, Snapshot, UnitState
from jordman.integrations.staff_files.values import Sex
from jordman.organisations.models import Employment, Organisation, RoleGrant
from jordman.programmes.models import Enrolment

AT_A_TIME = 500
T = TypeVar("T")
_WORKPLACES = (Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)


@dataclass(slots=True)
class Known:
    """A snapshot and the rows that its keys stand for."""

    snapshot: Snapshot = field(default_factory=Snapshot)
    units: dict[str, int] = field(default_factory=dict)
    closed_units: dict[str, int] = field(default_factory=dict)
    employments: defaultdict[EmploymentState, list[int]] = field(default_factory=lambda: defaultdict(list), repr=False)
    shared: frozenset[str] = field(default=frozenset(), repr=False)


def batches(items: Iterable[T], size: int = AT_A_TIME) -> Iterator[list[T]]:
    listed = list(items)
    for start in range(0, len(listed), size):
        yield listed[start : start + size]


def known_of(employer: Organisation, emails: Iterable[str]) -> Known:
    """What is known of the employer, and of whoever else has one of the addresses."""
    known = Known()
    units, key_of = _units(employer, known)
    employments = _employments(employer, key_of, known)
    here = {row[0]: row for row in _everyone().filter(employments__employer=employer).distinct()}
    others = _with_address({email.lower() for email in emails if email} - {row[1] for row in here.values()})
    known.snapshot = Snapshot(units, tuple(map(_person, [*here.values(), *others])), employments)
    known.shared = frozenset(map(str, _shared(employer, [row[0] for row in others])))
    return known


def _units(employer: Organisation, known: Known) -> tuple[tuple[UnitState, ...], dict[int, str]]:
    """The open units by key. A unit without code whose name another has cannot be meant by a file."""
    rows = list(
        Organisation.objects.filter(employer=employer, kind__in=_WORKPLACES)
        .order_by("pk")
        .values_list("pk", "code", "name", "parent_id", "kind", "closed_on")
    )
    key_of: dict[int, str] = {}
    for pk, code, name, _parent, _kind, closed_on in rows:
        key = unit_key(code, name)
        taken = known.closed_units if closed_on else known.units
        key_of[pk] = key if taken.setdefault(key, pk) == pk else f"#{pk}"
    for key in known.units:
        known.closed_units.pop(key, None)
    states = tuple(
        UnitState(key_of[pk], code, name, key_of.get(parent_id or 0, ""), kind == Organisation.Kind.DEPARTMENT)
        for pk, code, name, parent_id, kind, _closed in rows
        if known.units.get(key_of[pk]) == pk
    )
    return states, key_of


def _employments(employer: Organisation, key_of: dict[int, str], known: Known) -> tuple[EmploymentState, ...]:
    rows = Employment.objects.filter(employer=employer).values_list(
        "pk",
        "user_id",
        "employment_number",
        "unit_id",
        "title",
        "share",
        "starts_on",
        "ends_on",
        "role_group",
        "is_unit_manager",
    )
    states = []
    for pk, user_id, number, unit_id, title, share, starts_on, ends_on, role_group, is_manager in rows.order_by("pk"):
        unit = key_of.get(unit_id, f"#{unit_id}")
        group = RoleGroup(role_group)
        state = EmploymentState(
            str(user_id), number, unit, title, share, starts_on, ends_on, group, is_unit_manager=is_manager
        )
        known.employments[state].append(pk)
        states.append(state)
    return tuple(states)


_PersonRow = tuple[int, str | None, str, str, str, bool]


def _everyone() -> "QuerySet[User, _PersonRow]":
    return User.objects.annotate(address=Lower("email")).values_list(
        "pk", "address", "given_name", "family_name", "sex", "is_protected"
    )


def _with_address(emails: set[str]) -> list[_PersonRow]:
    return [row for some in batches(sorted(emails)) for row in _everyone().filter(Q(address__in=some))]


def _person(row: _PersonRow) -> PersonState:
    pk, email, given, family, sex, is_protected = row
    return PersonState(str(pk), email or "", given, family, Sex(sex), is_protected=is_protected)


def _shared(employer: Organisation, others: list[int]) -> set[int]:
    """Those who belong elsewhere too. A staff file may not rename them or move their sign-in to another address."""
    below = Organisation.objects.below(employer).values("pk")
    employed = Employment.objects.filter(employer=employer).values("user_id")
    found: set[int] = set()
    for who in (Q(user_id__in=employed), *(Q(user_id__in=some) for some in batches(others))):
        found.update(Employment.objects.filter(who).exclude(employer=employer).values_list("user_id", flat=True))
        found.update(RoleGrant.objects.filter(who).exclude(organisation__in=below).values_list("user_id", flat=True))
        found.update(Enrolment.objects.filter(who).exclude(organisation__in=below).values_list("user_id", flat=True))
    found.update(User.objects.filter(Q(is_staff=True) | Q(is_superuser=True)).values_list("pk", flat=True))
    return found
