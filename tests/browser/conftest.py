"""Chromium against a live server. Everything in this folder is a browser test: `make check`, or `pytest -m browser`.

The journeys go on in a site that `sites.py` builds, on a day that `clock` says, by people whom `visit` gives a window.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser import sites
from tests.browser.clock import Clock
from tests.browser.serving import pack_static
from tests.browser.visiting import ARGUMENTS, LOCALE, PHONE, ZONE, Visiting

# Playwright runs a loop in this thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.enable_socket)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A phone's window on the live server. What the page's console calls an error fails the test."""
    context = chromium.new_context(base_url=live_server.url, viewport=PHONE, locale=LOCALE, timezone_id=ZONE)
    context.set_default_timeout(10_000)
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors, errors


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The site's clock: a Thursday in the first weeks of the main block, until the test moves it."""
    return Clock(monkeypatch)


@pytest.fixture
def visit(chromium: Browser, live_server: LiveServer, clock: Clock) -> Iterator[Visiting]:
    """Opens windows for people: `visit(user)` on a phone, `visit(user, wide=True)` at a desk."""
    visiting = Visiting(chromium, live_server.url)
    yield visiting
    visiting.leave()


@pytest.fixture(scope="session")
def snapshots(tmp_path_factory: pytest.TempPathFactory) -> sites.Snapshots:
    return sites.Snapshots(tmp_path_factory.mktemp("sites"))


@pytest.fixture(scope="session")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Static files as `jordman serve` packs them."""
    return pack_static(tmp_path_factory.mktemp("static"))


@pytest.fixture
def site(transactional_db: None, clock: Clock, snapshots: sites.Snapshots) -> sites.Site:
    """Skaraborg's Level Up in its main block, with one person in each role."""
    snapshots.bring("level-up", sites.build_level_up)
    return sites.Site()


@pytest.fixture
def demo(transactional_db: None, clock: Clock, snapshots: sites.Snapshots) -> sites.Site:
    """The demo as `make demo` builds it."""
    snapshots.bring("demo", sites.build_demo)
    return sites.Site()
