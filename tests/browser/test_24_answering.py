"""Answering: an assistant nurse on a phone answers, pauses, hands in, and sees a picture that is hers alone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from jordman.accounts.models import User
from jordman.assessments.models import Invitation, Wave
from jordman.organisations.models import Employment
from tests import factories as make
from tests.assessments import making
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see, status_of

ABOUT_THE_MANAGER = "Din chef kan inte se vad du har valt."


@pytest.fixture
def nurse(site: Site) -> User:
    """Somebody who works at a unit of the municipality."""
    employment = Employment.objects.filter(role_group="staff").select_related("user").order_by("pk").first()
    if employment is not None:
        return employment.user
    person = make.make_user("Lena", "Strid")
    make.make_employment(person, site.municipality)
    return person


def asked(site: Site, person: User, key: str) -> Wave:
    wave = making.make_wave(site.municipality, key)
    making.invite(wave, site.municipality, person)
    making.make_asked(wave, site.municipality, 6)
    return wave


def answer(page: Page, label: str) -> None:
    page.get_by_label(label, exact=True).check()
    click(page, "Nästa fråga")


def test_from_the_list_to_ones_own_picture_on_a_phone_without_javascript(
    visit: Visiting, site: Site, nurse: User
) -> None:
    asked(site, nurse, making.WILL)
    page = visit(nurse, javascript=False)
    go(page, "/svara/")
    assert heading(page) == "En omgång frågor väntar på dig"
    fits(page)
    click(page, "Läs mer och börja")
    see(page, "Det är frivilligt.", "när minst fem har svarat", "har inte prövats i forskning än")
    fits(page)
    click(page, "Börja")
    see(page, "Fråga 1 av 16.", ABOUT_THE_MANAGER)
    fits(page)
    for _ in range(3):
        answer(page, "Stämmer ganska bra")
    click(page, "Ändra förra svaret")
    see(page, "Fråga 3. Du ändrar ett svar.")
    page.get_by_label("Stämmer helt", exact=True).check()
    click(page, "Spara ändringen")
    click(page, "Pausa")
    see(page, "dina svar finns kvar", "Du har gett 3 svar.")
    click(page, "Fortsätt")
    see(page, "Fråga 4 av 16.")
    for _ in range(12):
        answer(page, "Stämmer ganska bra")
    answer(page, "Vet inte")
    assert heading(page) == "Det var sista frågan"
    fits(page)
    click(page, "Lämna in och se din bild")
    assert heading(page) == "Så ser du på att arbeta digitalt just nu"
    see(page, "Bara du ser den här sidan.", "Inställning", "Ansvar")
    fits(page)
    assert Invitation.objects.get(user=nurse).has_answered


def test_situations_come_in_an_order_of_their_own_and_end_in_a_place_and_not_a_grade(
    visit: Visiting, site: Site, nurse: User
) -> None:
    wave = asked(site, nurse, making.ABILITY)
    page = visit(nurse)
    go(page, f"/svara/{wave.pk}/")
    click(page, "Börja")
    is_accessible(page)
    questions = 0
    while page.get_by_role("button", name="Nästa fråga").is_visible():
        see(page, ABOUT_THE_MANAGER)
        page.locator("main input[type=radio]").nth(questions % 4).check()
        click(page, "Nästa fråga")
        page.wait_for_load_state()
        questions += 1
    assert 10 <= questions <= 24
    click(page, "Lämna in och se din bild")
    see(page, "Ungefär här är du", "Det är inget betyg.", "Det här kan vara värt att öva")
    page.get_by_text("Dina svar, och vad vi tänker om dem").click()
    expect(page.locator("details h3")).to_have_count(questions)
    fits(page)
    is_accessible(page)


def test_two_tabs_give_one_answer(visit: Visiting, site: Site, nurse: User) -> None:
    wave = asked(site, nurse, making.PULSE)
    first, second = visit(nurse), visit(nurse)
    go(first, f"/svara/{wave.pk}/")
    click(first, "Börja")
    go(second, f"/svara/{wave.pk}/fraga/")
    answer(first, "Ofta")
    answer(second, "Aldrig")
    see(second, "Ditt första svar gäller.", "Fråga 2 av 3.")


def test_a_wave_that_closes_meanwhile_says_so(visit: Visiting, site: Site, nurse: User) -> None:
    wave = asked(site, nurse, making.WILL)
    page = visit(nurse)
    go(page, f"/svara/{wave.pk}/")
    click(page, "Börja")
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.CLOSED, closes_on=timezone.localdate())
    answer(page, "Stämmer helt")
    see(page, "Frågorna stängde medan du svarade.", "för få svar")


def test_who_is_not_asked_finds_no_wave(visit: Visiting, site: Site, nurse: User) -> None:
    wave = asked(site, nurse, making.WILL)
    visit.forgive("404")
    for name in ("lead", "administrator"):
        assert status_of(visit(site.person(name)), f"/svara/{wave.pk}/resultat/") == 404
