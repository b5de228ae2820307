"""The agreement, and what the manager decides about it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.champions.forms.calls import hours_field, start_field
from jordman.champions.models import Mandate

MOST_DUTIES = 20
LONGEST_DUTY = 300


class PersonField(forms.ModelChoiceField[User]):
    def label_from_instance(self, obj: User) -> str:
        """A name that may be shown."""
        return obj.name


class AppointForm(forms.Form):
    person = PersonField(label=_("Vem?"), queryset=User.objects.none(), empty_label=_("Välj en kollega"))
    hours_per_week = hours_field()
    starts_on = start_field()
    reason = forms.CharField(
        label=_("Varför utlyses inte uppdraget?"),
        help_text=_("Skälet sparas med uppdraget. Den du utser ser det också."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, people: QuerySet[User], **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"starts_on": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class DutiesField(forms.CharField):
    """A list, with a line for each thing."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines: Iterable[str] = str(value or "").splitlines()
        return [duty for duty in (" ".join(line.split()).lstrip("-–•* ") for line in lines) if duty]

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_DUTIES:
            raise ValidationError(_now("Högst tjugo rader. Slå ihop några."))
        if any(len(duty) > LONGEST_DUTY for duty in value):
            raise ValidationError(_now("En rad är för lång. Dela den i två."))

    def run_validators(self, value: Any) -> None:
        """Those of text do not fit a list."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.to_python(initial) != self.to_python(data))


class TermsForm(forms.Form):
    hours_per_week = hours_field()
    champion_duties = DutiesField(label=_("Det här gör den som har uppdraget"), help_text=_("En sak på varje rad."))
    manager_duties = DutiesField(label=_("Det här gör chefen"), help_text=_("En sak på varje rad."))

    def __init__(self, *args: Any, mandate: Mandate, **kwargs: Any) -> None:
        shown = ("hours_per_week", "champion_duties", "manager_duties")
        kwargs["initial"] = {name: getattr(mandate, name) for name in shown}
        super().__init__(*args, **kwargs)
        for name in shown[1:]:
            self.fields[name].widget.attrs["rows"] = "8"


class CareerForm(forms.ModelForm[Mandate]):
    class Meta:
        model = Mandate
        fields = ("career", "career_note")
        widgets = {"career": forms.RadioSelect, "career_note": forms.Textarea(attrs={"rows": 3})}
        labels = {"career": _("Vad har ni kommit fram till?"), "career_note": _("Vad gäller, och vem bestämde?")}


class EndForm(forms.Form):
    ends_on = forms.DateField(label=_("Sista dagen"), widget=forms.DateInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"ends_on": timezone.localdate()})
        super().__init__(*args, **kwargs)


class NetworkForm(forms.ModelForm[Mandate]):
    class Meta:
        model = Mandate
        fields = ("in_network", "shows_mail")
        labels = {
            "in_network": _("Visa mitt namn och min organisation för andra i nätverket"),
            "shows_mail": _("Visa min mejladress också"),
        }
