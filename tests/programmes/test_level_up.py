"""Level Up from one click, in any year."""

from datetime import date

import pytest

from jordman.library.models import Module
from jordman.programmes.actions import open_programme, start_level_up
from jordman.programmes.level_up import dates_of, read_template, sessions_of, starter_keys
from jordman.programmes.loading import load_structure
from jordman.programmes.models import Programme
from jordman.programmes.swedish_days import easter_sunday, holidays, is_working_day
from tests import factories as make
from tests.cast import World

STARTERS = (
    ("introduktion-live", 1, "any"),
    ("mot-plattformen", 1, "any"),
    ("mejl-och-kalender", 1, "basic"),
    ("varfor-digitalisering", 2, "any"),
    ("losenord-och-inloggning", 3, "basic"),
    ("data-och-uppfoljning", 3, "advanced"),
    ("digital-skam", 4, "any"),
    ("fran-inkop-till-rutin", 6, "any"),
)


@pytest.fixture
def library(world: World) -> list[Module]:
    """The starter modules that are published here: some of the template's are not."""
    return [
        make.make_module(world.association, key, category=make.make_category(number), level=level)
        for key, number, level in STARTERS
    ]


@pytest.mark.parametrize(
    ("year", "base", "main", "end"),
    [
        (2026, date(2026, 5, 4), date(2026, 8, 17), date(2026, 12, 18)),
        (2027, date(2027, 5, 3), date(2027, 8, 16), date(2027, 12, 17)),
        (2028, date(2028, 5, 8), date(2028, 8, 21), date(2028, 12, 22)),
    ],
)
def test_the_blocks_open_on_the_right_mondays(year: int, base: date, main: date, end: date) -> None:
    dates = dates_of(year)
    assert (dates.base_opens_on, dates.main_opens_on, dates.main_closes_on) == (base, main, end)
    assert dates.base_closes_on == date(year, 6, 30)


@pytest.mark.parametrize("year", range(2026, 2046))
def test_every_year_begins_on_working_mondays_and_meets_on_working_days(year: int) -> None:
    dates = dates_of(year)
    for day in (dates.base_opens_on, dates.main_opens_on):
        assert day.weekday() == 0
        assert is_working_day(day)
    assert 15 <= dates.main_opens_on.day <= 21
    assert dates.main_closes_on.weekday() == 4
    for row in sessions_of(year):
        assert is_working_day(row.starts_at.date())
        assert row.starts_at.isocalendar().week != 44
        assert dates.base_opens_on <= row.starts_at.date() <= dates.main_closes_on


def test_the_holidays_are_those_of_the_almanac() -> None:
    assert [easter_sunday(year) for year in (2026, 2027, 2038)] == [
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
    ]
    assert {date(2026, 4, 3), date(2026, 5, 14), date(2026, 6, 19), date(2026, 10, 31)} <= holidays(2026)


def test_a_session_keeps_its_clock_time_in_summer_and_winter() -> None:
    assert {row.starts_at.strftime("%H.%M %z") for row in sessions_of(2026)} == {
        "13.00 +0200",
        "09.00 +0200",
        "15.00 +0100",
    }


def test_one_click_makes_the_whole_programme(world: World, library: list[Module]) -> None:
    response = world.client("lead").post(
        "/program/nytt/level-up/", {"organisation": world.association.pk, "year": 2027}
    )
    made = Programme.objects.get(name="Level Up 2027")
    assert response["Location"] == f"/program/{made.pk}/"
    assert (made.target_people, made.target_women_percent, made.weekly_minutes) == (300, 70, 180)
    base, main = made.blocks.order_by("position")
    assert (base.opens_on, main.opens_on, main.gated_by) == (date(2027, 5, 3), date(2027, 8, 16), base)
    mandatory = base.rules.filter(requirement="all").values_list("module__key", flat=True)
    assert set(mandatory) == {"introduktion-live", "mot-plattformen"}
    assert dict(main.rules.filter(module__category=3).values_list("level", "module__key")) == {
        "basic": "losenord-och-inloggning",
        "advanced": "data-och-uppfoljning",
    }


def test_modules_that_are_not_published_are_said_to_be_missing(world: World, library: list[Module]) -> None:
    started = start_level_up(by=None, organisation=world.association, year=2027)
    assert "Vem äger frågan?" in started.missing
    assert "Nytta före teknik" not in started.missing
    page = world.client("lead").get("/program/nytt/level-up/").text
    assert "Saknas än" in page
    assert load_structure(started.programme.pk).rules


def test_the_programme_opens_when_its_base_is_there(world: World, library: list[Module]) -> None:
    started = start_level_up(by=None, organisation=world.association, year=2027)
    assert open_programme(started.programme, by=None).is_open


def test_a_starter_module_without_a_line_of_its_own_is_placed_by_its_category(
    world: World, library: list[Module], monkeypatch: pytest.MonkeyPatch
) -> None:
    make.make_module(world.association, "ny-modul", category=make.make_category(6))
    monkeypatch.setattr("jordman.programmes.actions.starting.starter_keys", lambda: frozenset({"ny-modul"}))
    started = start_level_up(by=None, organisation=world.association, year=2027)
    rule = started.programme.blocks.get(name="Huvudblock").rules.get(module__key="ny-modul")
    assert rule.requirement == "elective"


def test_the_room_of_live_sessions_is_given_the_programmes_sessions(
    world: World, library: list[Module], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = []
    monkeypatch.setattr(
        "jordman.programmes.actions.starting.STARTERS", [lambda programme, rows, by: given.append((programme, rows))]
    )
    started = start_level_up(by=None, organisation=world.association, year=2027)
    assert given == [(started.programme, sessions_of(2027))]


def test_what_gates_the_main_block_comes_with_the_product() -> None:
    named = {module.key for block in read_template().blocks for module in block.modules}
    assert {"introduktion-live", "mot-plattformen"} <= named & starter_keys()
