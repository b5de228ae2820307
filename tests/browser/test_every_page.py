"""Every page of the access table in Chromium, seen by the first of the cast who may open it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.access_table import ROWS, Row
from tests.browser.sites import Snapshots
from tests.browser.visiting import LOCALE
from tests.cast import CAST, World, build

PAGES = [row for row in ROWS if row.method == "get" and 200 in row.statuses.values()]


def viewer(row: Row) -> str:
    return next(who for who in CAST if row.statuses[who] == 200)


def faults(page: Page, url: str) -> list[str]:
    """What the console, axe at 390 pixels and the width at 320 pixels say about a page."""
    answer = page.request.get(url)
    if not answer.headers.get("content-type", "").startswith("text/html") or "<html" not in answer.text():
        return []  # a file to download or a part of a page: there is nothing whole to look at
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type == "error" else None)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(url)
    found += [
        f"axe: {fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in Axe().run(page).response["violations"]
    ]
    page.set_viewport_size({"width": 320, "height": 700})
    width = page.evaluate("document.documentElement.scrollWidth")
    return found + ([f"{width} pixels wide on a screen of 320"] if width > 320 else [])


@pytest.mark.django_db(transaction=True)
def test_every_page_is_accessible_fits_and_breaks_no_policy(
    chromium: Browser, live_server: LiveServer, snapshots: Snapshots
) -> None:
    found = {}
    worlds: list[World] = []
    # One browser for all: style sheets and fonts are fetched once, as for a person.
    context = chromium.new_context(base_url=live_server.url, locale=LOCALE)
    for row in PAGES:
        # Each row makes what its page needs, in a world that no other row has touched.
        snapshots.bring("world", lambda: worlds.append(build()))
        world = worlds[-1]
        context.clear_cookies()
        session = world.client(viewer(row)).cookies.get("sessionid")
        if session:
            context.add_cookies([{"name": "sessionid", "value": session.value, "url": live_server.url}])
        page = context.new_page()
        if here := faults(page, reverse(row.name, args=row.args(world))):
            found[row.name] = here
        page.close()
    context.close()
    assert not found
