"""What to have in the list of hours."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.programmes.models import EnrolmentTally, Programme
from jordman.reports.attendance import Choice
from jordman.reports.counting import alphabetical, months_between
from jordman.reports.words import month_in_words

ALL = "alla"


class HoursForm(forms.Form):
    """Months and an organisation. Without an answer: the whole programme so far, and everyone."""

    def __init__(self, *args: Any, programme: Programme, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        last = max(programme.starts_on, min(today, programme.ends_on))
        self.months = {f"{month:%Y-%m}": month for month in months_between(programme.starts_on, last)}
        self.organisations = {str(each.pk): each for each in _organisations_in(programme)}
        months = [(key, month_in_words(key)) for key in self.months]
        self.initial = {"fran": months[0][0], "till": months[-1][0], "organisation": ALL}
        places = [(ALL, _("Alla organisationer")), *((key, each.name) for key, each in self.organisations.items())]
        self.fields["fran"] = forms.ChoiceField(label=_("Från"), choices=months)
        self.fields["till"] = forms.ChoiceField(label=_("Till"), choices=months)
        self.fields["organisation"] = forms.ChoiceField(label=_("Organisation"), choices=places)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self._month("fran") > self._month("till"):
            self.add_error("till", _("Välj en månad som inte är före den första."))
        return cleaned

    def choice(self) -> Choice:
        """What was asked for. What is no choice is as if it had not been asked."""
        organisation = self.organisations.get(str(self._answer("organisation")))
        return Choice(self._month("fran"), self._month("till"), organisation)

    def _month(self, name: str) -> date:
        return self.months[self._answer(name) or self.initial[name]]

    def _answer(self, name: str) -> str:
        return str(getattr(self, "cleaned_data", {}).get(name) or "")


def _organisations_in(programme: Programme) -> list[Organisation]:
    """Where somebody is or has been enrolled from, in alphabetical order."""
    counted = EnrolmentTally.objects.filter(programme=programme).values("organisation")
    return sorted(Organisation.objects.filter(pk__in=counted), key=lambda each: alphabetical(each.name))
