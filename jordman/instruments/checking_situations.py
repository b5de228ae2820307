"""What a situation with four answers is held to, and all of them together. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from django.utils.translation import gettext as _

from jordman.instruments.content import Item, Option, Parameters
from jordman.instruments.faults import Fault
from jordman.library.readability import lix

KEYS = ["a", "b", "c", "d"]
SCORES = [0, 0, 1, 2]
BEST = 2
SETTINGS = ("home_care", "residential_care", "lss", "night", "any")
MOST_WORDS = 45
HARDEST = 38
SLOPES = (0.8, 2.2)
THRESHOLDS = (-2.5, 2.5)
# From so many situations on, somebody who always takes the second answer, or the longest, should gain nothing by it.
ENOUGH_TO_GUESS = 12
MOST_AT_ONE_PLACE = 0.35
_DIGCOMP = re.compile(r"2\.2:[1-5]\.[1-6]")


def check_situation(item: Item) -> Iterator[Fault]:
    path = f"items/{item.key}"
    if [option.key for option in item.options] != KEYS:
        yield Fault(path, _("Varje situation har fyra svar: a, b, c och d."))
    if sorted(option.score for option in item.options) != SCORES:
        yield Fault(path, _("Ett svar är bäst, ett duger och två räcker inte. Ändra vad svaren räknas som."))
    if item.setting not in SETTINGS or not _DIGCOMP.fullmatch(item.digcomp) or item.category not in range(1, 7):
        yield Fault(path, _("Välj var situationen utspelas, område i DigComp och kategori 1–6."))
    yield from _reading(item, path)
    if item.parameters:
        yield from _parameters(item.parameters, f"{path}/parameters")


def check_situations(items: Sequence[Item]) -> Iterator[Fault]:
    """That the best answer cannot be found by its place or its length."""
    if len(items) < ENOUGH_TO_GUESS or any(best_of(item) is None for item in items):
        return
    most = len(items) * MOST_AT_ONE_PLACE
    at = Counter(best.key for item in items if (best := best_of(item)))
    if max(at.values()) > most:
        words = {"key": at.most_common(1)[0][0]}
        yield Fault("items", _("Det bästa svaret är för ofta %(key)s. Flytta om svaren i några frågor.") % words)
    for language, of in ((_("svenska"), _sv), (_("engelska"), _en)):
        longest = sum(_lengths(item, of)[-1] == len(of(best_of(item))) for item in items)
        shortest = sum(_lengths(item, of)[0] == len(of(best_of(item))) for item in items)
        for times, which in ((longest, _("längst")), (shortest, _("kortast"))):
            if times > most:
                words = {"which": which, "language": language}
                yield Fault("items", _("Det bästa svaret är för ofta %(which)s på %(language)s.") % words)


def best_of(item: Item) -> Option | None:
    return next((option for option in item.options if option.score == BEST), None)


def _sv(option: Option | None) -> str:
    return option.text.sv if option else ""


def _en(option: Option | None) -> str:
    return option.text.en if option else ""


def _lengths(item: Item, of: Callable[[Option | None], str]) -> list[int]:
    return sorted(len(of(option)) for option in item.options)


def _reading(item: Item, path: str) -> Iterator[Fault]:
    if len(item.text.sv.split()) > MOST_WORDS:
        yield Fault(path, _("Situationen har mer än 45 ord. Korta den."))
    if lix("\n\n".join([item.text.sv, *(option.text.sv for option in item.options)])) > HARDEST:
        yield Fault(path, _("Frågan är svår att läsa. Korta meningarna och byt långa ord."))
    if lix("\n\n".join(option.feedback.sv for option in item.options)) > HARDEST:
        yield Fault(path, _("Det man får läsa efteråt är svårt. Korta meningarna och byt långa ord."))


def _parameters(found: Parameters, path: str) -> Iterator[Fault]:
    if list(found.thresholds) != sorted(set(found.thresholds)) or len(found.thresholds) != BEST:
        yield Fault(path, _("b har två tal, det lägre först."))
    is_within = SLOPES[0] <= found.slope <= SLOPES[1] and all(
        THRESHOLDS[0] <= value <= THRESHOLDS[1] for value in found.thresholds
    )
    if found.provisional and not is_within:
        yield Fault(path, _("Gissade värden: a mellan 0,8 och 2,2 och b mellan -2,5 och 2,5."))
