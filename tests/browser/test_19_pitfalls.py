"""Pitfalls: a manager meets one, reads why, puts it aside with a reason, takes it back, and mends it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import RULES
from jordman.team_sessions.actions.series import Planned, add_session, create_series
from jordman.team_sessions.models import Series
from tests.browser.clock import Clock
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see, status_of
from tests.factories import make_employment, make_user

ONE_EFFORT = "En enda insats räcker inte"


@pytest.fixture
def unit(site: Site) -> Organisation:
    """Hemtjänst Norr, led by Jenny, who has planned a single session in two weeks."""
    unit = Organisation.objects.get(name="Hemtjänst Norr")
    jenny = make_user("Jenny", "Lindqvist", email="jenny@demo.example.se")
    grant_role(jenny, by=None, role="unit_manager", organisation=unit)
    make_employment(jenny, unit, is_unit_manager=True)
    planned = [Planned(_guide().pk, timezone.now() + timedelta(days=14))]
    create_series(unit, by=jenny, name="Digitalt på APT", sessions=planned, leader=jenny)
    return unit


def _guide() -> Module:
    module: Module = Module.objects.get(key="bilden-fran-teatern")
    return module


def _jenny() -> User:
    return User.objects.get(email="jenny@demo.example.se")


def _plan_more(unit: Organisation) -> None:
    series = Series.objects.get(unit=unit)
    for weeks in (5, 8, 11):
        starts_at = timezone.now() + timedelta(weeks=weeks)
        add_session(series, by=_jenny(), module=_guide(), starts_at=starts_at, leader=_jenny())


@pytest.mark.parametrize("javascript", [True, False])
def test_a_manager_reads_why_puts_it_aside_and_takes_it_back(
    visit: Visiting, unit: Organisation, javascript: bool
) -> None:
    """On a phone, with script and without: from My unit to the rule's own page and back."""
    page = visit(_jenny(), javascript=javascript)
    go(page, f"/enhet/{unit.pk}/")
    see(page, ONE_EFFORT, "Ni har pass en enda vecka under ett år, hållna och planerade ihop.")
    fits(page)
    if javascript:
        is_accessible(page)
    page.locator(".lesson").filter(has_text=ONE_EFFORT).get_by_role("link", name="Strategirådet").click()
    assert heading(page) == ONE_EFFORT
    see(page, "Det här läser vi", "Då är vi tysta", "Till enhetens chef", "Enhetens chef ser den.", "avsnitt 4.4")
    fits(page)

    go(page, f"/enhet/{unit.pk}/")
    page.locator(".lesson").filter(has_text=ONE_EFFORT).get_by_role("link", name="Det stämmer inte hos oss").click()
    see(page, "Bara den som leder enheten ser skälet.")
    click(page, "Lägg undan varningen")
    expect(page.locator(".field__error")).to_be_visible()
    page.get_by_label("Varför stämmer det inte hos er?").fill("Vi slås ihop med Söder i oktober.")
    page.get_by_label("En månad").check()
    fits(page)
    click(page, "Lägg undan varningen")
    expect(page.locator(".lesson").filter(has_text=ONE_EFFORT)).to_have_count(0)
    page.get_by_text("1 varning är lagd åt sidan").click()
    see(page, "Vi slås ihop med Söder i oktober.")
    fits(page)
    click(page, f"Ta tillbaka {ONE_EFFORT}")
    expect(page.locator(".lesson").filter(has_text=ONE_EFFORT)).to_be_visible()
    assert not Dismissal.objects.filter(withdrawn_on=None).exists()


def test_it_goes_away_when_it_is_mended_and_comes_back_with_the_day(
    visit: Visiting, unit: Organisation, clock: Clock
) -> None:
    page = visit(_jenny(), wide=True)
    go(page, f"/fallgropar/enhet/{unit.pk}/")
    lesson = page.locator(".lesson").filter(has_text=ONE_EFFORT)
    click(lesson, "Planera pass")
    assert page.url.endswith(f"/enhet/{unit.pk}/pass/ny/")
    _plan_more(unit)
    go(page, f"/fallgropar/enhet/{unit.pk}/")
    expect(lesson).to_have_count(0)
    see(page, "Passen kommer tillbaka, vecka efter vecka.")
    is_accessible(page)
    clock.pass_(days=300)
    page = visit(_jenny(), wide=True)
    go(page, f"/fallgropar/enhet/{unit.pk}/")
    see(page, "passen blev inte av.")


def test_every_rule_is_explained_to_whoever_is_signed_in(visit: Visiting, site: Site, unit: Organisation) -> None:
    """A colleague without any role, on a phone."""
    lena = make_user("Lena", "Strid", email="lena@demo.example.se")
    make_employment(lena, unit)
    page = visit(lena)
    go(page, "/fallgropar/")
    for rule in RULES.values():
        expect(page.locator("summary").filter(has_text=str(rule.name)).first).to_be_visible()
    fits(page)
    is_accessible(page)
    page.locator("summary").filter(has_text="Ny teknik provas").click()
    click(page, "Läs hur vi ser det: Ny teknik provas, men inget följer")
    assert heading(page) == "Ny teknik provas, men inget följer"
    visit.forgive("403")
    assert status_of(page, f"/fallgropar/enhet/{unit.pk}/") == 403
    assert status_of(page, f"/fallgropar/kommun/{site.municipality.pk}/") == 403


def test_a_municipality_reads_counts_and_names_only_where_it_works(
    visit: Visiting, site: Site, unit: Organisation
) -> None:
    leader = make_user("Per", "Nyman", email="per@demo.example.se")
    grant_role(leader, by=None, role="project_leader", organisation=site.municipality)
    page = visit(leader)
    go(page, "/fallgropar/")
    click(page, site.municipality.name)
    see(page, "Ingen fallgrop syns på hälften av enheterna")
    fits(page)
    is_accessible(page)
    click(page, ONE_EFFORT)
    see(page, "Den syns på 1 enhet", unit.name)
    fits(page)
    page = visit(site.person("strategist"), wide=True)
    go(page, f"/fallgropar/kommun/{site.municipality.pk}/engangsinsats/")
    see(page, "Den syns på 1 enhet", "Enheternas namn visas bara i den egna kommunen.")
    expect(page.get_by_text(unit.name)).to_have_count(0)
