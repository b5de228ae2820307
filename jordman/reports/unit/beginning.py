"""What a unit does before its first session, in the order that helps: what is done, and what comes next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from jordman.organisations.champion_words import ChampionWords
from jordman.organisations.models import Organisation
from jordman.reports.unit.preparing import Prepared, ReadinessRow


@dataclass(frozen=True, slots=True)
class Step:
    text: str
    url: str
    is_done: bool


@dataclass(frozen=True, slots=True)
class Begun:
    """How far the unit has come."""

    prepared: Prepared
    readiness: tuple[ReadinessRow, ...]
    has_champion: bool
    has_sessions: bool


def steps(unit: Organisation, begun: Begun, words: ChampionWords) -> tuple[Step, ...]:
    return tuple(Step(text, reverse(name, args=[unit.pk]), is_done) for text, name, is_done in _steps(begun, words))


def _steps(begun: Begun, words: ChampionWords) -> Iterator[tuple[str, str, bool]]:
    reserved = begun.prepared.reserved
    yield _("Skriv målbilden med arbetslaget"), "workplaces:write_picture", bool(begun.prepared.picture)
    has_time = bool(reserved and reserved.training_hours and reserved.talk_hours)
    yield _("Avsätt tid för utbildning och för samtalet efteråt"), "workplaces:hours", has_time
    yield _("Svara på vad som fungerar hos er"), "workplaces:readiness", all(row.state for row in begun.readiness)
    yield _("Gå igenom din egen modul"), "workplaces:manager_module", begun.prepared.manager_done
    champion = capfirst(_("utse ett %(champion)s") % {"champion": words.one})
    yield champion, "unit_champions:home", begun.has_champion
    yield _("Planera tio pass på era mötesdagar"), "series:new", begun.has_sessions


def next_step(found: tuple[Step, ...]) -> Step | None:
    return next((step for step in found if not step.is_done), None)
