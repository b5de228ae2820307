"""What whoever measures fills in."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.assessments.actions.measuring import WavePlan
from jordman.assessments.estimating import Estimating
from jordman.assessments.models import Measurement, Wave
from jordman.assessments.models.measuring import THRESHOLD
from jordman.disclosure.cells import FLOOR
from jordman.instruments.models import InstrumentVersion
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme
from jordman.ui.forms import ChoiceWithWayOut

LONGEST = timedelta(days=120)
UNKNOWN = "unknown"


class MeasurementForm(forms.ModelForm[Measurement]):
    class Meta:
        model = Measurement
        fields = ("organisation", "name", "aim", "asks", "programme")
        widgets = {"asks": forms.RadioSelect, "aim": forms.Textarea(attrs={"rows": 4})}
        labels = {
            "organisation": _("Var mäter ni?"),
            "name": _("Vad kallar ni mätningen?"),
            "aim": _("Vad ska svaren användas till?"),
            "asks": _("Vilka får frågan?"),
            "programme": _("Vilket program hör den till?"),
        }
        help_texts = {
            "organisation": _("Alla som arbetar här och under kan få frågan."),
            "aim": _("De som svarar läser det här. Skriv vad ni gör med svaren, och när."),
            "programme": _("Måste väljas om ni frågar deltagarna i ett program."),
        }

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        homes: QuerySet[Organisation],
        programmes: QuerySet[Programme],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self._show("organisation", homes)
        self._show("programme", programmes)
        self.fields["organisation"].required = True

    def _show(self, name: str, rows: QuerySet[Any]) -> None:
        field = cast("forms.ModelChoiceField[Any]", self.fields[name])
        field.queryset = rows
        field.empty_label = _("Välj i listan") if name == "organisation" else _("Inget program")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("asks") == Measurement.Asks.PROGRAMME and not data.get("programme"):
            self.add_error("programme", _now("Välj programmet vars deltagare får frågan."))
        return data


class MeasurementWordsForm(forms.ModelForm[Measurement]):
    """What may change when it has been made."""

    class Meta:
        model = Measurement
        fields = ("name", "aim")
        widgets = {"aim": forms.Textarea(attrs={"rows": 4})}
        labels = MeasurementForm.Meta.labels
        help_texts = MeasurementForm.Meta.help_texts


class VersionField(forms.ModelChoiceField[InstrumentVersion]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}, {_now('version')} {obj.number}"


class WaveForm(forms.Form):
    """What is said of a wave before it opens. `lowest`: the threshold that it has already."""

    version = VersionField(
        label=_("Vilka frågor ställer ni?"),
        queryset=InstrumentVersion.objects.none(),
        empty_label=_("Välj i listan"),
        help_text=_("Samma frågor före och efter, annars går det inte att jämföra."),
    )
    about = forms.CharField(
        label=_("Vilket arbetssätt gäller frågorna?"),
        max_length=120,
        required=False,
        help_text=_("Behövs bara för frågor om ett nytt arbetssätt. Till exempel: det digitala låset."),
    )
    moment = forms.ChoiceField(label=_("När i arbetet är det?"), choices=Wave.Moment.choices, widget=forms.RadioSelect)
    opens_on = forms.DateField(label=_("Öppnar"), widget=forms.DateInput)
    closes_on = forms.DateField(label=_("Sista dagen att svara"), widget=forms.DateInput)
    threshold = forms.IntegerField(
        label=_("Så många måste minst ha svarat för att en grupp ska visas"),
        min_value=FLOOR,
        max_value=50,
        initial=THRESHOLD,
        help_text=_("Fem är vanligt. Den kan höjas tills det öppnar, men aldrig sänkas. Det är ett löfte."),
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, versions: QuerySet[InstrumentVersion], wave: Wave | None = None
    ) -> None:
        super().__init__(data, initial=_initial(wave) if wave else {})
        cast(VersionField, self.fields["version"]).queryset = versions
        if wave:
            self._keep_threshold(wave.threshold)

    def _keep_threshold(self, lowest: int) -> None:
        field = cast(forms.IntegerField, self.fields["threshold"])
        field.min_value = lowest
        field.widget.attrs["min"] = lowest
        self._lowest = lowest

    _lowest = FLOOR

    def clean_threshold(self) -> int:
        threshold: int = self.cleaned_data["threshold"]
        if threshold < self._lowest:
            raise ValidationError(_now("Gränsen kan höjas men aldrig sänkas."))
        return threshold

    def clean_opens_on(self) -> date:
        opens_on: date = self.cleaned_data["opens_on"]
        if opens_on < timezone.localdate():
            raise ValidationError(_now("Dagen har redan varit. Välj en dag som kommer."))
        return opens_on

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        opens_on, closes_on = data.get("opens_on"), data.get("closes_on")
        if opens_on and closes_on and not opens_on <= closes_on <= opens_on + LONGEST:
            self.add_error("closes_on", _now("Sista dagen kommer efter den första, och inom fyra månader."))
        return data

    @property
    def plan(self) -> WavePlan:
        return WavePlan(**self.cleaned_data)


def _initial(wave: Wave) -> dict[str, Any]:
    names = ("about", "moment", "opens_on", "closes_on", "threshold")
    return {"version": wave.version_id} | {name: getattr(wave, name) for name in names}


class CloseForm(forms.Form):
    because = forms.CharField(
        label=_("Varför stänger ni i förtid?"),
        max_length=200,
        help_text=_("Skälet visas för dem som ser bilden. Skriv inget om enskilda personer."),
    )


class DestroyKeyForm(forms.Form):
    typed = forms.CharField(label=_("Skriv mätningens namn för att bekräfta"), max_length=120)


class EstimateForm(forms.Form):
    """A band of the team for each question, or "Vet inte"."""

    def __init__(self, data: Mapping[str, Any] | None = None, *, estimating: Estimating) -> None:
        super().__init__(data)
        for item in estimating.items:
            choices = [*((choice.key, str(choice.text)) for choice in item.choices), (UNKNOWN, _now("Vet inte"))]
            self.fields[item.key] = forms.ChoiceField(
                label=str(item.text), choices=choices, widget=ChoiceWithWayOut(apart=(UNKNOWN,))
            )

    @property
    def bands(self) -> dict[str, int]:
        """What was not known is left out."""
        return {item: int(band) for item, band in self.cleaned_data.items() if band != UNKNOWN}
