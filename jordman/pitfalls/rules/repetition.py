"""Once is not enough, and a series that ends must be followed by something."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from jordman.pitfalls.facts import SessionState, UnitFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import day_long, spelled

A_YEAR = timedelta(days=365)
ENDS_SOON = timedelta(days=30)
ENOUGH_TIMES = 4
COUNTED = (SessionState.HELD, SessionState.UNSAID, SessionState.TO_COME)


def single_effort(facts: UnitFacts) -> Verdict:
    """Sessions in the same week are one effort: it is coming back that counts."""
    counted = facts.in_state(*COUNTED)
    if not counted:
        return TooEarly(_("Inget pass är hållet eller planerat än."))
    times = len({s.on.isocalendar()[:2] for s in counted if s.on > facts.today - A_YEAR})
    if times >= ENOUGH_TIMES:
        return DoesNotShow(_("Passen kommer tillbaka, vecka efter vecka."))
    if not times:
        return Shows(_("Det har gått mer än ett år sedan det senaste passet."), {"times": 0})
    text = ngettext(
        "Ni har pass en enda vecka under ett år, hållna och planerade ihop.",
        "Ni har pass %(times)s veckor under ett år, hållna och planerade ihop.",
        times,
    )
    return Shows(text % {"times": spelled(times)}, {"times": times})


def nothing_after(facts: UnitFacts) -> Verdict:
    """Leaves the shortest efforts to `single_effort`."""
    counted = facts.in_state(*COUNTED)
    if len(counted) < ENOUGH_TIMES or not facts.held:
        return TooEarly(_("Serien har inte kommit i gång än."))
    last = counted[-1].on
    if last > facts.today + ENDS_SOON:
        return DoesNotShow(_("Det finns pass planerade till %(day)s.") % {"day": day_long(last)})
    if last >= facts.today:
        text = _("Sista passet är %(day)s. Inget är planerat efter det.")
    else:
        text = _("Sista passet var %(day)s. Inget är planerat efter det.")
    return Shows(text % {"day": day_long(last)})


PLAN = _lazy("Planera pass")

SINGLE_EFFORT = Rule(
    key="engangsinsats",
    number="W1",
    name=_lazy("En enda insats räcker inte"),
    lesson=_lazy(
        "Ett enstaka tillfälle ger sällan nya arbetssätt. Det som blir kvar är korta pass som återkommer länge, "
        "med samtal i arbetslaget emellan."
    ),
    section="4.4",
    reads=_lazy("Enhetens pass under ett år: hållna och planerade. Inställda pass räknas inte."),
    silent=_lazy("Innan enheten har ett första pass. Den försvinner när pass finns under minst fyra olika veckor."),
    for_unit=single_effort,
    unit_step=Step(
        _lazy("Planera en serie på era vanliga mötesdagar. Tio pass räcker två terminer."), PLAN, "series:new"
    ),
    for_many=_lazy("Ge enheterna en färdig serie att börja med, så att ingen behöver planera från noll."),
)

NOTHING_AFTER = Rule(
    key="inget-efter",
    name=_lazy("Serien tar slut och inget är planerat"),
    lesson=_lazy(
        "Det arbetslaget lärde sig försvinner när passen upphör och kollegor byts ut. "
        "Återkommande pass är ett sätt att arbeta, inte ett projekt."
    ),
    section="4.4",
    reads=_lazy("Dagen för enhetens sista planerade pass."),
    silent=_lazy("Innan serien har kommit i gång. Så länge ett pass ligger mer än 30 dagar bort."),
    for_unit=nothing_after,
    unit_step=Step(_lazy("Lägg nästa serie nu, medan mötesdagarna ännu är lediga."), PLAN, "series:new"),
    for_many=_lazy("Bestäm vem i linjen som ser till att passen fortsätter nästa år."),
)
