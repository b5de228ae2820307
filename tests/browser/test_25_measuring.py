"""Measuring: a project leader plans, opens, closes and releases; a manager estimates first; a strategist reads."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.assessments.actions.measuring import close_wave, make_measurement, open_wave
from jordman.assessments.models import Wave
from jordman.assessments.releasing import release_wave
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from tests import factories as make
from tests.assessments.making_measurements import ABILITY, WILL, answer, make_staff, make_version, make_wave
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, download, fits, go, heading, is_accessible, see, status_of

PICTURES = os.environ.get("PICTURES")


@pytest.fixture
def leader(site: Site) -> User:
    """Per, who leads projects in the municipality, with two units of a dozen, and one of four."""
    make_version(ABILITY)
    make_version(WILL)
    leader = make_user("Per", "Nyman", "per")
    grant_role(leader, by=None, role="project_leader", organisation=site.municipality)
    manager = make_user("Jenny", "Lindqvist", "jenny")
    grant_role(manager, by=None, role="unit_manager", organisation=unit("Hemtjänst Norr"))
    for name, number in (("Hemtjänst Söder", 14), ("Natt", 4)):
        make_staff(make.make_organisation("unit", name, site.municipality, code=name), number)
    make_staff(unit("Hemtjänst Norr"), 14)
    return leader


def make_user(given: str, family: str, name: str) -> User:
    return make.make_user(given, family, email=f"{name}@demo.example.se")


def unit(name: str) -> Organisation:
    return Organisation.objects.get(name=name)


def manager() -> User:
    return User.objects.get(email="jenny@demo.example.se")


def keep(page: Page, name: str) -> None:
    """A picture to look at, when somebody wants one."""
    if PICTURES:
        page.wait_for_load_state()
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def fill_in(wave: Wave, site: Site, *, best: bool = False) -> None:
    for name in ("Hemtjänst Norr", "Hemtjänst Söder"):
        answer(wave, unit(name), 12, chosen="a" if best else "")
    answer(wave, unit("Natt"), 4, place=site.municipality)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_wave_from_plan_to_picture(visit: Visiting, site: Site, leader: User, javascript: bool) -> None:
    """On a phone, with script and without."""
    page = visit(leader, javascript=javascript)
    _plan_and_open(page, site)
    wave = Wave.objects.get()
    fill_in(wave, site)
    own = visit(manager(), javascript=javascript)
    _estimate(own)
    _close_and_release(page, wave, leader)
    see(page, "Så läser du bilden", "Varför visas inte alla?", "Alla enheter har haft sitt möte.")
    fits(page)
    keep(page, "bild-390")
    name, content = download(page, "Hämta tabeller (Excel)")
    assert name.endswith(".xlsx")
    assert content[:2] == b"PK"
    go(own, f"/matning/enhet/{unit('Hemtjänst Norr').pk}/")
    see(own, "Det du trodde, och det vi mätte")
    fits(own)
    keep(own, "enhet-390")
    if javascript:
        is_accessible(page)
        is_accessible(own)


def _plan_and_open(page: Page, site: Site) -> None:
    go(page, "/matning/")
    assert heading(page) == "Börja med vad svaren ska användas till"
    click(page, "Ny mätning")
    page.get_by_label("Var mäter ni?").select_option(label=site.municipality.name)
    page.get_by_label("Vad kallar ni mätningen?").fill("Förmåga 2026")
    page.get_by_label("Vad ska svaren användas till?").fill("Vi väljer vad enheterna övar på.")
    page.get_by_label("alla som arbetar på enheterna").check()
    fits(page)
    keep(page, "ny")
    click(page, "Spara och välj frågor")
    page.get_by_label("Vilka frågor ställer ni?").select_option(label="Digital förmåga i vård och omsorg, version 1")
    page.get_by_label("före", exact=True).check()
    page.get_by_label("Öppnar").fill(timezone.localdate().isoformat())
    page.get_by_label("Sista dagen att svara").fill((timezone.localdate() + timedelta(14)).isoformat())
    fits(page)
    keep(page, "planera")
    click(page, "Spara")
    see(page, "Minst 5 svar. Den sänks aldrig.")
    click(page, "Öppna nu")
    see(page, "Alla som får frågan får ett mejl.")


def _estimate(page: Page) -> None:
    go(page, f"/matning/enhet/{unit('Hemtjänst Norr').pk}/")
    assert heading(page) == "Bilden kommer när alla har fått tid att svara"
    click(page, "Vad tror du om laget?")
    see(page, "Bara du ser din uppskattning")
    for group in page.locator("fieldset").all():
        group.get_by_label("Alla eller nästan alla").check()
    fits(page)
    keep(page, "uppskatta")
    click(page, "Spara min uppskattning")
    see(page, "När bilden är klar ser du den bredvid din uppskattning.")


def _close_and_release(page: Page, wave: Wave, leader: User) -> None:
    go(page, f"/matning/tillfalle/{wave.pk}/")
    fits(page)
    keep(page, "oppen")
    click(page, "Stäng i förtid")
    click(page, "Stäng nu")
    expect(page.locator(".field__error")).to_be_visible()
    page.get_by_label("Varför stänger ni i förtid?").fill("Alla enheter har haft sitt möte.")
    click(page, "Stäng nu")
    click(page, "Räkna bilden nu")
    see(page, "Bilden räknas nu")
    release_wave(wave.pk, by=leader)
    go(page, f"/matning/bild/{wave.pk}/")


def test_a_strategist_reads_before_and_after_and_walks_down(visit: Visiting, site: Site, leader: User) -> None:
    """At a desk."""
    strategist = make_user("Siv", "Ståhl", "siv")
    grant_role(strategist, by=None, role="strategic_manager", organisation=site.municipality)
    measurement = make_measurement(by=leader, organisation=site.municipality, name="Förmåga", aim="Vi väljer övningar.")
    for moment in ("baseline", "follow_up"):
        wave = open_wave(make_wave(measurement, ABILITY, moment=moment), by=None)
        fill_in(wave, site, best=moment == "follow_up")
        close_wave(wave, by=None)
        release_wave(wave.pk, by=None)
        if moment == "baseline":
            Wave.objects.update(opens_on="2026-03-02", closes_on="2026-03-16")
    page = visit(strategist, wide=True)
    go(page, "/matning/")
    assert heading(page) == "2 bilder är klara att läsa"
    click(page, "Förmåga, efter")
    see(page, "inte vad som orsakade det")
    fits(page)
    is_accessible(page)
    keep(page, "bild-1280")
    visit.forgive("404")
    assert status_of(page, f"/matning/bild/{wave.pk}/{site.other_municipality.pk}/") in {403, 404}
    visit.forgive("403")
    assert status_of(page, f"/matning/tillfalle/{wave.pk}/") == 403


def test_a_key_is_destroyed_by_writing_the_name(visit: Visiting, site: Site, leader: User) -> None:
    measurement = make_measurement(by=leader, organisation=site.municipality, name="Förmåga", aim="Vi väljer övningar.")
    page = visit(leader)
    go(page, f"/matning/{measurement.pk}/")
    click(page, "Förstör nyckeln")
    assert heading(page) == "Det här går inte att ångra"
    page.get_by_label("Skriv mätningens namn för att bekräfta").fill("Förmåga")
    fits(page)
    is_accessible(page)
    keep(page, "nyckel")
    click(page, "Förstör nyckeln för alltid")
    see(page, "Inget svar kan kopplas till någon")
