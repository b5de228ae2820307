"""What My unit says, in plain sentences. Pure functions; none of them knows a figure that is not shown."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.organisations.champion_words import ChampionWords
from jordman.pitfalls.facts import RolloutFact
from jordman.reports.findings import first_upper
from jordman.reports.unit.figures import UnitFigures
from jordman.reports.unit.preparing import ReadinessRow
from jordman.reports.unit.time import TimeLine
from jordman.ui.words import number, spelled, written

OFTEN = 3


def heading(figures: UnitFigures, held: int, next_on: date | None, needs: int) -> str:
    """The page's first line: how far the unit has come, and how much waits for the manager."""
    if not held and next_on is None and not needs:
        return _("Ni har inte börjat än. Ett första steg väntar.")
    return f"{_so_far(figures, held, next_on)} {_needs(needs)}"


def _so_far(figures: UnitFigures, held: int, next_on: date | None) -> str:
    if not held:
        if next_on is None:
            return _("Ni har inte börjat än.")
        return _("Första passet är %(day)s.") % {"day": written(next_on, "j F")}
    words = {"reached": number(figures.at_least_once), "all": number(figures.headcount)}
    if figures.reached(1) is not None:
        return _("%(reached)s av %(all)s har varit med.") % words
    if figures.at_least_once:
        return _("Minst %(reached)s av %(all)s har varit med.") % words
    said = ngettext("Ni har haft %(count)s pass.", "Ni har haft %(count)s pass.", held)
    return said % {"count": spelled(held) if held > 1 else _("ett")}


def _needs(needs: int) -> str:
    if not needs:
        return _("Inget särskilt behöver dig nu.")
    said = ngettext("En sak behöver dig.", "%(count)s saker behöver dig.", needs)
    return said % {"count": first_upper(spelled(needs))}


def coverage(figures: UnitFigures) -> str:
    """ "16 av 28 har varit med minst tre gånger", where a border of the strata runs at three; else at the next one."""
    for times in (OFTEN, 1, 5, 7):
        reached = figures.reached(times)
        if reached is not None:
            words = {"reached": number(reached), "all": number(figures.headcount), "times": spelled(times)}
            form = _("%(reached)s av %(all)s har varit med minst %(times)s gånger")
            return (_("%(reached)s av %(all)s har varit med minst en gång") if times == 1 else form) % words
    return _("Hur många har varit med, och hur ofta?")


def sessions_held(held: int, since: date) -> str:
    said = ngettext("Ett pass sedan %(month)s.", "%(count)s pass sedan %(month)s.", held)
    return said % {"count": first_upper(spelled(held)), "month": written(since, "F")}


def latest(figures: UnitFigures, session_id: int) -> str:
    """How many came to the session held last."""
    cell = figures.count_at(session_id)
    if cell is None or cell.value is None:
        return _("Pass för pass")
    words = {"people": number(cell.value), "all": number(figures.headcount)}
    return (
        ngettext("%(people)s kom till det senaste passet", "%(people)s kom till det senaste passet", cell.value) % words
    )


def next_session(on: date | None) -> str:
    return _("Nästa pass är %(day)s") % {"day": written(on, "l j F")} if on else _("Inget pass är planerat")


def time_left(ends_on: date | None, today: date) -> str:
    """What the bars are, and how long the term goes on."""
    if ends_on is None:
        return _("Avsätt tid för terminen, både för utbildning och för samtalet efteråt.")
    weeks = max(0, (ends_on - today).days // 7)
    if not weeks:
        return _("Hela stapeln är avsatt tid. Terminen är snart slut.")
    said = ngettext(
        "Hela stapeln är avsatt tid. Terminen har %(weeks)s vecka kvar.",
        "Hela stapeln är avsatt tid. Terminen har %(weeks)s veckor kvar.",
        weeks,
    )
    return said % {"weeks": spelled(weeks)}


def time_used(lines: Iterable[TimeLine]) -> str:
    """What is used of all that is set aside, when both are known."""
    known = [line for line in lines if line.planned and line.used is not None]
    if not known:
        return _("Tid: avsatt och använd")
    used, planned = (sum(minutes) for minutes in zip(*((line.used or 0, line.planned) for line in known), strict=True))
    return _("%(used)s av %(planned)s avsatta timmar är använda") % {
        "used": number(round(used / 60)),
        "planned": number(round(planned / 60)),
    }


def readiness(rows: Sequence[ReadinessRow]) -> str:
    red = sum(row.state == "red" for row in rows)
    green = sum(row.state == "green" for row in rows)
    if red:
        return ngettext("En sak stoppar starten", "%(number)s saker stoppar starten", red) % {
            "number": first_upper(spelled(red))
        }
    if green == len(rows):
        return _("Ni är redo")
    return _("%(count)s av %(all)s är klara") % {"count": first_upper(spelled(green)), "all": spelled(len(rows))}


def readiness_reason(coming: RolloutFact | None) -> str:
    """Why it is asked: the system that comes next, if there is one."""
    if coming is None:
        return _("Det här ska fungera innan utbildning är till nytta.")
    return _("Allt ska vara klart innan %(system)s börjar användas %(day)s.") % {
        "system": coming.system,
        "day": written(coming.starts_on, "j F"),
    }


def promises(remaining: int, overdue: int) -> str:
    if overdue:
        return ngettext("Ett löfte har passerat sitt datum", "%(count)s löften har passerat sitt datum", overdue) % {
            "count": first_upper(spelled(overdue))
        }
    if remaining:
        return ngettext("Ett löfte återstår", "%(count)s löften återstår", remaining) % {
            "count": first_upper(spelled(remaining))
        }
    return _("Dina löften till arbetslaget")


def champions(number_of: int, words: ChampionWords) -> str:
    if not number_of:
        return _("Ni har inget %(champion)s än") % {"champion": words.one}
    if number_of == 1:
        return _("Ni har ett %(champion)s") % {"champion": words.one}
    return _("Ni har %(count)s %(champions)s") % {"count": spelled(number_of), "champions": words.many}


def champion_help(number_of: int) -> str:
    if number_of:
        return _("Du ser timmarna och vad frågorna handlar om som grupp. Du ser aldrig vem som frågar.")
    return _("En kollega som leder pass och hjälper till i vardagen, med timmar i tjänsten.")
