"""Which reminders to get."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.notices.kinds import KINDS


class ReminderForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label=_("Jag vill ha mejl"),
        choices=[(kind.key, kind.name) for kind in KINDS.values()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
