"""What to look at before a month is reported: each thing with whom it is about and where it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from jordman.participation.board import Month
from jordman.participation.lines import STOPPING, Fault, Line, faults_of

Text = str | Promise


@dataclass(frozen=True)
class Item:
    """`stops`: those named are left out of the file until it is mended."""

    fault: Fault
    title: str
    advice: Text
    lines: tuple[Line, ...]

    @property
    def stops(self) -> bool:
        return self.fault in STOPPING


# Title for one and for several, and what to do.
TEXTS = {
    Fault.NO_START: (
        ngettext_lazy("%(number)s person har inget startdatum", "%(number)s personer har inget startdatum", "number"),
        _("De har tid i programmet men ingen anmälan. Anmäl dem, eller skriv startdatum hos personen."),
    ),
    Fault.STOPS_BEFORE_START: (
        ngettext_lazy(
            "%(number)s person slutar innan den börjar", "%(number)s personer slutar innan de börjar", "number"
        ),
        _("Rätta start eller slut hos personen."),
    ),
    Fault.OUTSIDE_DATES: (
        ngettext_lazy(
            "%(number)s person har timmar före start eller efter slut",
            "%(number)s personer har timmar före start eller efter slut",
            "number",
        ),
        _("Rätta datumen hos personen, eller ta bort timmarna ur redovisningen där."),
    ),
    Fault.WRONG: (
        ngettext_lazy(
            "Chefen säger att något inte stämmer för %(number)s person",
            "Chefen säger att något inte stämmer för %(number)s personer",
            "number",
        ),
        _("Läs vad chefen skrev hos personen. Rätta närvaron, eller ta bort timmar ur redovisningen."),
    ),
    Fault.CHANGED: (
        ngettext_lazy(
            "%(number)s persons timmar ändrades efter attesten",
            "%(number)s personers timmar ändrades efter attesten",
            "number",
        ),
        _("Chefen attesterar igen. Personens sida visar vad som ändrades."),
    ),
    Fault.NOT_ATTESTED: (
        ngettext_lazy("%(number)s person väntar på attest", "%(number)s personer väntar på attest", "number"),
        _("Chefen hittar dem under Min enhet, Attestera. Påminn dem som har många kvar."),
    ),
    Fault.NO_UNIT: (
        ngettext_lazy(
            "%(number)s person har ingen enhet, så ingen chef kan attestera",
            "%(number)s personer har ingen enhet, så ingen chef kan attestera",
            "number",
        ),
        _("Läs in dem i personalfilen, eller samla underskrifter på papper här nedanför."),
    ),
    Fault.NO_ATTESTER: (
        ngettext_lazy(
            "%(number)s person har ingen chef i Jordmån som kan attestera",
            "%(number)s personer har ingen chef i Jordmån som kan attestera",
            "number",
        ),
        _("En administratör ger någon rollen Enhetschef där. Leder personen själv enheten: på nivån över."),
    ),
    Fault.NO_SEX: (
        ngettext_lazy("%(number)s person har inget kön angivet", "%(number)s personer har inget kön angivet", "number"),
        _("Skriv det hos personen, eller låt det vara tomt och fyll i det på er sida."),
    ),
    Fault.MANY_HOURS: (
        ngettext_lazy(
            "%(number)s person har ovanligt många timmar", "%(number)s personer har ovanligt många timmar", "number"
        ),
        _("De går att rapportera. Se efter först att de stämmer."),
    ),
    Fault.SEVERAL_UNITS: (
        ngettext_lazy(
            "%(number)s person har flera enheter i månaden", "%(number)s personer har flera enheter i månaden", "number"
        ),
        _("Timmarna räknas en gång. Enheten den sista dagen står i filen, och dess chef attesterar."),
    ),
}


def check(month: Month, *, hours_limit: int) -> Sequence[Item]:
    """What stops first, then what to look at; in the order that the faults are listed."""
    found: dict[Fault, list[Line]] = {fault: [] for fault in Fault}
    for line in month.named:
        for fault in faults_of(line, hours_limit=hours_limit):
            found[fault].append(line)
    return [_item(fault, tuple(lines)) for fault, lines in found.items() if lines]


def _item(fault: Fault, lines: tuple[Line, ...]) -> Item:
    title, advice = TEXTS[fault]
    return Item(fault, str(title % {"number": len(lines)}), advice, lines)
