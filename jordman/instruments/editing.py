"""Changing an instrument that is written: from one mapping to another, never in place. Pure.

The mapping is what a version keeps. What comes out is read by `parsing.read_content` before it is saved.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from jordman.instruments.content import Kind, Model
from jordman.instruments.errors import CannotChange
from jordman.instruments.words import Words

Data = dict[str, Any]
LEAST_ITEMS = 1


def with_head(data: Data, texts: Mapping[str, Words], minutes: int) -> Data:
    """New words for title, purpose, intro and validated_note, by those names. An intro without words is taken away."""
    changed = deepcopy(data)
    for name, words in texts.items():
        changed[name], changed[f"{name}_en"] = words.sv, words.en
    if not changed.get("intro"):
        changed.pop("intro", None)
        changed.pop("intro_en", None)
    changed["minutes"] = minutes
    return changed


def with_scale(data: Data, key: str, title: Words, about: Words) -> Data:
    changed = deepcopy(data)
    scale = _row(changed["scales"], key)
    scale |= {"title": title.sv, "title_en": title.en, "about": about.sv, "about_en": about.en}
    return changed


def with_responses(data: Data, name: str, words: list[Words]) -> Data:
    """New words for a named list of answers, in their order. How many they are stays: what counts hangs on it."""
    changed = deepcopy(data)
    rows = changed["responses"][name]
    if len(rows) != len(words):
        raise CannotChange(_("Antalet svar går inte att ändra här."))
    for row, new in zip(rows, words, strict=True):
        row["sv"], row["en"] = new.sv, new.en
    return changed


def with_item(data: Data, key: str, fields: Mapping[str, Any]) -> Data:
    """The item with `fields` in place of its own; what is not in them stays."""
    changed = deepcopy(data)
    _row(changed["items"], key).update(deepcopy(dict(fields)))
    return changed


def with_new_item(data: Data, fields: Mapping[str, Any]) -> tuple[Data, str]:
    """One item more, last in its scale, and its key."""
    if not may_add_items_to(data["kind"]):
        raise CannotChange(_("Varje fråga här hör till ett mätt resultat. Du kan ändra orden, men inte lägga till."))
    changed = deepcopy(data)
    key = free_key(str(fields["text"]["sv"]), {item["key"] for item in changed["items"]})
    changed["items"].insert(_end_of_scale(changed, str(fields["scale"])), {"key": key, **deepcopy(dict(fields))})
    return changed, key


def without_item(data: Data, key: str) -> Data:
    changed = deepcopy(data)
    row = _row(changed["items"], key)
    if len(changed["items"]) <= LEAST_ITEMS:
        raise CannotChange(_("Minst en fråga måste vara kvar."))
    changed["items"].remove(row)
    # A scale that nobody is asked about would have no value for anybody.
    changed["scales"] = [scale for scale in changed["scales"] if any(_in(scale, item) for item in changed["items"])]
    kept = {scale["key"] for scale in changed["scales"]}
    _each_name(changed["scoring"], "single_scales", lambda name: name in kept)
    return changed


def as_version(data: Data, key: str, number: int) -> Data:
    """The same under another key or number."""
    return {**deepcopy(data), "key": key, "version": number}


def may_add_items_to(kind: str) -> bool:
    """An estimate's items each stand beside one measured share."""
    return kind != Kind.ESTIMATE


def has_situations(data: Data) -> bool:
    return bool(data["scoring"]["model"] == Model.GRADED_RESPONSE)


def free_key(text: str, taken: set[str]) -> str:
    """A short name from the first words, that no other item has."""
    first = "-".join(slugify(text).split("-")[:4])[:40].strip("-") or "fraga"
    names = (first, *(f"{first}-{number}" for number in range(2, len(taken) + 3)))
    return next(name for name in names if name not in taken)


def _in(scale: Data, item: Data) -> bool:
    return bool(scale["key"] == item["scale"])


def _each_name(data: Data, name: str, keep: Callable[[str], bool]) -> None:
    if name in data:
        data[name] = [each for each in data[name] if keep(each)]


def _end_of_scale(data: Data, scale: str) -> int:
    places = [number for number, item in enumerate(data["items"]) if item["scale"] == scale]
    return places[-1] + 1 if places else len(data["items"])


def _row(rows: list[Data], key: str) -> Data:
    found = next((row for row in rows if row["key"] == key), None)
    if found is None:
        raise CannotChange(_("Frågan finns inte kvar. Läs in sidan igen."))
    return found
