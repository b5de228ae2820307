"""My unit: what its manager sees of the unit, and what nobody sees of anybody."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.organisations.actions import grant_role
from jordman.team_sessions.models import Presence
from tests import factories as make
from tests.cast import World
from tests.champions.making import make_entry, make_mandate
from tests.reports.test_programme_page import plain
from tests.reports.unit_filling import SIX_SESSIONS, hold_all, make_staff
from tests.team_sessions.making import make_held, make_series, make_team_session
from tests.workplaces.making import make_picture, make_promise, make_readiness, make_reserved


@pytest.fixture
def staff(world: World) -> list[User]:
    """With the four of the cast they are 28."""
    return make_staff(world.unit, 24)


def show(world: World, who: str = "unit_manager") -> str:
    response = world.client(who).get(reverse("unit:show", args=[world.unit.pk]))
    assert response.status_code == 200
    return plain(response.content.decode())


def section(page: str, heading: str) -> str:
    """What follows a heading, up to the next of the same rank."""
    return page[page.index(heading) + len(heading) :].split("<h2", maxsplit=1)[0]


# Where it leads


def test_a_manager_of_one_unit_comes_straight_to_it(world: World) -> None:
    response = world.client("unit_manager").get(reverse("unit:home"))
    assert response.headers["Location"] == reverse("unit:show", args=[world.unit.pk])


def test_a_manager_of_several_chooses(world: World) -> None:
    other = make.make_organisation("unit", "Hemtjänst Söder", world.municipality)
    closed = make.make_organisation("unit", "Hemtjänst Väst", world.municipality, closed_on=timezone.localdate())
    for unit in (other, closed):
        grant_role(world.people["unit_manager"], by=None, role="unit_manager", organisation=unit)
    page = plain(world.client("unit_manager").get(reverse("unit:home")).content.decode())
    assert "Du leder 2 enheter" in page
    assert reverse("unit:show", args=[other.pk]) in page
    assert "Hemtjänst Väst" not in page


def test_a_department_is_led_with_all_its_units(world: World) -> None:
    department = make.make_organisation("department", "Äldreomsorgen", world.municipality)
    below = make.make_organisation("unit", "Hemtjänst Söder", department)
    manager = make.make_user()
    grant_role(manager, by=None, role="unit_manager", organisation=department)
    client = world.client("nobody")
    client.force_login(manager)
    assert "Du leder 2 enheter" in client.get(reverse("unit:home")).content.decode()
    assert client.get(reverse("unit:show", args=[below.pk])).status_code == 200
    assert client.get(reverse("unit:show", args=[world.unit.pk])).status_code == 403


# A unit in the middle of it


def test_the_heading_says_how_many_have_been_there(world: World, staff: list[User]) -> None:
    hold_all(make_series(world.unit), world.module, staff, SIX_SESSIONS)
    assert "<h1>23 av 28 har varit med." in show(world)


def test_layers_and_sessions_are_counts_of_the_unit(world: World, staff: list[User]) -> None:
    hold_all(make_series(world.unit), world.module, staff, SIX_SESSIONS)
    page = show(world)
    assert "av 28 har varit med minst tre gånger" in page
    assert "<b>5</b> inget pass än" in page
    assert "Antal på plats: pass 1 11, pass 2 13, pass 3 14, pass 4 10, pass 5 15, pass 6 17." in page
    assert "Sex pass sedan" in page


def test_nobody_who_was_there_is_named(world: World, staff: list[User]) -> None:
    hold_all(make_series(world.unit), world.module, staff, SIX_SESSIONS)
    page = show(world)
    assert not [person.name for person in staff if person.name in page]


def test_a_session_that_few_came_to_is_not_counted_for_anybody_to_see(world: World, staff: list[User]) -> None:
    hold_all(make_series(world.unit), world.module, staff, [*SIX_SESSIONS[:3], range(3)])
    table = section(show(world), "Visa som tabell")
    assert table.count("Visas inte") == 1
    assert '<td class="n">3</td>' not in table


def test_the_figures_stay_for_the_day(world: World, staff: list[User]) -> None:
    """Two looks around one session would say who came to it."""
    series = make_series(world.unit)
    hold_all(series, world.module, staff, SIX_SESSIONS)
    before = show(world)
    make_held(series, world.module, *staff, days_ago=0, headcount=28, position=7)
    after = show(world)
    assert "23 av 28 har varit med." in after
    assert "Visas i morgon" in after
    assert "Visas i morgon" not in before
    Presence.objects.all().delete()
    assert "23 av 28 har varit med." in show(world)


def test_a_small_unit_is_shown_no_figures(world: World) -> None:
    hold_all(make_series(world.unit), world.module, list(world.people.values())[:4], [range(4), range(3)])
    page = show(world)
    assert "<h1>Ni har haft två pass." in page
    assert "Ni är för få" in page
    assert '<svg role="img" aria-label="Antal' not in page


def test_the_next_sessions_say_when_where_and_who_leads(world: World) -> None:
    series = make_series(world.unit)
    champion = world.people["champion"]
    for days in (3, 17, 31, 45):
        leader = champion if days == 3 else None
        make_team_session(
            series, world.module, begins_in=timedelta(days=days), leader=leader, place="Odengatan", position=days
        )
    make_team_session(series, world.module, begins_in=timedelta(days=1), cancelled_at=timezone.now(), position=99)
    page = section(show(world), "<h2>Nästa pass är")
    assert page.count("<h3>") == 3
    assert "3. Bilden från teatern" in page
    assert ", Odengatan. Samira leder." in page
    assert page.count("Ingen ledare är vald än.") == 2


# Time


def test_time_used_stands_beside_time_set_aside(world: World, staff: list[User]) -> None:
    today = timezone.localdate()
    hold_all(make_series(world.unit), world.module, staff, SIX_SESSIONS)
    make_reserved(world.unit, today - timedelta(days=90), training_hours=3, talk_hours=2, people=28)
    for person in staff[:6]:
        entry(person, today - timedelta(days=9), 60)
    page = section(show(world), "avsatta timmar är använda")
    # Eighty people in all were at the sessions: 20 hours of teaching and as many of talk; and six hours in modules.
    assert '<b>Utbildning</b><span class="num">26 av 84 timmar</span>' in page
    assert '<b>Samtal efteråt</b><span class="num">20 av 56 timmar</span>' in page


def test_time_in_modules_of_a_few_is_not_counted_in(world: World, staff: list[User]) -> None:
    today = timezone.localdate()
    hold_all(make_series(world.unit), world.module, staff, SIX_SESSIONS)
    make_reserved(world.unit, today - timedelta(days=90), training_hours=3, talk_hours=2, people=28)
    for person in staff[:4]:
        entry(person, today - timedelta(days=9), 600)
    assert "minst 20 av 84 timmar" in show(world)


def test_the_managers_own_time_is_not_in_the_sum(world: World, staff: list[User]) -> None:
    """With four others it would be enough, and the manager knows their own."""
    today = timezone.localdate()
    make_reserved(world.unit, today - timedelta(days=90), training_hours=3, talk_hours=2, people=28)
    for person in (*staff[:4], world.people["unit_manager"]):
        entry(person, today - timedelta(days=9), 600)
    assert "För få för att visas, av 84 timmar" in show(world)


def entry(person: User, on: date, minutes: int) -> None:
    TimeEntry.objects.create(user=person, on=on, minutes=minutes, source="module", activity="module:1")


def test_the_champions_hours_are_said_by_the_champions_own_title(world: World, staff: list[User]) -> None:
    hold_all(make_series(world.unit), world.module, staff, SIX_SESSIONS)
    mandate = make_mandate(world, starts_on=timezone.localdate() - timedelta(days=70))
    make_entry(mandate, timezone.localdate() - timedelta(days=3), minutes=420)
    page = show(world)
    assert "<b>Digitaliseringsstöd</b>" in page
    assert "7 av 40 timmar" in page


# What is prepared and promised


def test_readiness_says_what_stops_the_start(world: World) -> None:
    make_readiness(world.unit, "phones", "green")
    make_readiness(world.unit, "connection", "red", note="Odengatan är inte testad")
    page = section(show(world), "En sak stoppar starten")
    assert "<b>Uppkoppling</b> – Odengatan är inte testad" in page
    assert "Stoppar starten" in page
    assert page.count("Inte svarat") == 4


def test_promises_stand_with_their_dates(world: World) -> None:
    today = timezone.localdate()
    make_promise(world.unit, today + timedelta(days=4), text="Lägga in passen i schemat")
    make_promise(world.unit, today - timedelta(days=4), text="Köpa fler laddare")
    make_promise(world.unit, today - timedelta(days=40), text="Ta ner anslagstavlan", kept_on=today)
    page = section(show(world), "Ett löfte har passerat sitt datum")
    assert page.index("Köpa fler laddare") < page.index("Lägga in passen") < page.index("Ta ner anslagstavlan")
    assert page.count("Hållet") == 1


def test_the_target_picture_that_holds_is_shown(world: World) -> None:
    make_picture(world.unit, text="Vi frågar varandra.")
    make_picture(world.unit, version=2, text="Vi dokumenterar hos personen.")
    page = show(world)
    assert "Vi dokumenterar hos personen." in page
    assert "Vi frågar varandra." not in page


# A unit that has not begun


def test_a_unit_that_has_not_begun_is_told_what_comes_first(world: World) -> None:
    page = show(world)
    assert "<h1>Ni har inte börjat än." in page
    assert "Pass för pass" not in page


def test_a_closed_unit_is_not_there(world: World) -> None:
    world.unit.closed_on = timezone.localdate()
    world.unit.save()
    assert world.client("unit_manager").get(reverse("unit:show", args=[world.unit.pk])).status_code == 404
