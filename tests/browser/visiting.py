"""A person at a screen."""

import re

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.core import mail
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, ViewportSize, expect

from jordman.accounts.models import User

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
LOCALE, ZONE = "sv-SE", "Europe/Stockholm"


class Visiting:
    """Windows on the site, each a browser of its own. What a console calls an error fails the test at the end."""

    def __init__(self, chromium: Browser, url: str) -> None:
        self._chromium, self.url = chromium, url
        self._contexts: list[BrowserContext] = []
        self._errors: list[str] = []
        self._forgiven: list[str] = []

    def __call__(self, user: User | None = None, *, wide: bool = False, javascript: bool = True) -> Page:
        """A new window, with `user` signed in if there is one."""
        context = self._chromium.new_context(
            base_url=self.url,
            viewport=DESK if wide else PHONE,
            java_script_enabled=javascript,
            locale=LOCALE,
            timezone_id=ZONE,
        )
        context.set_default_timeout(15_000)
        self._contexts.append(context)
        context.on("console", self._listen)
        context.on("weberror", lambda error: self._hear(str(error.error)))
        if user is not None:
            client = Client()
            client.force_login(user)
            value = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": self.url}])
        return context.new_page()

    def forgive(self, words: str) -> None:
        """The browser will rightly complain with these words: an address that is refused, a lost connection."""
        self._forgiven.append(words)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._hear(f"{message.text} ({message.location['url']})")

    def _hear(self, words: str) -> None:
        self._errors.append(words)

    def leave(self) -> None:
        for context in self._contexts:
            context.close()
        unexpected = [words for words in self._errors if not any(known in words for known in self._forgiven)]
        assert not unexpected, unexpected


def go(page: Page, path: str) -> None:
    """Open an address that answers with a page."""
    response = page.goto(path)
    assert response is not None
    assert response.status == 200, f"{path}: {response.status}"


def status_of(page: Page, path: str) -> int:
    response = page.goto(path)
    assert response is not None
    return response.status


def click(page: Page | Locator, name: str) -> None:
    """Press the button or follow the link that is called so."""
    page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first.click()


def see(page: Page | Locator, *texts: str) -> None:
    for text in texts:
        expect(page.get_by_text(text).first).to_be_visible()


def heading(page: Page) -> str:
    return page.locator("h1").inner_text()


def choose_menu(page: Page, name: str) -> None:
    """Go to another page of the place, through the menu that a phone folds together."""
    menu = page.locator("details.menu summary")
    if menu.is_visible():
        menu.click()
    page.locator("details.menu").get_by_role("link", name=name, exact=True).click()


def fits(page: Page) -> None:
    """Nothing is wider than the screen."""
    page.wait_for_load_state()
    width, screen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert width <= screen, f"{page.url}: {width} pixels wide on a screen of {screen}"


def is_accessible(page: Page) -> None:
    page.wait_for_load_state()
    found = Axe().run(page).response["violations"]
    assert not found, [(page.url, fault["id"], fault["nodes"][0]["html"][:120]) for fault in found]


def until(page: Page, expression: str) -> None:
    """Wait until it is true in the page. Playwright's own way needs a string to be run, which our policy stops."""
    for _attempt in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"Never true: {expression}")


def download(page: Page, name: str) -> tuple[str, bytes]:
    """Press what is called so; the name and content of the file that comes."""
    with page.expect_download() as started:
        click(page, name)
    file = started.value
    return file.suggested_filename, file.path().read_bytes()


def sign_in_by_code(page: Page, user: User) -> None:
    """From the page of sign-in: ask for a code, read it in the mail, write it."""
    page.locator("main").get_by_role("textbox").fill(user.email or "")
    click(page, "Skicka kod")
    page.locator("main").get_by_role("textbox").fill(code_in(str(letters_to(user)[-1].body)))
    page.locator("main").get_by_role("button", name="Logga in").click()


def letters_to(user: User) -> list[mail.EmailMultiAlternatives]:
    """The mail that has come to a person, the latest last."""
    return [letter for letter in mail.outbox if user.email in letter.to]  # type: ignore[misc]


def code_in(text: str) -> str:
    """The code that a mail carries."""
    found = re.search(r"\b([A-Z0-9]{4}-[A-Z0-9]{4})\b", text)
    assert found, text
    return found.group(1)
