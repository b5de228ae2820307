"""Training that meets a workplace where nothing else has changed."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from jordman.pitfalls.facts import UnitFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import day_long, number

ENOUGH_ANSWERS = 2
ASKED_AFTER = timedelta(days=30)
STARTS_SOON = timedelta(days=60)
SOLVE = Step(
    _lazy("Ta det röda först: bestäm vem som löser det och när."), _lazy("Öppna beredskapen"), "workplaces:readiness"
)


def nothing_changed(facts: UnitFacts) -> Verdict:
    """Sessions have been held and the workplace is not ready for them, or its own answers say that all is as before."""
    held = facts.held
    if not held:
        return TooEarly(_("Inget pass är hållet än."))
    if facts.red:
        text = _("Passen har börjat. Det här stoppar er fortfarande: %(items)s.")
        return Shows(text % {"items": in_a_row(facts.red)}, {"red": len(facts.red)}, SOLVE)
    if facts.changed:
        return DoesNotShow(_("Ni har ändrat eller provar minst en rutin."))
    if facts.answered < ENOUGH_ANSWERS:
        return TooEarly(_("Enheten har inte svarat så ofta om sina rutiner än."), held[0].on + ASKED_AFTER)
    text = ngettext(
        "Ni har svarat %(answered)s gång att ni gör som förut. Ingen rutin har ändrats.",
        "Ni har svarat %(answered)s gånger att ni gör som förut. Ingen rutin har ändrats.",
        facts.answered,
    )
    return Shows(text % {"answered": number(facts.answered)}, {"answered": facts.answered})


def not_ready(facts: UnitFacts) -> Verdict:
    """Before the first session; once one has been held, `nothing_changed` says the same."""
    if facts.held:
        return DoesNotShow(_("Passen har börjat. Det som är rött tas upp av en annan fallgrop."))
    if not facts.red:
        return DoesNotShow(_("Inget stoppar starten."))
    session = facts.next_session
    if session is None:
        return TooEarly(_("Inget pass är planerat."))
    if session.on > facts.today + STARTS_SOON:
        return TooEarly(_("Första passet är %(day)s.") % {"day": day_long(session.on)}, session.on - STARTS_SOON)
    text = _("Första passet är %(day)s. Det här stoppar starten: %(items)s.")
    return Shows(text % {"day": day_long(session.on), "items": in_a_row(facts.red)}, {"red": len(facts.red)})


def in_a_row(items: tuple[str, ...]) -> str:
    """ "telefoner, inloggning och arbetssätt" """
    lowered = [item[:1].lower() + item[1:] for item in items]
    if len(lowered) == 1:
        return lowered[0]
    return _("%(first)s och %(last)s") % {"first": ", ".join(lowered[:-1]), "last": lowered[-1]}


NOTHING_CHANGED = Rule(
    key="inget-andrat",
    number="W5",
    name=_lazy("Utbildning utan att något annat ändras"),
    lesson=_lazy(
        "Det arbetslaget lär sig måste gå att använda dagen efter. Saknas datorer eller uppkoppling, eller sköts allt "
        "på papper, rinner kunskapen bort."
    ),
    section="4.4",
    reads=_lazy("Det som är rött i enhetens beredskap. Enhetens egna svar om vilken rutin som ändrats."),
    silent=_lazy("Innan ett pass är hållet, och innan enheten har svarat två gånger. En ändrad rutin räcker."),
    for_unit=nothing_changed,
    unit_step=Step(
        _lazy("Välj en enda rutin att ändra till nästa pass."), _lazy("Öppna rutinerna"), "workplaces:routines"
    ),
    for_many=_lazy("Se vad som är rött på flera enheter. Det går ofta att lösa en gång för alla."),
)

NOT_READY = Rule(
    key="inte-redo",
    name=_lazy("Arbetsplatsen är inte redo för starten"),
    lesson=_lazy(
        "Utbildning på en arbetsplats där tekniken inte fungerar gör folk trötta på förändring. Gör klart det som "
        "behövs före det första passet."
    ),
    section="4.4",
    reads=_lazy("Det som är rött i enhetens beredskap, och dagen för det första passet."),
    silent=_lazy("När första passet ligger mer än 60 dagar bort, och när inget är rött."),
    for_unit=not_ready,
    unit_step=SOLVE,
    for_many=_lazy("Be it-avdelningen ta det som är rött på flera enheter i ett svep."),
)
