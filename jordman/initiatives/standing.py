"""How initiatives and units stand, read from the database in few questions whatever there is to read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from jordman.initiatives.facts import (
    UPPER,
    InitiativeFacts,
    Level,
    LevelFacts,
    RolloutFacts,
    RolloutUnitFacts,
    UnitFacts,
)
from jordman.initiatives.models import Anchoring, Initiative, InitiativeUnit, Rollout, RolloutUnit, Training
from jordman.team_sessions.models import TeamSession

KEPT = "_facts"
# Facts of a rollout that are called what its fields are called.
SAME = (
    *("starts_on", "verdict", "training_text", "module_id", "training_starts_on", "is_trial", "trial_ends_on"),
    *("after_trial", "follow_up_on", "followed_up_on"),
)
OWN = ("system", *SAME)


@dataclass(frozen=True)
class NotLearnt:
    """A system that a unit has and has not learnt. `since`: when it came."""

    rollout_id: int
    system: str
    unit_id: int
    since: date
    initiative_id: int | None


# Installed, not yet learnt


def not_learnt_rows(today: date) -> QuerySet[Any]:
    """A unit and a system: the system is in use there, and the unit has not said that it can it."""
    stopped = Q(rollout__is_trial=True, rollout__after_trial=Rollout.AfterTrial.STOP)
    rows = RolloutUnit.objects.annotate(came_on=Coalesce("installed_on", F("rollout__starts_on")))
    rows = rows.filter(came_on__lte=today, learnt_on=None, rollout__cancelled_on=None, unit__closed_on=None)
    return rows.exclude(stopped)


def installed_not_learnt(unit_ids: Collection[int], today: date) -> dict[int, list[NotLearnt]]:
    """What each unit has and has not learnt yet, the oldest first. Units with nothing to learn are not among them."""
    rows = not_learnt_rows(today).filter(unit__in=unit_ids).order_by("came_on", "pk")
    found: dict[int, list[NotLearnt]] = defaultdict(list)
    for rollout_id, system, unit_id, since, initiative_id in rows.values_list(
        "rollout_id", "rollout__system__name", "unit_id", "came_on", "rollout__initiative_id"
    ):
        found[unit_id].append(NotLearnt(rollout_id, system, unit_id, since, initiative_id))
    return dict(found)


# An initiative's facts


def initiative_facts(initiative_ids: Collection[int]) -> dict[int, InitiativeFacts]:
    """The facts of many initiatives, in five questions."""
    return facts_of_many(Initiative.objects.filter(pk__in=initiative_ids))


def facts_of(initiative: Initiative) -> InitiativeFacts:
    """The facts of one, read once for each request that holds it."""
    kept: InitiativeFacts | None = initiative.__dict__.get(KEPT)
    if kept is None:
        kept = facts_of_many([initiative])[initiative.pk]
        initiative.__dict__[KEPT] = kept
    return kept


def forget_facts(initiative: Initiative) -> None:
    initiative.__dict__.pop(KEPT, None)


def facts_of_many(initiatives: Iterable[Initiative]) -> dict[int, InitiativeFacts]:
    rows = list(initiatives)
    ids = [row.pk for row in rows]
    today = timezone.localdate()
    kinds = _grouped(Training.objects.filter(initiative__in=ids).values_list("initiative_id", "kind"))
    anchored = _grouped(
        Anchoring.objects.filter(initiative__in=ids).values_list("initiative_id", "level", "organisation_id")
    )
    rollouts = _rollouts(ids)
    units = _units(ids)
    found = {}
    for row in rows:
        own = tuple(_with_systems(units.get(row.pk, []), anchored[row.pk], rollouts.get(row.pk, []), today))
        found[row.pk] = InitiativeFacts(
            **_own_facts(row),
            kinds=frozenset(kind for (kind,) in kinds[row.pk]),
            units=own,
            levels=_levels(own, anchored[row.pk]),
            rollouts=tuple(rollouts.get(row.pk, [])),
        )
    return found


def _own_facts(row: Initiative) -> dict[str, Any]:
    same = ("id", "name", "organisation_id", "aim", "phase", "starts_on", "ends_on", "paused_on", "closed_on")
    return {
        **{name: getattr(row, name) for name in same},
        "has_strategy_text": bool(row.strategy_text),
        "has_everyday_text": bool(row.everyday_text),
        "has_mandate": bool(row.mandate_text and row.mandate_given_by and row.mandate_given_on),
        "has_leader": row.leader_id is not None,
        "has_line_owner": bool(row.line_owner),
        "has_line_budget": bool(row.line_budget),
    }


def _grouped(rows: Iterable[tuple[Any, ...]]) -> defaultdict[int, list[tuple[Any, ...]]]:
    found: defaultdict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for initiative_id, *rest in rows:
        found[initiative_id].append(tuple(rest))
    return found


def _units(ids: Collection[int]) -> dict[int, list[UnitFacts]]:
    """The units that take part, in the order of their names, and whether they have met in a session since."""
    met = TeamSession.objects.held().filter(unit=OuterRef("unit"), starts_at__date__gte=OuterRef("joined_on"))
    links = InitiativeUnit.objects.taking_part().filter(initiative__in=ids).annotate(has_met=Exists(met))
    found: defaultdict[int, list[UnitFacts]] = defaultdict(list)
    for initiative_id, unit_id, name, employer_id, employer, has_met in links.order_by(
        "unit__name", "unit_id"
    ).values_list("initiative_id", "unit_id", "unit__name", "unit__employer_id", "unit__employer__name", "has_met"):
        found[initiative_id].append(
            UnitFacts(unit_id, name, employer_id or unit_id, employer or name, has_met=bool(has_met))
        )
    return dict(found)


def _rollouts(ids: Collection[int]) -> dict[int, list[RolloutFacts]]:
    """Those that are not called off, with their units: a row for each unit, or one for a rollout without."""
    at_unit = ("unit_links__unit_id", "unit_links__installed_on", "unit_links__learnt_on")
    rows = Rollout.objects.called().filter(initiative__in=ids).order_by("starts_on", "pk", "unit_links__unit__name")
    facts: dict[int, tuple[int, tuple[Any, ...]]] = {}
    units: defaultdict[int, list[RolloutUnitFacts]] = defaultdict(list)
    for initiative_id, rollout_id, *rest in rows.values_list("initiative_id", "pk", "system__name", *SAME, *at_unit):
        unit_id, installed_on, learnt_on = rest[len(OWN) :]
        facts[rollout_id] = (initiative_id, tuple(rest[: len(OWN)]))
        if unit_id is not None:
            units[rollout_id].append(RolloutUnitFacts(unit_id, installed_on or rest[1], learnt_on))
    found: defaultdict[int, list[RolloutFacts]] = defaultdict(list)
    for rollout_id, (initiative_id, values) in facts.items():
        own = dict(zip(OWN, values, strict=True))
        found[initiative_id].append(RolloutFacts(id=rollout_id, **own, units=tuple(units[rollout_id])))
    return dict(found)


def _with_systems(
    units: list[UnitFacts], anchored: list[tuple[Any, ...]], rollouts: list[RolloutFacts], today: date
) -> Iterator[UnitFacts]:
    stand_behind = {organisation_id for level, organisation_id in anchored if level == Level.UNIT}
    to_learn: defaultdict[int, int] = defaultdict(int)
    learnt: defaultdict[int, int] = defaultdict(int)
    for rollout in rollouts:
        for unit_id in rollout.not_learnt(today):
            to_learn[unit_id] += 1
        for unit in rollout.units:
            learnt[unit.unit_id] += unit.learnt_on is not None
    for each in units:
        yield UnitFacts(
            **{name: getattr(each, name) for name in ("id", "name", "employer_id", "employer", "has_met")},
            is_anchored=each.id in stand_behind,
            to_learn=to_learn[each.id],
            learnt=learnt[each.id],
        )


def _levels(units: tuple[UnitFacts, ...], anchored: list[tuple[Any, ...]]) -> tuple[LevelFacts, ...]:
    """Each employer's management counts once, and each unit that takes part."""
    employers = {unit.employer_id for unit in units}
    upper = tuple(
        LevelFacts(level, len(employers & {where for name, where in anchored if name == level}), len(employers))
        for level in UPPER
    )
    return (*upper, LevelFacts(Level.UNIT, sum(unit.is_anchored for unit in units), len(units)))


# One rollout


def rollout_facts(rollout: Rollout, links: Iterable[RolloutUnit]) -> RolloutFacts:
    """The facts of a rollout at the units that `links` are about."""
    return RolloutFacts(
        **{name: getattr(rollout, name) for name in ("id", *SAME)},
        system=rollout.system.name,
        units=tuple(
            RolloutUnitFacts(link.unit_id, link.installed_on or rollout.starts_on, link.learnt_on) for link in links
        ),
    )
