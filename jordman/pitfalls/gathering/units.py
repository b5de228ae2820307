"""Facts of units."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.champions.hours import WEEK, Period, last_whole_weeks, set_aside_minutes
from jordman.champions.models import HourUse, Mandate, SupportEntry
from jordman.initiatives.models import Rollout, RolloutUnit
from jordman.organisations.champion_words import USUAL, ChampionWords
from jordman.organisations.models import Employment, Organisation, RoleGrant
from jordman.pitfalls.facts import ReservedFact, RolloutFact, SessionFact, SessionState, UnitFacts
from jordman.pitfalls.rules.champions import LOOKS_BACK_WEEKS
from jordman.programmes.models import Enrolment
from jordman.team_sessions.models import Presence, TeamSession
from jordman.team_sessions.models.sessions import CORRECTABLE, OPENS_BEFORE, TeamSessionQuerySet
from jordman.workplaces.models import ManagerPreparation, Readiness, ReservedTime, RoutineChange

# SQLite takes some thirty thousand values in one question.
CHUNK = 5_000
LOOKS_BACK = timedelta(days=730)
A_YEAR = timedelta(days=365)
SESSION_COLUMNS = (
    *("starts_at", "ends_at", "ended_at", "teach_minutes", "taught_seconds", "talked_seconds"),
    *("people_named", "people_unnamed", "agreement", "leader_id"),
)
CHAMPION_FACTS = ("champions", "champion_waits", "champion_weeks", "set_aside_minutes", "used_minutes")


@dataclass(frozen=True)
class Known:
    """What a page of one unit has read already, so that it is not asked for twice."""

    sessions: tuple[SessionFact, ...]
    reserved: tuple[ReservedFact, ...]
    reached: int


OWN = ("people", "sent", "answered", "changed", "red", "has_manager", "manager_learns")
# The unit, what has_training and is_approved come of, and then the fields of RolloutFact in their order.
ROLLOUT_COLUMNS = (
    *("unit_id", "rollout__verdict", "rollout__training_text", "rollout__module_id"),
    *("rollout__system__name", "rollout__starts_on", "rollout_id", "rollout__is_trial", "rollout__trial_ends_on"),
    *("rollout__after_trial", "is_followed", "rollout__training_starts_on", "installed_on", "learnt_on"),
)
# Putting a question together costs more than asking it for one unit: it is kept, and asked anew each time.
cache_for_the_day = lru_cache(maxsize=2)


def gather_units(
    unit_ids: Collection[int], words: ChampionWords = USUAL, known: Mapping[int, Known] | None = None
) -> dict[int, UnitFacts]:
    """The facts of each unit today."""
    ids, today = list(unit_ids), timezone.localdate()
    found: dict[int, UnitFacts] = {}
    for start in range(0, len(ids), CHUNK):
        found |= _gather(ids[start : start + CHUNK], today, words, known or {})
    return found


def _gather(ids: list[int], today: date, words: ChampionWords, known: Mapping[int, Known]) -> dict[int, UnitFacts]:
    own = _own(ids, today)
    to_read = [unit for unit in ids if unit not in known]
    sessions = {unit: each.sessions for unit, each in known.items()} | (_sessions(to_read, today) if to_read else {})
    reserved = {unit: each.reserved for unit, each in known.items()} | (_reserved(to_read, today) if to_read else {})
    people = {unit: facts["people"] for unit, facts in own.items() if unit not in known}
    reached = {unit: each.reached for unit, each in known.items()} | _reached(sessions, people, today)
    rollouts, hours = _rollouts(ids), _hours(ids, today)
    return {
        unit: UnitFacts(
            today=today,
            sessions=tuple(sessions.get(unit, ())),
            reached=reached[unit],
            reserved=tuple(reserved.get(unit, ())),
            red=_red_items(facts.pop("red")),
            rollouts=tuple(rollouts[unit]),
            words=words,
            **facts,
            **hours.get(unit, {}),
        )
        for unit, facts in own.items()
    }


# What is one number or one yes a unit


def _own(ids: list[int], today: date) -> dict[int, dict[str, Any]]:
    """In one question, since each is a short look in an index."""
    rows = _own_question(today).filter(pk__in=ids).values_list("pk", *OWN)
    return {unit: dict(zip(OWN, values, strict=True)) for unit, *values in rows}


@cache_for_the_day
def _own_question(today: date) -> QuerySet[Organisation]:
    staff = Employment.objects.current().filter(Q(starts_on=None) | Q(starts_on__lte=today), user__is_active=True)
    answers = RoutineChange.objects.filter(state__in=RoutineChange.ANSWERED, month__gt=today - A_YEAR)
    new = (RoutineChange.State.CHANGED, RoutineChange.State.TRYING)
    managers = RoleGrant.objects.filter(role__in=roles_with(Permission.UNIT_LEAD), organisation=OuterRef("pk"))
    return Organisation.objects.order_by().annotate(
        people=_counted(staff, "user"),
        sent=_counted(_sent(staff), "user"),
        answered=_counted(answers, "pk"),
        changed=_counted(answers.filter(state__in=new), "pk"),
        red=_red(),
        has_manager=Exists(managers),
        manager_learns=_learning(managers),
    )


def _counted(rows: QuerySet[Any], what: str) -> Coalesce:
    of_unit = rows.filter(unit=OuterRef("pk")).order_by().values("unit")
    return Coalesce(Subquery(of_unit.annotate(number=Count(what, distinct=True)).values("number")), 0)


def _red() -> Coalesce:
    """What is red, one bit for each item: a unit has each once."""
    bits = Case(*(When(item=item, then=1 << place) for place, item in enumerate(Readiness.Item.values)), default=0)
    red = Readiness.objects.filter(unit=OuterRef("pk"), state=Readiness.State.RED).order_by().values("unit")
    return Coalesce(Subquery(red.annotate(bits=Sum(bits)).values("bits")), 0)


def _learning(managers: QuerySet[Any]) -> Exists:
    """Is any of them in a programme, or do they say themselves that they have gone through their module?"""
    enrolled = Enrolment.objects.active().filter(user=OuterRef("user"))
    said = ManagerPreparation.objects.filter(user=OuterRef("user")).exclude(says_module_done_on=None)
    return Exists(managers.filter(Exists(enrolled) | Exists(said)))


def _sent(staff: QuerySet[Employment]) -> QuerySet[Employment]:
    """Those in a programme who neither lead nor help at a unit: they are the ones that a workplace sends."""
    roles = roles_with(Permission.UNIT_LEAD) + roles_with(Permission.CHAMPION_SERVE)
    enrolled = Enrolment.objects.active().filter(user=OuterRef("user"))
    granted = RoleGrant.objects.filter(user=OuterRef("user"), role__in=roles)
    return staff.filter(Exists(enrolled), ~Exists(granted), role_group=Employment.RoleGroup.STAFF)


# Sessions


def session_facts(sessions: Iterable[TeamSession]) -> tuple[SessionFact, ...]:
    """Of sessions that somebody else has read: those that were not cancelled, of the last two years."""
    now = timezone.now()
    return tuple(_session_fact([getattr(each, name) for name in SESSION_COLUMNS], now) for each in sessions)


def _sessions(ids: list[int], today: date) -> dict[int, tuple[SessionFact, ...]]:
    rows = recent_sessions(today).filter(unit__in=ids).order_by("starts_at", "pk")
    now = timezone.now()
    found: defaultdict[int, list[SessionFact]] = defaultdict(list)
    for unit, *values in rows.values_list("unit_id", *SESSION_COLUMNS).iterator(chunk_size=5_000):
        found[unit].append(_session_fact(values, now))
    return {unit: tuple(facts) for unit, facts in found.items()}


def recent_sessions(today: date) -> TeamSessionQuerySet:
    """Those that the rules look at."""
    return TeamSession.objects.called().filter(starts_at__gte=_midnight(today - LOOKS_BACK))


def _session_fact(values: Sequence[Any], now: datetime) -> SessionFact:
    starts_at, ends_at, ended_at, planned, taught, talked, named, unnamed, agreement, leader = values
    is_timed = bool(taught or talked)
    return SessionFact(
        on=starts_at.astimezone(timezone.get_current_timezone()).date(),
        state=SessionState.HELD if ended_at else _not_held(ends_at, now),
        people=named + unnamed,
        planned_teaching=planned,
        taught_minutes=taught // 60 if is_timed else None,
        talked_minutes=talked // 60 if is_timed else None,
        has_agreement=bool(agreement.strip()),
        has_leader=leader is not None,
    )


def _not_held(ends_at: datetime, now: datetime) -> SessionState:
    if ends_at > now - OPENS_BEFORE:
        return SessionState.TO_COME
    return SessionState.UNSAID if ends_at > now - CORRECTABLE else SessionState.MISSED


def _reached(sessions: Mapping[int, Iterable[SessionFact]], people: Mapping[int, int], today: date) -> dict[int, int]:
    """The fullest session says enough for most units; who was there is counted only where it does not."""
    since = today - A_YEAR
    found = {unit: max((s.people for s in sessions.get(unit, ()) if s.on > since), default=0) for unit in people}
    unsure = [unit for unit, number in found.items() if 0 < number < max(5, people[unit] // 4)]
    if unsure:
        there = _there(since).filter(session__unit__in=unsure)
        for unit, number in there.values_list("session__unit").annotate(Count("user", distinct=True)).order_by():
            found[unit] = max(found[unit], number)
    return found


def _there(since: date) -> QuerySet[Presence]:
    return Presence.objects.filter(
        is_present=True,
        session__cancelled_at=None,
        session__ended_at__isnull=False,
        session__starts_at__gte=_midnight(since),
    )


def reached_at(unit_id: int, today: date) -> Coalesce:
    """How many have been at a session of one unit the last year, to be read beside something else."""
    there = _there(today - A_YEAR).filter(session__unit=unit_id).order_by().values("session__unit")
    return Coalesce(Subquery(there.annotate(number=Count("user", distinct=True)).values("number")), 0)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())


# What the manager has prepared, systems and the champion's hours


def _reserved(ids: list[int], today: date) -> dict[int, tuple[ReservedFact, ...]]:
    rows = ReservedTime.objects.filter(unit__in=ids, ends_on__gte=today).order_by("starts_on")
    found: defaultdict[int, list[ReservedFact]] = defaultdict(list)
    for unit, starts_on, ends_on, training, talk in rows.values_list(
        "unit_id", "starts_on", "ends_on", "training_hours", "talk_hours"
    ):
        found[unit].append(ReservedFact(starts_on, ends_on, float(training or 0), float(talk or 0)))
    return {unit: tuple(facts) for unit, facts in found.items()}


def _red_items(bits: int) -> tuple[str, ...]:
    return tuple(
        str(Readiness.Item(item).label) for place, item in enumerate(Readiness.Item.values) if bits >> place & 1
    )


def _rollouts(ids: list[int]) -> defaultdict[int, list[RolloutFact]]:
    """A try-out that is stopped is nothing to learn or to wait for."""
    found: defaultdict[int, list[RolloutFact]] = defaultdict(list)
    for unit, verdict, text, module, *values in _rollouts_question().filter(unit__in=ids).values_list(*ROLLOUT_COLUMNS):
        has_training, is_approved = bool(text or module), verdict in (Rollout.Verdict.OK, Rollout.Verdict.CONDITIONS)
        found[unit].append(RolloutFact(*values, has_training=has_training, is_approved=is_approved))
    return found


@cache
def _rollouts_question() -> QuerySet[RolloutUnit]:
    other = Rollout.objects.filter(system=OuterRef("rollout__system"), is_trial=False, cancelled_on=None)
    rows = RolloutUnit.objects.filter(rollout__cancelled_on=None).annotate(is_followed=Exists(other))
    rows = rows.exclude(rollout__is_trial=True, rollout__after_trial=Rollout.AfterTrial.STOP)
    return rows.order_by("rollout__starts_on", "pk")


# The champions' hours


def _hours(ids: list[int], today: date) -> dict[int, dict[str, Any]]:
    """Sums for the unit over the last whole weeks, in one question."""
    period, rows = last_whole_weeks(today, LOOKS_BACK_WEEKS), _mandates_question(today).filter(unit__in=ids)
    found: dict[int, dict[str, Any]] = defaultdict(lambda: dict.fromkeys(CHAMPION_FACTS, 0))
    for unit, starts_on, hours, waits, used in rows.values_list(
        "unit_id", "starts_on", "agreed_hours", "waits", "used"
    ):
        facts = found[unit]
        if waits or hours is None:
            facts["champion_waits"] = True
        elif starts_on <= today:
            served = period.within(starts_on, None)
            facts["champions"] += 1
            facts["champion_weeks"] = max(facts["champion_weeks"], served.days // WEEK)
            facts["set_aside_minutes"] += set_aside_minutes(hours, served)
            facts["used_minutes"] += used
    return found


@cache_for_the_day
def _mandates_question(today: date) -> QuerySet[Any]:
    period = last_whole_weeks(today, LOOKS_BACK_WEEKS)
    return Mandate.objects.filter(Q(ends_on=None) | Q(ends_on__gte=today)).annotate(
        used=_minutes(HourUse, period) + _minutes(SupportEntry, period),
        waits=Q(champion_confirmed_at=None) | Q(manager_confirmed_at=None),
    )


def _minutes(table: type[HourUse] | type[SupportEntry], period: Period) -> Coalesce:
    used = table._default_manager.filter(mandate=OuterRef("pk"), on__range=(period.first, period.last))
    return Coalesce(Subquery(used.order_by().values("mandate").annotate(sum=Sum("minutes")).values("sum")), 0)
