"""Why a warning does not fit, and for how long."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DAYS = ((30, _("En månad")), (60, _("Två månader")), (90, _("Tre månader")))


class DismissForm(forms.Form):
    reason = forms.CharField(
        label=_("Varför stämmer det inte hos er?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En eller två meningar. Skriv inga namn."),
    )
    days = forms.TypedChoiceField(label=_("Hur länge?"), choices=DAYS, coerce=int, initial=90, widget=forms.RadioSelect)

    def until(self) -> date:
        days: int = self.cleaned_data["days"]
        return timezone.localdate() + timedelta(days=days)
