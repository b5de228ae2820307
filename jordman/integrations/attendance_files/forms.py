"""Handing in a file of attendance, and what the leader makes of it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

MOST_ROWS = 2000


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Närvarofil"),
        help_text=_("Rapporten från Teams eller Zoom, som CSV eller Excel. Språket spelar ingen roll."),
    )


class ReviewForm(forms.Form):
    """For each row of the file: who it is (0 is nobody that counts) and for how long."""

    count = forms.IntegerField(min_value=1, max_value=MOST_ROWS)

    def __init__(self, data: QueryDict, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        written = data.get("count", "")
        self.rows = range(1, min(int(written), MOST_ROWS) + 1) if written.isdecimal() else range(0)
        for number in self.rows:
            self.fields[f"person_{number}"] = forms.IntegerField(min_value=0)
            self.fields[f"minutes_{number}"] = forms.IntegerField(min_value=0, max_value=1440)

    def present(self) -> dict[int, int]:
        """Minutes by person. Someone on two rows, as on two devices, counts for the longer of them."""
        present: dict[int, int] = {}
        for number in self.rows:
            person, minutes = self.cleaned_data[f"person_{number}"], self.cleaned_data[f"minutes_{number}"]
            if person and minutes:
                present[person] = max(present.get(person, 0), minutes)
        return present
