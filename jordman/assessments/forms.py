"""One question, with a way out."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.assessments.items import UNKNOWN, Question
from jordman.ui.forms import ChoiceWithWayOut


class QuestionForm(forms.Form):
    answer = forms.ChoiceField(
        widget=ChoiceWithWayOut(apart=(UNKNOWN,)),
        error_messages={
            "required": _("Välj ett svar. ”Vet inte” går också bra."),
            "invalid_choice": _("Välj ett av svaren på sidan."),
        },
    )

    def __init__(self, *args: Any, question: Question, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answer = self.fields["answer"]
        answer.label = _("Ditt svar")
        options = [(option.key, str(option.text)) for option in question.options]
        answer.choices = [*options, (UNKNOWN, _("Vet inte"))]  # type: ignore[attr-defined]
