"""Rows of the reports."""

from tests.access_rows.row import Row, only
from tests.cast import World

READERS = ("lead", "strategist", "evaluator")
LEAD = ("lead",)


def programme(world: World) -> list[object]:
    return [world.programme.pk]


def unit(world: World) -> list[object]:
    return [world.unit.pk]


REPORT_ROWS = [
    # Each of them sees one programme, and so is sent on to it.
    Row("reports:list", only(302, *READERS, outside=302)),
    Row("reports:programme", only(200, *READERS), programme),
    Row("reports:workbook", only(200, *READERS), programme, method="post"),
    Row("reports:report", only(200, *READERS), programme, method="post"),
    # Names: an evaluator and a strategist belong here and may not.
    Row("reports:hours", only(200, *LEAD), programme),
    Row("reports:hours_workbook", only(200, *LEAD), programme, method="post"),
    # No organisation is chosen, so the lead is sent back to choose one.
    Row("reports:hours_list", only(302, *LEAD), programme, method="post"),
    # She leads one unit, and so is sent on to it; who leads none has no such page anywhere.
    Row("unit:home", only(302, "unit_manager", outside=403)),
    # Not for those above her: they see how their units stand on the pages of pitfalls.
    Row("unit:show", only(200, "unit_manager"), unit),
]
