"""The page of a programme: what the lead sees, what others see, and what nobody sees."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.library.models import SignOff
from jordman.live_sessions.models import LiveSession, NetworkGroup
from jordman.organisations.actions import grant_role
from jordman.programmes.models import EnrolmentTally, Programme
from tests import factories as make
from tests.cast import World
from tests.reports.filling import TODAY, done, hours, join, level_up, sums


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with mock.patch.object(timezone, "localdate", side_effect=lambda *moments: moments[0].date() if moments else TODAY):
        yield


@pytest.fixture
def full(world: World) -> World:
    """Level Up as the product's example has it."""
    level_up(world.programme, world.county)
    Programme.objects.filter(pk=world.programme.pk).update(enrolment_closes_on=date(2026, 10, 16))
    return world


def show(world: World, who: str, query: str = "") -> str:
    response = world.client(who).get(reverse("reports:programme", args=[world.programme.pk]) + query)
    assert response.status_code == 200
    return plain(response.content.decode())


def plain(html: str) -> str:
    """The page with single spaces and without the token that differs from view to view."""
    html = re.sub(r'<input type="hidden" name="csrfmiddlewaretoken"[^>]*>', "", html)
    return " ".join(html.replace("\N{NO-BREAK SPACE}", " ").split())


def row(page: str, name: str) -> str:
    """The table row that begins with `name`."""
    return page[page.index(f'<th scope="row">{name}</th>') :].split("</tr>", maxsplit=1)[0]


def wait_for_review(world: World, count: int) -> None:
    for number in range(count):
        module = make.make_module(world.association, f"vantar-{number}", title=f"Modul {number}", published=False)
        make.make_rule(world.main, module)
        SignOff.objects.create(module=module, fingerprint=str(number))


# The lead


def test_the_lead_sees_how_it_stands_against_the_targets(full: World) -> None:
    wait_for_review(full, 3)
    page = show(full, "lead")
    assert "<h1>88 platser kvar, och tre moduler väntar på granskning</h1>" in page
    assert "<b>212 <small>av 300</small></b>" in page
    assert "<b>68 % <small>målet är 70 %</small></b>" in page
    assert "För att nå det behöver 66 av de 88 platserna gå till kvinnor." in page
    assert "Anmälan stänger 16 oktober. En av de anmälda är ensam från sin organisation." in page
    assert "Basblock" in page
    assert "vecka 39" in page


def test_the_lead_sees_every_organisation_as_it_is(full: World) -> None:
    page = show(full, "lead", "?visa=alla")
    assert page.index("Kommun 01") < page.index("Kommun 26") < page.index("Kommun 27")
    assert 'data-label="Anmälda">1 </td>' in row(page, "Kommun 27")


def test_the_lead_sees_every_orientation_as_it_is(world: World) -> None:
    sums(world.programme, world.municipality, women=9)
    sums(world.programme, world.municipality, men=1, orientation="strategic")
    assert '<span>Med strategisk inriktning</span><b class="num">1 ' in show(world, "lead")
    assert "Med strategisk inriktning" not in show(world, "evaluator")


def test_ten_organisations_are_enough_to_begin_with(full: World) -> None:
    page = show(full, "evaluator")
    assert ("Kommun 10" in page, "Kommun 11" in page) == (True, False)
    assert "Visa alla 27" in page


def test_organisations_are_sorted_as_swedish_is(world: World) -> None:
    for name in ("Örebro", "Åre", "Ärla", "Zinkgruvan"):
        sums(world.programme, make.make_organisation("municipality", name, world.county), women=6)
    page = show(world, "lead")
    assert page.index("Zinkgruvan") < page.index("Åre") < page.index("Ärla") < page.index("Örebro")


def test_the_lead_is_helped_to_bring_more_from_where_one_came_alone(full: World) -> None:
    page = show(full, "lead")
    assert "1 organisation har en ensam deltagare" in page
    assert "Ta med en kollega till Level Up 2026" in page
    assert "Åsa Wikström" in page
    assert 'href="mailto:?subject=Ta%20med' in page


def test_modules_that_wait_say_how_long(full: World) -> None:
    wait_for_review(full, 1)
    with mock.patch.object(timezone, "localdate", side_effect=lambda *m: date(2026, 9, 18) if m else TODAY):
        page = show(full, "lead")
    assert "Modul 0" in page
    assert "Väntat 3 dagar" in page


def test_blocks_hours_and_pace_are_those_of_the_group(full: World) -> None:
    place = full.municipality
    done(full.base, place, 150)
    hours(full.programme, place, "2026-05", woman=(400, 100), man=(200, 50))
    hours(full.programme, place, "2026-06", woman=(100, 40), man=(3, 2))
    hours(full.programme, place, "2026-09", woman=(300, 90), man=(40, 20))
    page = show(full, "lead")
    assert "150 av 212" in page
    assert "Gruppen har lagt 1 043 timmar på att lära sig." in page
    assert "per person och vecka. Programmet räknar med 3 timmar." in page
    assert "Kvinnor är 68 % av de anmälda och har lagt 77 % av tiden." in page
    # Two men's three hours are hidden, and the women's with them. In July nobody did anything.
    assert row(page, "Juni 2026").count("För få") == 2
    assert row(page, "Juli 2026").count(">0 </td>") == 3


def test_sessions_and_recordings_without_text(full: World) -> None:
    make_session(full, "Etik när tekniken flyttar in", datetime(2099, 9, 29, 13, tzinfo=ZoneInfo("Europe/Stockholm")))
    past = make_session(full, "Ledarens berättelse", datetime(2020, 9, 8, 13, tzinfo=ZoneInfo("Europe/Stockholm")))
    LiveSession.objects.filter(pk=past.pk).update(recording="recordings/x.mp4", held_at=past.starts_at)
    lead, evaluator = show(full, "lead"), show(full, "evaluator")
    assert "Etik när tekniken flyttar in" in lead
    assert "Text saknas" in lead
    assert "0 anmälda." in lead
    assert "Etik när tekniken flyttar in" in evaluator
    assert "0 anmälda." not in evaluator
    assert "Lägg till pass" not in evaluator


