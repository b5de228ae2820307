"""Adding a participant, and finding one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.programmes.models import Orientation, Programme


class ParticipantForm(forms.Form):
    email = forms.EmailField(label=_("Mejladress"))
    given_name = forms.CharField(label=_("Förnamn"), max_length=100)
    family_name = forms.CharField(label=_("Efternamn"), max_length=100)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Arbetsgivare"), empty_label=_("Välj arbetsgivare")
    )
    orientation = forms.ChoiceField(
        label=_("Inriktning"),
        choices=(("", _("Föreslå utifrån anställningen")), *Orientation.choices),
        required=False,
        help_text=_("Personen kan själv ändra den."),
    )
    tell = forms.BooleanField(label=_("Skicka ett mejl om anmälan"), required=False, initial=True)

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        employers = Organisation.objects.below(programme.organisation_id).employers().filter(closed_on=None)
        self.fields["organisation"].queryset = employers  # type: ignore[attr-defined]


class FindForm(forms.Form):
    """What a list of participants is narrowed by. Nothing here is ever required."""

    sok = forms.CharField(label=_("Sök namn eller mejl"), required=False, max_length=100)
    inriktning = forms.ChoiceField(
        label=_("Inriktning"), choices=(("", _("Alla")), *Orientation.choices), required=False
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=_("Alla"), required=False
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Organisation.objects.filter(pk__in=programme.enrolment_tallies.values("organisation_id"))
        self.fields["organisation"].queryset = here  # type: ignore[attr-defined]
