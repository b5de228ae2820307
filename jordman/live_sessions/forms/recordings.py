"""Putting up a recording and its captions."""

from datetime import date, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

LONGEST_KEPT = timedelta(days=731)


class RecordingForm(forms.Form):
    film = forms.FileField(label=_("Film"), help_text=_("MP4 eller WebM, högst 2 GB."))
    consent = forms.ChoiceField(
        label=_("Vilka syns och hörs i filmen?"),
        choices=(
            ("told", _("Deltagare också. De visste att passet spelades in.")),
            ("leader", _("Bara den som leder.")),
        ),
        widget=forms.RadioSelect,
    )
    delete_on = forms.DateField(
        label=_("När ska inspelningen tas bort?"),
        widget=forms.DateInput,
        help_text=_("Den tas bort av sig själv den dagen, senast om två år."),
    )
    minutes = forms.IntegerField(
        label=_("Filmens längd i minuter"),
        required=False,
        min_value=1,
        max_value=600,
        help_text=_("Behövs bara om vi inte kan läsa längden i filmen."),
    )

    def clean_delete_on(self) -> date:
        day: date = self.cleaned_data["delete_on"]
        today = timezone.localdate()
        if not today < day <= today + LONGEST_KEPT:
            raise forms.ValidationError(_now("Välj en dag efter i dag, senast om två år."))
        return day


class CaptionsForm(forms.Form):
    captions = forms.FileField(
        label=_("Textfil"),
        help_text=_("WebVTT (.vtt). En .srt-fil gör vi om åt dig. Teams och Zoom kan ladda ner texten till mötet."),
    )
