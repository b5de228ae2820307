"""From answers to a proposal of level and orientation, with the reasons. Pure; the person may always pick otherwise."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from jordman.assessments.items import Check, Question

OPERATIONAL, STRATEGIC = "operational", "strategic"
BASIC, ADVANCED = "basic", "advanced"


@dataclass(frozen=True)
class Proposal:
    level: str
    orientation: str
    level_reasons: tuple[str, ...]
    orientation_reasons: tuple[str, ...]


def propose(check: Check, answers: Mapping[str, str], role_group: str = "") -> Proposal:
    """`answers` maps a question's key to an option's; "vet inte" and no answer weigh nothing.

    `role_group` is that of the employment: operational, strategic, staff or "" when it is not known.
    """
    level, level_reasons = _level(check, answers)
    orientation, orientation_reasons = _orientation(check, answers, role_group)
    return Proposal(level, orientation, tuple(level_reasons), tuple(orientation_reasons))


# Level


def _level(check: Check, answers: Mapping[str, str]) -> tuple[str, list[str]]:
    known = [question for question in check.scenarios if _is_best(question, answers)]
    rest = [question for question in check.scenarios if question not in known]
    is_advanced = len(known) >= check.advanced_from
    numbers = {"known": len(known), "all": len(check.scenarios), "limit": check.advanced_from}
    reasons = [
        _("Du kände igen det som brukar fungera bäst i %(known)s av %(all)s situationer.") % numbers,
        _("Från %(limit)s föreslår vi avancerad nivå.") % numbers
        if is_advanced
        else _("Upp till %(limit)s föreslår vi grundnivå, så att alla står stadigt.")
        % {"limit": check.advanced_from - 1},
    ]
    if rest:
        topics = ", ".join(str(question.topic) for question in rest)
        reasons.append(_("Här har programmet mest att ge dig: %(topics)s.") % {"topics": topics})
    return (ADVANCED if is_advanced else BASIC), reasons


def _is_best(question: Question, answers: Mapping[str, str]) -> bool:
    option = question.option(answers.get(question.key, ""))
    return option is not None and option.is_best


# Orientation


def _orientation(check: Check, answers: Mapping[str, str], role_group: str) -> tuple[str, list[str]]:
    """The employment and each question about tasks weigh as much; when they are even the employment decides."""
    votes: Counter[str] = Counter()
    reasons = []
    if role_group in (OPERATIONAL, STRATEGIC):
        votes[role_group] += 1
        reasons.append(_from_employment(role_group))
    for question in check.tasks:
        option = question.option(answers.get(question.key, ""))
        if option is not None and option.points_to:
            votes[option.points_to] += 1
            reasons.append(str(option.reason))
    if not votes:
        return OPERATIONAL, [_("Vi vet för lite om ditt arbete och föreslår därför den vanligaste inriktningen.")]
    if votes[OPERATIONAL] == votes[STRATEGIC]:
        reasons.append(_("Det väger jämnt. Välj det som känns närmast."))
        return (role_group if role_group in votes else OPERATIONAL), reasons
    return votes.most_common(1)[0][0], reasons


def _from_employment(role_group: str) -> str:
    if role_group == STRATEGIC:
        return _("Du är anställd som strategisk chef.")
    return _("Du är anställd som operativ chef.")
