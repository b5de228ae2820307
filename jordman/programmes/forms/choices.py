"""What a learner chooses: orientation and level."""

from django import forms
from django.utils.translation import gettext_lazy as _

ORIENTATIONS = (
    ("operational", _("Operativ: jag leder det dagliga arbetet")),
    ("strategic", _("Strategisk: jag leder flera enheter eller chefer")),
)
LEVELS = (
    ("basic", _("Grundnivå: vi börjar från början")),
    ("advanced", _("Avancerad nivå: jag använder redan det mesta")),
)


class DirectionForm(forms.Form):
    orientation = forms.ChoiceField(label=_("Inriktning"), choices=ORIENTATIONS, widget=forms.RadioSelect)
    level = forms.ChoiceField(
        label=_("Nivå"),
        choices=LEVELS,
        widget=forms.RadioSelect,
        help_text=_("Nivån gäller grundläggande digital teknik."),
    )
