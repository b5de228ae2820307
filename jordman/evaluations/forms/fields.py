"""A text that others read, and lists of one to a line."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jordman.evaluations.identity import tells_who

WORDS = {
    "personal_number": _("Det ser ut som ett personnummer. Ta bort det. Texten ska inte peka ut någon."),
    "address": _("Det ser ut som en e-postadress eller ett telefonnummer. Ta bort det. Texten ska inte peka ut någon."),
}


def refuse_identity(text: str) -> None:
    why = tells_who(text)
    if why:
        raise ValidationError(WORDS[why], code=why)


class SafeForm(forms.Form):
    """Every text in it is looked through; browsers' line breaks become one sign."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guard()

    def guard(self) -> None:
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and refuse_identity not in field.validators:
                field.validators.append(refuse_identity)


def rows(number: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": number})


def lines(text: str) -> tuple[str, ...]:
    """What stands one to a line, each once."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
