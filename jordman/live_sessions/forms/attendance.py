"""Ticking off who was there."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.live_sessions.roll import Roll, RollRow


@dataclass(frozen=True)
class FieldRow:
    """A person on the list with the box and the minutes."""

    row: RollRow
    present: forms.BoundField
    minutes: forms.BoundField


@dataclass(frozen=True)
class FieldRows:
    name: str
    roles: str
    rows: tuple[FieldRow, ...]


class RollForm(forms.Form):
    """A box and, when it differs, minutes for each person on the list; and people who were not on it."""

    minutes = forms.IntegerField(
        label=_("Hur många minuter var de med?"),
        min_value=1,
        max_value=1440,
        help_text=_("Gäller alla som du inte skriver något annat för."),
    )
    others = forms.CharField(
        label=_("Var någon med som inte står på listan?"),
        required=False,
        help_text=_("Skriv namn eller mejladress, en person på varje rad. De ska vara anmälda till programmet."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, roll: Roll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["minutes"].initial = roll.minutes
        self.roll = roll
        for row in roll.rows:
            self.fields[f"present_{row.user_id}"] = forms.BooleanField(
                label=row.name, required=False, initial=row.is_ticked
            )
            self.fields[f"minutes_{row.user_id}"] = forms.IntegerField(
                label=_("Minuter"),
                required=False,
                min_value=1,
                max_value=1440,
                initial=row.own_minutes,
                widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric"}),
            )

    def organisations(self) -> list[FieldRows]:
        """The list as the page shows it."""
        return [
            FieldRows(
                organisation.name,
                organisation.roles,
                tuple(
                    FieldRow(row, self[f"present_{row.user_id}"], self[f"minutes_{row.user_id}"])
                    for row in organisation.rows
                ),
            )
            for organisation in self.roll.organisations
        ]

    def present(self) -> dict[int, int]:
        """Id of each person who is ticked, and their minutes."""
        values, everyone = self.cleaned_data, self.cleaned_data["minutes"]
        return {
            row.user_id: values[f"minutes_{row.user_id}"] or everyone
            for row in self.roll.rows
            if values[f"present_{row.user_id}"]
        }

    def absent(self) -> list[int]:
        return [row.user_id for row in self.roll.rows if not self.cleaned_data[f"present_{row.user_id}"]]

    def others_written(self) -> list[str]:
        return [line.strip() for line in self.cleaned_data["others"].splitlines() if line.strip()]
