"""Start it: the set-up of an empty site, who may do it, and whom to be in the demo."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import clear_url_caches, include, path
from playwright.sync_api import expect
from pytest_django import Settings

from jordman.accounts.models import User
from jordman.config import urls
from jordman.demo import freshness, sign_ins
from jordman.demo.sign_ins import SignIn
from jordman.organisations.models import Organisation, RoleGrant, Site
from tests.browser import sites
from tests.browser.serving import served
from tests.browser.visiting import Visiting, click, fits, go, heading, is_accessible, see, sign_in_by_code, status_of


def test_an_empty_site_is_set_up_by_at_most_six_questions_and_the_answer_opens_level_up(visit: Visiting) -> None:
    """From the first page of an empty site to the page where Level Up starts, as its programme lead."""
    cache.clear()
    page = visit()
    go(page, "/")
    assert heading(page) == "Kom igång på två minuter"
    assert page.locator("form section h2").count() <= 6
    is_accessible(page)
    page.get_by_label("Vilken organisation är det?").fill("Lidköpings kommun")
    page.get_by_label("Vad heter du?").fill("Åsa Wikström")
    page.get_by_label("Din mejl på jobbet").fill("asa.wikstrom@example.se")
    page.get_by_label("Senare").check()
    fits(page)
    click(page, "Starta Jordmån")
    see(page, "Jordmån är igång.")
    assert Site.objects.get().operator == Organisation.objects.get(kind="municipality", code="1494")
    assert set(RoleGrant.objects.values_list("role", flat=True)) == {"administrator", "programme_lead", "supplier"}
    page.get_by_role("navigation", name="Dina platser").get_by_role("link", name="Program").click()
    click(page, "Starta ett program")
    click(page, "Starta Level Up")
    assert heading(page) == "Starta Level Up"

    # Gone for good: the next stranger is asked to sign in, and the code comes to the address that was given.
    visit.forgive("404")
    stranger = visit()
    assert status_of(stranger, "/installation/") == 404
    go(stranger, "/")
    sign_in_by_code(stranger, User.objects.get(email="asa.wikstrom@example.se"))
    see(stranger, "Åsa Wikström")


def test_the_set_up_says_what_is_wrong_where_it_is_and_keeps_what_was_written(visit: Visiting) -> None:
    """An organisation outside the official list needs its kind, without JavaScript too; its staff file comes next."""
    cache.clear()
    page = visit(javascript=False)
    go(page, "/")
    page.get_by_label("Vilken organisation är det?").fill("Solgläntans omsorg AB")
    page.get_by_label("Vad heter du?").fill("Nils Ek")
    page.get_by_label("Din mejl på jobbet").fill("nils.ek@example.se")
    page.get_by_label("Ja, jag har en fil från personalsystemet").check()
    click(page, "Starta Jordmån")
    see(page, "Namnet finns inte i listan över kommuner och regioner. Välj slag.")
    assert page.get_by_label("Vad heter du?").input_value() == "Nils Ek"
    assert not Site.objects.exists()
    page.get_by_label("Vad är det för slag?").select_option("Privat utförare")
    click(page, "Starta Jordmån")
    assert heading(page) == "Läs in personal eller anmälningar"
    see(page, "Solgläntans omsorg AB")


@pytest.fixture
def demo_address(settings: Settings) -> Iterator[None]:
    """The address that exists where the site is a demo."""
    settings.DEMO = True
    added = path("demo/", include("jordman.demo.urls"))
    urls.urlpatterns.append(added)
    clear_url_caches()
    yield
    urls.urlpatterns.remove(added)
    clear_url_caches()


def test_the_demo_asks_whom_one_wants_to_be_and_one_press_signs_in(
    visit: Visiting, site: sites.Site, demo_address: None, settings: Settings, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    roles = {"malin": "Chef, mitt i programmet", "lead": "Programledare", "supplier": "Utbildare"}
    sign_ins.remember(settings.DATA, [SignIn(role, site.person(name).pk) for name, role in roles.items()])
    page = visit()
    go(page, "/")
    click(page, "Demo: välj en person att vara")
    assert heading(page) == "Vem vill du vara?"
    see(page, *roles.values())
    fits(page)
    is_accessible(page)
    for name in ("Åsa Wikström", "Malin Ekdahl"):
        go(page, "/demo/")
        click(page, f"Logga in som {name}")
        see(page, name)
    assert page.get_by_role("heading", level=1).inner_text() == "Vad kan du redan?"


@pytest.mark.skipif("sqlite" not in str(settings.DATABASES["default"]["ENGINE"]), reason="the demo is always in SQLite")
def test_the_demo_says_where_it_is_and_gives_a_link_for_each_role(
    visit: Visiting, demo: sites.Site, snapshots: sites.Snapshots, static: Path, tmp_path: Path
) -> None:
    """`jordman demo` the second time: nothing is built anew, and each line that it prints signs somebody in."""
    data = tmp_path / "demo"
    data.mkdir()
    shutil.copy(snapshots.path("demo"), data / "jordman.sqlite3")
    shutil.copy(settings.DATA / sign_ins.PEOPLE, data / sign_ins.PEOPLE)
    (data / freshness.BUILT).write_text(freshness.story())
    (data / freshness.PACKED).write_text(freshness.static_files())
    with served("demo", "--data", str(data), data=data, static=static) as site:
        links = re.findall(r"^  (.+?)  +(http://localhost:\d+(/in/\S+))$", site.said, re.MULTILINE)
        roles = {role for role, _url, _path in links}
        assert {"Chef, mitt i programmet", "Programledare", "Utbildare", "Granskare", "Utvärderare"} <= roles
        page = visit()
        for role, url, _path in links:
            if role in ("Chef, mitt i programmet", "Programledare"):
                go(page, url)
                page.locator("main").get_by_role("button", name="Logga in").click()
                expect(page.locator(".account")).to_be_visible()
                fits(page)
