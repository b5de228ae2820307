"""The target picture, the hours and the readiness."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.workplaces.models import Readiness, ReservedTime
from jordman.workplaces.terms import Term

State = Readiness.State
STATES = (
    (State.GREEN, _("Grönt: det fungerar")),
    (State.YELLOW, _("Gult: det är på väg")),
    (State.RED, _("Rött: det stoppar starten")),
)


class PictureForm(forms.Form):
    text = forms.CharField(
        label=_("Så vill vi ha det om ett år"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("Tre till sex meningar räcker. Skriv som ni pratar."),
    )
    made_with = forms.CharField(
        label=_("Hur var arbetslaget med?"),
        max_length=200,
        help_text=_("Till exempel: Vi skrev den på APT den 3 september."),
    )


class TermForm(forms.Form):
    term = forms.ChoiceField(label=_("Vilken termin?"), widget=forms.RadioSelect)
    people = forms.IntegerField(label=_("Hur många gäller det?"), min_value=1, max_value=2000)

    def __init__(self, *args: Any, terms: tuple[Term, ...], employed: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.terms = {term.key: term for term in terms}
        self.fields["term"].choices = [(term.key, _term_label(term)) for term in terms]  # type: ignore[attr-defined]
        self.fields["people"].widget.attrs["class"] = "input--short"
        if employed:
            self.fields["people"].help_text = _("%(count)s är anställda på enheten i dag.") % {"count": employed}

    def chosen_term(self) -> Term:
        return self.terms[self.cleaned_data["term"]]


def _term_label(term: Term) -> str:
    name = term.name
    return f"{name[0].upper()}{name[1:]}"


class HoursForm(forms.Form):
    hours = forms.DecimalField(
        label=_("Timmar per person"), min_value=0, max_value=500, max_digits=5, decimal_places=1, localize=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hours"].widget.attrs |= {"class": "input--short", "inputmode": "decimal"}


class ReadinessForm(forms.Form):
    state = forms.ChoiceField(label=_("Hur är det hos er?"), choices=STATES, widget=forms.RadioSelect)
    note = forms.CharField(label=_("Vad saknas?"), max_length=200, required=False)
    due_on = forms.DateField(label=_("När ska det vara klart?"), widget=forms.DateInput, required=False)


def initial_of(readiness: Readiness | None) -> dict[str, object]:
    if readiness is None:
        return {}
    return {"state": readiness.state, "note": readiness.note, "due_on": readiness.due_on}


def chosen_key(reserved: ReservedTime | None, terms: tuple[Term, ...]) -> str:
    """The term that is set aside already, if it is one of those to choose among."""
    begins: date | None = reserved.starts_on if reserved else None
    return next((term.key for term in terms if term.starts_on == begins), terms[0].key)
