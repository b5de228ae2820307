"""Long lectures, and meetings that ask nothing and agree on nothing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jordman.pitfalls.facts import SessionFact, UnitFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import number

LAST = 3
OFTEN = 2
SHORT_TEACHING = 15
GRACE = 2
REAL_TALK = 5


def long_lectures(facts: UnitFacts) -> Verdict:
    """Longer than fifteen minutes, or than it was planned to be, in two of the last three."""
    timed = [session for session in facts.held if session.taught_minutes is not None][-LAST:]
    if len(timed) < OFTEN:
        return TooEarly(_("Vi räknar när två pass har haft klockan på."))
    long = [session.taught_minutes or 0 for session in timed if _is_long(session)]
    if len(long) < OFTEN:
        return DoesNotShow(_("Genomgångarna är korta."))
    text = _("Genomgången tog %(minutes)s minuter, %(long)s av de %(past)s senaste gångerna.")
    words = {"minutes": number(max(long)), "long": number(len(long)), "past": number(len(timed))}
    if min(long) != max(long):
        text = _("Genomgången tog %(least)s till %(minutes)s minuter, %(long)s av de %(past)s senaste gångerna.")
        words["least"] = number(min(long))
    return Shows(text % words, {"minutes": max(long), "long": len(long), "past": len(timed)})


def _is_long(session: SessionFact) -> bool:
    return (session.taught_minutes or 0) > max(SHORT_TEACHING, session.planned_teaching) + GRACE


def no_question(facts: UnitFacts) -> Verdict:
    """Neither five minutes of talk nor an agreement for next time, in two of the last three."""
    last = facts.held[-LAST:]
    if len(last) < OFTEN:
        return TooEarly(_("Vi räknar när två pass är hållna."))
    empty = sum(not session.has_agreement and (session.talked_minutes or 0) < REAL_TALK for session in last)
    if empty < OFTEN:
        return DoesNotShow(_("Ni pratar tillsammans eller kommer överens om något."))
    text = _("%(empty)s av de %(past)s senaste passen slutade utan samtal och utan något att prova.")
    words = {"empty": number(empty), "past": number(len(last))}
    return Shows(text % words, {"empty": empty, "past": len(last)})


LONG_LECTURES = Rule(
    key="langa-genomgangar",
    name=_lazy("Genomgångarna är för långa"),
    lesson=_lazy(
        "Kort teori, egen eftertanke och samtal fungerar bättre än föreläsning. Femton minuter räcker. Resten av tiden "
        "hör arbetslaget till."
    ),
    section="4.4",
    reads=_lazy("Hur länge genomgången pågick de tre senaste passen, och hur lång den skulle vara."),
    silent=_lazy("Innan två pass har haft klockan på. När passet var planerat med en längre genomgång."),
    for_unit=long_lectures,
    unit_step=Step(
        _lazy("Välj en enda punkt ur genomgången. Låt klockan säga till efter femton minuter."),
        _lazy("Öppna passen"),
        "series:list",
    ),
    for_many=_lazy("Korta guiderna, så att de som leder inte behöver välja bort själva."),
)

NO_QUESTION = Rule(
    key="mote-utan-fraga",
    name=_lazy("Möten utan fråga"),
    lesson=_lazy(
        "Ett möte utan fråga och metod blir information. I samtalet får det nya mening. "
        "Det man kommer överens om blir gjort."
    ),
    section="4.1",
    reads=_lazy("Om de tre senaste passen hade ett samtal på minst fem minuter, eller en överenskommelse."),
    silent=_lazy("Innan två pass är hållna."),
    for_unit=no_question,
    unit_step=Step(
        _lazy("Börja nästa pass med samtalet. Skriv upp en sak att prova till gången efter."),
        _lazy("Öppna passen"),
        "series:list",
    ),
    for_many=_lazy("Visa ledarna hur ett samtal kan gå till, i nätverket eller på ett gemensamt pass."),
)
