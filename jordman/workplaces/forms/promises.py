"""A promise and its day."""

from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class PromiseForm(forms.Form):
    text = forms.CharField(
        label=_("Jag lovar att"),
        max_length=200,
        help_text=_("En sak som arbetslaget märker. Till exempel: lägga in passen i schemat."),
    )
    due_on = forms.DateField(label=_("Senast"), widget=forms.DateInput)

    def clean_due_on(self) -> date:
        due_on: date = self.cleaned_data["due_on"]
        if due_on < timezone.localdate():
            raise forms.ValidationError(_now("Dagen har redan varit. Välj en dag som kommer."))
        return due_on
