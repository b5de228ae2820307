"""A unit with people and sessions, at the cast's own unit."""

from datetime import timedelta

from django.utils import timezone

from jordman.accounts.models import User
from jordman.champions.models import Mandate
from jordman.organisations.models import Organisation
from jordman.pitfalls.facts import UnitFacts
from jordman.pitfalls.gathering.units import gather_units
from jordman.team_sessions.models import TeamSession
from tests import factories as make
from tests.cast import World
from tests.team_sessions.making import make_guide, make_held, make_series, make_team_session


def employ(unit: Organisation, number: int) -> list[User]:
    people = [make.make_user("Kollega", str(place)) for place in range(number)]
    for person in people:
        make.make_employment(person, unit)
    return people


def make_sessions(unit: Organisation, owner: Organisation, *days: int, people: int = 0) -> list[TeamSession]:
    """A series with a session so many days from now each: those that have been are held, by so many unnamed."""
    series, guide = make_series(unit), make_guide(owner)
    return [
        make_held(series, guide, days_ago=-day, people_unnamed=people, agreement="Vi provar.")
        if day < 0
        else make_team_session(series, guide, begins_in=timedelta(days=day))
        for day in days
    ]


def make_mandate(world: World, **fields: object) -> Mandate:
    """Samira's, of four hours a week, agreed half a year ago."""
    now = timezone.now()
    fields.setdefault("starts_on", now.date() - timedelta(days=180))
    fields.setdefault("hours_per_week", 4)
    fields.setdefault("agreed_hours", 4)
    agreed = {"champion_confirmed_at": now, "manager_confirmed_at": now}
    return Mandate.objects.create(user=world.people["champion"], unit=world.unit, **{**agreed, **fields})


def facts_at(unit: Organisation) -> UnitFacts:
    return gather_units([unit.pk])[unit.pk]
