"""From the ledger and the staff file to lines, in a fixed number of questions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import FilteredRelation, Max, Min, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.organisations.models import Ancestry, Employment
from jordman.participation.attesters import Leaders, attesters_of, load_leaders
from jordman.participation.lines import Line, Person, Word, Workplace
from jordman.participation.models import Attestation, Reporting
from jordman.participation.months import last_day, swedish_day
from jordman.programmes.models import Enrolment, Programme


@dataclass(frozen=True)
class Job:
    """An employment as it is read here."""

    user_id: int
    unit_id: int
    unit: str
    code: str
    employer: str
    number: str
    share: Decimal
    leads: bool
    starts_on: date
    ends_on: date
    pk: int

    def touches(self, month: date) -> bool:
        return self.starts_on <= last_day(month) and self.ends_on >= month


@dataclass(frozen=True)
class Spent:
    minutes: int
    first_on: date | None
    last_on: date | None


NO_TIME = Spent(0, None, None)
NOTHING: Mapping[date, Spent] = {}


def load_lines(
    reporting: Reporting, months: Sequence[date], *, below: Collection[int] | None = None, only: int | None = None
) -> list[Line]:
    """A line for everybody with hours in a month, and for whoever starts or stops in it; by month and name.

    Six questions, whatever the number of people and months.

    `below`: only those who have worked at or under these nodes. `only`: one person. Protected identities are there,
    for counting, and must be left out by whoever shows or writes names.
    """
    if not months:
        return []
    users = _users(reporting, below) if only is None else User.objects.filter(pk=only)
    spent = _time(reporting, last_day(months[-1]), None if below is None and only is None else users)
    people = _people(reporting, users, spent)
    jobs = _jobs(users, months)
    leaders = load_leaders({job.unit_id for each in jobs.values() for job in each})
    words = _words(reporting, months)
    return [
        Line(
            person,
            month,
            time.minutes,
            time.first_on,
            time.last_on,
            workplace_in(month, jobs.get(person.user_id, ()), leaders),
            words.get((person.user_id, month)),
        )
        for month in months
        for person in people
        if (time := spent.get(person.user_id, NOTHING).get(month, NO_TIME)).minutes or person.comes_or_goes_in(month)
    ]


def _users(reporting: Reporting, below: Collection[int] | None) -> QuerySet[User]:
    """Whoever is or was enrolled, and whoever has hours in the programme without being so."""
    enrolled = Enrolment.objects.filter(programme=reporting.programme_id).values("user")
    timed = TimeEntry.objects.filter(programme=reporting.programme_id).values("user")
    users = User.objects.filter(Q(pk__in=enrolled) | Q(pk__in=timed))
    if below is None:
        return users
    units = Ancestry.objects.filter(ancestor_id__in=below).values("descendant")
    return users.filter(pk__in=Employment.objects.filter(unit__in=units).values("user"))


def _time(reporting: Reporting, last: date, users: QuerySet[User] | None) -> dict[int, dict[date, Spent]]:
    """By person and month, from the programme's first day on: the first of them is when the person began.

    `users`: None for everybody, which is what the ledger's own index answers fastest.
    """
    entries = TimeEntry.objects.filter(programme=reporting.programme_id, on__lte=last, minutes__gt=0)
    rows = (
        (entries if users is None else entries.filter(user__in=users.values("pk")))
        .annotate(month=TruncMonth("on"))
        .order_by()
        .values_list("user_id", "month")
        .annotate(Sum("minutes"), Min("on"), Max("on"))
    )
    found: dict[int, dict[date, Spent]] = defaultdict(dict)
    for user_id, month, total, first, last_on in rows:
        found[user_id][month] = Spent(total, first, last_on)
    return found


def _people(reporting: Reporting, users: QuerySet[User], spent: Mapping[int, Mapping[date, Spent]]) -> list[Person]:
    """By name. What the lead has put right holds before what the enrolment says."""
    programme = reporting.programme
    rows = (
        users.annotate(
            place=FilteredRelation("enrolments", condition=Q(enrolments__programme=programme.pk)),
            own=FilteredRelation("participant", condition=Q(participant__reporting=reporting.pk)),
        )
        .order_by("family_name", "given_name", "pk")
        .values_list(
            *("pk", "given_name", "family_name", "email", "is_protected", "sex"),
            *(
                "place__sex",
                "place__enrolled_at",
                "place__withdrawn_at",
                "place__workplace",
                "place__organisation__name",
            ),
            *("own__number", "own__starts_on", "own__stops_on", "own__sex"),
        )
    )
    return [_person(programme, _began(spent.get(row[0])), *row) for row in rows]


def _began(months: Mapping[date, Spent] | None) -> date | None:
    return min((time.first_on for time in months.values() if time.first_on), default=None) if months else None


def _person(programme: Programme, began: date | None, *row: Any) -> Person:
    pk, given, family, mail, is_protected, sex, *row_of_enrolment, number, starts, stops, right_sex = row
    enrolled_sex, came, left, workplace, employer = row_of_enrolment
    # Whoever took part before somebody wrote the enrolment down, started then.
    started = min(filter(None, (swedish_day(came), began)), default=None) if came else None
    said = (each for each in (right_sex, enrolled_sex, sex) if each and each != "unknown")
    return Person(
        user_id=pk,
        given_name=given if given or family else mail or "",
        family_name=family,
        is_protected=is_protected,
        sex=next(said, "unknown"),
        starts_on=starts or started,
        stops_on=stops or swedish_day(left) or programme.ends_on,
        number=number,
        said_workplace=workplace or "",
        employer=employer or "",
    )


def _jobs(users: QuerySet[User], months: Sequence[date]) -> Mapping[int, tuple[Job, ...]]:
    rows = (
        Employment.objects.filter(user__in=users.values("pk"))
        .filter(Q(starts_on=None) | Q(starts_on__lte=last_day(months[-1])))
        .filter(Q(ends_on=None) | Q(ends_on__gte=months[0]))
        .values_list(
            *("user_id", "unit_id", "unit__name", "unit__code", "employer__name", "employment_number", "share"),
            *("is_unit_manager", "starts_on", "ends_on", "pk"),
        )
    )
    found: dict[int, list[Job]] = defaultdict(list)
    for user_id, unit_id, unit, code, employer, number, share, leads, starts_on, ends_on, pk in rows:
        first, last, part = starts_on or date.min, ends_on or date.max, share or Decimal(0)
        job = Job(user_id, unit_id, unit, code, employer, number, part, leads, first, last, pk)
        found[job.user_id].append(job)
    return {user_id: tuple(jobs) for user_id, jobs in found.items()}


def workplace_in(month: date, jobs: Iterable[Job], leaders: Leaders) -> Workplace | None:
    """Where the person worked on the month's last day: the largest share of several; else where they worked last.

    Hours are the person's and are counted once, however many units they have.
    """
    here = [job for job in jobs if job.touches(month)]
    if not here:
        return None
    job = max(here, key=lambda each: (min(each.ends_on, last_day(month)), each.share, -each.pk))
    return Workplace(
        unit_id=job.unit_id,
        name=job.unit,
        code=job.code,
        employer=job.employer,
        employment_number=job.number,
        attesters=attesters_of(job.user_id, job.unit_id, leaders.get(job.unit_id, ()), leads_unit=job.leads),
        others=tuple(sorted({each.unit for each in here if each.unit_id != job.unit_id})),
    )


def _words(reporting: Reporting, months: Sequence[date]) -> Mapping[tuple[int, date], Word]:
    rows = Attestation.objects.filter(reporting=reporting, month__gte=months[0], month__lte=months[-1]).values_list(
        *("user_id", "month", "state", "minutes", "note", "paper", "at", "by_id", "taken_off", "taken_off_because")
    )
    return {(user_id, month): Word(*facts) for user_id, month, *facts in rows}
