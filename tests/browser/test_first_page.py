"""A stranger's first page, on a phone."""

from playwright.sync_api import Page


def test_it_opens_in_swedish_without_breaking_its_own_rules_and_fits_the_smallest_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    response = page.goto("/")
    assert response is not None
    assert response.status == 200
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
