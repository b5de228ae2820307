"""Which organisation a person meant who wrote its name in a form: "lidköpings kommun", "Region Hallnad".

An equal name decides by itself. A close one becomes a question with a proposal; what nothing is close to is asked too.
"""

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jordman.integrations.staff_files.fields import plain_words

SUGGESTIONS = 4
CLOSE = 0.72
_KINDS = re.compile(r"\b(kommun(en)?s?|stad(en)?s?|region(en)?s?|landsting(et)?s?|kommunalförbund(et)?s?|ab)\b")

# A municipality that calls itself a town is the same municipality: Borås Stad is Borås kommun.
_TOWN = re.compile(r"\bstad(en)?$")


@dataclass(frozen=True, slots=True)
class Place:
    """An organisation that people can be counted at."""

    pk: int
    name: str


@dataclass(frozen=True, slots=True)
class Question:
    """A name that no organisation has. `answer` is what somebody has chosen: an organisation, 0 for none, or None."""

    key: str
    written: str
    people: int
    suggestions: tuple[Place, ...]
    answer: int | None = None


@dataclass(frozen=True, slots=True)
class Matched:
    """The organisation of each name as written, and the names that have to be asked about."""

    places: Mapping[str, int]
    questions: tuple[Question, ...]


def match_names(written: Iterable[str], places: Iterable[Place], answers: Mapping[str, int]) -> Matched:
    """`answers` are by `plain_words` of the name; 0 says that the rows are to be left out."""
    listed = list(places)
    counted = Counter(written)
    equal: dict[str, list[Place]] = {}
    for place in listed:
        equal.setdefault(plain_words(place.name), []).append(place)
    known = {place.pk for place in listed}
    found: dict[str, int] = {}
    asked: dict[str, Question] = {}
    for name, people in counted.items():
        key = plain_words(name)
        alike = equal.get(key) or equal.get(_TOWN.sub("kommun", key), [])
        if len(alike) == 1:
            found[name] = alike[0].pk
            continue
        answer = answers.get(key) if answers.get(key) in known | {0} else None
        if answer:
            found[name] = answer
        before = asked[key].people if key in asked else 0
        suggestions = tuple(alike) or _close(name, listed)
        asked[key] = Question(key, name, people + before, suggestions, answer)
    return Matched(found, tuple(sorted(asked.values(), key=lambda item: (-item.people, item.key))))


def core(name: str) -> str:
    """The name without what kind of organisation it is and without the genitive: "Lidköpings kommun" is "lidköping"."""
    bare = " ".join(_KINDS.sub(" ", plain_words(name)).split())
    return bare.removesuffix("s") or plain_words(name)


def _close(name: str, places: list[Place]) -> tuple[Place, ...]:
    wanted = core(name)
    if not wanted:
        return ()
    scored = [(difflib.SequenceMatcher(None, wanted, core(place.name)).ratio(), place) for place in places]
    best = sorted((item for item in scored if item[0] >= CLOSE), key=lambda item: (-item[0], item[1].name))
    return tuple(place for _score, place in best[:SUGGESTIONS])
