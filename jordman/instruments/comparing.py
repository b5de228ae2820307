"""What differs between two versions, in the words that people met. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jordman.instruments.content import Content, Item
from jordman.instruments.texts import texts_of
from jordman.instruments.words import Words


@dataclass(frozen=True, slots=True)
class Difference:
    """`where` in plain words; `before` is None for what is new and `after` for what is gone."""

    where: str
    before: Words | None
    after: Words | None


def differences(old: Content, new: Content) -> list[Difference]:
    """Every text, and all that decides what an answer counts as. In the newer one's order, then what is gone."""
    before, after = dict(_lines(old)), dict(_lines(new))
    paths = [*after, *(path for path in before if path not in after)]
    return [
        Difference(_where(path, new if path in after else old), before.get(path), after.get(path))
        for path in paths
        if before.get(path) != after.get(path)
    ]


def _lines(content: Content) -> Iterator[tuple[str, Words]]:
    for text in texts_of(content):
        yield text.path, text.words
    yield "minutes", _same(str(content.minutes))
    for item in content.items:
        yield f"items/{item.key}/counts", _same(_counts(item, content))


def _counts(item: Item, content: Content) -> str:
    """The scale, whether it is turned, and what each answer gives."""
    scale = content.scale(item.scale)
    parts = [
        str(scale.title) if scale else item.scale,
        ", ".join(f"{key}: {score}" for key, score in item.scores.items()),
    ]
    if item.reversed:
        parts.insert(1, _("vänds"))
    return " · ".join(parts)


def _same(text: str) -> Words:
    return Words(text, text)


def _where(path: str, content: Content) -> str:
    parts = path.split("/")
    if parts[0] == "items":
        return _where_in_item(parts, content)
    if parts[0] == "scales":
        scale = content.scale(parts[1])
        return _("Skala: %(scale)s") % {"scale": scale.title if scale else parts[1]}
    if parts[0] == "responses":
        return _("Svar %(value)s") % {"value": parts[2]}
    return str(_heads().get(path, path))


def _where_in_item(parts: list[str], content: Content) -> str:
    number = next((place for place, item in enumerate(content.items, start=1) if item.key == parts[1]), 0)
    question = _("Fråga %(number)s") % {"number": number}
    if len(parts) == 2:
        return question
    if parts[2] == "topic":
        return _("%(question)s: vad den handlar om") % {"question": question}
    if parts[2] == "counts":
        return _("%(question)s: vad svaren räknas som") % {"question": question}
    if parts[-1] == "feedback":
        return _("%(question)s: efter svar %(key)s") % {"question": question, "key": parts[3]}
    return _("%(question)s: svar %(key)s") % {"question": question, "key": parts[3]}


def _heads() -> dict[str, str]:
    return {
        "title": _("Namn"),
        "purpose": _("Syfte"),
        "intro": _("Inledning"),
        "who_sees": _("Vem som ser"),
        "who_sees_research": _("Vem som ser vid forskning"),
        "validated_note": _("Hur väl det är prövat"),
        "minutes": _("Minuter"),
    }
