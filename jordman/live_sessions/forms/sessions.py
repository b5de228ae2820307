"""Planning a session."""

from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.live_sessions.models import LiveSession
from jordman.organisations.models import Ancestry
from jordman.programmes.models import Orientation, Programme

JOINT = "all"
LEADERS = (Permission.LIVE_SESSION_LEAD, Permission.LIBRARY_WRITE)
AUDIENCES = (
    (JOINT, _("Alla, operativa och strategiska chefer tillsammans")),
    (Orientation.OPERATIONAL, _("Bara operativa chefer")),
    (Orientation.STRATEGIC, _("Bara strategiska chefer")),
)


def modules_of(programme: Programme, session: LiveSession | None) -> Any:
    """Modules of the programme, and the one that the session has already."""
    kept = Q(pk=session.module_id) if session else Q()
    return Module.objects.filter(Q(rules__block__programme=programme) | kept).distinct().order_by("title")


def leaders_in(programme: Programme, session: LiveSession | None) -> Any:
    """People whose role at the programme's organisation, or above it, lets them lead, and the one who does."""
    above = Ancestry.objects.filter(descendant_id=programme.organisation_id).values("ancestor")
    roles = [role for permission in LEADERS for role in roles_with(permission)]
    granted = Q(role_grants__role__in=roles, role_grants__organisation__in=above)
    kept = Q(pk=session.leader_id) if session else Q()
    found = User.objects.filter(granted | kept, is_active=True)
    return found.distinct().order_by("is_protected", "family_name", "given_name")


class SessionForm(forms.Form):
    title = forms.CharField(label=_("Vad handlar passet om?"), max_length=200)
    day = forms.DateField(label=_("Dag"), widget=forms.DateInput)
    starts = forms.TimeField(label=_("Börjar"), widget=forms.TimeInput)
    ends = forms.TimeField(label=_("Slutar"), widget=forms.TimeInput)
    orientation = forms.ChoiceField(label=_("För vem?"), choices=AUDIENCES, widget=forms.RadioSelect, initial=JOINT)
    join_url = forms.URLField(
        label=_("Möteslänk"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("Från Teams, Zoom eller ett annat verktyg. Bara den som är anmäld ser länken."),
    )
    is_recorded = forms.BooleanField(
        label=_("Passet spelas in. Alla får veta det innan de anmäler sig och innan de går in."), required=False
    )
    module = forms.ModelChoiceField(
        label=_("Räknas som modul"),
        queryset=Module.objects.none(),
        required=False,
        empty_label=_("Ingen modul"),
        help_text=_("Den som är med får modulen klar."),
    )
    capacity = forms.IntegerField(
        label=_("Antal platser"),
        required=False,
        min_value=1,
        max_value=100_000,
        help_text=_("Lämna tomt om alla får plats. När det är fullt finns en väntelista som flyttar upp av sig själv."),
    )
    group_minutes = forms.IntegerField(
        label=_("Tid för grupper, minuter"), required=False, min_value=0, max_value=480, initial=0
    )
    leader = forms.ModelChoiceField(
        label=_("Vem leder?"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Inte bestämt"),
        help_text=_("Den som leder ser anmälda och prickar av närvaro."),
    )
    description = forms.CharField(
        label=_("Beskrivning"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, programme: Programme, session: LiveSession | None = None, **kwargs: Any) -> None:
        if session is not None:
            kwargs["initial"] = _initial(session)
        super().__init__(*args, **kwargs)
        self.fields["module"].queryset = modules_of(programme, session)  # type: ignore[attr-defined]
        self.fields["leader"].queryset = leaders_in(programme, session)  # type: ignore[attr-defined]

    def clean_join_url(self) -> str:
        address: str = self.cleaned_data["join_url"]
        if address and not address.startswith("https://"):
            raise forms.ValidationError(_now("Länken ska börja med https://. Kopiera den från mötet på nytt."))
        return address

    def clean_group_minutes(self) -> int:
        return self.cleaned_data["group_minutes"] or 0

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _now("Passet slutar innan det börjar. Ändra någon av tiderna."))
        elif starts and ends and cleaned.get("group_minutes", 0) > _minutes(starts, ends):
            self.add_error("group_minutes", _now("Grupptiden är längre än passet. Korta den."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """The session's own fields."""
        facts = dict(self.cleaned_data)
        day, starts, ends = (facts.pop(name) for name in ("day", "starts", "ends"))
        orientation = facts.pop("orientation")
        zone = timezone.get_current_timezone()
        return facts | {
            "orientation": "" if orientation == JOINT else orientation,
            "starts_at": datetime.combine(day, starts, zone),
            "ends_at": datetime.combine(day, ends, zone),
        }


def _minutes(starts: Any, ends: Any) -> int:
    return int((ends.hour - starts.hour) * 60 + ends.minute - starts.minute)


def _initial(session: LiveSession) -> dict[str, Any]:
    starts_at, ends_at = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    same = ("title", "join_url", "is_recorded", "module", "capacity", "group_minutes", "leader")
    return {
        **{name: getattr(session, name) for name in (*same, "description")},
        "orientation": session.orientation or JOINT,
        "day": starts_at.date(),
        "starts": starts_at.time(),
        "ends": ends_at.time(),
    }


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Varför ställs passet in?"),
        max_length=300,
        help_text=_("Alla som är anmälda får läsa det. Skriv gärna när det blir av i stället."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
