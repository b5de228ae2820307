"""A session plan: its name, where it is copied to and with whom it is shared."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _


class PlanForm(forms.Form):
    name = forms.CharField(label=_("Vad ska planen heta?"), max_length=120)
    description = forms.CharField(
        label=_("För vem och varför?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En mening räcker. Den hjälper andra att välja."),
    )


class CopyForm(forms.Form):
    unit = forms.TypedChoiceField(label=_("Till vilken enhet?"), coerce=int)
    name = forms.CharField(label=_("Vad ska planen heta?"), max_length=120)

    def __init__(self, *args: Any, units: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(each.pk, each.name) for each in units]  # type: ignore[attr-defined]


class ShareForm(forms.Form):
    organisation = forms.TypedChoiceField(
        label=_("Vilka får läsa och kopiera planen?"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, organisations: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(each.pk, _now("Alla i %(name)s") % {"name": each.name}) for each in organisations]
        self.fields["organisation"].choices = choices  # type: ignore[attr-defined]
