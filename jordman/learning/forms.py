"""Answers and words of one's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.library.content import Block


class AnswerForm(forms.Form):
    """What was chosen in a quiz (one) or an exercise (any number)."""

    answer = forms.MultipleChoiceField(error_messages={"required": _("Välj ett svar först. Det går bra att gissa.")})

    def __init__(self, *args: Any, block: Block, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["answer"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - said for the types
        field.choices = [(option.key, option.key) for option in block.options]


class ReflectionForm(forms.Form):
    text = forms.CharField(required=False, max_length=20_000, strip=False)


class FilmForm(forms.Form):
    film = forms.CharField(max_length=200)
    seconds = forms.IntegerField(min_value=0, max_value=100_000)
    is_watched = forms.BooleanField(required=False)
