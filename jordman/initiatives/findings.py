"""The sentence that heads an initiative's page, and the words for how far a unit has come. Pure."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.initiatives.completeness import lacks
from jordman.initiatives.facts import InitiativeFacts, LevelFacts, UnitFacts, UnitState


def heading(facts: InitiativeFacts, today: date) -> str:
    """How it goes, and how much is missing: "4 av 9 enheter är i gång. En sak saknas."."""
    if facts.closed_on is not None:
        return _("Satsningen är avslutad och har en ägare i linjen")
    if facts.paused_on is not None:
        return _("Satsningen är pausad")
    return " ".join(part for part in (_progress(facts, today), _missing(facts)) if part)


def _progress(facts: InitiativeFacts, today: date) -> str:
    units, under_way = len(facts.units), facts.units_under_way
    if not units:
        return ""
    if under_way:
        return ngettext(
            "%(under_way)s av %(units)s enhet är i gång.", "%(under_way)s av %(units)s enheter är i gång.", units
        ) % {"under_way": under_way, "units": units}
    if facts.starts_on > today:
        return ngettext("%(units)s enhet är med från start.", "%(units)s enheter är med från start.", units) % {
            "units": units
        }
    return _("Ingen enhet är i gång än.")


def _missing(facts: InitiativeFacts) -> str:
    number = len(lacks(facts))
    if not number:
        return _("Inget saknas.")
    return _("En sak saknas.") if number == 1 else _("%(number)s saker saknas.") % {"number": number}


@dataclass(frozen=True)
class Shown:
    """A state as the page shows it: `state` is the look, `text` the word."""

    state: str
    text: str


def unit_state(unit: UnitFacts) -> Shown:
    if unit.to_learn:
        number = unit.to_learn
        return Shown(
            "part",
            ngettext("Har %(number)s system att lära", "Har %(number)s system att lära", number) % {"number": number},
        )
    return {
        UnitState.WAITING: lambda: Shown("wait", _("Inte förankrad än")),
        UnitState.ANCHORED: lambda: Shown("part", _("Förankrad")),
        UnitState.UNDER_WAY: lambda: Shown("part", _("I gång")),
        UnitState.LEARNT: lambda: Shown("done", _("Kan det")),
    }[unit.state]()


def level_state(level: LevelFacts) -> Shown:
    if level.is_whole:
        return Shown("done", _("Står bakom"))
    if not level.anchored:
        return Shown("wait", _("Inte än"))
    return Shown("part", _("%(anchored)s av %(of)s") % {"anchored": level.anchored, "of": level.of})
