"""What the figures say, in plain sentences. Pure functions; none of them knows a figure that is not shown.

Sentences describe groups, never people, and never rank: they say what is, and what it would take.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.disclosure.cells import Cell, Hidden
from jordman.programmes.figures import Targets
from jordman.programmes.plan.reasons import day_in_words
from jordman.ui.words import duration_long, number, percent, spelled


def first_upper(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


# The heading


def heading(targets: Targets | None, waiting: int, *, is_closed: bool = False) -> str:
    """The page's first line: what is most worth knowing. `waiting` is how many modules wait for review."""
    if targets is None:
        return _("För få är anmälda för att något ska kunna visas")
    if is_closed:
        return ngettext("%(people)s person var med", "%(people)s personer var med", targets.people) % {
            "people": number(targets.people)
        }
    if not waiting:
        return _places(targets)
    modules = ngettext("%(count)s modul väntar på granskning", "%(count)s moduler väntar på granskning", waiting) % {
        "count": spelled(waiting)
    }
    return _("%(places)s, och %(modules)s") % {"places": _places(targets), "modules": modules}


def _places(targets: Targets) -> str:
    left = targets.places_left
    if left:
        return ngettext("%(left)s plats kvar", "%(left)s platser kvar", left) % {"left": number(left)}
    over = targets.people - targets.target_people
    if over:
        return _("%(over)s fler anmälda än målet") % {"over": number(over)}
    return _("Alla platser är fyllda")


# Enrolment


def places(targets: Targets, closes_on: date | None, today: date) -> str:
    left = targets.places_left
    if left:
        said = ngettext("%(left)s plats är kvar.", "%(left)s platser är kvar.", left) % {"left": number(left)}
    else:
        said = _("Alla platser är fyllda.")
    return f"{said} {_closing(closes_on, today)}".strip()


def _closing(closes_on: date | None, today: date) -> str:
    if closes_on is None:
        return ""
    form = _("Anmälan stängde %(day)s.") if closes_on < today else _("Anmälan stänger %(day)s.")
    return form % {"day": day_in_words(closes_on, today.year)}


def alone(count: int) -> str:
    """How many have come alone from their organisation: for whoever has the list of names."""
    if not count:
        return ""
    return ngettext(
        "%(count)s av de anmälda är ensam från sin organisation.",
        "%(count)s av de anmälda är ensamma från sin organisation.",
        count,
    ) % {"count": first_upper(spelled(count))}


def women(targets: Targets) -> str:
    """How the share of women stands against the target, and what it would take."""
    if targets.women_percent is None or targets.target_women_percent is None:
        return ""
    return " ".join(part for part in (_distance(targets), _what_it_takes(targets)) if part)


def _distance(targets: Targets) -> str:
    below = targets.points_below
    if below:
        return ngettext("%(count)s procentenhet under målet.", "%(count)s procentenheter under målet.", below) % {
            "count": first_upper(spelled(below))
        }
    return _("Målet är nått.")


def _what_it_takes(targets: Targets) -> str:
    needed, left = targets.women_needed, targets.places_left
    if not needed or not left:
        return ""
    if needed > left:
        return _("Det går inte att nå målet med de platser som är kvar.") if targets.points_below else ""
    return _to_whom(needed, left, is_below=targets.points_below > 0)


def _to_whom(needed: int, left: int, *, is_below: bool) -> str:
    form = _("För att nå det behöver %(share)s.") if is_below else _("För att hålla det behöver %(share)s.")
    if left == 1:
        share = _("den sista platsen gå till en kvinna")
    elif needed == left:
        share = _("alla %(left)s platser gå till kvinnor") % {"left": number(left)}
    else:
        share = ngettext(
            "%(needed)s av de %(left)s platserna gå till en kvinna",
            "%(needed)s av de %(left)s platserna gå till kvinnor",
            needed,
        ) % {"needed": number(needed), "left": number(left)}
    return form % {"share": share}


def organisations(count: int) -> str:
    return ngettext(
        "De anmälda kommer från %(count)s organisation.", "De anmälda kommer från %(count)s organisationer.", count
    ) % {"count": spelled(count)}


