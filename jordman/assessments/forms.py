"""One question, with a way out: of the check of prior knowledge, and of an instrument."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.assessments.items import UNKNOWN, Question
from jordman.instruments.content import Item
from jordman.ui.forms import ChoiceWithWayOut

ERRORS = {
    "required": _("Välj ett svar. ”Vet inte” går också bra."),
    "invalid_choice": _("Välj ett av svaren på sidan."),
}


class QuestionForm(forms.Form):
    answer = forms.ChoiceField(
        widget=ChoiceWithWayOut(apart=(UNKNOWN,)),
        error_messages=ERRORS,
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer = self.fields["answer"]
        answer.label = _("Ditt svar")
        options = [(option.key, str(option.text)) for option in question.options]
        answer.choices = [*options, (UNKNOWN, _("Vet inte"))]  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """An item of an instrument, and the stamp of the page that it stood on."""

    answer = forms.ChoiceField(label=_("Ditt svar"), widget=ChoiceWithWayOut(apart=(UNKNOWN,)), error_messages=ERRORS)
    stamp = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, item: Item, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = [(choice.key, str(choice.text)) for choice in item.choices]
        self.fields["answer"].choices = [*options, (UNKNOWN, _("Vet inte"))]  # type: ignore[attr-defined]
