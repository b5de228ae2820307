"""A unit with people and held sessions: who was at which, as a list of numbers for each session."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.organisations.models import Employment, Organisation
from jordman.team_sessions.models import Presence, Series, TeamSession
from tests import factories as make

HALF_AN_HOUR = timedelta(minutes=30)


def make_staff(unit: Organisation, number: int) -> list[User]:
    """So many more who work at the unit."""
    people = [make.make_user(f"Person{each}") for each in range(number)]
    for person in people:
        make.make_employment(person, unit, title="Undersköterska")
    return people


def make_series(unit: Organisation, **fields: object) -> Series:
    fields.setdefault("name", "Digitalt i vardagen")
    return Series.objects.create(unit=unit, **fields)


def make_session(series: Series, module: Module, starts_at: datetime, **fields: object) -> TeamSession:
    fields.setdefault("position", series.sessions.count() + 1)
    fields.setdefault("ends_at", starts_at + HALF_AN_HOUR)
    return TeamSession.objects.create(series=series, unit=series.unit, module=module, starts_at=starts_at, **fields)


def hold(
    series: Series, module: Module, people: Sequence[User], *, days_ago: int, headcount: int = 0, unnamed: int = 0
) -> TeamSession:
    """A session that was held with these people in the room."""
    starts_at = timezone.now() - timedelta(days=days_ago)
    session = make_session(
        series,
        module,
        starts_at,
        ended_at=starts_at + HALF_AN_HOUR,
        phase="ended",
        people_named=len(people),
        people_unnamed=unnamed,
        headcount=headcount or Employment.objects.filter(unit=series.unit).count(),
    )
    Presence.objects.bulk_create([Presence(session=session, user=person, way="ticked", minutes=30) for person in people])
    return session


def hold_all(series: Series, module: Module, people: Sequence[User], times: Iterable[Sequence[int]]) -> None:
    """A session a fortnight; each of `times` says which of the people were there."""
    rows = list(times)
    for number, those in enumerate(rows):
        hold(series, module, [people[index] for index in those], days_ago=14 * (len(rows) - number))
