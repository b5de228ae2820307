"""What learners read: the compiled shape of `Edition.steps`, `guide` and `recall`.

HTML here comes from our own Markdown (`jordman.documents`) and is safe to show. A file is an address for
`{% url "library:media" block.file %}`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, Literal

from django.utils.safestring import SafeString, mark_safe

Kind = Literal["text", "picture", "film", "exercise", "quiz", "recall", "reflection", "tool"]
QUESTIONS = ("quiz", "exercise", "recall")
Json = dict[str, Any]
NOTHING = SafeString("")


def _html(value: object) -> SafeString:
    return mark_safe(str(value or ""))  # noqa: S308 - written by our own compiler, which escapes every text


@dataclass(frozen=True, slots=True)
class Picture:
    file: str
    alt: str

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | None) -> Picture | None:
        return cls(str(data["file"]), str(data["alt"])) if data else None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, and the line that teaches when it is chosen."""

    key: str
    html: SafeString
    right: bool
    feedback: SafeString
    picture: Picture | None = None

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Option:
        return cls(
            key=str(data["key"]),
            html=_html(data["html"]),
            right=bool(data["right"]),
            feedback=_html(data["feedback"]),
            picture=Picture.from_json(data.get("picture")),
        )


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a step. Which fields are filled depends on its kind:

    text: html. picture: file, alt. film: file, type, captions, title, html (the film as text).
    exercise, quiz, recall: html (the question), options, after, and perhaps file and alt.
    reflection: html (what to think about). tool: key, title, summary.
    """

    kind: Kind
    key: str = ""
    html: SafeString = NOTHING
    options: tuple[Option, ...] = ()
    after: SafeString = NOTHING
    file: str = ""
    alt: str = ""
    captions: str = ""
    type: str = ""
    title: str = ""
    summary: str = ""

    @classmethod
    def from_json(cls, data: Mapping[str, Any], kind: Kind | None = None) -> Block:
        plain = {
            name: str(data.get(name, "")) for name in ("key", "file", "alt", "captions", "type", "title", "summary")
        }
        return cls(
            kind=kind or data["kind"],
            html=_html(data.get("html")),
            after=_html(data.get("after")),
            options=tuple(Option.from_json(option) for option in data.get("options", ())),
            **plain,
        )

    @property
    def is_question(self) -> bool:
        return self.kind in QUESTIONS

    @property
    def takes_one_answer(self) -> bool:
        return self.kind in ("quiz", "recall")

    @property
    def right_keys(self) -> frozenset[str]:
        return frozenset(option.key for option in self.options if option.right)


@dataclass(frozen=True, slots=True)
class Step:
    key: str
    title: str
    minutes: int
    blocks: tuple[Block, ...]

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Step:
        blocks = tuple(Block.from_json(block) for block in data["blocks"])
        return cls(str(data["key"]), str(data["title"]), int(data["minutes"]), blocks)

    def block(self, key: str) -> Block | None:
        return next((block for block in self.blocks if block.key == key), None)


@dataclass(frozen=True, slots=True)
class Guide:
    """The team's talk: what to teach and what to talk about."""

    teach_minutes: int = 0
    talk_minutes: int = 0
    blocks: tuple[Block, ...] = ()

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Guide:
        blocks = tuple(Block.from_json(block) for block in data.get("blocks", ()))
        return cls(int(data.get("teach_minutes", 0)), int(data.get("talk_minutes", 0)), blocks)

    def __bool__(self) -> bool:
        return bool(self.blocks)


def steps_from_json(data: Sequence[Mapping[str, Any]]) -> tuple[Step, ...]:
    return tuple(Step.from_json(step) for step in data)


def recall_from_json(data: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    return tuple(Block.from_json(question, "recall") for question in data)


def to_json(thing: Block | Option | Picture | Step | Guide) -> Json:
    """The shape that `from_json` reads; what is empty is left out."""
    pairs = ((field, getattr(thing, field.name)) for field in fields(thing))
    return {
        field.name: _plain(value)
        for field, value in pairs
        if field.default is MISSING or value not in (field.default, "", None, ())
    }


def _plain(value: Any) -> Any:
    match value:
        case tuple():
            return [to_json(item) for item in value]
        case Picture():
            return to_json(value)
        case _:
            return value