def roles(parts: Sequence[tuple[str, Cell]]) -> str:
    """ "150 har operativ inriktning och 62 strategisk." Nothing when a part is hidden."""
    counted = [(name, cell.value) for name, cell in parts if cell.value is not None]
    if len(counted) < len(parts) or len(counted) != 2:
        return ""
    (first, some), (second, others) = counted
    return _("%(some)s har %(first)s inriktning och %(others)s har %(second)s.") % {
        "some": number(some),
        "first": first.lower(),
        "others": number(others),
        "second": second.lower(),
    }


# Blocks


def block_done(name: str, done: Cell, people: Cell) -> str:
    """How many have done the mandatory part of a block."""
    if done.value is not None and people.value is not None:
        return _("%(done)s av %(people)s har gjort det obligatoriska i %(block)s, %(share)s.") % {
            "done": number(done.value),
            "people": number(people.value),
            "share": percent(done.value, people.value),
            "block": name,
        }
    forms = {
        Hidden.SMALL: _("Få eller inga har ännu gjort det obligatoriska i %(block)s."),
        Hidden.NEARLY_ALL: _("Nästan alla har gjort det obligatoriska i %(block)s."),
    }
    hidden = _("Hur många som har gjort det obligatoriska i %(block)s är dolt för att skydda en liten grupp.")
    return forms.get(done.hidden, hidden) % {"block": name} if done.hidden else ""


def coming(name: str, opens_on: date, this_year: int) -> str:
    return _("%(block)s öppnar %(day)s.") % {"block": name, "day": day_in_words(opens_on, this_year)}


def opens(opens_on: date, this_year: int) -> str:
    return _("Öppnar %(day)s") % {"day": day_in_words(opens_on, this_year)}


# Time


@dataclass(frozen=True, slots=True)
class Pace:
    """Hours the group has learned, over everyone enrolled and the weeks that blocks have been open."""

    hours: int
    people: int
    weeks: float
    weekly_minutes: int

    @property
    def minutes_a_week(self) -> float | None:
        """For each person; None before a week has passed."""
        return 60 * self.hours / self.people / self.weeks if self.people and self.weeks >= 1 else None


def weeks_open(periods: Iterable[tuple[date, date | None]], today: date) -> float:
    """Weeks in which some block has been open: two at once count once, and the summer between them not at all."""
    weeks, reached = 0.0, date.min
    for opens_on, closes_on in sorted(periods, key=lambda period: period[0]):
        first, last = max(opens_on, reached), min(closes_on or today, today)
        if last > first:
            weeks += (last - first).days / 7
            reached = last
    return weeks


def hours(total: Cell) -> str:
    if total.value is None:
        return _("För få har lagt tid för att den ska kunna visas.")
    return ngettext(
        "Gruppen har lagt %(hours)s timme på att lära sig.",
        "Gruppen har lagt %(hours)s timmar på att lära sig.",
        total.value,
    ) % {"hours": number(total.value)}


def pace(facts: Pace) -> str:
    """The group's pace against the time a week that the programme counts on. Never a person's."""
    minutes = facts.minutes_a_week
    if minutes is None:
        return _("Takten går att se när programmet har pågått en vecka.")
    said = _("Det är i snitt %(time)s per person och vecka. Programmet räknar med %(weekly)s.") % {
        "time": duration_long(minutes),
        "weekly": duration_long(facts.weekly_minutes),
    }
    if round(minutes) >= facts.weekly_minutes:
        return f"{said} {_('Gruppen håller takten.')}"
    return f"{said} {_('Se om tiden är avsatt på arbetsplatserna.')}"


def time_and_sex(hours: tuple[int, int], people: tuple[int, int], *, of_all: bool = False) -> str:
    """Women's share of the time beside their share of the people: of both, women's and everyone's.

    `of_all`: everyone has in it those who have not stated their sex, so the share is another than the target's.
    """
    if not (hours[1] and people[1]):
        return ""
    form = (
        _("Kvinnor är %(people)s av alla anmälda, med dem som inte har angett kön, och har lagt %(hours)s av tiden.")
        if of_all
        else _("Kvinnor är %(people)s av de anmälda och har lagt %(hours)s av tiden.")
    )
    return form % {"people": percent(*people), "hours": percent(*hours)}


# Protection


def protection(threshold: int) -> str:
    """What "För få" means, for the foot of every table and file."""
    return _(
        "För få betyder färre än %(threshold)s personer, eller en siffra som skulle avslöja en så liten grupp."
    ) % {"threshold": spelled(threshold)}


def rounding() -> str:
    return _("Timmar är hela, så en summa kan skilja på någon timme.")
