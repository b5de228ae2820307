"""What help was about at a unit, as sums that give no single entry away."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count

from jordman.champions.hours import Period
from jordman.champions.models import SupportEntry
from jordman.disclosure.protection import protect
from jordman.disclosure.tables import Row, Table
from jordman.library.topics import Topic
from jordman.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class TopicSum:
    label: str
    times: int


@dataclass(frozen=True, slots=True)
class TopicSums:
    """`shown` in the order of the list, never by size; `others` is the rest together. None in all: too few."""

    period: Period
    total: int | None
    shown: tuple[TopicSum, ...] = ()

    @property
    def others(self) -> int:
        return (self.total or 0) - sum(topic.times for topic in self.shown)

    @property
    def most(self) -> int:
        return max((topic.times for topic in self.shown), default=0)


def topic_sums(unit: Organisation, period: Period) -> TopicSums:
    """How often each topic came up. Those that came up too few times are one sum, which is never small either."""
    entries = SupportEntry.objects.filter(mandate__unit=unit, on__range=(period.first, period.last))
    counted = dict(entries.order_by().values_list("topic").annotate(times=Count("pk")))
    rows = tuple(Row(topic, (counted.get(topic, 0),)) for topic in Topic.values)
    table = protect(Table(("times",), rows, is_zero_safe=True), settings.SMALL_GROUP_THRESHOLD)
    cells = [(topic, table.row(topic).total.value or 0) for topic in Topic]
    shown = tuple(TopicSum(str(topic.label), times) for topic, times in cells if times)
    return TopicSums(period, table.total.total.value, shown)
