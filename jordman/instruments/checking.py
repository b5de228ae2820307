"""What every instrument is held to before it is published, beside being readable at all. Pure.

The rules are those of docs/instruments.md. They say nothing of whether the questions are good: only people can.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from django.utils.translation import gettext as _

from jordman.instruments.checking_situations import check_situation, check_situations
from jordman.instruments.content import Content, Item, Model
from jordman.instruments.faults import Fault
from jordman.instruments.texts import Text, texts_of
from jordman.instruments.words import Words
from jordman.library.readability import lix

HARDEST = 38
LEAST_TEAM = 5
_GAP = re.compile(r"\{([^{}]*)\}")


def faults_in(content: Content, name: str = "") -> list[Fault]:
    """Everything to mend, in the order of the file. `name` is the file's own, without its ending, if there is one."""
    return list(_faults(content, name))


def _faults(content: Content, name: str) -> Iterator[Fault]:
    if name and name != content.key:
        yield Fault("key", _("Nyckeln ska vara densamma som filens namn."))
    texts = list(texts_of(content))
    yield from _languages(texts)
    yield from _twice(texts)
    yield from _gaps(content, texts)
    yield from _keys(content)
    yield from _counting(content)
    for item in content.items:
        yield from check_situation(item) if item.options else check_statement(item)
    yield from check_situations([item for item in content.items if item.options])
    yield from _reading(content)


def check_statement(item: Item) -> Iterator[Fault]:
    values = [response.value for response in item.responses]
    if len(values) < 2 or values != sorted(set(values)):
        yield Fault(f"items/{item.key}", _("Svaren behöver minst två olika värden, från lägst till högst."))
    if item.watch and item.watch.when not in ("rises", "falls"):
        yield Fault(f"items/{item.key}/watch", _("watch/when är rises eller falls."))
    if item.high_is not in ("", "worse", "better"):
        yield Fault(f"items/{item.key}/high_is", _("high_is är worse eller better."))


def _languages(texts: Iterable[Text]) -> Iterator[Fault]:
    for text in texts:
        if not text.words.sv.strip():
            yield Fault(text.path, _("Texten saknas på svenska."))
        if not text.words.en.strip():
            yield Fault(text.path, _("Texten saknas på engelska."))


def _twice(texts: Iterable[Text]) -> Iterator[Fault]:
    """Questions, options and feedback: the same words twice make people wonder what they missed."""
    for language in _LANGUAGES:
        first: dict[str, str] = {}
        for text in texts:
            words = language(text.words).strip()
            if text.is_question and words and first.setdefault(words, text.path) != text.path:
                yield Fault(text.path, _("Samma text står på två ställen: ”%(words)s”") % {"words": words})


def _gaps(content: Content, texts: Iterable[Text]) -> Iterator[Fault]:
    """A gap that nothing fills would be read aloud as it stands."""
    for text in texts:
        allowed = {"threshold"} if text.path == "who_sees" else set(content.placeholders)
        for gap in (gap for language in _LANGUAGES for gap in _GAP.findall(language(text.words))):
            if gap not in allowed:
                yield Fault(text.path, _("Inget fyller i {%(gap)s}.") % {"gap": gap})
    if not all("{threshold}" in language(content.who_sees_words) for language in _LANGUAGES):
        yield Fault("who_sees", _("Skriv {threshold} där det står hur många svar som behövs."))


def _keys(content: Content) -> Iterator[Fault]:
    for path, keys in (("items", [row.key for row in content.items]), ("scales", [row.key for row in content.scales])):
        for key, times in Counter(keys).items():
            if times > 1:
                yield Fault(f"{path}/{key}", _("Nyckeln ”%(key)s” finns två gånger.") % {"key": key})
    for scale in content.scales:
        if not content.items_of(scale.key):
            yield Fault(f"scales/{scale.key}", _("Skalan ”%(scale)s” har inga frågor.") % {"scale": scale.title})


def _counting(content: Content) -> Iterator[Fault]:
    """That what the scoring asks for can be had."""
    scoring = content.scoring
    known = {scale.key for scale in content.scales}
    for key in scoring.single_scales:
        if key not in known:
            yield Fault("scoring/single_scales", _("Skalan ”%(scale)s” finns inte.") % {"scale": key})
    for scale in content.scales:
        is_single = scale.key in scoring.single_scales or scoring.model != Model.MEAN
        if not is_single and len(content.items_of(scale.key)) < scoring.min_answered_per_scale:
            words = {"scale": scale.title, "least": scoring.min_answered_per_scale}
            yield Fault(f"scales/{scale.key}", _("Skalan ”%(scale)s” behöver minst %(least)s frågor.") % words)
    if content.min_team is not None and content.min_team < LEAST_TEAM:
        yield Fault("min_team", _("Minst fem personer behövs i ett arbetslag som uppskattas."))
    if scoring.adaptive and scoring.adaptive.min_items > scoring.adaptive.max_items:
        yield Fault("scoring/adaptive", _("min_items är större än max_items."))
    if any(bool(item.options) != (scoring.model == Model.GRADED_RESPONSE) for item in content.items):
        yield Fault("items", _("Alla frågor ska vara av samma slag: situationer eller påståenden."))


def _reading(content: Content) -> Iterator[Fault]:
    """Statements are too short to be measured one by one."""
    said = "\n\n".join([content.purpose.sv, *(item.text.sv for item in content.items if not item.options)])
    if lix(said) > HARDEST:
        yield Fault("items", _("Texten är svår att läsa. Korta meningarna och byt långa ord."))


def _sv(words: Words) -> str:
    return words.sv


def _en(words: Words) -> str:
    return words.en


_LANGUAGES: tuple[Callable[[Words], str], ...] = (_sv, _en)
