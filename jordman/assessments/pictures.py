"""A person's own picture of their answers: where they are, how sure that is, and what may be worth practising. Pure.

Never a grade and never a limit that somebody is under: an area rests on two or three questions, so that areas are only
words to practise. docs/instruments.md, known limits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jordman.assessments.course import candidates, categories, category_of
from jordman.instruments.content import UNKNOWN, Content, Item
from jordman.instruments.scoring import scale_means
from jordman.instruments.words import Words
from jordman.psychometrics.graded import probabilities, score
from jordman.ui import drawings

# The drawing's ends, in standard deviations of people.
LOWEST, HIGHEST = -3.0, 3.0
# Where the words change. They are ours and mean nothing more; the instrument's base level is not among them.
EDGES = (-0.5, 0.8)
# Nine times in ten the true position is inside, as far as the model is right (normal posterior).
SPAN = 1.645
BEST = 2
LIKELY = 0.65
WIDE = 0.45
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Position:
    """An ability with its span, as parts of the drawing's width ("61.1%"); `zone` is 0, 1 or 2."""

    zone: int
    x: str
    left: str
    width: str
    is_wide: bool
    questions: int


@dataclass(frozen=True, slots=True)
class Practice:
    """Topics of one area that may be worth practising, the nearest first, with the categories that help."""

    area: Words
    topics: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One question as it was answered, and what we think of it. Texts are None where there is nothing to say."""

    text: Words
    chosen: Words | None
    feedback: Words | None = None
    best: Words | None = None
    best_feedback: Words | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that may be worth practising, and which of the six categories helps with it."""

    category: int
    words: Words


@dataclass(frozen=True, slots=True)
class Ability:
    position: Position
    manages: tuple[Words, ...]
    practices: tuple[Practice, ...]
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class ScaleView:
    """A scale of one's own: the mean, and the answer whose words it lies nearest. Both None when too few answered."""

    title: Words
    about: Words
    mean: float | None
    nearest: Words | None


# Ability


def ability_of(content: Content, answers: Mapping[str, str]) -> Ability:
    items = {each.item.key: each.item for each in candidates(content)}
    counted = {key: value for key, value in categories(content, answers).items() if key in items}
    found = score([(items[key], value) for key, value in counted.items()])
    chances = {key: probabilities(item, found.theta)[-1] for key, item in items.items()}
    to_practise = [item for item in content.items if counted.get(item.key, BEST) < BEST]
    to_practise.sort(key=lambda item: -chances[item.key])
    return Ability(
        position=_position(found.theta, found.standard_error, len(counted)),
        manages=_managed(content, counted, chances),
        practices=_practices(content, to_practise),
        wishes=tuple(
            Wish(item.category, item.topic) for item in to_practise if item.category is not None and item.topic
        ),
    )


def _position(theta: float, error: float, questions: int) -> Position:
    low, high = max(theta - SPAN * error, LOWEST), min(theta + SPAN * error, HIGHEST)
    return Position(
        zone=sum(theta >= edge for edge in EDGES),
        x=_across(theta),
        left=_across(low),
        width=drawings.share(high - low, HIGHEST - LOWEST),
        is_wide=error > WIDE,
        questions=questions,
    )


def _across(theta: float) -> str:
    return drawings.share(theta - LOWEST, HIGHEST - LOWEST)


def _managed(content: Content, counted: Mapping[str, int], chances: Mapping[str, float]) -> tuple[Words, ...]:
    """Topics that the person has in hand, the hardest first: what was answered best, then what probably would be."""
    hardest = sorted(content.items, key=lambda item: chances.get(item.key, 0))
    shown = [item for item in hardest if counted.get(item.key) == BEST]
    shown += [item for item in hardest if item.key not in counted and chances.get(item.key, 0) >= LIKELY]
    return tuple(item.topic for item in shown if item.topic)[:SHOWN]


def _practices(content: Content, items: Iterable[Item]) -> tuple[Practice, ...]:
    topics: dict[str, list[Words]] = {}
    for item in items:
        if item.topic:
            topics.setdefault(item.scale, []).append(item.topic)
    return tuple(
        Practice(scale.title, tuple(topics[scale.key][:SHOWN])) for scale in content.scales if scale.key in topics
    )


# Other instruments


def scales_of(content: Content, answers: Mapping[str, str]) -> tuple[ScaleView, ...]:
    means = scale_means(content, answers)
    return tuple(
        ScaleView(scale.title, scale.about, means[scale.key], _nearest(content, scale.key, means[scale.key]))
        for scale in content.scales
        if scale.key in means
    )


def _nearest(content: Content, scale: str, mean: float | None) -> Words | None:
    responses = content.items_of(scale)[0].responses
    if mean is None or not responses:
        return None
    return min(responses, key=lambda each: abs(each.value - mean)).text


def ends_of(content: Content) -> tuple[int, int]:
    """The lowest and the highest value that a statement can be answered with."""
    values = [response.value for item in content.items for response in item.responses]
    return min(values), max(values)


def wishes_of(content: Content, answers: Mapping[str, str]) -> tuple[Wish, ...]:
    """The categories of the scales, those with the lowest mean first."""
    means = scale_means(content, answers)
    scales = [scale for scale in content.scales if scale.category is not None and means.get(scale.key) is not None]
    scales.sort(key=lambda scale: means[scale.key] or 0)
    return tuple(Wish(scale.category, scale.title) for scale in scales if scale.category is not None)


def reviewed(content: Content, answers: Mapping[str, str]) -> tuple[Reviewed, ...]:
    """Each answer that was given, in the instrument's order; what to think of it only where there is a best answer."""
    return tuple(_reviewed(content, item, answers[item.key]) for item in content.items if item.key in answers)


def _reviewed(content: Content, item: Item, chosen: str) -> Reviewed:
    words = next((choice.text for choice in item.choices if choice.key == chosen), None)
    option = item.option(chosen) if chosen != UNKNOWN else None
    best = next((each for each in item.options if each.score == BEST), None)
    if best is None or category_of(content, item, chosen) == BEST:
        return Reviewed(item.text, words, option.feedback if option else None)
    return Reviewed(item.text, words, option.feedback if option else None, best.text, best.feedback)
