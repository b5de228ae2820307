"""Everything that the interface says in Swedish it says in English too."""

import re
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.template.base import Lexer, TokenType

from checks.english import CATALOGUE, JORDMAN, Found, Sentence, calls, english, rooms, sentence_of, sentences, sources

UPDATE = "Run `python -m checks.english` and fill in what it names."
ROOMS = pytest.mark.parametrize("room", rooms(), ids=lambda room: room.name)
# What is filled in when the sentence is shown, and the signs around words.
BLANKS = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}|</?[a-z]+[^>]*>")
# Words that no Swedish sentence of this kind has, and some that no English one has.
ENGLISH = re.compile(r"\b(the|of|your|you|with|this|please|cannot|must|which|are)\b", re.IGNORECASE)
SWEDISH = re.compile(r"\b(och|är|att|som|inte|för|till|från|på|med|ett)\b", re.IGNORECASE)
# Names, and the three letters when a sentence is about them.
SWEDISH_LETTERS = re.compile(r"\w*[åäöÅÄÖ]\w*")
SWEDISH_NAMES = re.compile(r"Jordmån|Lidköpings|\b[åäö]\b")
# What a template may say as it is; its tags and addresses are not words.
WORDS = re.compile(r"\b(?!(?:Jordmån|PDF|Word|min)\b)[^\W\d_]{2,}")
TAGS = re.compile(r"<script.*?</script>|<[^>]*>|&\w+;|\w+\.se\b\S*", re.DOTALL)
READ_ALOUD = re.compile(r"\b(?:title|alt|aria-label|placeholder|label)=\"([^\"]*)\"")
TRANSLATED = re.compile(r"^(?:block)?translate .*|_\((?:\"[^\"]*\"|'[^']*')\)|Jordmån")


def strings(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural.get(0, ""), entry.msgstr_plural.get(1, "")] if entry.msgid_plural else [entry.msgstr]


def blanks(text: str) -> Counter[str]:
    return Counter(BLANKS.findall(text))


def faults(entry: polib.POEntry) -> list[str]:
    """What is wrong with one entry of a catalogue, in words."""
    own = [entry.msgid, entry.msgid_plural or entry.msgid]
    said = strings(entry)
    found = []
    if not all(said):
        found.append("no English")
    if entry.fuzzy:
        found.append("unsure")
    if any(blanks(swedish) != blanks(text) for swedish, text in zip(own, said, strict=False)):
        found.append("other blanks")
    if any(swedish.endswith("\n") != text.endswith("\n") for swedish, text in zip(own, said, strict=False)):
        found.append("another end")
    if ENGLISH.search(BLANKS.sub("", entry.msgid)) and not SWEDISH.search(entry.msgid):
        found.append("English where Swedish should be")
    if any(SWEDISH_LETTERS.search(SWEDISH_NAMES.sub("", text)) or SWEDISH.search(text) for text in said):
        found.append("Swedish where English should be")
    return found


@ROOMS
def test_every_sentence_is_in_the_catalogue(room: Path) -> None:
    known = {sentence_of(entry) for entry in english(room)}
    missing = {sentence.text: place for sentence, place in sentences(room).items() if sentence not in known}
    assert not missing, UPDATE


@ROOMS
def test_the_catalogue_has_no_sentence_that_is_gone(room: Path) -> None:
    gone = {sentence_of(entry) for entry in english(room)} - sentences(room).keys()
    assert not gone, UPDATE


@ROOMS
def test_every_sentence_is_said_in_english(room: Path) -> None:
    wrong = {entry.msgid: found for entry in english(room) if (found := faults(entry))}
    assert not wrong


def test_a_sentence_is_said_alike_in_every_room() -> None:
    """Django reads all rooms into one catalogue, so only one of two would be shown."""
    said: dict[tuple[str, str | None], dict[str, str]] = {}
    for room in rooms():
        for entry in english(room):
            said.setdefault((entry.msgid, entry.msgctxt), {})[room.name] = " | ".join(strings(entry))
    assert not {key: by_room for key, by_room in said.items() if len(set(by_room.values())) > 1}


@ROOMS
def test_no_sentence_is_put_together_or_asked_for_too_early(room: Path) -> None:
    found = {f"{path}:{call.line}" for path in sources(room) for call in calls(path) if is_wrong(call)}
    assert not found, "Fill in with %(name)s, and use gettext_lazy outside functions."


def is_wrong(call: Found) -> bool:
    return call.sentence is None or call.is_too_early


