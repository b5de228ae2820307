"""The gallery and the pages about the service in Chromium: nothing is blocked, everything fits, axe finds nothing."""

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]

NAMES = ("ui:gallery", "ui:who_sees_what", "ui:personal_data", "ui:accessibility", "ui:help")
WIDTHS = (320, 390, 1280)
ARGUMENTS = ("--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=list(ARGUMENTS))
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def opened(browser: Browser, width: int, *, script: bool = True) -> tuple[Page, list[str]]:
    page = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script).new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    return page, complaints


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_it_fits_is_allowed_and_is_accessible(
    chromium: Browser, live_server: LiveServer, name: str, width: int
) -> None:
    page, complaints = opened(chromium, width)
    page.goto(live_server.url + reverse(name), wait_until="networkidle")
    assert complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert [found["id"] for found in Axe().run(page).response["violations"]] == []
    page.context.close()


def test_a_first_visit_is_few_requests(chromium: Browser, live_server: LiveServer) -> None:
    page, _complaints = opened(chromium, 390)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(live_server.url + reverse("ui:who_sees_what"), wait_until="networkidle")
    assert len(asked) <= 5, asked
    assert all(url.startswith((live_server.url, "data:")) for url in asked)
    page.context.close()


def test_the_first_tab_offers_to_skip_to_the_content(chromium: Browser, live_server: LiveServer) -> None:
    page, _complaints = opened(chromium, 1280)
    page.goto(live_server.url + reverse("ui:help"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    page.context.close()


def test_answers_open_without_script(chromium: Browser, live_server: LiveServer) -> None:
    page, _complaints = opened(chromium, 320, script=False)
    page.goto(live_server.url + reverse("ui:help"))
    answer = page.get_by_text("Koden gäller i 15 minuter")
    assert not answer.is_visible()
    page.get_by_text("Koden fungerar inte").click()
    assert answer.is_visible()
    page.context.close()


def test_every_control_is_large_enough_for_a_thumb(chromium: Browser, live_server: LiveServer) -> None:
    page, _complaints = opened(chromium, 390)
    page.goto(live_server.url + reverse("ui:gallery"))
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, .input, .choice, .go, summary, nav a")]
            .map(control => [control.outerHTML.slice(0, 90), control.getBoundingClientRect()])
            .filter(([, box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
            .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []
    page.context.close()
