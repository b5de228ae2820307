"""The call, and what a person writes who applies."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.champions.models import Application, Call
from jordman.organisations.models import Organisation, OrganisationQuerySet

USUALLY_OPEN = timedelta(weeks=3)


def hours_field() -> forms.DecimalField:
    return forms.DecimalField(
        label=_("Timmar i veckan"),
        help_text=_("Tid som läggs in i schemat. Fyra timmar räcker till ett pass och tid för kollegor."),
        min_value=Decimal("0.5"),
        max_value=Decimal(40),
        max_digits=4,
        decimal_places=1,
        initial=Decimal(4),
        localize=True,
    )


def start_field() -> forms.DateField:
    return forms.DateField(label=_("Från och med"), widget=forms.DateInput)


class CallForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Var?"), queryset=Organisation.objects.none(), help_text=_("Alla som arbetar där kan söka.")
    )
    places = forms.IntegerField(label=_("Hur många söker ni?"), min_value=1, max_value=500, initial=1)
    hours_per_week = hours_field()
    closes_on = forms.DateField(label=_("Sista dag att söka"), widget=forms.DateInput)
    about = forms.CharField(
        label=_("Något mer om uppdraget"),
        help_text=_("Till exempel vilket system som är på väg. Vad ni söker hos personen står redan med."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self, *args: Any, nodes: OrganisationQuerySet | None = None, call: Call | None = None, **kwargs: Any
    ) -> None:
        today = timezone.localdate()
        shown = ("places", "hours_per_week", "closes_on", "about")
        own = {name: getattr(call, name) for name in shown} if call else {"closes_on": today + USUALLY_OPEN}
        kwargs["initial"] = own | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if nodes is None or call is not None:
            del self.fields["organisation"]
        else:
            self.fields["organisation"].queryset = nodes  # type: ignore[attr-defined]


class ApplicationForm(forms.Form):
    """One's own words. Whoever has one workplace at the call is not asked which."""

    unit = forms.ModelChoiceField(label=_("På vilken arbetsplats?"), queryset=Organisation.objects.none())
    why = forms.CharField(
        label=_("Varför vill du?"),
        help_text=_("Några rader räcker. Skriv som du pratar."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(
        self,
        *args: Any,
        units: OrganisationQuerySet,
        application: Application | None = None,
        **kwargs: Any,
    ) -> None:
        if application is not None:
            kwargs["initial"] = {"why": application.why, "unit": application.unit_id}
        super().__init__(*args, **kwargs)
        self.only = list(units[:2])
        if application is not None or len(self.only) == 1:
            del self.fields["unit"]
        else:
            self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    def workplace(self) -> Organisation:
        """The workplace that was chosen, or the only one there is."""
        chosen: Organisation | None = self.cleaned_data.get("unit")
        return chosen or self.only[0]

    def clean_why(self) -> str:
        why: str = self.cleaned_data["why"].strip()
        if not why:
            raise ValidationError(_now("Skriv några rader om varför du vill."))
        return why


class StartForm(forms.Form):
    starts_on = start_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"starts_on": timezone.localdate()})
        super().__init__(*args, **kwargs)
