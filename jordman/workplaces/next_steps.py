"""What to ask about each thing that must work, and what to do when it does not: whom to ask, for what. Plain data."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.workplaces.models import Readiness

Item = Readiness.Item


@dataclass(frozen=True, slots=True)
class NextStep:
    """`ask` is who can mend it; `step` is the sentence to bring them."""

    question: str | Promise
    hint: str | Promise
    ask: str | Promise
    step: str | Promise


NEXT_STEPS: dict[str, NextStep] = {
    Item.DEVICES: NextStep(
        _("Finns det datorer eller surfplattor så att alla kan öva?"),
        _("Räkna dem som går att använda samtidigt, en vanlig dag."),
        _("It-avdelningen"),
        _("Fråga hur många ni kan få låna till passen, och vilken dag de kommer."),
    ),
    Item.CONNECTION: NextStep(
        _("Fungerar uppkopplingen där ni träffas?"),
        _("Prova i rummet, med den utrustning ni ska använda."),
        _("It-avdelningen"),
        _("Be dem testa rummet före första passet. Skriv ut bladet så länge, det fungerar utan nät."),
    ),
    Item.PHONES: NextStep(
        _("Har alla en telefon i tjänsten som fungerar?"),
        _("Den egna telefonen räknas inte. Ingen ska behöva använda den."),
        _("Den som beställer telefoner hos er"),
        _("Beställ de telefoner som saknas. Dela två och två på passen tills de kommer."),
    ),
    Item.SIGN_IN: NextStep(
        _("Kan alla logga in?"),
        _("Konto, kod och kort. Vikarier också."),
        _("It-avdelningens kundtjänst"),
        _("Lista vilka konton som saknas och beställ dem på en gång. Boka en timme för inloggning på plats."),
    ),
    Item.PROCESSES: NextStep(
        _("Har ni bestämt vilket arbetssätt som gäller efteråt?"),
        _("Det som lärs in på ett pass ska gå att göra dagen därpå."),
        _("Din chef och verksamhetsutvecklaren"),
        _("Bestäm en rutin som ska ändras, och från vilken dag det gamla sättet slutar gälla."),
    ),
    Item.NOTICE_BOARD: NextStep(
        _("Har det digitala ersatt anslagstavlan av papper?"),
        _("Mejl, kalender och schema på samma ställe för alla. Papper vid sidan om gör att ingen litar på det nya."),
        _("Dig själv och arbetslaget"),
        _("Välj en sak som slutar sättas upp på papper, och en dag. Säg det på nästa möte."),
    ),
}
