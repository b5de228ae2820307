"""What a unit's manager sees on one page, gathered in a fixed number of questions."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Count, Q

from jordman.accounts.models import User
from jordman.champions.access import SENT, get_mandates_at
from jordman.champions.hours import Period, last_whole_weeks, rounded, term_so_far
from jordman.champions.models import Call, Mandate
from jordman.champions.next_step import Facts, NextStep, next_step
from jordman.champions.people import leads
from jordman.champions.standing import ChampionStanding, champions_of
from jordman.champions.topics import TopicSums, topic_sums
from jordman.organisations.models import Organisation

CALLS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class UnitPage:
    unit: Organisation
    mandates: list[Mandate]
    calls: list[Call]
    standing: ChampionStanding
    weeks: Period
    topics: TopicSums
    step: NextStep
    leads: bool

    @property
    def serving(self) -> list[Mandate]:
        return [mandate for mandate in self.mandates if mandate.is_in_force]


def gather(unit: Organisation, user: User, today: date) -> UnitPage:
    weeks = last_whole_weeks(today)
    mandates, calls, is_manager = list(get_mandates_at(unit)), _calls(unit), leads(user, unit)
    standing = _rounded(champions_of(unit.pk, weeks.first, weeks.last))
    facts = _facts(standing, mandates, calls, may_confirm=is_manager)
    topics = topic_sums(unit, term_so_far(today))
    return UnitPage(unit, mandates, calls, standing, weeks, topics, next_step(facts), is_manager)


def _calls(unit: Organisation) -> list[Call]:
    """The unit's own, the latest first, each with how many wait for an answer."""
    waiting = Count("applications", filter=Q(applications__state=SENT))
    return list(Call.objects.filter(organisation=unit).annotate(waiting=waiting)[:CALLS_SHOWN])


def _rounded(standing: ChampionStanding) -> ChampionStanding:
    """Whole weeks to the half hour, so that no single note can be read out of the sum."""
    return replace(standing, used_minutes=rounded(standing.used_minutes))


def _facts(standing: ChampionStanding, mandates: list[Mandate], calls: list[Call], *, may_confirm: bool) -> Facts:
    open_call = next((call for call in calls if call.is_open), None)
    to_answer = next((call for call in calls if not call.is_open and _waiting(call)), None)
    unconfirmed = next((each.pk for each in mandates if each.manager_confirmed_at is None), None)
    return Facts(
        standing=standing,
        mandates=len(mandates),
        unconfirmed=unconfirmed if may_confirm else None,
        waits_for_champion=any(each.champion_confirmed_at is None for each in mandates),
        career_open=next((each.pk for each in mandates if each.career == Mandate.Career.OPEN), None),
        open_call=open_call.pk if open_call else None,
        open_until=open_call.closes_on if open_call else None,
        call_to_answer=to_answer.pk if to_answer else None,
        unanswered=_waiting(to_answer) if to_answer else 0,
    )


def _waiting(call: Call) -> int:
    return int(getattr(call, "waiting", 0))
