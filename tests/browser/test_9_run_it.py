"""Run it: reminders that each person turns off, a health page, and the commands of the one who runs the site."""

import json
from pathlib import Path

from playwright.sync_api import Page

from jordman.home.reminders import remind_of_next_step
from jordman.operations.models import Heartbeat
from tests.browser.clock import Clock
from tests.browser.serving import Served, served
from tests.browser.sites import Site
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, letters_to, see


def test_each_person_turns_off_a_reminder_from_the_mail_itself_or_under_their_name(
    visit: Visiting, site: Site, clock: Clock
) -> None:
    """No sign-in is asked for, opening the link turns nothing off, and one can have it back."""
    malin = site.person("malin")
    clock.pass_(days=4)  # a Monday
    assert remind_of_next_step(clock.now().date()) == 1
    letter = letters_to(malin)[-1]
    address = letter.extra_headers["List-Unsubscribe"].strip("<>")
    assert address in letter.body
    page = visit(javascript=False)
    path = address[address.index("/paminnelser/") :]
    go(page, path)
    assert heading(page) == "Vill du slippa de här mejlen?"
    fits(page)
    assert remind_of_next_step(clock.now().date()) == 1
    click(page, "Stäng av")
    assert heading(page) == "Avstängt"
    assert remind_of_next_step(clock.now().date()) == 0

    own = visit(malin)
    go(own, "/mig/")
    click(own, "Påminnelser: slå på och av")
    week = own.get_by_label("Ditt nästa steg, på måndagar")
    assert not week.is_checked()
    week.check()
    click(own, "Spara")
    see(own, "Sparat.")
    fits(own)
    is_accessible(own)
    assert remind_of_next_step(clock.now().date()) == 1


def test_the_health_page_says_how_the_site_is(visit: Visiting, transactional_db: None) -> None:
    page = visit()
    visit.forgive("404")  # no picture for the tab on a page for machines
    go(page, "/halsa/")
    assert json.loads(page.locator("body").inner_text())["status"] == "degraded"
    Heartbeat.objects.create(worker="one")
    page.reload()
    assert json.loads(page.locator("body").inner_text())["database"] == "ok"


def test_a_site_is_served_set_up_backed_up_and_put_back(visit: Visiting, static: Path, tmp_path: Path) -> None:
    """`jordman serve` on an empty folder, the set-up in a browser, `backup`, and `restore` into another folder."""
    with served("serve", data=tmp_path / "data", static=static) as site:
        _set_up(visit(), site)
        assert "status: " in site.jordman("health", "--port", str(site.port))
        archive = tmp_path / "site.tar.gz"
        assert "Backed up" in site.jordman("backup", str(archive))
    other = site.beside(tmp_path / "other")
    other.jordman("restore", str(archive), "--yes")
    found = other.jordman(
        "manage", "shell", "-c", "from jordman.accounts.models import User; print(User.objects.get().email)"
    )
    assert "ida@example.se" in found


def _set_up(page: Page, site: Served) -> None:
    go(page, site.url)
    assert heading(page) == "Kom igång på två minuter"
    page.get_by_label("Vilken organisation är det?").fill("Region Halland")
    page.get_by_label("Vad heter du?").fill("Ida Ås")
    page.get_by_label("Din mejl på jobbet").fill("ida@example.se")
    click(page, "Starta Jordmån")
    see(page, "Jordmån är igång.")
    fits(page)
