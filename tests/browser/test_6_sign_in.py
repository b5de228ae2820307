"""Take part: sign in by a code, a link or a passkey, and be several things in one person without confusion."""

import pytest
from playwright.sync_api import Page

from jordman.accounts.links import link_to
from jordman.organisations.actions import grant_role
from tests.browser.sites import Site
from tests.browser.visiting import (
    Visiting,
    click,
    fits,
    go,
    heading,
    is_accessible,
    letters_to,
    see,
    sign_in_by_code,
    status_of,
)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_code_by_mail_signs_in_and_leads_to_the_page_that_was_asked_for(
    visit: Visiting, site: Site, javascript: bool
) -> None:
    """A wrong code is told plainly; a stranger's address is answered in the same way and gets no code."""
    malin = site.person("malin")
    page = visit(javascript=javascript)
    go(page, "/larande/plan/")
    assert heading(page) == "Logga in"
    fits(page)
    page.locator("main").get_by_role("textbox").fill("MALIN@demo.example.se")
    click(page, "Skicka kod")
    see(page, "Den gäller i 15 minuter.")
    page.locator("main").get_by_role("textbox").fill("WRONG1")
    page.locator("main").get_by_role("button", name="Logga in").click()
    assert page.locator("[aria-invalid=true], .field__error, [role=alert]").first.is_visible()
    click(page, "Börja om")
    sign_in_by_code(page, malin)
    assert "obligatoriska moduler är klara" in heading(page)
    assert "kod" in letters_to(malin)[-1].subject.lower()

    stranger = visit(javascript=javascript)
    go(stranger, "/konto/login/")
    stranger.locator("main").get_by_role("textbox").fill("okand@example.se")
    click(stranger, "Skicka kod")
    see(stranger, "Om okand@example.se finns i Jordmån har vi skickat en kod dit.")


def test_a_link_signs_in_once(visit: Visiting, site: Site) -> None:
    """Opening it spends nothing; pressing does, and afterwards it says what to do instead."""
    address = link_to(site.person("malin"))
    page = visit(javascript=False)
    go(page, address)
    go(page, address)
    assert heading(page) == "Hej Malin!"
    fits(page)
    page.locator("main").get_by_role("button", name="Logga in").click()
    assert heading(page) == "Vad kan du redan?"
    visit.forgive("410")
    other = visit()
    assert status_of(other, address) == 410
    assert heading(other) == "Länken är förbrukad"
    click(other, "Till inloggningen")
    assert heading(other) == "Logga in"


def _give_screen_lock(page: Page) -> None:
    """A phone with a fingerprint that is always right, as Chromium's own tools offer it."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_once_and_then_signs_in_without_any_mail(visit: Visiting, site: Site) -> None:
    """Whoever loses the phone still signs in by the code, and takes the key away."""
    malin = site.person("malin")
    page = visit()
    _give_screen_lock(page)
    go(page, "/konto/login/")
    sign_in_by_code(page, malin)
    click(page, "Malin Ekdahl")
    click(page, "Nycklar för att logga in utan kod")
    see(page, "Du har ingen nyckel än.")
    click(page, "Lägg till en nyckel")
    fits(page)
    is_accessible(page)
    page.get_by_label("Vad ska nyckeln heta?").fill("Min telefon")
    click(page, "Lägg till nyckeln")
    see(page, "Min telefon", "Inte använd än.")
    fits(page)
    is_accessible(page)
    go(page, "/mig/")
    click(page, "Logga ut")
    came = len(letters_to(malin))
    go(page, "/konto/login/")
    click(page, "Logga in med nyckel")
    see(page, "Hej Malin!")
    assert len(letters_to(malin)) == came

    other = visit()
    go(other, "/konto/login/")
    sign_in_by_code(other, malin)
    see(other, "Hej Malin!")
    go(other, "/konto/2fa/webauthn/")
    see(other, "Använd senast")
    click(other, "Ta bort Min telefon")
    click(other, "Ta bort nyckeln")
    see(other, "Du har ingen nyckel än.")


def test_one_person_with_several_roles_moves_between_places_that_say_who_one_is_there(
    visit: Visiting, site: Site
) -> None:
    """Malin learns, writes modules and administers; each place has its own pages, and a link never opens in another."""
    malin = site.person("malin")
    grant_role(malin, by=None, role="supplier", organisation=site.programme.organisation)
    grant_role(malin, by=None, role="administrator", organisation=site.municipality)
    for wide in (False, True):
        page = visit(malin, wide=wide)
        go(page, "/")
        see(page, "Du är här som deltagare. Bara du ser dina svar.")
        places = page.get_by_role("navigation", name="Dina platser")
        assert places.get_by_role("link").all_inner_texts() == ["Mitt lärande", "Moduler", "Organisation"]
        places.get_by_role("link", name="Moduler").click()
        see(page, "Du är här för att skriva eller granska moduler. Du ser inga deltagare.")
        places.get_by_role("link", name="Organisation").click()
        see(page, "Du är här som administratör.")
        fits(page)
        places.get_by_role("link", name="Mitt lärande").click()
        assert heading(page) == "Vad kan du redan?"
    visit.forgive("403")
    assert status_of(page, "/program/") == 403
