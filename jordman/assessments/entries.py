"""How a person's waves and their own progress are shown. Pure but for the day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jordman.assessments.actions.answering import is_open
from jordman.assessments.course import Own, rule_of
from jordman.assessments.models import Invitation, Wave
from jordman.assessments.questionnaires import questionnaire_of
from jordman.instruments.content import Content

SECONDS_A_STATEMENT = 12


@dataclass(frozen=True)
class Entry:
    """One wave in the person's list. `state`: new, begun, given, lost (the key is gone) or missed."""

    wave: Wave
    content: Content
    state: str
    answered: int


@dataclass(frozen=True)
class Progress:
    """Which question this is, of how many at most, and about how many minutes are left."""

    number: int
    most: int
    minutes: int


def entries_of(invitations: Iterable[Invitation], own: Mapping[int, Own | None]) -> list[Entry]:
    """`own` holds the waves of which there is a key; of the others nobody can say anything any more."""
    return [_entry(each.wave, own.get(each.wave_id), has_key=each.wave_id in own) for each in invitations]


def _entry(wave: Wave, own: Own | None, *, has_key: bool) -> Entry:
    return Entry(wave, questionnaire_of(wave), _state(wave, own, has_key=has_key), len(own.answered) if own else 0)


def _state(wave: Wave, own: Own | None, *, has_key: bool) -> str:
    if not has_key:
        return "lost"
    if own is not None and (own.is_finished or not is_open(wave)):
        return "given"
    if not is_open(wave):
        return "missed"
    return "begun" if own else "new"


def progress_of(content: Content, own: Own) -> Progress:
    rule = rule_of(content)
    number = len(own.answered) + 1
    if rule is None:
        most = len(content.items)
        left = (most - number + 1) * SECONDS_A_STATEMENT
    else:
        most = rule.max_items
        left = round((rule.minutes or content.minutes) * 60) - own.seconds
    return Progress(number=min(number, most), most=most, minutes=max(1, round(left / 60)))
