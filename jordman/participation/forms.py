"""Turning reporting on, the file's columns, a person's facts, and what a manager or a paper says."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.participation.layout import FILLERS, NAMES, Column, Layout
from jordman.participation.lines import Line
from jordman.participation.models import Reporting
from jordman.participation.months import in_words, months_between
from jordman.privacy.personal_numbers import holds_personal_number
from jordman.programmes.models import Programme


class ReportingForm(forms.ModelForm[Reporting]):
    first_month = forms.TypedChoiceField(label=_("Första månaden"), coerce=date.fromisoformat)

    class Meta:
        model = Reporting
        fields = ("project_name", "project_number", "first_month", "hours_limit")

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        months = months_between(programme.starts_on, programme.ends_on)
        self.fields["first_month"].choices = [(str(month), in_words(month)) for month in months]  # type: ignore[attr-defined]

    def clean_project_name(self) -> str:
        return self.cleaned_data["project_name"].strip()  # type: ignore[no-any-return]


class LayoutForm(forms.Form):
    """A place and a heading for each column; one without a place is not in the file."""

    sheet_name = forms.CharField(label=_("Bladets namn i Excel"), max_length=31)
    date_form = forms.ChoiceField(
        label=_("Så skrivs datum"),
        choices=(
            ("iso", "2026-10-31"),
            ("compact", "20261031"),
            ("slashes", "2026/10/31"),
            ("dots", "31.10.2026"),
        ),
    )
    mark = forms.ChoiceField(
        label=_("Decimaltecken för timmar"),
        choices=(("comma", _("Komma: 3,25")), ("point", _("Punkt: 3.25"))),
        help_text=_("Med komma blir timmarna tal i Excel. Med punkt blir de text."),
    )
    woman = forms.CharField(label=_("Så skrivs kvinna"), max_length=20, required=False)
    man = forms.CharField(label=_("Så skrivs man"), max_length=20, required=False)
    unknown = forms.CharField(label=_("Så skrivs inte angivet"), max_length=20, required=False)
    is_confirmed = forms.BooleanField(
        label=_("Vi har jämfört kolumnerna med mallen som gäller nu"),
        help_text=_("Mallen ligger bakom inloggning hos mottagaren. Jordmån har inte sett den."),
        required=False,
    )

    def __init__(self, *args: Any, layout: Layout, is_confirmed: bool, **kwargs: Any) -> None:
        placed = {column.key: (number, column.heading) for number, column in enumerate(layout.columns, start=1)}
        woman, man, unknown = layout.sexes
        kwargs["initial"] = {
            "sheet_name": layout.sheet_name,
            "date_form": layout.date_form,
            "mark": layout.mark,
            "woman": woman,
            "man": man,
            "unknown": unknown,
            "is_confirmed": is_confirmed,
        }
        super().__init__(*args, **kwargs)
        for key in sorted(FILLERS, key=lambda each: placed.get(each, (len(FILLERS) + 1, ""))[0]):
            place, heading = placed.get(key, (None, ""))
            self.fields[f"place_{key}"] = forms.IntegerField(
                label=_("Ordning"), min_value=1, max_value=99, required=False, initial=place
            )
            self.fields[f"heading_{key}"] = forms.CharField(
                label=_("Rubrik"),
                max_length=120,
                required=False,
                initial=heading or str(NAMES[key]).split(" (")[0],
            )

    def rows(self) -> list[dict[str, Any]]:
        """For the page: each column with its two fields."""
        keys = [name.removeprefix("place_") for name in self.fields if name.startswith("place_")]
        return [{"name": NAMES[key], "place": self[f"place_{key}"], "heading": self[f"heading_{key}"]} for key in keys]

    def settings(self) -> list[forms.BoundField]:
        return [field for field in self if not field.name.startswith(("place_", "heading_"))]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = self._chosen(data)
        if not chosen:
            raise ValidationError(_now("Ge minst en kolumn en plats."))
        for key in chosen:
            if not data.get(f"heading_{key}", "").strip():
                self.add_error(f"heading_{key}", _now("Skriv en rubrik."))
        return data

    @staticmethod
    def _chosen(data: dict[str, Any]) -> list[str]:
        placed = [(data[f"place_{key}"], key) for key in FILLERS if data.get(f"place_{key}")]
        return [key for _place, key in sorted(placed, key=lambda each: each[0])]

    def layout(self) -> Layout:
        data = self.cleaned_data
        columns = tuple(Column(key, data[f"heading_{key}"].strip()) for key in self._chosen(data))
        sexes = (data["woman"], data["man"], data["unknown"])
        return Layout(columns, data["sheet_name"].strip(), data["date_form"], data["mark"], sexes)


class PersonForm(forms.Form):
    """What is to be reported of a person. Left empty, the enrolment holds."""

    starts_on = forms.DateField(label=_("Började"), required=False, widget=forms.DateInput)
    stops_on = forms.DateField(label=_("Slutade"), required=False, widget=forms.DateInput)
    sex = forms.ChoiceField(label=_("Kön"), choices=User.Sex.choices)


class TakeOffForm(forms.Form):
    minutes = forms.IntegerField(label=_("Minuter att ta bort ur redovisningen"), min_value=0)
    because = forms.CharField(label=_("Varför?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        word = line.word
        kwargs["initial"] = {"minutes": word.taken_off, "because": word.taken_off_because} if word else {"minutes": 0}
        super().__init__(*args, **kwargs)

    def clean_because(self) -> str:
        return without_personal_number(self.cleaned_data["because"])


class WrongForm(forms.Form):
    note = forms.CharField(
        label=_("Vad stämmer inte?"),
        help_text=_("Skriv bara om timmarna: vilken dag, hur många. Inget om hälsa eller orsaker till frånvaro."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PaperForm(forms.Form):
    paper = forms.CharField(
        label=_("Var finns det underskrivna pappret?"), help_text=_("Till exempel ett diarienummer."), max_length=120
    )

    def clean_paper(self) -> str:
        return without_personal_number(self.cleaned_data["paper"])


class ProduceForm(forms.Form):
    reason = forms.CharField(label=_("Varför rapporteras månaden igen?"), max_length=300, required=False)

    def clean_reason(self) -> str:
        return without_personal_number(self.cleaned_data["reason"])


def without_personal_number(text: str) -> str:
    if holds_personal_number(text):
        raise ValidationError(_now("Ta bort personnumret. Det behövs inte och ska inte sparas."))
    return text
