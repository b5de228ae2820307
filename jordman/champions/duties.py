"""What a champion and a manager usually take upon them: where an agreement begins, to be changed by both."""

from django.utils.translation import gettext_lazy as _

# Who is sought: the traits come before the technique, in this order.
CRITERIA = (
    (_("Nyfiken"), _("Du provar nytt och frågar när du inte vet.")),
    (_("Engagerad"), _("Du vill att det ska fungera för kollegor och för dem ni hjälper.")),
    (_("Vill utveckla"), _("Du ser vad som kan bli enklare på jobbet.")),
    (_("Lätt att prata med"), _("Du förklarar lugnt och lyssnar först.")),
)

CHAMPION_DUTIES = (
    _("Hjälper kollegor på plats, när det händer."),
    _("Leder pass på enhetens möten, med färdiga planer."),
    _("Lär sig nytt först och visar andra."),
    _("För vidare vad som inte fungerar, utan att säga vem som frågade."),
    _("Noterar ämne och tid, aldrig vem som fick hjälp."),
)

MANAGER_DUTIES = (
    _("Lägger in timmarna i schemat och skyddar dem."),
    _("Berättar för alla vem som hjälper till, och varför."),
    _("Ger plats för pass på enhetens möten."),
    _("Frågar aldrig vem som har bett om hjälp."),
    _("Svarar för att rutiner ändras, tillsammans med gruppen."),
    _("Följer upp uppdraget minst en gång per termin."),
)


def usual_champion_duties() -> list[str]:
    """In the language of whoever makes the agreement."""
    return [str(duty) for duty in CHAMPION_DUTIES]


def usual_manager_duties() -> list[str]:
    return [str(duty) for duty in MANAGER_DUTIES]
