"""Facts are what the tables say, and cost as many questions for one unit as for many."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from jordman.champions.models import HourUse, SupportEntry
from jordman.initiatives.access import get_facts_for
from jordman.initiatives.models import Anchoring, Rollout
from jordman.organisations.models import Employment, RoleGrant
from jordman.pitfalls.facts import SessionState
from jordman.pitfalls.gathering.initiatives import gather_initiative
from jordman.pitfalls.gathering.units import gather_units
from jordman.programmes.models import Enrolment
from jordman.team_sessions.models import TeamSession
from jordman.workplaces.models import ManagerPreparation, Readiness, ReservedTime, TargetPicture
from tests import factories as make
from tests.cast import World
from tests.initiatives.making import make_initiative, make_rollout
from tests.pitfalls.making import employ, facts_at, make_mandate, make_sessions
from tests.team_sessions.making import make_guide, make_held, make_series
from tests.workplaces.making import make_change


def test_people_are_those_who_work_there_today(world: World) -> None:
    before = facts_at(world.unit).people
    gone, coming = employ(world.unit, 2)
    today = timezone.localdate()
    Employment.objects.filter(user=gone).update(ends_on=today - timedelta(days=1))
    Employment.objects.filter(user=coming).update(starts_on=today + timedelta(days=1))
    employ(world.unit, 3)
    assert facts_at(world.unit).people == before + 3


def test_sessions_are_held_missed_to_come_or_not_yet_said(world: World) -> None:
    held, to_come, unsaid, missed, cancelled = make_sessions(world.unit, world.association, -9, 5, 6, 7, 8)
    now = timezone.now()
    for session, days in ((unsaid, 3), (missed, 20)):
        begins = now - timedelta(days=days)
        TeamSession.objects.filter(pk=session.pk).update(starts_at=begins, ends_at=begins + timedelta(minutes=30))
    TeamSession.objects.filter(pk=cancelled.pk).update(cancelled_at=now)
    TeamSession.objects.filter(pk=held.pk).update(taught_seconds=900, talked_seconds=61)
    facts = facts_at(world.unit)
    states = [session.state for session in facts.sessions]
    assert states == [SessionState.MISSED, SessionState.HELD, SessionState.UNSAID, SessionState.TO_COME]
    assert (facts.held[0].taught_minutes, facts.held[0].talked_minutes) == (15, 1)
    assert facts.held[0].has_agreement
    assert facts.next_session is not None
    assert facts.next_session.on == timezone.localdate(to_come.starts_at)
    assert not facts.next_session.has_leader


def test_a_session_without_a_clock_has_no_minutes(world: World) -> None:
    make_sessions(world.unit, world.association, -9)
    assert facts_at(world.unit).held[0].taught_minutes is None


def test_different_people_are_counted_where_the_fullest_session_does_not_say_enough(world: World) -> None:
    people = employ(world.unit, 40)
    series, guide = make_series(world.unit), make_guide(world.association)
    for week in range(4):
        make_held(series, guide, *people[week * 2 : week * 2 + 3], days_ago=7 * week + 7)
    assert facts_at(world.unit).reached == 9


def test_who_is_sent_away_is_counted_without_managers_and_champions(world: World) -> None:
    for person in [*employ(world.unit, 2), world.people["champion"], world.people["unit_manager"]]:
        make.make_enrolment(world.programme, person, world.municipality)
    assert facts_at(world.unit).sent == 2


def test_the_manager_learns_when_enrolled_or_when_they_say_so(world: World) -> None:
    manager = world.people["unit_manager"]
    Enrolment.objects.all().delete()
    assert facts_at(world.unit).has_manager
    assert not facts_at(world.unit).manager_learns
    said = ManagerPreparation.objects.create(user=manager, says_module_done_on=timezone.localdate())
    assert facts_at(world.unit).manager_learns
    said.delete()
    make.make_enrolment(world.programme, manager, world.municipality)
    assert facts_at(world.unit).manager_learns


def test_a_unit_without_a_manager_has_none(world: World) -> None:
    RoleGrant.objects.filter(role="unit_manager").delete()
    assert not facts_at(world.unit).has_manager


def test_what_is_prepared_and_answered(world: World) -> None:
    today = timezone.localdate()
    ReservedTime.objects.create(
        unit=world.unit, starts_on=today, ends_on=today + timedelta(days=90), training_hours=6, talk_hours=4, people=30
    )
    for item, state in (("phones", "red"), ("connection", "red"), ("devices", "green")):
        Readiness.objects.create(unit=world.unit, item=item, state=state)
    for months, state in ((1, "asked"), (2, "trying"), (3, "same"), (4, "passed"), (14, "changed")):
        make_change(world.unit, today - timedelta(days=30 * months), state)
    facts = facts_at(world.unit)
    assert [(row.training_hours, row.talk_hours) for row in facts.reserved] == [(6, 4)]
    assert facts.red == ("Uppkoppling", "Telefoner")
    assert (facts.answered, facts.changed) == (2, 1)


def test_the_champions_hours_of_the_last_eight_whole_weeks(world: World) -> None:
    mandate = make_mandate(world)
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    HourUse.objects.create(mandate=mandate, on=monday - timedelta(days=3), minutes=120, what="prepare")
    SupportEntry.objects.create(mandate=mandate, on=monday - timedelta(days=50), minutes=30, topic="lock_alarm")
    HourUse.objects.create(mandate=mandate, on=monday - timedelta(days=70), minutes=600, what="other")
    HourUse.objects.create(mandate=mandate, on=today, minutes=600, what="other")
    facts = facts_at(world.unit)
    assert (facts.champions, facts.champion_weeks, facts.champion_waits) == (1, 8, False)
    assert (facts.set_aside_minutes, facts.used_minutes) == (8 * 240, 150)


def test_a_mandate_that_nobody_confirmed_gives_no_hours(world: World) -> None:
    make_mandate(world, manager_confirmed_at=None, agreed_hours=None)
    facts = facts_at(world.unit)
    assert (facts.champions, facts.champion_waits) == (0, True)


def test_a_stopped_try_out_is_nothing_to_learn(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    make_rollout(initiative, world.unit, is_trial=True, trial_ends_on=timezone.localdate(), after_trial="stop")
    make_rollout(initiative, world.unit, system="Medicinrobot", verdict=Rollout.Verdict.ASKED)
    (rollout,) = facts_at(world.unit).rollouts
    assert (rollout.system, rollout.is_approved, rollout.has_training) == ("Medicinrobot", False, True)


def test_an_initiatives_facts(world: World) -> None:
    other = make.make_organisation("unit", "Hemtjänst Söder", world.municipality)
    initiative = make_initiative(world, world.unit, other, everyday_text="Ni slipper leta.", programme=world.programme)
    make_rollout(initiative, world.unit, starts_on=timezone.localdate() - timedelta(days=90))
    Anchoring.objects.create(
        initiative=initiative, level="director", organisation=world.municipality, on=timezone.localdate()
    )
    TargetPicture.objects.create(unit=other, version=1, text="Alla kan.", made_with="På APT.")
    facts = gather_initiative(initiative, get_facts_for(world.people["project_leader"], initiative))
    assert (facts.units, facts.units_anchored, facts.units_with_picture) == (2, 0, 1)
    assert (facts.is_anchored_above, facts.has_manager_track, facts.has_mandate) == (True, True, False)
    assert [(system.installed, system.waiting) for system in facts.systems] == [(1, 1)]


@pytest.mark.parametrize("number", [1, 12])
def test_many_units_cost_as_many_questions_as_one(world: World, number: int) -> None:
    units = [make.make_organisation("unit", f"Enhet {place}", world.municipality) for place in range(number)]
    for unit in units:
        employ(unit, 12)
        make_sessions(unit, world.association, -20, -10, 10, people=1)
    with CaptureQueriesContext(connection) as captured:
        found = gather_units([unit.pk for unit in units])
    assert len(found) == number
    assert len(captured) == 6


def test_no_units_are_no_facts(db: None) -> None:
    assert gather_units([]) == {}
