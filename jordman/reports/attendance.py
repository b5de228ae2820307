"""Who has spent how much time, by name: what a funder wants attested. For those who lead the programme alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Sum, Value, When
from django.db.models.functions import TruncMonth

from jordman.learning.models import TimeEntry
from jordman.organisations.models import Organisation
from jordman.programmes.models import Enrolment, Programme
from jordman.reports.counting import months_between

BATCH = 1000


@dataclass(frozen=True)
class Choice:
    """Which part of the list is wanted: months, and one organisation or all."""

    first: date
    last: date
    organisation: Organisation | None = None

    @property
    def months(self) -> tuple[date, ...]:
        return months_between(self.first, self.last)

    @property
    def as_filter(self) -> Q:
        year, month = divmod(self.last.year * 12 + self.last.month, 12)
        return Q(on__gte=self.first.replace(day=1), on__lt=date(year, month + 1, 1))


@dataclass(frozen=True)
class PersonTime:
    """A protected identity has no name here, as everywhere."""

    name: str
    organisation: str
    has_left: bool
    minutes: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.minutes)

    @property
    def hours(self) -> tuple[float, ...]:
        return tuple(round(minutes / 60, 2) for minutes in self.minutes)


def listed(programme: Programme, choice: Choice) -> QuerySet[Enrolment]:
    """Those who spent time in the months, by name, protected identities last.

    Who spent none is not on the list: there is nothing to attest, and it would only tell who is behind.
    """
    time = TimeEntry.objects.filter(choice.as_filter, user=OuterRef("user"), programme=programme)
    found = programme.enrolments.filter(Exists(time)).select_related("user", "organisation")
    if choice.organisation:
        found = found.filter(organisation=choice.organisation)
    names = (
        Case(When(user__is_protected=False, then=F(f"user__{name}")), default=Value(""))
        for name in ("family_name", "given_name")
    )
    return found.order_by("user__is_protected", *names, "pk")


def with_time(programme: Programme, enrolments: Sequence[Enrolment], choice: Choice) -> list[PersonTime]:
    """The same people with their minutes of each month."""
    rows = (
        TimeEntry.objects.filter(choice.as_filter, programme=programme, user__in=[each.user_id for each in enrolments])
        .annotate(month=TruncMonth("on"))
        .order_by()
        .values_list("user_id", "month")
        .annotate(total=Sum("minutes"))
    )
    spent = {(user_id, month): total for user_id, month, total in rows}
    return [
        PersonTime(
            each.user.name,
            each.organisation.name,
            each.withdrawn_at is not None,
            tuple(spent.get((each.user_id, month), 0) for month in choice.months),
        )
        for each in enrolments
    ]


def everyone_with_time(programme: Programme, choice: Choice) -> Iterator[PersonTime]:
    """The whole list, some at a time, so that a large one is never in memory at once."""
    rows = listed(programme, choice).iterator(BATCH)
    while batch := list(islice(rows, BATCH)):
        yield from with_time(programme, batch, choice)
