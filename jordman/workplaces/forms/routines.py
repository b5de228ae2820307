"""The one question: which routine changed? First how it is, then what belongs to that answer."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.team_sessions.models import TeamSession
from jordman.ui.forms import ChoiceWithWayOut
from jordman.ui.words import day
from jordman.workplaces.models import RoutineChange

State = RoutineChange.State
ANSWERS = (State.CHANGED, State.TRYING, State.SAME)
SEVERAL = "several"


class StateForm(forms.Form):
    state = forms.ChoiceField(
        label=_("Hur gör ni nu?"), choices=[(state.value, state.label) for state in ANSWERS], widget=forms.RadioSelect
    )


class ChangedForm(forms.Form):
    routine = forms.CharField(
        label=_("Vad gör ni på ett nytt sätt?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En mening. Till exempel: Vi frågar innan vi delar en bild."),
    )
    session = forms.ChoiceField(
        label=_("Vilket pass började det med?"), widget=ChoiceWithWayOut(apart=(SEVERAL,)), required=False
    )
    hours_freed = forms.DecimalField(
        label=_("Hur många timmar i veckan frigör det?"),
        min_value=0,
        max_value=500,
        max_digits=5,
        decimal_places=1,
        localize=True,
        required=False,
        help_text=_("Er egen uppskattning för hela enheten. Lämna tomt om det är svårt att säga."),
    )

    def __init__(self, *args: Any, sessions: Sequence[TeamSession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = {str(session.pk): session for session in sessions}
        choices = [(key, f"{session.module.title}, {day(session.starts_at)}") for key, session in self.sessions.items()]
        self.fields["session"].choices = [*choices, (SEVERAL, _now("Flera pass, eller vet inte"))]  # type: ignore[attr-defined]
        self.fields["hours_freed"].widget.attrs |= {"class": "input--short", "inputmode": "decimal"}
        if len(choices) < 2:
            del self.fields["session"]

    def facts(self) -> dict[str, Any]:
        """For the action. Of a single session, it began with that one."""
        kept = {name: self.cleaned_data[name] for name in ("routine", "hours_freed")}
        chosen = self.cleaned_data.get("session", "")
        only = next(iter(self.sessions.values())) if len(self.sessions) == 1 else None
        return {**kept, "session": only or self.sessions.get(chosen)}


class TryingForm(forms.Form):
    routine = forms.CharField(
        label=_("Vad provar ni?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En mening, så minns ni det nästa gång frågan kommer."),
    )

    def __init__(self, *args: Any, sessions: Sequence[TeamSession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


class SameForm(forms.Form):
    hinders = forms.CharField(
        label=_("Vad står i vägen?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Till exempel tid, utrustning eller att det gamla sättet gäller samtidigt."),
    )

    def __init__(self, *args: Any, sessions: Sequence[TeamSession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


ExplainForm = ChangedForm | TryingForm | SameForm
FORMS: dict[str, type[ChangedForm] | type[TryingForm] | type[SameForm]] = {
    State.CHANGED.value: ChangedForm,
    State.TRYING.value: TryingForm,
    State.SAME.value: SameForm,
}


def initial_of(change: RoutineChange) -> dict[str, object]:
    if not change.is_answered:
        return {}
    session = str(change.session_id) if change.session_id else SEVERAL
    kept = {"routine": change.routine, "hinders": change.hinders, "hours_freed": change.hours_freed}
    return {"state": change.state, "session": session, **kept}
