"""Forming groups."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.live_sessions.grouping import Group
from jordman.live_sessions.models import GroupMember, LiveSession, NetworkGroup
from jordman.programmes.models import Programme

SIZES = (("3-4", _("3–4")), ("4-6", _("4–6")), ("6-8", _("6–8")), ("8-10", _("8–10")), ("10-12", _("10–12")))
MIXES = (
    (NetworkGroup.Mix.REGION, NetworkGroup.Mix.REGION.label),
    (NetworkGroup.Mix.NATIONAL, NetworkGroup.Mix.NATIONAL.label),
    (NetworkGroup.Mix.ORGANISATION, NetworkGroup.Mix.ORGANISATION.label),
)


class ProposalForm(forms.Form):
    """What kind of groups to propose."""

    blanda = forms.ChoiceField(
        label=_("Blanda deltagarna"), choices=MIXES, initial=NetworkGroup.Mix.REGION, widget=forms.RadioSelect
    )
    storlek = forms.ChoiceField(label=_("Personer i varje grupp"), choices=SIZES, initial="8-10")
    session = forms.ModelChoiceField(
        label=_("För hela programmet eller ett pass?"),
        queryset=LiveSession.objects.none(),
        required=False,
        empty_label=_("Hela programmet"),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sessions = programme.live_sessions.upcoming().called().filter(group_minutes__gt=0)
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]

    def sizes(self) -> tuple[int, int]:
        smallest, _dash, largest = self.cleaned_data["storlek"].partition("-")
        return int(smallest), int(largest)


class PlacesForm(forms.Form):
    """The proposal, to be corrected: a name for each group and a group number for each person."""

    def __init__(self, *args: Any, groups: Sequence[Group], names: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups
        for number, (name, group) in enumerate(zip(names, groups, strict=True), start=1):
            self.fields[f"name_{number}"] = forms.CharField(label=_("Gruppens namn"), max_length=120, initial=name)
            for person in group.people:
                self.fields[f"group_{person.id}"] = forms.IntegerField(
                    label=_("Grupp"),
                    min_value=1,
                    max_value=len(groups),
                    initial=number,
                    widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric"}),
                )

    def names(self) -> dict[int, str]:
        return {number: self.cleaned_data[f"name_{number}"] for number in range(1, len(self.groups) + 1)}

    def places(self) -> dict[int, int]:
        return {person.id: self.cleaned_data[f"group_{person.id}"] for group in self.groups for person in group.people}


class MoveForm(forms.Form):
    group = forms.ModelChoiceField(
        label=_("Till vilken grupp?"), queryset=NetworkGroup.objects.none(), empty_label=None
    )

    def __init__(self, *args: Any, member: GroupMember, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].initial = member.group_id
        same = NetworkGroup.objects.filter(programme=member.group.programme, session=member.group.session)
        self.fields["group"].queryset = same  # type: ignore[attr-defined]
