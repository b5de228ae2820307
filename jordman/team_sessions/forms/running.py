"""What is filled in while a session runs: by who leads it and on the phones in the room."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.team_sessions.guide_parts import BLANK
from jordman.team_sessions.models import TeamSession
from jordman.team_sessions.people import Person
from jordman.team_sessions.rooms import FEELINGS
from jordman.team_sessions.slides import Place
from jordman.ui.words import spelled

DIGITS = 6
LONGEST = 1000


class SeenForm(forms.Form):
    """The place that a press was made from."""

    phase = forms.ChoiceField(choices=TeamSession.Phase.choices)
    point = forms.IntegerField(min_value=0, max_value=200)

    def place(self) -> Place:
        return Place(self.cleaned_data["phase"], self.cleaned_data["point"])


class AgreementForm(forms.Form):
    """The guide's sentence with its blanks, and words of one's own; once something is agreed, the text itself."""

    text = forms.CharField(
        label=gettext_lazy("Med egna ord"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, session: TeamSession, pieces: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pieces = () if session.agreement else tuple(pieces)
        self.fields["text"].initial = session.agreement
        if session.agreement:
            self.fields["text"].label = _("Det här kom ni överens om")
        for number in range(1, len(self.pieces)):
            self.fields[f"blank_{number}"] = forms.CharField(
                label=_("Lucka %(number)s") % {"number": number}, required=False, max_length=200
            )

    def sentence(self) -> list[tuple[str, forms.BoundField | None]]:
        """Each piece of the sentence with the blank that follows it."""
        last = len(self.pieces) - 1
        return [
            (piece, self[f"blank_{number}"] if number <= last else None)
            for number, piece in enumerate(self.pieces, start=1)
        ]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["agreement"] = self._agreement(cleaned)
        if not cleaned["agreement"]:
            raise ValidationError(_("Skriv vad ni kom överens om, eller gå vidare utan att spara."))
        return cleaned

    def _agreement(self, cleaned: dict[str, Any]) -> str:
        blanks = [cleaned.get(f"blank_{number}", "").strip() for number in range(1, len(self.pieces))]
        own = str(cleaned.get("text", "")).strip()
        if not any(blanks):
            return own
        filled = "".join(
            piece + blank for piece, blank in zip(self.pieces, [*(each or BLANK for each in blanks), ""], strict=True)
        )
        return "\n".join(filter(None, (filled.strip(), own)))


class AttendanceForm(forms.Form):
    """The list as it was sent, and as it was shown: only what somebody changed is a mark."""

    present = forms.TypedMultipleChoiceField(coerce=int, required=False)
    was = forms.TypedMultipleChoiceField(coerce=int, required=False)
    unnamed = forms.IntegerField(
        label=gettext_lazy("Hur många till var i rummet?"),
        help_text=gettext_lazy("Vikarier och andra vars namn inte står i listan."),
        min_value=0,
        max_value=500,
        required=False,
        widget=forms.NumberInput(attrs={"class": "input--short", "inputmode": "numeric"}),
    )
    unnamed_was = forms.IntegerField(min_value=0, required=False)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.id, person.name) for person in people]
        for name in ("present", "was"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def changed_people(self) -> dict[int, bool]:
        """Those whose box was changed, and to what."""
        now, before = set(self.cleaned_data["present"]), set(self.cleaned_data["was"])
        return {**dict.fromkeys(now - before, True), **dict.fromkeys(before - now, False)}

    def changed_count(self) -> int | None:
        now, before = self.cleaned_data["unnamed"], self.cleaned_data["unnamed_was"]
        return None if now is None or now == before else int(now)


class KeptForm(forms.Form):
    answer = forms.ChoiceField(
        choices=(("yes", gettext_lazy("Ja")), ("partly", gettext_lazy("Delvis")), ("no", gettext_lazy("Nej")))
    )


class CallOffForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Varför avbryter ni?"),
        help_text=gettext_lazy("Står på telefonerna i rummet och i kalendern. Skriv inget om enskilda personer."),
        max_length=300,
    )


# On phones


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Koden på skärmen"),
        help_text=gettext_lazy("Sex siffror."),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        code = "".join(character for character in self.cleaned_data["code"] if character not in " -.\u00a0")
        if not code.isascii() or not code.isdigit():
            raise ValidationError(_("Koden har sex siffror. Skriv bara siffror."))
        if len(code) != DIGITS:
            raise ValidationError(_("Koden har sex siffror. Du skrev %(count)s.") % {"count": spelled(len(code))})
        return code


class NameForm(forms.Form):
    person = forms.TypedChoiceField(label=gettext_lazy("Ditt namn"), coerce=int)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Välj i listan")), *((person.id, person.name) for person in people)]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]


class FeelingForm(forms.Form):
    value = forms.TypedChoiceField(
        label=gettext_lazy("Hur känns det här för dig?"),
        coerce=int,
        choices=tuple(FEELINGS.items()),
        widget=forms.RadioSelect,
    )


class ThoughtForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Skriv en tanke, om du vill"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
