"""An instrument as it is read: head, scoring, scales, answers and items. docs/instruments.md explains the fields.

Everything is frozen: a published version never changes. `parsing.read_content` makes it from a mapping.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from jordman.instruments.words import Words, number_words

# What every item can be answered with, beside its own options; it is in no file.
UNKNOWN = "unknown"


class Kind(StrEnum):
    ABILITY = "ability"
    WILL = "will"
    WORKPLACE = "workplace"
    ESTIMATE = "estimate"
    PULSE = "pulse"
    AFTER = "after"


class Model(StrEnum):
    """How answers become figures."""

    GRADED_RESPONSE = "graded_response"  # Samejima (1969): ability with a standard error
    MEAN = "mean"  # mean of the answered items of a scale, reversed ones turned
    SINGLE_ITEMS = "single_items"  # each item by itself
    BANDS = "bands"  # each item beside a measured share


@dataclass(frozen=True, slots=True)
class Adaptive:
    """When an adaptive run stops: standard error of theta, items and minutes, and items from each scale."""

    standard_error: float
    max_items: int
    min_items: int
    minutes: int
    min_per_scale: int


@dataclass(frozen=True, slots=True)
class Scoring:
    """`unknown`: what "Vet inte" counts as, or None for missing. `base_level`: theta from which base level is said."""

    model: Model
    unknown: int | None
    provisional: bool = False
    dimension: str = ""
    categories: tuple[int, ...] = ()
    min_answered_per_scale: int = 1
    single_scales: tuple[str, ...] = ()
    adaptive: Adaptive | None = None
    base_level: float | None = None
    base_level_provisional: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    key: str
    title: Words
    about: Words
    category: int | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """One category of a rated item. `share`: where a measured share, from 0 to 1, falls on the same words."""

    value: int
    text: Words
    share: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to a situation: 2 is the best, 1 works, 0 does not help enough."""

    key: str
    score: int
    text: Words
    feedback: Words


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person may choose in any item: the key that is kept, and its words."""

    key: str
    text: Words


@dataclass(frozen=True, slots=True)
class Parameters:
    """P(score >= k) = 1 / (1 + exp(-slope (theta - thresholds[k - 1]))), with no 1.7; thresholds rise."""

    slope: float
    thresholds: tuple[float, ...]
    provisional: bool


@dataclass(frozen=True, slots=True)
class Watch:
    """A flag when the item's protected figure `rises` or `falls` between waves by more than its uncertainty."""

    when: str
    what: str


@dataclass(frozen=True, slots=True)
class Compare:
    """The measured share that a manager's estimate stands beside; `from_mean` belongs to share_with_mean_from."""

    instrument: str
    scale: str
    measure: str
    from_mean: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One question: a situation with `options`, or a statement with `responses`. The other of the two is empty."""

    key: str
    scale: str
    text: Words
    options: tuple[Option, ...] = ()
    responses: tuple[Response, ...] = ()
    responses_key: str = ""
    reversed: bool = False
    setting: str = ""
    digcomp: str = ""
    category: int | None = None
    topic: Words | None = None
    parameters: Parameters | None = None
    watch: Watch | None = None
    high_is: str = ""
    compare: Compare | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """In the order they are shown; "Vet inte" comes after them and apart."""
        if self.options:
            return tuple(Choice(option.key, option.text) for option in self.options)
        return tuple(Choice(str(response.value), response.text) for response in self.responses)

    @property
    def scores(self) -> dict[str, int]:
        """What each answer counts as, by its key; a reversed item is already turned. "Vet inte" is not in it."""
        if self.options:
            return {option.key: option.score for option in self.options}
        values = [response.value for response in self.responses]
        turn = min(values) + max(values) if self.reversed else 0
        return {str(value): turn - value if self.reversed else value for value in values}

    def option(self, key: str) -> Option | None:
        return next((option for option in self.options if option.key == key), None)


@dataclass(frozen=True, slots=True)
class Content:
    """One version of one instrument. `title` and the other texts are in both languages."""

    key: str
    version: int
    kind: Kind
    title: Words
    purpose: Words
    who_sees_words: Words
    who_sees_research: Words
    minutes: int
    validated: bool
    validated_note: Words
    languages: tuple[str, ...]
    scoring: Scoring
    scales: tuple[Scale, ...]
    items: tuple[Item, ...]
    intro: Words | None = None
    minutes_full: int | None = None
    responses: Mapping[str, tuple[Response, ...]] = field(default_factory=dict)
    asked_of: tuple[str, ...] = ()
    min_team: int | None = None
    ask_before_result_is_shown: bool = False
    asked_after: tuple[int, ...] = ()
    placeholders: tuple[str, ...] = ()

    def item(self, key: str) -> Item | None:
        return next((item for item in self.items if item.key == key), None)

    def scale(self, key: str) -> Scale | None:
        return next((scale for scale in self.scales if scale.key == key), None)

    def items_of(self, scale: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.scale == scale)

    def who_sees(self, threshold: int) -> Words:
        """The sentence on every page with a question; `threshold` is the wave's own."""
        count = number_words(threshold)
        return Words(
            self.who_sees_words.sv.replace("{threshold}", count.sv),
            self.who_sees_words.en.replace("{threshold}", count.en),
        )

    def fill(self, about: Words) -> "Content":
        """With what a unit calls its way of working in the gaps `{arbetssatt}` and `{arbetssatt_en}`."""
        gaps = {"arbetssatt": about.sv, "arbetssatt_en": about.en or "the new way"}
        return replace(
            self,
            title=self.title.filled(gaps),
            purpose=self.purpose.filled(gaps),
            intro=self.intro.filled(gaps) if self.intro else None,
            items=tuple(replace(item, text=item.text.filled(gaps)) for item in self.items),
        )
