"""Rows of the pitfalls: explained to everybody, shown to those who lead, put aside by those who decide."""

from datetime import timedelta

from django.utils import timezone

from jordman.initiatives.models import Initiative
from jordman.pitfalls.models import Dismissal
from tests.access_rows.row import Row, only, signed_in
from tests.cast import World

# Who has a role at or above the unit is inside; nobody else is.
FOLLOWS = ("project_leader", "strategist")


def rule(world: World) -> list[object]:
    return ["engangsinsats"]


def unit(world: World) -> list[object]:
    return [world.unit.pk]


def unit_rule(world: World) -> list[object]:
    return [world.unit.pk, "engangsinsats"]


def place(world: World) -> list[object]:
    return [world.municipality.pk]


def place_rule(world: World) -> list[object]:
    return [world.municipality.pk, "engangsinsats"]


def initiative_rule(world: World) -> list[object]:
    made = Initiative.objects.create(
        organisation=world.municipality, name="Nyckelfria lås", aim="system", goal="quality", starts_on="2026-08-17"
    )
    return [made.pk, "slagord"]


def said(world: World) -> list[object]:
    until = timezone.localdate() + timedelta(days=30)
    made = Dismissal.objects.create(rule="engangsinsats", organisation=world.unit, reason="Vi är nya.", until=until)
    return [made.pk]


PITFALL_ROWS = [
    Row("pitfalls:rules", signed_in(200)),
    Row("pitfalls:rule", signed_in(200), rule),
    Row("pitfalls:unit", only(200, "unit_manager"), unit),
    Row("pitfalls:dismiss_unit", only(200, "unit_manager"), unit_rule),
    Row("pitfalls:dismiss_initiative", only(200, "project_leader"), initiative_rule),
    Row("pitfalls:take_back", only(302, "unit_manager"), said, method="post"),
    Row("pitfalls:place", only(200, *FOLLOWS), place),
    Row("pitfalls:place_rule", only(200, *FOLLOWS), place_rule),
    Row("pitfalls:dismiss_place", only(200, "project_leader"), place_rule),
]
