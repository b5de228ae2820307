"""What is shown of pitfalls on My unit, on an initiative's page and on a place's: the rooms above call these."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.initiatives.access import get_facts_for
from jordman.initiatives.models import Initiative
from jordman.initiatives.showing import Section
from jordman.organisations.access import grants_of, has_permission
from jordman.organisations.champion_words import champion_words_at
from jordman.organisations.models import Organisation
from jordman.pitfalls import dismissals
from jordman.pitfalls.facts import UnitFacts
from jordman.pitfalls.gathering.initiatives import gather_initiative
from jordman.pitfalls.gathering.units import gather_units
from jordman.pitfalls.judging import judge_initiative, judge_unit
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import Rule
from jordman.pitfalls.verdicts import Shows, Step, TooEarly, Verdict


@dataclass(frozen=True)
class Shown:
    """A pitfall with all that `ui/components/lesson.html` asks for. Addresses are empty for who may not go there."""

    rule: Rule
    seen: str
    proposal: str
    action: str = ""
    action_url: str = ""
    dismiss_url: str = ""

    @property
    def why_url(self) -> str:
        return reverse("pitfalls:rule", args=[self.rule.key])


@dataclass(frozen=True)
class SaidNotToFit:
    """`take_back_url` is empty for who may not."""

    rule: Rule
    dismissal: Dismissal
    take_back_url: str = ""


@dataclass(frozen=True)
class Quiet:
    """A rule that says nothing now, and why."""

    rule: Rule
    verdict: Verdict

    @property
    def is_early(self) -> bool:
        return isinstance(self.verdict, TooEarly)


@dataclass(frozen=True)
class Pitfalls:
    """`template` shows it: `{% include "pitfalls/shown.html" with pitfalls=pitfalls only %}`."""

    shown: tuple[Shown, ...] = ()
    dismissed: tuple[SaidNotToFit, ...] = ()
    quiet: tuple[Quiet, ...] = ()


def pitfalls_at(unit: Organisation, user: User) -> Pitfalls:
    """For a unit's page. What says something of the manager alone is shown to that manager and to nobody else."""
    return pitfalls_of(gather_units([unit.pk], champion_words_at(unit))[unit.pk], unit, user)


def pitfalls_of(facts: UnitFacts, unit: Organisation, user: User) -> Pitfalls:
    """The same, of facts that the caller has."""
    verdicts = judge_unit(facts)
    if not leads_themself(user, unit):
        verdicts = {rule: verdict for rule, verdict in verdicts.items() if not rule.about_manager}
    may_dismiss = has_permission(user, Permission.UNIT_LEAD, unit)
    return _sort(verdicts, dismissals.at(unit), _Place("unit", unit.pk, may_dismiss))


def pitfalls_in(initiative: Initiative, user: User) -> Pitfalls:
    """For an initiative's page: of its units, those that the person sees."""
    verdicts = judge_initiative(gather_initiative(initiative, get_facts_for(user, initiative)))
    may_dismiss = has_permission(user, Permission.INITIATIVE_LEAD, initiative.organisation_id)
    return _sort(verdicts, dismissals.inside(initiative), _Place("initiative", initiative.pk, may_dismiss))


def section_of(user: User, initiative: Initiative) -> Section | None:
    """For `initiatives.showing.SECTIONS`."""
    return Section("pitfalls/section.html", {"pitfalls": pitfalls_in(initiative, user)})


def leads_themself(user: User, unit: Organisation) -> bool:
    """Is the person the unit's own manager, and not somebody above?"""
    roles = roles_with(Permission.UNIT_LEAD)
    return any(grant.organisation_id == unit.pk and grant.role in roles for grant in grants_of(user))


@dataclass(frozen=True)
class _Place:
    kind: str
    pk: int
    may_change: bool

    def step_of(self, rule: Rule) -> Step | None:
        return rule.unit_step if self.kind == "unit" else rule.initiative_step

    def dismiss_url(self, rule: Rule) -> str:
        return reverse(f"pitfalls:dismiss_{self.kind}", args=[self.pk, rule.key]) if self.may_change else ""


def _sort(verdicts: Mapping[Rule, Verdict], said: Mapping[str, Dismissal], place: _Place) -> Pitfalls:
    shown, dismissed, quiet = [], [], []
    for rule, verdict in verdicts.items():
        if rule.key in said:
            row = said[rule.key]
            url = reverse("pitfalls:take_back", args=[row.pk]) if place.may_change else ""
            dismissed.append(SaidNotToFit(rule, row, url))
        elif isinstance(verdict, Shows):
            shown.append(_shown(rule, verdict, place))
        else:
            quiet.append(Quiet(rule, verdict))
    return Pitfalls(tuple(shown), tuple(dismissed), tuple(quiet))


def _shown(rule: Rule, verdict: Shows, place: _Place) -> Shown:
    step = verdict.step or place.step_of(rule) or Step("")
    action_url = ""
    if step.url_name and place.may_change:
        action_url = reverse(step.url_name, args=[verdict.about if step.is_about else place.pk])
    action = str(step.action)
    return Shown(rule, verdict.evidence, str(step.text), action, action_url, place.dismiss_url(rule))
