"""What holds for every template of the project: read as text, whatever page uses it."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from jordman.ui import samples

PACKAGE = Path(__file__).resolve().parent.parent.parent / "jordman"
UI = PACKAGE / "ui"
TEMPLATES = sorted(PACKAGE.glob("*/templates/**/*.html"))
COMPONENTS = sorted((UI / "templates" / "ui" / "components").glob("*.html"))
SPRITE = (UI / "static" / "ui" / "icons.svg").read_text(encoding="utf-8")

# What the content security policy would stop, so that a page would look whole only in the source.
FORBIDDEN = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an address that is script": re.compile(r"javascript:", re.IGNORECASE),
    "htmx that needs eval": re.compile(r"hx-on|js:|hx-trigger=\"[^\"]*\[", re.IGNORECASE),
    "a script in the page": re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", re.IGNORECASE),
    "another host's file": re.compile(r"(?:src|<link[^>]*href)=\"(?:https?:)?//", re.IGNORECASE),
}


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def is_mail(path: Path) -> bool:
    """Mail has no policy and no style sheet of ours."""
    return "mail" in path.parts or "email" in path.parts


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_nothing_that_the_content_security_policy_stops(path: Path) -> None:
    if is_mail(path):
        pytest.skip("mail")
    found = [what for what, pattern in FORBIDDEN.items() if pattern.search(source(path))]
    assert not found


@pytest.mark.parametrize(
    "html",
    [
        '<p style="color:red">',
        "<style>p{}</style>",
        '<a onclick="x()">',
        '<a href="javascript:x">',
        '<a hx-on:click="x">',
        "<script>x()</script>",
        '<script src="//cdn.example/x.js"></script>',
    ],
)
def test_the_rules_see_what_they_forbid(html: str) -> None:
    assert any(pattern.search(html) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_templates_can_be_read_by_django(path: Path) -> None:
    get_template(str(path).split("/templates/", 1)[1])


def icons_in(path: Path) -> set[str]:
    text = source(path)
    return {*re.findall(r'{% icon "([^"]+)"', text), *re.findall(r'\bicon="([^"]+)"', text)}


@pytest.mark.parametrize("path", [path for path in TEMPLATES if icons_in(path)], ids=name)
def test_every_icon_that_is_used_exists(path: Path) -> None:
    missing = {icon for icon in icons_in(path) if f'id="i-{icon}"' not in SPRITE}
    assert not missing


def test_the_gallery_shows_every_icon() -> None:
    assert sorted(re.findall(r'id="i-([a-z-]+)"', SPRITE)) == sorted(samples.ICONS)


@pytest.mark.parametrize("path", COMPONENTS, ids=name)
def test_a_component_is_short_and_says_what_it_takes(path: Path) -> None:
    lines = source(path).splitlines()
    assert len(lines) < 40
    assert lines[0].startswith("{#")


def test_every_component_is_in_the_list_of_components() -> None:
    listed = (PACKAGE.parent / "docs" / "ui.md").read_text(encoding="utf-8")
    assert not [path.stem for path in COMPONENTS if f"`{path.stem}`" not in listed]


def test_a_form_in_an_included_template_is_given_its_token() -> None:
    """`only` leaves the token out, and then the form is refused: in a browser, but not by Django's test client."""
    texts = {str(path).split("/templates/")[1]: source(path) for path in TEMPLATES}
    with_form = {name for name, text in texts.items() if "{% csrf_token %}" in text}
    without_token = [
        (name, included)
        for name, text in texts.items()
        for included, words in re.findall(r"{%\s*include \"([^\"]+)\"([^%]*)%}", text)
        if included in with_form and re.search(r"\bonly\b", words) and "csrf_token=" not in words
    ]
    assert not without_token
