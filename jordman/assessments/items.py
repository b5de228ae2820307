"""The questions of the check of prior knowledge, read from `data/prior_knowledge.yaml`."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jordman.instruments.words import Words

FILE = Path(__file__).parent / "data" / "prior_knowledge.yaml"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Option:
    """`points_to` is an orientation, with the sentence that says why; only task questions have them."""

    key: str
    text: Words
    is_best: bool = False
    points_to: str = ""
    reason: Words | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """`topic` is what a scenario is about; a task question has none."""

    key: str
    text: Words
    options: tuple[Option, ...]
    topic: Words | None = None

    @property
    def keys(self) -> set[str]:
        return {option.key for option in self.options} | {UNKNOWN}

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class Check:
    scenarios: tuple[Question, ...]
    tasks: tuple[Question, ...]
    advanced_from: int

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.scenarios + self.tasks


@cache
def read_check() -> Check:
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Check(
        scenarios=tuple(_question(row) for row in data["scenarios"]),
        tasks=tuple(_question(row) for row in data["tasks"]),
        advanced_from=data["advanced_from"],
    )


def _question(row: dict[str, Any]) -> Question:
    topic = Words(**row["topic"]) if "topic" in row else None
    return Question(row["key"], Words(**row["text"]), tuple(_option(option) for option in row["options"]), topic)


def _option(row: dict[str, Any]) -> Option:
    unknown = set(row) - {"key", "sv", "en", "best", "points_to", "reason"}
    if unknown:
        # An unquoted comma in the file makes words into names of fields.
        raise ValueError(f"Unknown in option {row['key']}: {sorted(unknown)}")
    return Option(
        key=row["key"],
        text=Words(row["sv"], row["en"]),
        is_best=row.get("best", False),
        points_to=row.get("points_to", ""),
        reason=Words(**row["reason"]) if "reason" in row else None,
    )
