"""The unit's meeting day, a new series with its sessions, and a change of one of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.team_sessions.actions.series import Planned
from jordman.team_sessions.guides import GuideChoice
from jordman.team_sessions.models import MeetingDay, TeamSession

MOST_SESSIONS = 40
WEEKS = (
    (1, _("Varje vecka")),
    (2, _("Varannan vecka")),
    (3, _("Var tredje vecka")),
    (4, _("Var fjärde vecka")),
    (5, _("Var femte vecka")),
    (6, _("Var sjätte vecka")),
    (8, _("Var åttonde vecka")),
    (12, _("Var tolfte vecka")),
)
GROUPS = (_("För medarbetare"), _("För alla"), _("För chefer och andra"))


def guide_choices(guides: Sequence[GuideChoice], *, kept: tuple[int, str] | None = None) -> list[Any]:
    """The list of guides, those for staff first; `kept` is one that the session has though it is not offered now."""
    choices: list[Any] = [("", _("Välj guide"))]
    for turn, label in enumerate(GROUPS):
        rows = sorted((each.title, each.pk) for each in guides if each.turn == turn)
        if rows:
            choices.append((label, [(pk, title) for title, pk in rows]))
    if kept and kept[0] not in {each.pk for each in guides}:
        choices.append(kept)
    return choices


def moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, timezone.get_current_timezone())


class MeetingDayForm(forms.Form):
    first_on = forms.DateField(label=_("Vilken dag träffas ni nästa gång?"), widget=forms.DateInput)
    starts_at = forms.TimeField(label=_("Klockan"), widget=forms.TimeInput)
    every_weeks = forms.TypedChoiceField(label=_("Hur ofta?"), choices=WEEKS, coerce=int)
    place = forms.CharField(label=_("Var?"), required=False, max_length=120, help_text=_("Till exempel fikarummet."))

    def clean_first_on(self) -> date:
        day: date = self.cleaned_data["first_on"]
        if abs((day - timezone.localdate()).days) > 366:
            raise forms.ValidationError(_now("Välj ett datum inom ett år."))
        return day


def initial_meeting_day(meeting: MeetingDay | None, proposed: date) -> dict[str, Any]:
    if meeting is None:
        return {"first_on": proposed, "starts_at": time(13, 30), "every_weeks": 2}
    return {name: getattr(meeting, name) for name in ("first_on", "starts_at", "every_weeks", "place")}


class SeriesForm(forms.Form):
    """What all the sessions of a series share."""

    name = forms.CharField(label=_("Vad ska serien heta?"), max_length=120)
    starts = forms.TimeField(label=_("Klockan"), widget=forms.TimeInput)
    place = forms.CharField(label=_("Var?"), required=False, max_length=120)
    leader = forms.TypedChoiceField(
        label=_("Vem leder?"), required=False, coerce=int, empty_value=None, help_text=_("Du kan välja senare.")
    )
    plan = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, leaders: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._leaders = {each.pk: each for each in leaders}
        choices = [("", _("Ingen ledare vald än")), *((pk, each.name) for pk, each in self._leaders.items())]
        self.fields["leader"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen_leader(self) -> User | None:
        return self._leaders.get(self.cleaned_data["leader"])


class SessionRow(forms.Form):
    """One session of a new series: its guide and its day."""

    module = forms.TypedChoiceField(label=_("Guide"), coerce=int)
    on = forms.DateField(label=_("Dag"), widget=forms.DateInput)

    def __init__(self, *args: Any, choices: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["module"].choices = choices  # type: ignore[attr-defined]

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_now("Datumet har varit. Välj en dag som kommer."))
        if day.year > timezone.localdate().year + 5:
            raise forms.ValidationError(_now("Datumet ligger för långt fram. Se över året."))
        return day


class SessionRows(forms.BaseFormSet[SessionRow]):
    def clean(self) -> None:
        """Two sessions on one day are a slip of the hand more often than not."""
        taken: set[date] = set()
        for form in self.forms:
            day = form.cleaned_data.get("on") if form.is_valid() else None
            if day in taken:
                form.add_error("on", _now("Två pass har samma dag. Ändra det ena."))
            elif day:
                taken.add(day)

    def planned(self, at: time) -> list[Planned]:
        rows = (form.cleaned_data for form in self.forms)
        return [Planned(row["module"], moment(row["on"], at)) for row in rows]


PREFIX = "pass"
RowsFormSet = forms.formset_factory(
    SessionRow, formset=SessionRows, extra=0, max_num=MOST_SESSIONS, validate_max=True, absolute_max=MOST_SESSIONS
)


def rows_form(
    choices: Sequence[Any], rows: Sequence[dict[str, Any]] = (), data: QueryDict | None = None
) -> SessionRows:
    options: dict[str, Any] = {"data": data} if data is not None else {"initial": list(rows)}
    # The factory's own type does not say which kind of formset it makes.
    made: Any = RowsFormSet(prefix=PREFIX, form_kwargs={"choices": choices}, **options)
    formset: SessionRows = made
    return formset


@dataclass(frozen=True)
class Edit:
    """What a button beside a row asks for: up, down or remove the row `at`; add one last."""

    what: str
    at: int = 0

    @classmethod
    def read(cls, data: QueryDict) -> "Edit | None":
        """The button that was pressed, or None for the one that plans."""
        what, _dash, at = data.get("do", "").partition("-")
        if what not in ("up", "down", "remove", "add"):
            return None
        return cls(what, int(at) if at.isdecimal() and len(at) < 3 else MOST_SESSIONS)


def edited(data: QueryDict, edit: Edit, next_row: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows as they were sent, after the edit. Guides change places; the days stay in their order."""
    count = data.get(f"{PREFIX}-TOTAL_FORMS", "")
    number = min(int(count), MOST_SESSIONS) if count.isdecimal() and len(count) < 4 else 0
    rows = [{name: data.get(f"{PREFIX}-{at}-{name}", "") for name in ("module", "on")} for at in range(number)]
    other = {"up": edit.at - 1, "down": edit.at + 1}.get(edit.what, -1)
    if edit.what == "add":
        return [*rows, next_row][:MOST_SESSIONS]
    if edit.what == "remove":
        return [row for at, row in enumerate(rows) if at != edit.at]
    if 0 <= edit.at < number and 0 <= other < number:
        rows[edit.at]["module"], rows[other]["module"] = rows[other]["module"], rows[edit.at]["module"]
    return rows