def make_session(world: World, title: str, starts_at: datetime) -> LiveSession:
    return LiveSession.objects.create(
        programme=world.programme, title=title, starts_at=starts_at, ends_at=starts_at.replace(hour=14)
    )


def test_groups_are_counted_by_their_mix(full: World) -> None:
    for number in range(3):
        NetworkGroup.objects.create(programme=full.programme, name=f"Grupp {number}", mix="national")
    page = show(full, "lead")
    assert "Nationellt, från hela landet</span><b" in page
    assert "3 grupper" in page


def test_a_new_programme_says_what_is_to_come(world: World) -> None:
    EnrolmentTally.objects.filter(programme=world.programme).delete()
    page = show(world, "lead")
    assert "<h1>300 platser kvar</h1>" in page
    assert "Ingen är anmäld än." in page
    assert "För få har lagt tid för att den ska kunna visas." in page


# Those who see protected sums


@pytest.mark.parametrize("who", ["strategist", "evaluator"])
def test_others_see_the_same_sums_without_small_groups(full: World, who: str) -> None:
    page = show(full, who, "?visa=alla")
    assert "<b>212 <small>av 300</small></b>" in page
    assert "<b>68 % <small>målet är 70 %</small></b>" in page
    assert "För få" in row(page, "Kommun 27")
    # A single hidden row would be the total less the rest.
    assert page.count('data-label="Anmälda"> <span class="hidden-cell">För få') == 2


@pytest.mark.parametrize("who", ["strategist", "evaluator"])
def test_others_see_neither_who_came_alone_nor_what_is_administered(full: World, who: str) -> None:
    wait_for_review(full, 2)
    page = show(full, who)
    for hidden in ("ensam", "Väntar på granskning", "Nätverksgrupper", "att intyga", "Lägg till pass", "mailto:"):
        assert hidden not in page
    assert "<h1>88 platser kvar</h1>" in page


@pytest.mark.parametrize("who", ["strategist", "evaluator"])
def test_too_few_people_show_nothing(world: World, who: str) -> None:
    page = show(world, who)
    assert "För få är anmälda för att något ska kunna visas" in page
    assert "Lidköping" not in page


def test_learning_is_protected_for_the_lead_too(world: World) -> None:
    sums(world.programme, world.municipality, women=3)
    hours(world.programme, world.municipality, "2026-05", woman=(7, 1))
    done(world.base, world.municipality, 2)
    page = show(world, "lead")
    assert "För få har lagt tid" in page
    assert "7 timmar" not in page
    assert "2 av" not in page


def test_nobody_is_ranked(full: World) -> None:
    page = show(full, "lead", "?visa=alla&sortera=klara&sort=-people")
    rows = [page.index(f"Kommun {number:02}") for number in range(1, 28)]
    assert rows == sorted(rows)


# Hostile readers


@pytest.mark.parametrize(
    "query", ["?is_lead=1", "?visa=alla&troskel=1&threshold=1", "?sida=9999&visa=alla", "?sida=-1", "?visa=alla&sida=x"]
)
def test_no_address_widens_what_is_seen(full: World, query: str) -> None:
    page = show(full, "evaluator", query)
    assert "att intyga" not in page
    assert 'data-label="Anmälda">1 ' not in page


def test_another_organisations_lead_finds_nothing(full: World) -> None:
    for name in ("reports:programme", "reports:hours"):
        assert full.client("other_lead").get(reverse(name, args=[full.programme.pk])).status_code == 404
    for name in ("reports:workbook", "reports:report", "reports:hours_workbook", "reports:hours_list"):
        assert full.client("other_lead").post(reverse(name, args=[full.programme.pk])).status_code == 404


def test_a_programme_that_does_not_exist_is_not_found(world: World) -> None:
    assert world.client("lead").get(reverse("reports:programme", args=[999999])).status_code == 404


# The day's figures


def test_figures_for_others_stay_the_same_all_day(full: World) -> None:
    before = show(full, "evaluator", "?visa=alla")
    hours(full.programme, full.municipality, "2026-05", woman=(400, 100), man=(200, 50))
    join(full.programme, full.other_municipality, sex="woman")
    assert show(full, "evaluator", "?visa=alla") == before


def test_the_lead_sees_who_enrols_at_once(full: World) -> None:
    show(full, "evaluator")
    join(full.programme, full.other_municipality, sex="woman")
    assert "<b>213 <small>av 300</small></b>" in show(full, "lead")


# The list


def test_the_list_has_the_programmes_one_may_see(world: World) -> None:
    make.make_programme(world.association, name="Level Up 2027", starts_on=date(2027, 5, 3), ends_on=date(2027, 12, 1))
    page = world.client("evaluator").get(reverse("reports:list")).content.decode()
    assert page.index("Level Up 2027") < page.index("Level Up 2026")
    assert "Halmstads chefer" not in page


def test_without_a_programme_the_list_says_so(world: World) -> None:
    grant_role(world.people["learner"], by=None, role="evaluator", organisation=world.unit)
    page = world.client("learner").get(reverse("reports:list")).content.decode()
    assert "Det finns inget program att se läget i än" in page


def test_the_place_is_named_after_what_one_does(full: World) -> None:
    assert "Du är här som programledare." in show(full, "lead")
    assert "Du ser skyddade summor, aldrig personer." in show(full, "evaluator")
