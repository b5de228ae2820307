"""The preparation of a unit as steps with state and time left. A pure function of what is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.organisations.champion_words import USUAL, ChampionWords
from jordman.ui.words import day, number
from jordman.workplaces.models import Readiness

Text = str | Promise
ITEMS = len(Readiness.Item.values)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the unit has done so far. Hours are those of a term that is not over; without a module its minutes are 0."""

    picture_version: int = 0
    picture_on: date | None = None
    has_begun_hours: bool = False
    hours_in_all: Decimal | None = None
    readiness: Mapping[str, str] = field(default_factory=dict)
    has_read_points: bool = False
    module_minutes: int = 0
    says_module_done: bool = False
    has_champion: bool = False
    words: ChampionWords = USUAL

    @property
    def red(self) -> int:
        return sum(state == Readiness.State.RED for state in self.readiness.values())

    @property
    def answered(self) -> int:
        return sum(bool(state) for state in self.readiness.values())


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is wait, part, done or stop; `minutes` are those that are left here, `own_minutes` those of a module."""

    key: str
    title: Text
    detail: Text
    state: str
    status: Text
    minutes: int = 0
    own_minutes: int = 0

    @property
    def is_left(self) -> bool:
        return self.state in ("wait", "part")


def steps_of(facts: Facts) -> tuple[Step, ...]:
    """In the order that they are proposed. Nothing stops anybody from taking them in another."""
    return (_picture(facts), _hours(facts), _readiness(facts), _points(facts), _module(facts), _champion(facts))


def next_of(steps: tuple[Step, ...]) -> Step | None:
    """The first that is left; when none is, what stops the start; else nothing."""
    left = next((step for step in steps if step.is_left), None)
    return left or next((step for step in steps if step.state == "stop"), None)


def minutes_left(steps: tuple[Step, ...]) -> int:
    return sum(step.minutes for step in steps)


def _picture(facts: Facts) -> Step:
    title = _("Skriv målbilden med arbetslaget")
    if not facts.picture_version or facts.picture_on is None:
        detail = _("Några meningar om hur ni vill ha det om ett år.")
        return Step("picture", title, detail, "wait", _("Inte börjat"), minutes=2)
    words = {"number": facts.picture_version, "day": day(facts.picture_on)}
    return Step("picture", title, _("Version %(number)s, %(day)s.") % words, "done", _("Klart"))


def _hours(facts: Facts) -> Step:
    title = _("Avsätt tid för utbildning och samtal")
    if facts.hours_in_all is not None:
        hours = number(facts.hours_in_all, 0 if facts.hours_in_all == int(facts.hours_in_all) else 1)
        return Step("hours", title, _("%(hours)s timmar för hela enheten.") % {"hours": hours}, "done", _("Klart"))
    if facts.has_begun_hours:
        return Step("hours", title, _("Timmarna för samtalet saknas."), "part", _("Påbörjat"), minutes=1)
    return Step("hours", title, _("Tre korta frågor."), "wait", _("Inte börjat"), minutes=1)


def _readiness(facts: Facts) -> Step:
    title = _("Se efter att det praktiska fungerar")
    if facts.answered < ITEMS:
        done = {"answered": facts.answered, "all": ITEMS}
        detail = _("%(answered)s av %(all)s frågor har svar.") % done
        state, status = ("part", _("Påbörjat")) if facts.answered else ("wait", _("Inte börjat"))
        return Step("readiness", title, detail, state, status, minutes=1)
    if facts.red:
        detail = ngettext("%(count)s sak stoppar starten.", "%(count)s saker stoppar starten.", facts.red)
        return Step("readiness", title, detail % {"count": facts.red}, "stop", _("Stoppar starten"))
    return Step("readiness", title, _("Inget stoppar starten."), "done", _("Klart"))


def _points(facts: Facts) -> Step:
    title = _("Läs det du kan säga till arbetslaget")
    detail = _("Varför, trygghet och frågan om robotar.")
    if facts.has_read_points:
        return Step("points", title, detail, "done", _("Klart"))
    return Step("points", title, detail, "wait", _("Inte läst"), minutes=1)


def _module(facts: Facts) -> Step:
    title = _("Gå modulen om din egen roll")
    if facts.says_module_done:
        return Step("module", title, _("Enheten ser att du är förberedd."), "done", _("Klart"))
    if facts.module_minutes:
        detail = _("Modulen tar %(minutes)s minuter och kan tas en annan dag.") % {"minutes": facts.module_minutes}
    else:
        detail = _("Din organisation har inte valt någon modul än.")
    return Step("module", title, detail, "wait", _("Inte klart"), own_minutes=facts.module_minutes)


def _champion(facts: Facts) -> Step:
    title = _("Utse %(one)s") % {"one": facts.words.one}
    if facts.has_champion:
        return Step("champion", title, _("Uppdraget är bekräftat av er båda."), "done", _("Klart"))
    return Step("champion", title, _("En kollega som leder pass och hjälper till."), "wait", _("Inte klart"))