class SessionForm(forms.Form):
    """A session of a series that is there: its day, guide, place and leader."""

    ONE, FOLLOWING = "one", "following"
    SCOPES = (
        (ONE, _("Bara det här passet")),
        (FOLLOWING, _("Det här och alla som följer, lika många dagar")),
    )

    on = forms.DateField(label=_("Dag"), widget=forms.DateInput)
    starts = forms.TimeField(label=_("Klockan"), widget=forms.TimeInput)
    scope = forms.ChoiceField(
        label=_("Om du byter dag eller tid, vad flyttas?"), choices=SCOPES, widget=forms.RadioSelect
    )
    module = forms.TypedChoiceField(label=_("Guide"), coerce=int)
    place = forms.CharField(label=_("Var?"), required=False, max_length=120)
    leader = forms.TypedChoiceField(label=_("Vem leder?"), required=False, coerce=int, empty_value=None)
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        choices: Sequence[Any],
        leaders: Sequence[User],
        session: TeamSession | None = None,
        **kwargs: Any,
    ) -> None:
        if session is not None:
            kwargs["initial"] = _initial(session)
        super().__init__(*args, **kwargs)
        self._leaders = {each.pk: each for each in leaders}
        if session is not None and session.leader is not None:
            self._leaders.setdefault(session.leader.pk, session.leader)
        named = [("", _("Ingen ledare vald än")), *((pk, each.name) for pk, each in self._leaders.items())]
        self.fields["leader"].choices = named  # type: ignore[attr-defined]
        self.fields["module"].choices = choices  # type: ignore[attr-defined]
        if session is None:
            del self.fields["scope"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "on" in cleaned and "starts" in cleaned:
            cleaned["starts_at"] = moment(cleaned["on"], cleaned["starts"])
        return cleaned

    @property
    def chosen_leader(self) -> User | None:
        return self._leaders.get(self.cleaned_data["leader"])

    @property
    def moves_following(self) -> bool:
        return self.cleaned_data.get("scope") == self.FOLLOWING


def _initial(session: TeamSession) -> dict[str, Any]:
    starts_at = timezone.localtime(session.starts_at)
    return {
        "on": starts_at.date(),
        "starts": starts_at.time(),
        "scope": SessionForm.ONE,
        "module": session.module_id,
        "place": session.place,
        "leader": session.leader_id or "",
        "seen": session.sequence,
    }


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Varför ställs passet in?"),
        max_length=300,
        help_text=_("Alla på enheten får läsa det. Skriv inget om en enskild person."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
