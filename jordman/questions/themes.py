"""What the questions of a workplace or an employer are about, as sums that give nobody away.

Only half-years that follow on each other, each counted at most once a month, so that no two sums can be subtracted; a
topic is shown where at least five have asked and at least five have not; and no workplace is shown when it could be had
by taking the others from the employer's sum.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.disclosure.models import Snapshot
from jordman.disclosure.protection import protect
from jordman.disclosure.tables import Row, Table
from jordman.library.topics import Topic
from jordman.organisations.models import Employment, Organisation
from jordman.questions.models import ThemeTally
from jordman.questions.tallies import half_year_after, half_year_of

ASKED = ("asked", "not")
WHOLE = "whole"


@dataclass(frozen=True)
class Theme:
    topic: str
    questions: int

    @property
    def label(self) -> str:
        return str(Topic(self.topic).label)


@dataclass(frozen=True)
class HalfYear:
    """Topics that enough people asked about, in the order of the list of topics. `counted_on`: the day of the sums."""

    starts_on: date
    counted_on: date
    themes: tuple[Theme, ...]

    @property
    def name(self) -> str:
        words = _("Våren %(year)s") if self.starts_on.month == 1 else _("Hösten %(year)s")
        return words % {"year": self.starts_on.year}

    @property
    def most(self) -> int:
        return max((theme.questions for theme in self.themes), default=0)

    @property
    def largest(self) -> tuple[Theme, ...]:
        """The topic with most questions; several when they are equal."""
        return tuple(theme for theme in self.themes if theme.questions == self.most)


def protected_themes(node: Organisation, since: date) -> tuple[HalfYear, ...]:
    """The half-years from the one that `since` is in until now, the latest first. For a workplace or an employer."""
    return tuple(_shown(node, start) for start in reversed(list(_half_years(since))))


def _half_years(since: date) -> Iterator[date]:
    start = half_year_of(since)
    while start <= timezone.localdate():
        yield start
        start = half_year_after(start)


def _shown(node: Organisation, start: date) -> HalfYear:
    employer = node.employer_id or node.pk
    key = WHOLE if node.is_employer else str(node.pk)
    counted_on = timezone.localdate().replace(day=1)
    kept = Snapshot.objects.figures_of(
        f"themes:{employer}:{start:%Y-%m}", counted_on, lambda: _count(employer, start) | {"on": _today()}
    )
    figures = kept or {}
    themes = (Theme(topic, figures[topic][key]) for topic in Topic.values if key in figures.get(topic, {}))
    return HalfYear(start, date.fromisoformat(figures["on"]), tuple(themes))


def _today() -> str:
    return timezone.localdate().isoformat()


def _count(employer: int, start: date) -> dict[str, Any]:
    """For each topic the questions that may be shown, by workplace and for the whole."""
    tallies = ThemeTally.objects.filter(Q(organisation__employer=employer) | Q(organisation=employer), half_year=start)
    asked: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for topic, unit, questions, people in tallies.values_list("topic", "organisation", "questions", "people"):
        if questions:
            asked[topic][unit] = (questions, people)
    staff = _staff_of({unit for by_unit in asked.values() for unit in by_unit})
    return {topic: _protected(by_unit, staff) for topic, by_unit in asked.items()}


def _staff_of(units: set[int]) -> Mapping[int, int]:
    pairs = Employment.objects.current().filter(unit__in=units).values_list("unit", "user").distinct()
    return Counter(unit for unit, _user in pairs)


def _protected(asked: Mapping[int, tuple[int, int]], staff: Mapping[int, int]) -> dict[str, int]:
    """Those who have not asked are a group too: that everybody has would tell of each."""
    rows = tuple(
        Row(str(unit), (people, max(0, staff.get(unit, 0) - people)), (questions, 0))
        for unit, (questions, people) in sorted(asked.items())
    )
    table = protect(Table(ASKED, rows), settings.SMALL_GROUP_THRESHOLD)
    # A column that is small as a whole is folded away, and then there is nothing to show of this topic.
    if table.columns != ASKED:
        return {}
    cells = {row.key: row.cells[0] for row in table.rows} | {WHOLE: table.total.cells[0]}
    return {key: cell.value for key, cell in cells.items() if cell.value is not None}
