"""What is written about what people said: an address or a personal number goes no further."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from jordman.privacy.personal_numbers import holds_personal_number

ADDRESS = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}")
# As people write them: 070-123 45 67, +46 70 123 45 67, 0501-12345.
TELEPHONE = re.compile(r"(?<![\d-])(?:\+46[\s-]?\d|0\d)\d{0,3}[\s-]?\d{2,3}(?:[\s-]?\d{2,3}){1,2}(?!\d)")


def refuse_identity(text: str) -> None:
    """Raise what the field says when the text points at a person. Names cannot be recognised: the page says so."""
    if ADDRESS.search(text):
        raise ValidationError(_("Det ser ut som en e-postadress. Ta bort den. Skriv vad som sades, inte vem."))
    if holds_personal_number(text):
        raise ValidationError(_("Det ser ut som ett personnummer. Ta bort det. Skriv vad som sades, inte vem."))
    if TELEPHONE.search(text):
        raise ValidationError(_("Det ser ut som ett telefonnummer. Ta bort det. Skriv vad som sades, inte vem."))


class WithoutIdentity(forms.CharField):
    """Words about what people need. `rows` of 0 is one line."""

    default_validators = [refuse_identity]

    def __init__(self, *, rows: int = 0, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput)
        super().__init__(**kwargs)

    def clean(self, value: str | None) -> str:
        """Browsers send line breaks as two signs; one is kept."""
        cleaned: str = super().clean(value)
        return cleaned.replace("\r\n", "\n")