@ROOMS
def test_no_template_has_words_outside_its_tags(room: Path) -> None:
    # The gallery shows components with made-up words, to those who build pages.
    paths = [path for path in sources(room) if path.suffix != ".py" and "gallery" not in str(path)]
    bare = {str(path.relative_to(JORDMAN)): words for path in paths if (words := bare_words(path.read_text("utf-8")))}
    assert not bare


def bare_words(template: str) -> list[str]:
    """What a template says that gettext never sees: in its text, in what is read aloud, and in what it hands on."""
    found, text, inside = [], "", False
    for token in Lexer(template).tokenize():
        if token.token_type == TokenType.BLOCK:
            word = token.contents.split()[0]
            inside = word in {"blocktranslate", "comment"} or (inside and not word.startswith("end"))
            found += SWEDISH_LETTERS.findall(TRANSLATED.sub("", token.contents))
        elif token.token_type == TokenType.TEXT and not inside:
            text += token.contents
    return found + WORDS.findall(" ".join([*READ_ALOUD.findall(text), TAGS.sub(" ", text)]))


# The checks themselves must be able to fail.


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (polib.POEntry(msgid="Spara"), "no English"),
        (polib.POEntry(msgid="Spara", msgstr="Save", flags=["fuzzy"]), "unsure"),
        (polib.POEntry(msgid="Hej %(name)s!", msgstr="Hello!"), "other blanks"),
        (polib.POEntry(msgid="<b>Nu</b>", msgstr="Now"), "other blanks"),
        (polib.POEntry(msgid="en", msgid_plural="två", msgstr_plural={0: "one", 1: ""}), "no English"),
        (polib.POEntry(msgid="Hej\n", msgstr="Hello"), "another end"),
        (polib.POEntry(msgid="Save the file", msgstr="Save the file"), "English where Swedish should be"),
        (polib.POEntry(msgid="Ändra", msgstr="Ändra"), "Swedish where English should be"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.msgid,
)
def test_a_fault_is_found(entry: polib.POEntry, fault: str) -> None:
    assert faults(entry) == [fault]


def test_a_sentence_that_is_taken_out_of_the_catalogue_is_missed() -> None:
    room = JORDMAN / "accounts"
    whole = polib.pofile(str(room / CATALOGUE))
    known = {sentence_of(entry) for entry in whole if entry.msgid != "Logga in"}
    assert {sentence.text for sentence in sentences(room) if sentence not in known} == {"Logga in"}


CODE = """
from django.utils.translation import gettext as _now, gettext_lazy as _, ngettext
EARLY = _now("Nu")
LATE = _("Sedan")
def say(count, name):
    return _now("Ja" if count else "Nej"), ngettext("%(n)s rad", "%(n)s rader", count), _now(f"Hej {name}"), _now(name)
"""


def test_sentences_are_found_in_code(tmp_path: Path) -> None:
    path = tmp_path / "code.py"
    path.write_text(CODE, encoding="utf-8")
    found = list(calls(path))
    texts = {call.sentence for call in found if call.sentence}
    lone = {Sentence(text) for text in ("Nu", "Sedan", "Ja", "Nej")}
    assert texts == {*lone, Sentence("%(n)s rad", "%(n)s rader")}
    assert {(call.line, call.is_too_early) for call in found if is_wrong(call)} == {(3, True), (6, False)}


TEMPLATE = """
{% translate "Spara (nu)" %} {% include "x.html" with title=_("En titel") hint=_('Två') only %} {{ _("Tre") }}
{% blocktranslate trimmed with name=person.name count number=people %}
  %(bare)s Hej {{ name }}, "en" rad.
{% plural %}
  Hej {{ name }}, {{ number }} rader.
{% endblocktranslate %}{% translate "Mars" context "månad" %}
"""


def test_sentences_are_found_in_a_template(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(TEMPLATE, encoding="utf-8")
    assert {call.sentence for call in calls(path)} == {
        *map(Sentence, ("Spara (nu)", "En titel", "Två", "Tre")),
        Sentence('%%(bare)s Hej %(name)s, "en" rad.', "Hej %(name)s, %(number)s rader."),
        Sentence("Mars", context="månad"),
    }


def test_words_outside_the_tags_are_found() -> None:
    bare = '<p class="card" title="Nu"> Spara {% if x %}{{ x }}{% endif %}</p>{% include "x.html" with title="Två" %}'
    said = (
        '{% translate "Här" %}{% include "x.html" with title=_("Två") %}{% blocktranslate %}Så{% endblocktranslate %}'
    )
    assert bare_words(bare) == ["Två", "Nu", "Spara"]
    assert bare_words(f"<p>Jordmån</p>{said}") == []
