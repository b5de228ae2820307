"""Rows of the participant reporting: the programme lead's pages, the manager's list, and one's own hours."""

from datetime import date

from django.utils import timezone

from jordman.learning.models import TimeEntry
from jordman.participation.access import get_to_attest_for
from jordman.participation.actions.attesting import attest
from jordman.participation.actions.producing import produce
from jordman.participation.models import Report
from jordman.participation.months import next_month
from tests.access_rows.row import Row, only, signed_in
from tests.cast import World
from tests.participation.making import make_reporting, take_part

LEAD = ("lead",)
MANAGER = ("unit_manager",)


def last_month() -> date:
    today = timezone.localdate()
    return (date(today.year - 1, 12, 1)) if today.month == 1 else today.replace(month=today.month - 1, day=1)


def reporting(world: World) -> list[object]:
    """Reporting is on, and Lena and everybody else at the unit has hours of the month that is over."""
    month = last_month()
    world.programme.ends_on = max(world.programme.ends_on, next_month(month))
    world.programme.save(update_fields=["ends_on"])
    make_reporting(world, first_month=month)
    for each in world.unit.employments.select_related("user"):
        take_part(world, each.user)
        TimeEntry.objects.get_or_create(
            user=each.user,
            programme=world.programme,
            on=month.replace(day=12),
            activity="module:99",
            defaults={"minutes": 47, "source": "module"},
        )
    return [world.programme.pk]


def programme(world: World) -> list[object]:
    return [world.programme.pk]


def somewhere(world: World) -> list[object]:
    """There is something to attest, and the address does not say where."""
    reporting(world)
    return []


def in_month(world: World) -> list[object]:
    return [*reporting(world), f"{last_month():%Y-%m}"]


def colleague(world: World) -> list[object]:
    return [*in_month(world), world.people["colleague"].pk]


def association(world: World) -> list[object]:
    return [world.association.pk]


def report(world: World) -> list[object]:
    """Attested by the manager and reported."""
    reporting(world)
    known = Report.objects.first()
    if known:
        return [known.pk]
    manager, today = world.people["unit_manager"], timezone.localdate()
    found = get_to_attest_for(manager, world.programme.pk, today=today)
    seen = {line.person.user_id: line.minutes for line in found.lines}
    attest(found, last_month(), by=manager, seen=seen)
    return [produce(found.reporting, last_month(), by=world.people["lead"], today=today).pk]


PARTICIPATION_ROWS = [
    Row("participation:list", only(200, *LEAD, outside=200)),
    # Not on yet, so the lead is asked for the project.
    Row("participation:months", only(200, *LEAD), reporting),
    Row("participation:set_up", only(200, *LEAD), programme),
    Row("participation:stop", only(200, *LEAD), reporting),
    Row("participation:columns", only(200, *LEAD), association),
    Row("participation:month", only(200, *LEAD), in_month),
    Row("participation:person", only(200, *LEAD), colleague),
    Row("participation:paper", only(200, *LEAD), in_month),
    # Nobody's hours are attested, which the lead is told.
    Row("participation:report", only(302, *LEAD), in_month, method="post"),
    Row("participation:version", only(200, *LEAD), report),
    Row("participation:xlsx", only(200, *LEAD), report, method="post"),
    Row("participation:csv", only(200, *LEAD), report, method="post"),
    # She has one programme, and so is sent on to it; who leads no unit has no such page.
    Row("participation:choose", only(302, *MANAGER, outside=403), somewhere),
    Row("participation:to_attest", only(302, *MANAGER), reporting),
    Row("participation:attest", only(200, *MANAGER), in_month),
    Row("participation:wrong", only(200, *MANAGER), colleague),
    Row("participation:own", signed_in(200), somewhere),
]
