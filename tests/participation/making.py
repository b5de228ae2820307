"""Short ways to a programme that reports, with people who have hours in it."""

from datetime import date

from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.participation.models import Reporting
from jordman.programmes.models import Enrolment, Programme
from tests import factories as make
from tests.cast import World

# The cast's programme runs from May to December 2026.
FIRST, SECOND, THIRD = date(2026, 8, 1), date(2026, 9, 1), date(2026, 10, 1)
TODAY = date(2026, 11, 10)
SUMMER = "2026-05-04T08:00:00Z"


def make_reporting(world: World, programme: Programme | None = None, **fields: object) -> Reporting:
    chosen = programme or world.programme
    fields.setdefault("first_month", FIRST)
    facts = {"project_name": "Digital kraft", "project_number": "2026/00123", **fields}
    return Reporting.objects.get_or_create(programme=chosen, defaults=facts)[0]


def put_time(user: User, programme: Programme, on: date | str, minutes: int, activity: str = "module:1") -> TimeEntry:
    return TimeEntry.objects.create(
        user=user, programme=programme, on=on, minutes=minutes, source="module", activity=activity
    )


def take_part(world: World, user: User, **fields: object) -> Enrolment:
    """Enrolled since May, in the cast's programme."""
    fields.setdefault("sex", "woman")
    enrolment, _made = Enrolment.objects.get_or_create(
        programme=world.programme, user=user, defaults={"organisation": world.municipality, **fields}
    )
    Enrolment.objects.filter(pk=enrolment.pk).update(enrolled_at=SUMMER)
    return enrolment


def make_participant(
    world: World, name: str = "Nilsson", *, minutes: int = 210, month: date = THIRD, unit: Organisation | None = None
) -> User:
    """Somebody at the cast's unit (or another) with hours in a month."""
    user = make.make_user("Ada", name, sex="woman")
    make.make_employment(user, unit or world.unit, title="Undersköterska")
    take_part(world, user)
    if minutes:
        put_time(user, world.programme, month.replace(day=12), minutes)
    return user


def make_head(world: World) -> User:
    """Who leads a department that the cast's unit is put under, above its manager."""
    head = make.make_user("Hanna", "Överberg", email="head@example.se")
    grant_role(head, by=None, role="unit_manager", organisation=world.municipality)
    return head
