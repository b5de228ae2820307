"""Choosing units, saying who stands behind, ticking a phase's list."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.initiatives.gates import Gate
from jordman.organisations.models import Organisation, OrganisationQuerySet


class UnitsForm(forms.Form):
    units: forms.ModelMultipleChoiceField[Organisation] = forms.ModelMultipleChoiceField(
        queryset=None, label=_("Vilka enheter är med?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, workplaces: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = workplaces  # type: ignore[attr-defined]


class AnchorForm(forms.Form):
    on = forms.DateField(label=_("När?"), initial=timezone.localdate)
    how = forms.CharField(label=_("Hur?"), max_length=200, help_text=_("Till exempel: vi pratade om det på APT."))

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        if on > timezone.localdate():
            raise forms.ValidationError(_now("Dagen har inte varit än. Skriv in det när det är gjort."))
        return on


class GateForm(forms.Form):
    ticked = forms.MultipleChoiceField(
        label=_("Det här är på plats"), required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(
        label=_("Anteckning"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, gate: Gate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ticked"].choices = [(line.key, line.text) for line in gate.to_tick]  # type: ignore[attr-defined]
