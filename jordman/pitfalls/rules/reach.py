"""One or two from each workplace change nothing there."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jordman.pitfalls.facts import SessionState, UnitFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import ENOUGH_PEOPLE, DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import number

BIG_ENOUGH = 10  # In a smaller unit "too few" would nearly say who.
ENOUGH_HELD = 2
SHARE = 4


def too_few(facts: UnitFacts) -> Verdict:
    """Fewer than a fourth were reached. How many is never said: the bound itself is at least five."""
    if facts.people < BIG_ENOUGH:
        return DoesNotShow(_("Enheten är för liten för att räkna utan att peka ut någon."))
    bound = max(ENOUGH_PEOPLE, facts.people // SHARE)
    people = {"people": facts.people}
    if not facts.in_state(SessionState.HELD, SessionState.TO_COME) and facts.sent:
        if facts.sent >= bound:
            return DoesNotShow(_("Minst var fjärde i arbetslaget går en utbildning."))
        return Shows(_("%(few)s går en utbildning, och arbetslaget har inga egna pass.") % _words(facts), people)
    if len(facts.held) < ENOUGH_HELD:
        return TooEarly(_("Vi räknar när två pass är hållna."))
    if facts.reached >= bound:
        return DoesNotShow(_("Minst var fjärde i arbetslaget har varit med."))
    return Shows(_("%(few)s har varit med på något pass det senaste året.") % _words(facts), people)


def _words(facts: UnitFacts) -> dict[str, str]:
    text = _("Färre än var fjärde av %(people)s") if facts.people // SHARE >= ENOUGH_PEOPLE else _("Få av %(people)s")
    return {"few": text % {"people": number(facts.people)}}


TOO_FEW = Rule(
    key="for-fa",
    number="W2",
    name=_lazy("För få från arbetsplatsen är med"),
    lesson=_lazy(
        "När en eller två går en kurs blir det deras kunskap, inte arbetsplatsens. En stor del av arbetslaget behöver "
        "vara med. Det gäller inte den som är vald att stötta kollegorna."
    ),
    section="4.4",
    reads=_lazy(
        "Hur många olika personer som varit på något pass det senaste året. Hur många som arbetar på enheten. "
        "Aldrig vilka."
    ),
    silent=_lazy("Innan två pass är hållna, och alltid på enheter med färre än tio personer."),
    for_unit=too_few,
    unit_step=Step(
        _lazy("Lägg passen när flest är på plats, eller håll samma pass två gånger."),
        _lazy("Öppna passen"),
        "series:list",
    ),
    for_many=_lazy("Se över om mötestiderna passar dem som arbetar kväll, natt och helg."),
)
