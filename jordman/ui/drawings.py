"""What the drawings are made of, and the maths that turns it into SVG attributes. Pure functions."""

import calendar
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

Number = int | float
Text = str | Promise


def share(part: Number, whole: Number) -> str:
    """The part as an SVG length: "61.1%", never outside 0 to 100."""
    return f"{fraction(part, whole) * 100:.4g}%"


def fraction(part: Number, whole: Number) -> float:
    return min(1.0, max(0.0, float(part) / float(whole))) if whole else 0.0


@dataclass(frozen=True)
class Mark:
    """One mark on a scale: where it stands, its text and how the text is anchored."""

    x: str
    text: str
    anchor: str = "middle"


def marks(parts: int, unit: str = "") -> list[Mark]:
    """The scale under a meter that is divided in equal parts: 0, 1, 2, 3 tim."""
    inner = [Mark(share(step, parts), str(step)) for step in range(1, parts)]
    return [Mark("0%", "0", "start"), *inner, Mark("100%", f"{parts} {unit}".strip(), "end")]


@dataclass(frozen=True)
class Layer:
    """A layer of the plan: one category. `depth` is how much of it is done, in percent; `minutes` makes it thick."""

    soil: int
    title: Text
    state: str = "open"  # done, part, open or locked
    status: Text = ""
    text: Text = ""
    kicker: Text = ""
    url: str = ""
    depth: Number = 0
    minutes: int = 0

    @property
    def is_filled(self) -> bool:
        return self.state != "locked"

    @property
    def root(self) -> str:
        return "100%" if self.state == "done" else share(self.depth, 100)


def thickness(minutes: int, thickest: int) -> int:
    """The layer's thickness in eight steps; the layer with most time is the thickest."""
    return 1 + round(7 * fraction(minutes, thickest)) if minutes else 3


@dataclass(frozen=True)
class SizedLayer:
    thickness: int
    layer: Layer


def sized(layers: Sequence[Layer]) -> list[SizedLayer]:
    thickest = max((layer.minutes for layer in layers), default=0)
    return [SizedLayer(thickness(layer.minutes, thickest), layer) for layer in layers]


@dataclass(frozen=True)
class Stratum:
    """One of a group's ordered shares, from loose (first) to deep (last)."""

    count: int
    label: Text


def strata(rows: Sequence[Stratum], height: int = 272) -> list[tuple[int, int, Stratum]]:
    """Each share with its depth (1 to 4) and its height in pixels."""
    total = sum(row.count for row in rows)
    last = max(1, len(rows) - 1)
    return [
        (1 + round(3 * index / last), round(height * fraction(row.count, total)), row) for index, row in enumerate(rows)
    ]


@dataclass(frozen=True)
class Estimate:
    """A middle and the span around it."""

    middle: Number
    low: Number
    high: Number


@dataclass(frozen=True)
class DotRow:
    """A row of one or two estimates. Without estimates the row says that the answers are too few."""

    label: Text
    estimates: Sequence[Estimate] = ()
    note: Text = ""
    spoken: Text = ""


@dataclass(frozen=True)
class Dot:
    x: str
    x1: str
    x2: str


@dataclass(frozen=True)
class DotScale:
    """A scale that keeps a margin, so that a dot at its end is not cut off."""

    low: Number
    high: Number
    margin: Number = 4

    def at(self, value: Number) -> str:
        span = fraction(float(value) - float(self.low), float(self.high) - float(self.low))
        return f"{self.margin + span * (100 - 2 * self.margin):.4g}%"

    def steps(self) -> list[Mark]:
        return [Mark(self.at(step), str(step)) for step in range(math.ceil(self.low), math.floor(self.high) + 1)]

    def dot(self, estimate: Estimate) -> Dot:
        return Dot(self.at(estimate.middle), self.at(estimate.low), self.at(estimate.high))


@dataclass(frozen=True)
class Bar:
    """One column of a chart: its value, and a second series beside it when there is one."""

    label: Text
    value: Number
    second: Number | None = None


@dataclass(frozen=True)
class Column:
    x: str
    width: str
    y: float
    height: float
    middle: str
    text: Number
    is_second: bool = False


@dataclass(frozen=True)
class ColumnChart:
    """Columns in percent across and pixels upwards: text keeps its size on every screen."""

    bars: Sequence[Bar]
    ceiling: Number = 0
    top: int = 40
    floor: int = 262

    @property
    def highest(self) -> Number:
        values = [value for bar in self.bars for value in (bar.value, bar.second) if value is not None]
        return max([self.ceiling, *values], default=0)

    def labels(self) -> list[Mark]:
        slot = 100 / max(1, len(self.bars))
        return [Mark(f"{slot * (index + 0.5):.4g}%", str(bar.label)) for index, bar in enumerate(self.bars)]

    def columns(self) -> Iterable[Column]:
        slot = 100 / max(1, len(self.bars))
        for index, bar in enumerate(self.bars):
            values = [bar.value] if bar.second is None else [bar.value, bar.second]
            width = slot * 0.74 / len(values)
            for place, value in enumerate(values):
                left = slot * (index + 0.13) + place * width
                yield self._column(left, width, value, is_second=place == 1)

    def _column(self, left: float, width: float, value: Number, *, is_second: bool) -> Column:
        height = round((self.floor - self.top) * fraction(value, self.highest), 1)
        return Column(
            x=f"{left:.4g}%",
            width=f"{width:.4g}%",
            y=self.floor - height,
            height=height,
            middle=f"{left + width / 2:.4g}%",
            text=value,
            is_second=is_second,
        )

    @property
    def ceiling_y(self) -> float:
        return self.floor - (self.floor - self.top) * fraction(self.ceiling, self.highest)


@dataclass(frozen=True)
class Occasion:
    """Something on a day of the month: where its link leads and what it is."""

    day: date
    label: Text
    url: str = ""


@dataclass(frozen=True)
class MonthDay:
    day: date
    is_outside: bool
    occasions: tuple[Occasion, ...] = field(default=())

    @property
    def url(self) -> str:
        return self.occasions[0].url if self.occasions else ""

    @property
    def labels(self) -> str:
        return ", ".join(str(occasion.label) for occasion in self.occasions)


@dataclass(frozen=True)
class Week:
    number: int
    days: tuple[MonthDay, ...]


def month(year: int, number: int, occasions: Iterable[Occasion]) -> list[Week]:
    """The weeks of a month, Monday first, each day with what happens on it."""
    by_day: dict[date, list[Occasion]] = {}
    for occasion in occasions:
        by_day.setdefault(occasion.day, []).append(occasion)
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    return [
        Week(
            week[0].isocalendar().week,
            tuple(MonthDay(day, day.month != number, tuple(by_day.get(day, ()))) for day in week),
        )
        for week in weeks
    ]
