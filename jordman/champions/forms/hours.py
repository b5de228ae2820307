"""What was helped with, and for how long. No field here says for whom."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.champions.models import HourUse, SupportEntry
from jordman.library.topics import Topic

LONGEST = 720
QUICK_MINUTES = (5, 10, 15, 30)


class QuickForm(forms.Form):
    """Two taps: the topic, and the button with the minutes. Today, and solved unless said otherwise."""

    topic = forms.ChoiceField(choices=Topic.choices, error_messages={"required": _("Välj vad det handlade om först.")})
    minutes = forms.IntegerField(min_value=1, max_value=LONGEST)
    is_open = forms.BooleanField(required=False)

    def entry(self) -> dict[str, Any]:
        return {
            "topic": self.cleaned_data["topic"],
            "minutes": self.cleaned_data["minutes"],
            "is_solved": not self.cleaned_data["is_open"],
            "on": timezone.localdate(),
        }


class SupportForm(forms.ModelForm[SupportEntry]):
    class Meta:
        model = SupportEntry
        fields = ("topic", "minutes", "on", "is_solved")
        labels = {"on": _("När?"), "minutes": _("Hur många minuter?"), "topic": _("Vad handlade det om?")}


class HourUseForm(forms.ModelForm[HourUse]):
    class Meta:
        model = HourUse
        fields = ("what", "minutes", "on")
        labels = {"on": _("När?"), "minutes": _("Hur många minuter?")}
        widgets = {"what": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = HourUse.What.choices  # type: ignore[attr-defined]
        if self.instance.pk is None:
            self.initial.setdefault("on", timezone.localdate())
