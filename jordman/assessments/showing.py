"""A place of a picture in words, rows and drawings: what the page, the unit's page and the file have in common.

Ability is shown on a scale where 5 is the middle that the questions' parameters are set from and one step is a standard
deviation of people; other measures on their own scale of answers. Pure but for the language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import hypot

from django.utils.translation import gettext as _

from jordman.assessments.measures import WHOLE, Kind, Measure
from jordman.assessments.measuring_words import BANDS, group_name, level_in_words
from jordman.assessments.reading import Mean, OnLevel, Picture, Shown
from jordman.ui.drawings import DotRow, Estimate, Stratum
from jordman.ui.words import NO_BREAK, number

MIDDLE = 5


@dataclass(frozen=True)
class Cell:
    """A mean as a table writes it, or nothing where it is hidden."""

    label: str
    middle: str = ""
    span: str = ""


@dataclass(frozen=True)
class Line:
    """A place or a group with its cells."""

    name: str
    people: str
    cells: tuple[Cell, ...]
    key: str = ""
    level: str = ""


def shown_value(measure: Measure, value: float) -> float:
    return MIDDLE + value if measure.kind is Kind.ABILITY else value


def ends(measure: Measure) -> tuple[float, float]:
    return shown_value(measure, measure.low), shown_value(measure, measure.high)


def cell_of(measure: Measure, mean: Mean | None) -> Cell:
    if mean is None:
        return Cell(str(measure.title))
    middle, low, high = (shown_value(measure, each) for each in (mean.middle, mean.low, mean.high))
    bottom, top = ends(measure)
    span = f"{number(max(low, bottom), 1)}\N{EN DASH}{number(min(high, top), 1)}"
    return Cell(str(measure.title), number(middle, 1), span)


@dataclass(frozen=True)
class Said:
    """One place of a picture, with the same place in the wave before, when there is one of the same instrument."""

    picture: Picture
    place: Shown
    measures: Sequence[Measure]
    before: Shown | None = None
    # The questions that managers estimate by, when they are to be shown.
    questions: Mapping[str, str] = field(default_factory=dict)

    @property
    def main(self) -> Measure:
        return self.measures[0]

    @property
    def has_level(self) -> bool:
        return WHOLE in self.place.levels

    # Sentences

    @property
    def heading(self) -> str:
        """What the picture says, as a sentence."""
        if not self.place.is_shown:
            return _("För få har svarat för att visa något")
        if self.before is not None and self.before.is_shown:
            return self._changed
        if WHOLE in self.place.levels:
            return self._on_level
        return self._highest

    @property
    def _on_level(self) -> str:
        words = {"share": level_in_words(self.place.levels[WHOLE])}
        return _("%(share)s är på grundnivå eller högre") % words

    @property
    def _highest(self) -> str:
        found = [(measure, self.place.values[measure.key]) for measure in self._comparable]
        if len(found) < 2:
            return _("Så här svarade ni")
        highest = max(found, key=lambda each: each[1].middle)
        lowest = min(found, key=lambda each: each[1].middle)
        if not is_apart(lowest[1], highest[1]):
            return _("Inget område skiljer sig säkert från de andra")
        words = {"high": highest[0].title, "low": str(lowest[0].title).lower()}
        return _("%(high)s är högst och %(low)s lägst") % words

    @property
    def _comparable(self) -> list[Measure]:
        """Scales of the same kind. Single questions each ask of something else and are never laid beside each other."""
        return [each for each in self.measures if each.kind is not Kind.SINGLE and each.key in self.place.values]

    @property
    def _changed(self) -> str:
        up: list[str] = []
        down: list[str] = []
        for measure in self.measures if self.main.kind is not Kind.ABILITY else self.measures[:1]:
            before, after = self._pair(measure)
            if before and after and is_apart(before, after):
                (up if after.middle > before.middle else down).append(str(measure.title))
        if not up and not down:
            return _("Vi kan inte säga att något har ändrats")
        if up and down:
            return _("En del är högre än före, annat lägre")
        names = _(" och ").join(up or down) if len(up or down) < 3 else ""
        if not names:
            return _("Flera områden är högre än före") if up else _("Flera områden är lägre än före")
        return (_("Högre än före: %(names)s") if up else _("Lägre än före: %(names)s")) % {"names": names.lower()}

    def _pair(self, measure: Measure) -> tuple[Mean | None, Mean | None]:
        return self.before.values.get(measure.key) if self.before else None, self.place.values.get(measure.key)

    @property
    def people(self) -> str:
        if self.place.answered is None:
            return ""
        words = {"answered": number(self.place.answered), "asked": number(self.place.asked or 0)}
        if self.place.asked is None:
            return _("%(answered)s har svarat.") % words
        return _("%(answered)s av %(asked)s har svarat.") % words

    # Drawings and tables

    @property
    def levels(self) -> tuple[tuple[str, tuple[Stratum, ...], str], ...]:
        """Shares under and on base level now and before: what, layers to draw where they may, and the words."""
        found = [(_("Nu"), self.place.levels.get(WHOLE))]
        if self.before is not None:
            found.append((_("Före"), self.before.levels.get(WHOLE)))
        return tuple((when, _layers(level), level_in_words(level)) for when, level in found if level is not None)

    @cached_property
    def scales(self) -> tuple[Scale, ...]:
        """The measures by the ends of their scale: one drawing for each."""
        found: dict[tuple[float, float], list[Measure]] = {}
        for measure in self.measures:
            found.setdefault(ends(measure), []).append(measure)
        return tuple(Scale(low, high, tuple(map(self._dots, each))) for (low, high), each in found.items())

    def _dots(self, measure: Measure) -> DotRow:
        before, after = self._pair(measure)
        both = [mean for mean in (after, before) if mean is not None] if after else []
        note = _("Högt är sämre.") if measure.high_is_worse else ""
        return DotRow(str(measure.title), [_estimate(measure, mean) for mean in both], note, self._spoken(measure))

    def _spoken(self, measure: Measure) -> str:
        before, after = self._pair(measure)
        said = cell_of(measure, after)
        text = _("%(middle)s, troligen mellan %(span)s") % {"middle": said.middle, "span": said.span}
        if before is None:
            return text
        words = {"now": text, "before": cell_of(measure, before).middle}
        return _("%(now)s. Före: %(before)s") % words

    @property
    def own_rows(self) -> tuple[Line, ...]:
        """The same figures as the drawing's, a row for each measure."""
        return tuple(self._own_row(measure) for measure in self.measures)

    def _own_row(self, measure: Measure) -> Line:
        before, after = self._pair(measure)
        cells = [cell_of(measure, after)]
        if self.before is not None:
            cells.append(cell_of(measure, before))
        return Line(str(measure.title), "", tuple(cells), level=level_in_words(self.place.levels.get(measure.key)))

    @cached_property
    def below(self) -> tuple[Line, ...]:
        """The places directly under this one, in alphabetical order."""
        return tuple(self._line(place) for place in self.picture.below(self.place.key))

    def _line(self, place: Shown) -> Line:
        people = number(place.answered) if place.answered is not None else ""
        cells = tuple(cell_of(measure, place.values.get(measure.key)) for measure in self.columns)
        return Line(place.name, people, cells, place.key, level_in_words(place.levels.get(self.main.key)))

    @property
    def columns(self) -> Sequence[Measure]:
        """What a table of places has room for: ability over all areas, or all other measures."""
        return self.measures[:1] if self.main.kind is Kind.ABILITY else self.measures

    @property
    def below_dots(self) -> tuple[DotRow, ...]:
        """The main measure at each place below: only for ability, which has one measure for all of it."""
        if self.main.kind is not Kind.ABILITY:
            return ()
        return tuple(self._dot_of(place) for place in self.picture.below(self.place.key))

    def _dot_of(self, place: Shown) -> DotRow:
        mean = place.values.get(self.main.key)
        if mean is None:
            return DotRow(place.name, spoken=_("För få svar, eller dold som skydd."))
        said = cell_of(self.main, mean)
        spoken = _("%(middle)s, troligen mellan %(span)s") % {"middle": said.middle, "span": said.span}
        answers = _("%(number)s svar") % {"number": number(place.answered or 0)}
        return DotRow(place.name, [_estimate(self.main, mean)], answers.replace(" ", NO_BREAK), spoken)

    @property
    def width(self) -> int:
        """Columns after the first of the table of places below."""
        return 1 + len(self.columns) + self.has_level

    @property
    def hidden_below(self) -> int:
        return sum(not place.is_shown for place in self.picture.below(self.place.key))

    @property
    def manager_rows(self) -> tuple[tuple[str, str], ...]:
        """The middle answer of the managers, question by question."""
        found = self.place.estimates
        return tuple((text, str(BANDS[found[key]])) for key, text in self.questions.items() if key in found)

    @property
    def groups(self) -> tuple[Line, ...]:
        """Roles and sexes that may be shown."""
        both = (*self.place.roles.items(), *self.place.sexes.items())
        return tuple(
            Line(group_name(column), "", tuple(cell_of(each, values.get(each.key)) for each in self.columns))
            for column, values in both
            if values
        )


@dataclass(frozen=True)
class Scale:
    low: float
    high: float
    rows: tuple[DotRow, ...]


def _layers(level: OnLevel) -> tuple[Stratum, ...]:
    if level.share is None:
        return ()
    on = min(99, max(1, round(level.share * 100)))
    return Stratum(100 - on, _("% under grundnivå")), Stratum(on, _("% på grundnivå eller högre"))


def is_apart(one: Mean, other: Mean) -> bool:
    """Is the difference larger than its own uncertainty? The two are taken to be independent."""
    return abs(one.middle - other.middle) > hypot(one.reach, other.reach)


def _estimate(measure: Measure, mean: Mean) -> Estimate:
    return Estimate(*(shown_value(measure, each) for each in (mean.middle, mean.low, mean.high)))
