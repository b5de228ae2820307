"""Facts of an initiative, from what its own room knows of it."""

from datetime import date

from django.utils import timezone

from jordman.initiatives import facts as known
from jordman.initiatives.models import Initiative
from jordman.pitfalls.facts import InitiativeFacts, RolloutFact, SystemFact
from jordman.pitfalls.rules.technology import LEARN_WITHIN
from jordman.workplaces.models import TargetPicture


def gather_initiative(initiative: Initiative, own: known.InitiativeFacts) -> InitiativeFacts:
    """One question more than what has been read. `own`: as much of it as the reader may see."""
    today = timezone.localdate()
    pictured = TargetPicture.objects.filter(unit__in=own.unit_ids).order_by().values("unit").distinct().count()
    return InitiativeFacts(
        today=today,
        starts_on=own.starts_on,
        ends_on=own.ends_on,
        is_closed=own.closed_on is not None,
        is_paused=own.paused_on is not None,
        crowded_out_by=initiative.crowded_out_by,
        units=len(own.units),
        is_anchored_above=any(own.level(level).anchored for level in known.UPPER),
        units_anchored=own.level(known.Level.UNIT).anchored,
        units_with_picture=pictured,
        units_with_sessions=sum(unit.has_met for unit in own.units),
        has_manager_track=initiative.programme_id is not None,
        has_leader=own.has_leader,
        has_mandate=own.has_mandate,
        strategy_text=initiative.strategy_text,
        everyday_text=initiative.everyday_text,
        has_line_owner=own.has_line_owner,
        rollouts=tuple(_rollout(each, own.rollouts) for each in own.rollouts if not each.is_stopped),
        systems=tuple(_system(each, today - LEARN_WITHIN, today) for each in own.rollouts if not each.is_stopped),
    )


def _rollout(rollout: known.RolloutFacts, others: tuple[known.RolloutFacts, ...]) -> RolloutFact:
    learnt = [unit.learnt_on for unit in rollout.units if unit.learnt_on]
    return RolloutFact(
        system=rollout.system,
        starts_on=rollout.starts_on,
        pk=rollout.id,
        is_trial=rollout.is_trial,
        trial_ends_on=rollout.trial_ends_on,
        after_trial=rollout.after_trial,
        is_followed=any(other.system == rollout.system and not other.is_trial for other in others),
        has_training=rollout.has_training,
        training_starts_on=rollout.training_starts_on,
        is_approved=rollout.has_go_ahead,
        learnt_on=max(learnt) if rollout.units and len(learnt) == len(rollout.units) else None,
    )


def _system(rollout: known.RolloutFacts, long_ago: date, today: date) -> SystemFact:
    installed = [unit for unit in rollout.units if unit.since <= today]
    waiting = sum(unit.since <= long_ago and unit.learnt_on is None for unit in installed)
    return SystemFact(rollout.system, len(installed), waiting, rollout.id)
