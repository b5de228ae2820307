"""The gallery and the pages about the service: nothing is blocked, everything fits, axe finds nothing."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

NAMES = ("ui:gallery", "ui:who_sees_what", "ui:personal_data", "ui:accessibility", "ui:help")
WIDTHS = (320, 390, 1280)


@pytest.mark.parametrize("name", NAMES)
def test_it_fits_and_is_accessible_at_every_width(page: Page, name: str) -> None:
    page.goto(reverse(name), wait_until="networkidle")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert [found["id"] for found in Axe().run(page).response["violations"]] == []


def test_a_first_visit_is_few_requests_and_none_to_others(page: Page, live_server: LiveServer) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reverse("ui:who_sees_what"), wait_until="networkidle")
    fetched = [url for url in asked if not url.startswith("data:")]
    assert len(fetched) <= 5, fetched
    assert all(url.startswith(live_server.url) for url in fetched)


def test_the_first_tab_offers_to_skip_to_the_content(page: Page) -> None:
    page.goto(reverse("ui:help"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"


def test_answers_open_without_script(chromium: Browser, live_server: LiveServer) -> None:
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    page.goto(reverse("ui:help"))
    answer = page.get_by_text("Koden gäller i 15 minuter")
    assert not answer.is_visible()
    page.get_by_text("Koden fungerar inte").click()
    assert answer.is_visible()
    context.close()


def test_every_control_is_large_enough_for_a_thumb(page: Page) -> None:
    page.goto(reverse("ui:gallery"))
    small = page.evaluate(
        """() => [...document.querySelectorAll("button, select, .input, .choice, .go, summary, nav a")]
            .map(control => [control.outerHTML.slice(0, 90), control.getBoundingClientRect()])
            .filter(([, box]) => box.height > 0 && (box.height < 43.5 || box.width < 43.5))
            .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )
    assert small == []
