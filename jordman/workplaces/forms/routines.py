"""The one question: which routine changed?"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.team_sessions.models import TeamSession
from jordman.ui.forms import ChoiceWithWayOut
from jordman.ui.words import day
from jordman.workplaces.models import RoutineChange

State = RoutineChange.State
STATES = ((State.CHANGED, State.CHANGED.label), (State.TRYING, State.TRYING.label), (State.SAME, State.SAME.label))
SEVERAL = "several"


class RoutineForm(forms.Form):
    state = forms.ChoiceField(label=_("Hur gör ni nu?"), choices=STATES, widget=forms.RadioSelect)
    routine = forms.CharField(
        label=_("Vilken rutin har ändrats, eller vad provar ni?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("En mening. Till exempel: Vi frågar innan vi delar en bild."),
    )
    session = forms.ChoiceField(
        label=_("Vilket pass började det med?"),
        required=False,
        widget=ChoiceWithWayOut(apart=(SEVERAL,)),
    )
    hinders = forms.CharField(
        label=_("Om ni gör som förut: vad står i vägen?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Till exempel tid, utrustning eller att det gamla sättet gäller samtidigt."),
    )

    def __init__(self, *args: Any, sessions: Iterable[TeamSession], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = {str(session.pk): session for session in sessions}
        choices = [(key, f"{session.module.title}, {day(session.starts_at)}") for key, session in self.sessions.items()]
        self.fields["session"].choices = [*choices, (SEVERAL, _now("Flera pass, eller vet inte"))]  # type: ignore[attr-defined]
        if len(choices) < 2:
            del self.fields["session"]

    def clean(self) -> dict[str, Any]:
        """What is asked for depends on the answer; the rest is not."""
        cleaned = super().clean() or {}
        state = cleaned.get("state")
        if state == State.CHANGED and not cleaned.get("routine"):
            self.add_error("routine", _now("Skriv vilken rutin det är, så att alla vet vad som gäller."))
        if state == State.SAME and not cleaned.get("hinders"):
            self.add_error("hinders", _now("Skriv vad som står i vägen, så går det att göra något åt."))
        return cleaned

    def chosen_session(self) -> TeamSession | None:
        """Where it began. Of a single session it is that one."""
        if len(self.sessions) == 1:
            return next(iter(self.sessions.values()))
        return self.sessions.get(self.cleaned_data.get("session", ""))


def initial_of(change: RoutineChange) -> dict[str, object]:
    if not change.is_answered:
        return {}
    session = str(change.session_id) if change.session_id else SEVERAL
    return {"state": change.state, "routine": change.routine, "hinders": change.hinders, "session": session}
