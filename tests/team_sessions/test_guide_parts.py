"""A guide split by its headings, as the shipped modules write them."""

from pathlib import Path

import pytest
from django.utils.safestring import SafeString

import jordman.library
from jordman.library.compiling import compile_module
from jordman.library.content import Block, Guide
from jordman.library.folder.read import read_folder
from jordman.team_sessions.guide_parts import Parts, likely_place, sentences, split
from jordman.team_sessions.templatetags.room import below_headline, headline

STARTER = Path(jordman.library.__file__).parent / "starter"
WITH_GUIDE = sorted(path.parent.name for path in STARTER.glob("*/guide.md"))


def parts_of(html: str, *more: Block) -> Parts:
    return split(Guide(15, 15, (Block("text", html=html), *more)))  # type: ignore[arg-type]


@pytest.mark.parametrize("name", WITH_GUIDE)
def test_every_shipped_guide_has_all_its_parts(name: str) -> None:
    manuscript = read_folder(STARTER / name).manuscript
    assert manuscript is not None
    parts = split(Guide.from_json(compile_module(manuscript, {}).guide))
    assert parts.hook
    assert len(parts.points) >= 3
    assert parts.exercise
    assert [variant.title for variant in parts.variants] == ["Hemtjänst", "Särskilt boende", "LSS"]
    assert len(parts.questions) >= 2
    assert len(parts.agreement_pieces) > 1


def test_pictures_stay_under_their_heading() -> None:
    picture = Block("picture", file="a.svg", alt="En bild")
    parts = parts_of("<h2>Öva tillsammans</h2><p>Titta.</p>", picture, Block("text", html="<p>Svar.</p>"))  # type: ignore[arg-type]
    assert [block.kind for block in parts.exercise] == ["text", "picture", "text"]


def test_a_guide_without_headings_is_how_to_begin() -> None:
    parts = parts_of("<p>Prata om telefonen.</p>")
    assert [block.html for block in parts.hook] == ["<p>Prata om telefonen.</p>"]
    assert parts.points == parts.questions == ()


def test_headings_of_ones_own_are_practised() -> None:
    assert [block.html for block in parts_of("<h2>Tänk på</h2><p>Hej.</p>").exercise] == ["<p>Hej.</p>"]


def test_points_without_a_list_are_paragraphs_and_lists_in_lists_stay_whole() -> None:
    assert parts_of("<h2>Det här ska ni minnas</h2><p>Ett.</p><p>Två.</p>").points == ("Ett.", "Två.")
    nested = "<h2>Prata om</h2><ul><li>Ett<ul><li>inne</li></ul></li><li>Två</li></ul>"
    assert parts_of(nested).questions == ("Ett<ul><li>inne</li></ul>", "Två")


def test_the_agreement_is_plain_text_with_its_blanks() -> None:
    parts = parts_of('<h2>Kom överens</h2><p>Vi &amp; <span class="blank">____</span> provar.</p>')
    assert parts.agreement_pieces == ("Vi & ", " provar.")


@pytest.mark.parametrize(
    ("unit", "place"),
    [
        ("Hemtjänst Norr", "Hemtjänst"),
        ("Solgårdens äldreboende", "Särskilt boende"),
        ("LSS Väst", "LSS"),
        ("Team 4", ""),
    ],
)
def test_the_units_name_speaks_for_a_variant_or_for_none(unit: str, place: str) -> None:
    headings = "".join(f"<h3>{title}</h3><p>.</p>" for title in ("Hemtjänst", "Särskilt boende", "LSS"))
    assert likely_place(unit, parts_of(headings).variants) == place


def test_a_point_is_shown_a_sentence_a_line() -> None:
    assert sentences("Fråga först. Spara rätt! Klart") == ["Fråga först.", "Spara rätt!", "Klart"]


def test_a_short_form_is_no_end_of_a_sentence() -> None:
    assert sentences("Fråga någon, t.ex. din chef. <em>Nu</em>.") == ["Fråga någon, t.ex. din chef.", "<em>Nu</em>."]


def test_a_long_points_first_sentence_is_what_is_read_from_the_back_of_the_room() -> None:
    short, long = (
        SafeString("Fråga först. Spara rätt."),
        SafeString(f"Frågan före siffran. {' '.join(['Mät inget i onödan.'] * 5)}"),
    )
    assert (headline(short), below_headline(short)) == ("<span>Fråga först.</span> <span>Spara rätt.</span>", "")
    assert headline(long) == "Frågan före siffran."
    assert below_headline(long) == " ".join(["Mät inget i onödan."] * 5)


def test_nothing_is_nothing() -> None:
    assert split(Guide()) == Parts()
