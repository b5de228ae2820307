"""The reminders there are. Each can be turned off by the person who gets it; what is not here is never sent unasked."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    key: str
    name: str | Promise
    description: str | Promise


KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("live_session", _("Dagen före ett livepass"), _("Bara pass du har anmält dig till.")),
        Kind("week", _("Ditt nästa steg, på måndagar"), _("Kommer bara om du har ett program som pågår.")),
        Kind("recall", _("Frågor att minnas"), _("Högst en gång i veckan, när frågor väntar.")),
        Kind("team_session", _("Pass på din enhet"), _("Kallelse och ändringar, när enheten har planerat pass.")),
        Kind(
            "unit", _("Din enhets löften och frågor"), _("För enhetschefer: när något du lovat snart ska vara klart.")
        ),
        Kind("question", _("Svar på din fråga"), _("Bara att det finns ett svar. Inte vad det står.")),
        Kind("champion", _("Frågor och uppdrag, för stödet"), _("För den som hjälper kollegor.")),
        Kind("measurement", _("Frågor att svara på"), _("När en mätning öppnar, och en påminnelse.")),
        Kind("review", _("Moduler att granska"), _("För granskare: när en modul väntar.")),
    )
}
