"""The agreement as an A4 to sign, or to pin up."""

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jordman.champions.models import Mandate
from jordman.documents.papers import Agreement, agreement_pdf
from jordman.organisations.champion_words import champion_words_at
from jordman.ui.words import day, number


def sent_agreement(mandate: Mandate) -> HttpResponse:
    """As a file that is opened in the browser and kept nowhere."""
    response = HttpResponse(agreement_pdf(agreement(mandate)), content_type="application/pdf")
    name = slugify(f"{_('uppdrag')}-{mandate.unit.name}")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def agreement(mandate: Mandate) -> Agreement:
    words = champion_words_at(mandate.unit)
    return Agreement(
        title=_("Uppdrag som %(one)s") % {"one": words.one},
        unit=mandate.unit.name,
        champion=mandate.user.name,
        manager=mandate.manager.name if mandate.manager else "",
        hours=number(mandate.hours_per_week.normalize(), 0 if mandate.hours_per_week % 1 == 0 else 1),
        starts_on=day(mandate.starts_on),
        role=str(words.one),
        champion_duties=tuple(mandate.champion_duties),
        manager_duties=tuple(mandate.manager_duties),
        confirmed=_state(mandate),
        language="en" if (get_language() or "sv").startswith("en") else "sv",
    )


def _state(mandate: Mandate) -> str:
    if mandate.champion_confirmed_at is None or mandate.manager_confirmed_at is None:
        return _("Förslag. Gäller när båda har bekräftat.")
    last = max(mandate.champion_confirmed_at, mandate.manager_confirmed_at)
    return _("Bekräftat av båda %(day)s.") % {"day": day(last)}
