"""A mail to those who have come alone, for the lead to change and send."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.utils.translation import gettext as _

from jordman.programmes.models import Programme
from jordman.programmes.plan.reasons import day_in_words


@dataclass(frozen=True)
class Invitation:
    subject: str
    text: str

    @property
    def url(self) -> str:
        """Opens the mail in the reader's own mail program."""
        return f"mailto:?subject={quote(self.subject)}&body={quote(self.text)}"


def invitation(programme: Programme, today: date, *, by: str) -> Invitation:
    closes = programme.enrolment_closes_on
    if closes and closes >= today:
        last = _("Anmälan är öppen till %(day)s.") % {"day": day_in_words(closes, today.year)}
    else:
        last = _("Säg till mig, så ordnar vi en plats.")
    text = _(
        "Hej!\n\n"
        "Du är anmäld till %(programme)s och är än så länge ensam från din organisation. Det ni lär er är lättare att "
        "använda om ni är flera: ni kan prata om det på jobbet och bestämma tillsammans.\n\n"
        "Fråga gärna en eller två till i ledningsgruppen, helst någon på en annan nivå än din egen. %(last)s\n\n"
        "Hälsningar\n%(name)s"
    )
    return Invitation(
        _("Ta med en kollega till %(programme)s") % {"programme": programme.name},
        text % {"programme": programme.name, "last": last, "name": by},
    )
