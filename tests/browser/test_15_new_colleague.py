"""A new colleague gets what the unit learnt before they came, as a short track that only they see."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.team_sessions.models import CatchUp
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, choose_menu, click, fits, go, is_accessible, see, status_of
from tests.factories import make_employment, make_user
from tests.team_sessions.making import make_held, make_series, make_team_session


@pytest.fixture
def unit(site: Site) -> Organisation:
    found: Organisation = site.municipality.workplaces.get(name="Hemtjänst Norr")
    return found


@pytest.fixture
def nora(unit: Organisation) -> User:
    """She came last week."""
    user = make_user("Nora", "Ny", email="nora@demo.example.se")
    make_employment(user, unit, starts_on=timezone.localdate() - timedelta(days=7))
    return user


def test_a_new_colleague_catches_up_and_nobody_else_sees_it(
    visit: Visiting, site: Site, unit: Organisation, nora: User
) -> None:
    jenny = make_user("Jenny", "Lindqvist")
    make_employment(jenny, unit, is_unit_manager=True)
    grant_role(jenny, by=None, role="unit_manager", organisation=unit)
    series = make_series(unit)
    held = [
        make_held(series, site.module(key), jenny, days_ago=days_ago, agreement="Vi ringer när det är bråttom.")
        for key, days_ago in (("mejl-och-kalender", 60), ("losenord-och-inloggning", 30), ("digital-skam", 3))
    ]
    make_team_session(series, site.module("bilden-fran-teatern"), place="Fikarummet", leader=jenny)

    page = visit(nora)
    go(page, "/larande/")
    choose_menu(page, "Arbetslaget")
    see(
        page,
        "Ni ses",
        "Fikarummet",
        "Vi ringer när det är bråttom.",
        "2 pass att ta igen",
        "Bara du ser vad du har tagit igen.",
    )
    fits(page)
    is_accessible(page)
    click(page, "Mejl och kalender som ger tid tillbaka")
    see(page, "Bråttom är ett samtal.", "Vem hos oss läser sällan mejl", "Bara du ser att du är klar.")
    page.get_by_text("Visa svaret").first.click()
    see(page, "Ja. Bråttom är ett samtal.")
    fits(page)
    is_accessible(page)
    page.get_by_role("button", name="Klart").click()
    see(page, "Klart. Bara du ser det.", "1 pass att ta igen", "Klart på egen hand")
    assert CatchUp.objects.get().session == held[0]
    assert TimeEntry.objects.get(user=nora).minutes == 15

    hers = visit(jenny)
    for path in (f"/enhet/{unit.pk}/pass/serie/{series.pk}/", "/pass/arbetslaget/", "/pass/"):
        go(hers, path)
        assert "Nora" not in hers.content()
        assert "på egen hand" not in hers.content()
    visit.forgive("404")
    assert status_of(visit(site.person("administrator")), f"/pass/arbetslaget/{held[0].pk}/") == 404


def test_it_is_read_and_finished_without_script(visit: Visiting, site: Site, unit: Organisation, nora: User) -> None:
    held = make_held(make_series(unit), site.module("digital-skam"), days_ago=30)
    page = visit(nora, javascript=False)
    go(page, f"/pass/arbetslaget/{held.pk}/")
    click(page, "Klart")
    see(page, "Klart. Bara du ser det.")
    click(page, site.module("digital-skam").title)
    click(page, "Ta bort att jag är klar")
    see(page, "Borttaget. Tiden är också borta.")
    assert not CatchUp.objects.exists()
