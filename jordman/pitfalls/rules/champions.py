"""The colleague who helps has no hours, or does not get to use them."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from jordman.pitfalls.facts import UnitFacts
from jordman.pitfalls.rules.record import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, Step, TooEarly, Verdict
from jordman.ui.words import number

LOOKS_BACK_WEEKS = 8
ENOUGH_WEEKS = 4
AN_HOUR = 60


def no_time(facts: UnitFacts) -> Verdict:
    """Less than half of the hours were used. Said to the half hour, of whole weeks: no single day can be read out."""
    one = {"one": facts.words.one}
    if not facts.champions and facts.champion_waits:
        return Shows(_("Uppdraget som %(one)s är inte bekräftat. Då är inga timmar avsatta.") % one)
    if not facts.champions:
        return DoesNotShow(_("Enheten har inget uppdrag som %(one)s.") % one)
    if facts.champion_weeks < ENOUGH_WEEKS:
        return TooEarly(_("Uppdraget är nytt. Vi räknar när det har gått fyra veckor."))
    if facts.used_minutes * 2 >= facts.set_aside_minutes:
        return DoesNotShow(_("Timmarna i uppdraget används."))
    planned, used = (_hours_a_week(m, facts.champion_weeks) for m in (facts.set_aside_minutes, facts.used_minutes))
    text = _("%(The_one)s har %(planned)s timmar i veckan avsatta. I snitt används %(used)s.")
    words = {"The_one": capfirst(str(facts.words.the_one)), "planned": _written(planned), "used": _written(used)}
    return Shows(text % words, {"planned": planned, "used": used})


def _hours_a_week(minutes: int, weeks: int) -> float:
    """To the half hour."""
    return round(minutes / weeks / AN_HOUR * 2) / 2


def _written(hours: float) -> str:
    return number(hours, 0 if hours.is_integer() else 1)


NO_TIME = Rule(
    key="stod-utan-tid",
    name=_lazy("Stödtiden finns inte eller används inte"),
    lesson=_lazy(
        "Kollegan som stöttar behöver timmar i tjänsten. Står de bara på pappret tar vardagen över, och stödet blir "
        "en uppgift till."
    ),
    section="4.4",
    reads=_lazy("Timmar i uppdraget, och timmar som är använda de senaste åtta veckorna. Aldrig vem som fick hjälp."),
    silent=_lazy("De fyra första veckorna av ett uppdrag, och på enheter utan uppdrag."),
    for_unit=no_time,
    unit_step=Step(_lazy("Lägg stödtiden som fasta pass i schemat."), _lazy("Öppna uppdraget"), "unit_champions:home"),
    for_many=_lazy("Gör stödtiden till en egen rad i bemanningen, så att den inte försvinner i vardagen."),
    about_one_person=True,
)
