"""The one thing that a manager can do next for the unit's champions, with its reason. Pure."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.champions.standing import ChampionStanding
from jordman.ui.words import day, duration

FEW_WEEKS = 4
# Below a quarter of the time something takes it.
LITTLE = 4


@dataclass(frozen=True, slots=True)
class Facts:
    """What the step rests on. `unconfirmed` and `career_open` are keys of mandates."""

    standing: ChampionStanding
    mandates: int = 0
    unconfirmed: int | None = None
    waits_for_champion: bool = False
    career_open: int | None = None
    open_call: int | None = None
    open_until: date | None = None
    call_to_answer: int | None = None
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class NextStep:
    """`kind` says which page it leads to, and `pk` of what."""

    kind: str
    text: str
    pk: int | None = None


def next_step(facts: Facts) -> NextStep:
    """The first that holds, from what others wait for to what can wait."""
    if facts.call_to_answer is not None:
        words = ngettext("En ansökan väntar på svar.", "%(number)s ansökningar väntar på svar.", facts.unanswered)
        return NextStep("answer", words % {"number": facts.unanswered}, facts.call_to_answer)
    if facts.unconfirmed is not None:
        return NextStep("confirm", _("Ett uppdrag väntar på att du bekräftar det."), facts.unconfirmed)
    if facts.open_call is not None and facts.open_until is not None:
        text = _("Utlysningen är öppen till %(day)s. Berätta om den på nästa möte.")
        return NextStep("call", text % {"day": day(facts.open_until)}, facts.open_call)
    if not facts.mandates:
        return NextStep("open", _("Ingen har uppdraget än. Utlys det, så att den som vill får söka."))
    return _of_those_who_serve(facts)


def _of_those_who_serve(facts: Facts) -> NextStep:
    standing = facts.standing
    is_little = standing.used_minutes * LITTLE < standing.set_aside_minutes
    if standing.weeks >= FEW_WEEKS and is_little:
        text = _("%(used)s av %(set_aside)s användes. Prata om vad som tar tiden.")
        words = {"used": duration(standing.used_minutes), "set_aside": duration(standing.set_aside_minutes)}
        return NextStep("hours", text % words)
    if facts.waits_for_champion:
        return NextStep("talk", _("Uppdraget väntar på svar. Prata igenom det tillsammans."))
    if facts.career_open is not None:
        return NextStep("career", _("Fråga HR om uppdraget räknas som karriärsteg eller ger lön."), facts.career_open)
    return NextStep("fine", _("Inget väntar på dig. Fråga på nästa möte hur det går."))
