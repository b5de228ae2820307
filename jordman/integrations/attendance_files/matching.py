"""Finds who the people of an attendance file are. What is not certain is asked, never guessed."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum

from jordman.integrations.attendance_files.attendance import AttendancePerson

_PARENTHESIS = re.compile(r"[(\[]([^)\]]*)[)\]]")
_WORD = re.compile(r"[^\W\d_]+")
_ALIKE = 0.88


class Certainty(StrEnum):
    EXACT_EMAIL = "exact_email"
    EXACT_NAME = "exact_name"
    LIKELY_NAME = "likely_name"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who may have been there. A person may have several names and addresses."""

    id: str
    names: tuple[str, ...] = field(repr=False)
    emails: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Match:
    person: AttendancePerson
    candidate_id: str
    certainty: Certainty

    @property
    def needs_confirmation(self) -> bool:
        return self.certainty is Certainty.LIKELY_NAME


@dataclass(frozen=True, slots=True)
class Unmatched:
    """Someone nobody fits, or several do: those are the suggestions."""

    person: AttendancePerson
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matches:
    matched: tuple[Match, ...]
    unmatched: tuple[Unmatched, ...]


def match_people(people: Iterable[AttendancePerson], candidates: Sequence[Candidate]) -> Matches:
    """Each person to at most one candidate: by address, then by the same name, then by a name that is close."""
    index = _Index(candidates)
    matched, rest = [], []
    for person in people:
        found = index.by_email.get(person.email.lower(), set()) if person.email else set()
        if len(found) == 1:
            matched.append(Match(person, next(iter(found)), Certainty.EXACT_EMAIL))
        else:
            rest.append(person)
    taken = {match.candidate_id for match in matched}
    unmatched = []
    for person in rest:
        found, certainty = index.by_name(person.name)
        free = found - taken if certainty is Certainty.LIKELY_NAME else found
        if len(free) == 1:
            matched.append(Match(person, next(iter(free)), certainty))
        else:
            unmatched.append(Unmatched(person, tuple(sorted(free))))
    return Matches(tuple(matched), tuple(unmatched))


class _Index:
    """Candidates by address and by the words of their names."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.by_email: defaultdict[str, set[str]] = defaultdict(set)
        self._exact: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
        self._folded: defaultdict[str, set[tuple[str, frozenset[str]]]] = defaultdict(set)
        for candidate in candidates:
            for email in candidate.emails:
                self.by_email[email.strip().lower()].add(candidate.id)
            for name in candidate.names:
                self._add_name(candidate.id, name)

    def by_name(self, name: str) -> tuple[set[str], Certainty]:
        for variant in _variants(name):
            found = self._exact.get(_words(variant), set())
            if found:
                return set(found), Certainty.EXACT_NAME
        likely: set[str] = set()
        for variant in _variants(name):
            likely |= self._likely(_folded(variant))
        return likely, Certainty.LIKELY_NAME

    def _add_name(self, identity: str, name: str) -> None:
        words = _words(name)
        if len(words) > 1:
            self._exact[words].add(identity)
            folded = _folded(name)
            for word in folded:
                self._folded[word].add((identity, folded))

    def _likely(self, words: frozenset[str]) -> set[str]:
        if len(words) < 2:
            return set()
        near = {entry for word in words for entry in self._folded.get(word, ())}
        return {identity for identity, theirs in near if _is_close(words, theirs)}


def _is_close(one: frozenset[str], other: frozenset[str]) -> bool:
    """A middle name more or less, another spelling of one of the names, letters without their marks."""
    if len(one & other) >= 2:
        return True
    return SequenceMatcher(None, " ".join(sorted(one)), " ".join(sorted(other))).ratio() >= _ALIKE


def _variants(name: str) -> list[str]:
    """Zoom writes "Nickname (Name at sign-in)", Teams "Name (EXT)"."""
    outside = _PARENTHESIS.sub(" ", name)
    inside = [text for text in _PARENTHESIS.findall(name) if " " in text.strip()]
    return [*inside, outside]


def _words(name: str) -> tuple[str, ...]:
    """In alphabetical order, so that "Efternamn, Förnamn" is "Förnamn Efternamn"."""
    return tuple(sorted(_WORD.findall(unicodedata.normalize("NFC", name).casefold())))


def _folded(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(word for word in _WORD.findall(letters.translate(_FOLDING)) if len(word) > 1)


_FOLDING = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "a", "ð": "d"})
