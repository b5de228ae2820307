"""Drawings that are handed in: shapes and words pass, all else is refused."""

from pathlib import Path

import pytest

import jordman
from jordman.documents.qr import qr_file, qr_svg
from jordman.documents.svg import check_svg
from tests.documents.naughty import NAUGHTY

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def test_shapes_words_and_own_parts_pass() -> None:
    drawing = f"""<?xml version="1.0" encoding="UTF-8"?>{OPEN}<title>Fotoram</title>
        <defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><!-- ram -->
        <g fill="url(#a)" transform="scale(2)"><path d="M0 0h9z"/><use href="#b" xlink:href="#b"/></g>
        <text x="1" y="2" font-size="3" xml:space="preserve">Åsa &amp; Örjan</text></svg>"""

    assert check_svg(drawing.encode()) == []


def test_our_own_drawings_pass() -> None:
    drawings = list(Path(jordman.__file__).parent.rglob("*.svg"))

    assert drawings
    assert {str(path): check_svg(path.read_bytes()) for path in drawings if check_svg(path.read_bytes())} == {}


@pytest.mark.parametrize(
    ("inside", "sentence"),
    [
        ("<script>alert(1)</script>", "skriptet"),
        ("<SCRIPT>alert(1)</SCRIPT>", "skriptet"),
        ('<script xmlns="http://www.w3.org/1999/xhtml">x</script>', "skriptet"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', "skriptet"),
        ('<path onload="x"/>', "klickar"),
        ('<path ONCLICK="x"/>', "klickar"),
        ("<foreignObject><p>x</p></foreignObject>", "foreignObject"),
        ("<style>path{}</style>", "style"),
        ('<path style="fill:red"/>', "style="),
        ('<image href="https://exempel.se/a.png"/>', "utifrån"),
        ('<image href="data:image/png;base64,AA=="/>', "utifrån"),
        ('<use href="https://exempel.se/a.svg#b"/>', "utifrån"),
        ('<use xlink:href="//exempel.se/a.svg#b"/>', "utifrån"),
        ('<a href="javascript:alert(1)"><path/></a>', "utifrån"),
        ('<a href="#b"><path/></a>', "<a>"),
        ('<path fill="url(https://exempel.se/a#b)"/>', "utifrån"),
        ("<path fill=\"URL ( 'https://exempel.se/a#b' )\"/>", "utifrån"),
        ('<path fill="u\\72l(//exempel.se)"/>', "utifrån"),
        ('<animate attributeName="href" to="javascript:x"/>', "<animate>"),
        ('<set attributeName="onload" to="x"/>', "<set>"),
        ("<iframe/>", "<iframe>"),
        ('<?xml-stylesheet href="https://exempel.se/a.css"?>', "xml-stylesheet"),
        ('<inkscape:grid xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"/>', "grid"),
        ('<path xml:base="https://exempel.se/"/>', "base"),
        ('<path href="&#106;avascript:x"/>', "utifrån"),
    ],
)
def test_what_acts_or_fetches_is_refused_in_words(inside: str, sentence: str) -> None:
    faults = check_svg(f"{OPEN}{inside}</svg>".encode())

    assert any(sentence in fault for fault in faults), faults


@pytest.mark.parametrize(
    "drawing",
    [
        b'<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>',
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>',
        b"<html/>",
        b"not a drawing",
        b"",
        b"\xff\xfe<svg/>",
        b"<svg><path></svg>",
        OPEN.encode() + b"<g>" * 5000 + b"</g>" * 5000 + b"</svg>",
        OPEN.encode() + b" " * 1_000_001 + b"</svg>",
    ],
)
def test_file_that_cannot_be_trusted_is_refused(drawing: bytes) -> None:
    assert len(check_svg(drawing)) == 1


def test_naughty_strings_are_words_in_a_drawing_and_never_break_the_check() -> None:
    for text in NAUGHTY:
        check_svg(text.encode("utf-8", "replace"))
        check_svg(f"{OPEN}<text>{text}</text></svg>".encode("utf-8", "replace"))


def test_qr_code_on_a_page_has_a_name_and_nothing_that_the_policy_stops() -> None:
    code = qr_svg("https://jordman.example/a", title='Kod till "passet" <b>')

    assert check_svg(code.encode()) == []
    assert 'role="img" aria-label="Kod till &quot;passet&quot; &lt;b&gt;"' in code
    assert "style" not in code


def test_qr_code_is_square_with_quiet_edges_and_its_three_corners() -> None:
    code = qr_file("https://jordman.example/a")

    assert 'viewBox="0 0 33 33"' in code
    assert "M4 4h7v1h-7z" in code
    assert "M22 4h7v1h-7z" in code
    assert "M4 28h7v1h-7z" in code
