"""A programme's own facts, its copy, and the year of a Level Up."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.organisations.models import OrganisationQuerySet
from jordman.programmes.level_up import year_to_propose
from jordman.programmes.models import Programme

LONGEST = timedelta(days=5 * 366)


def offer_homes(form: forms.Form | forms.BaseModelForm[Programme], homes: OrganisationQuerySet) -> None:
    """Where the programme belongs. Proposed is the one that the others lie under, where the lead has their role."""
    topmost = list(homes.exclude(parent__in=homes)[:2])
    proposed = topmost[0] if len(topmost) == 1 else None
    form.fields["organisation"] = forms.ModelChoiceField(
        homes,
        label=gettext_lazy("Organisation"),
        empty_label=None if proposed else gettext_lazy("Välj organisation"),
        initial=proposed,
    )
    form.order_fields(["organisation"])


class ProgrammeForm(forms.ModelForm[Programme]):
    weekly_hours = forms.DecimalField(
        label=gettext_lazy("Tid i veckan, timmar"),
        help_text=gettext_lazy("Ett snitt. En vecka får bli kort och nästa längre."),
        min_value=Decimal("0.25"),
        max_value=Decimal(40),
        decimal_places=2,
        localize=True,
        initial=Decimal(3),
    )

    class Meta:
        model = Programme
        fields: ClassVar = (
            "name",
            "purpose",
            "starts_on",
            "ends_on",
            "enrolment_closes_on",
            "target_people",
            "target_women_percent",
        )
        help_texts: ClassVar = {
            "purpose": gettext_lazy("Två meningar som chefen känner igen sig i."),
            "target_women_percent": gettext_lazy("Lämna tomt om ni inte har ett sådant mål."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["purpose"].widget.attrs["rows"] = 3
        if self.instance.pk:
            self.fields["weekly_hours"].initial = (Decimal(self.instance.weekly_minutes) / 60).normalize()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("Programmet slutar innan det börjar. Välj en senare dag."))
        elif starts_on and ends_on and ends_on - starts_on > LONGEST:
            self.add_error("ends_on", _("Programmet blir längre än fem år. Kontrollera årtalen."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """What an action takes."""
        facts = {name: self.cleaned_data[name] for name in self._meta.fields or ()}
        return {**facts, "weekly_minutes": round(self.cleaned_data["weekly_hours"] * 60)}


class NewProgrammeForm(ProgrammeForm):
    def __init__(self, *args: Any, homes: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_homes(self, homes)


class LevelUpForm(forms.Form):
    year = forms.TypedChoiceField(label=gettext_lazy("År"), coerce=int)

    def __init__(self, *args: Any, homes: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        this_year = timezone.localdate().year
        years = [(str(year), str(year)) for year in range(this_year, this_year + 4)]
        self.fields["year"].choices = years  # type: ignore[attr-defined]
        self.fields["year"].initial = year_to_propose(timezone.localdate())
        offer_homes(self, homes)


class CopyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Namn"), max_length=120)
    starts_on = forms.DateField(
        label=gettext_lazy("Börjar"),
        help_text=gettext_lazy("Alla datum flyttas lika många veckor. Veckodagarna blir desamma."),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        next_year = programme.starts_on + timedelta(weeks=52)
        name = programme.name.replace(str(programme.starts_on.year), str(next_year.year))
        kwargs.setdefault("initial", {"name": name, "starts_on": next_year})
        super().__init__(*args, **kwargs)

    def clean_starts_on(self) -> date:
        starts_on: date = self.cleaned_data["starts_on"]
        today = timezone.localdate()
        if not today - LONGEST < starts_on < today + LONGEST:
            raise forms.ValidationError(_("Kontrollera årtalet."))
        return starts_on
