"""A unit's series: when the unit meets, what is planned, and planning ten sessions on one page."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.organisations.models import Organisation
from jordman.team_sessions.access.planning import (
    find_meeting_day,
    get_own_plans_for,
    get_plan_to_use_for,
    get_series_at,
    get_series_for,
    get_shared_plans_for,
    get_unit_to_plan_for,
    get_units_to_plan_for,
    leaders_at,
    sessions_to_show,
)
from jordman.team_sessions.actions.plans import origin_of
from jordman.team_sessions.actions.series import create_series, end_series, save_meeting_day
from jordman.team_sessions.forms.series import (
    PREFIX,
    Edit,
    MeetingDayForm,
    SeriesForm,
    SessionRows,
    edited,
    guide_choices,
    initial_meeting_day,
    rows_form,
)
from jordman.team_sessions.guides import guides_at
from jordman.team_sessions.models import MeetingDay, TeamSession
from jordman.team_sessions.proposing import (
    SESSIONS,
    draft,
    name_of_series,
    row_after,
    shown,
    skipped_words,
    starts_after,
)
from jordman.team_sessions.standing import rows_of

ONWARDS = "ny"


@login_required
@require_GET
@never_cache
def choose_unit(request: HttpRequest) -> HttpResponse:
    """The only unit's page, or a choice when there are several."""
    units = list(get_units_to_plan_for(signed_in(request))[:200])
    if not units:
        raise PermissionDenied
    if len(units) == 1:
        return redirect("series:list", units[0].pk)
    return render(request, "team_sessions/series/choose.html", {"units": units})


@login_required
@require_GET
@never_cache
def list_series(request: HttpRequest, unit: int) -> HttpResponse:
    """What the unit has planned and held."""
    found = get_unit_to_plan_for(signed_in(request), unit)
    held = Count("sessions", filter=Q(sessions__cancelled_at=None) & ~Q(sessions__ended_at=None))
    called = Count("sessions", filter=Q(sessions__cancelled_at=None))
    to_come = TeamSession.objects.to_come().filter(unit=found).order_by("starts_at", "pk")
    context = {
        "unit": found,
        "meeting": find_meeting_day(found),
        "series": list(get_series_at(found).annotate(held=held, called=called)),
        "next": sessions_to_show(to_come).first(),
    }
    return render(request, "team_sessions/series/list.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def set_meeting_day(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    found = get_unit_to_plan_for(user, unit)
    initial = initial_meeting_day(find_meeting_day(found), timezone.localdate())
    form = MeetingDayForm(request.POST or None, initial=initial)
    onwards = request.GET.get("vidare") == ONWARDS
    if request.method == "POST" and form.is_valid():
        save_meeting_day(found, by=user, **form.cleaned_data)
        messages.success(request, _("Mötesdagen är sparad. Nya serier utgår från den."))
        return redirect("series:new" if onwards else "series:list", found.pk)
    return render(request, "team_sessions/series/meeting_day.html", {"unit": found, "form": form, "onwards": onwards})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def new(request: HttpRequest, unit: int) -> HttpResponse:
    """Ten sessions, filled in. A unit that has no meeting day says first when it meets."""
    user = signed_in(request)
    found = get_unit_to_plan_for(user, unit)
    meeting = find_meeting_day(found)
    if meeting is None:
        form = MeetingDayForm(initial=initial_meeting_day(None, timezone.localdate()))
        return render(request, "team_sessions/series/meeting_day.html", {"unit": found, "form": form, "onwards": True})
    page = _NewSeries(user, found, meeting)
    if request.method == "POST":
        return page.take(request)
    return page.show(request)


class _NewSeries:
    """The page of a new series: proposed, edited row by row, or planned."""

    def __init__(self, user: User, unit: Organisation, meeting: MeetingDay) -> None:
        self.user, self.unit, self.meeting = user, unit, meeting
        self.guides = guides_at(unit)
        self.leaders = list(leaders_at(unit))
        self.choices = guide_choices(self.guides)
        self.today = timezone.localdate()

    def show(self, request: HttpRequest) -> HttpResponse:
        plan = get_plan_to_use_for(self.user, self.unit, request.GET.get("plan", ""))
        after = starts_after(self.unit, self.today)
        proposed = draft(self.meeting, self.guides, plan, after)
        initial = {
            "name": plan.name if plan else name_of_series(after),
            "starts": self.meeting.starts_at,
            "place": self.meeting.place,
            "leader": self._likely_leader(),
            "plan": plan.pk if plan else "",
        }
        form = SeriesForm(leaders=self.leaders, initial=initial)
        more = {
            "after": after if after > self.today else None,
            "skipped": skipped_words(proposed.proposal),
            "plan": plan,
            "left_out": proposed.left_out,
        }
        return self._page(request, form, rows_form(self.choices, proposed.rows), **more)

    def take(self, request: HttpRequest) -> HttpResponse:
        edit = Edit.read(request.POST)
        if edit is not None:
            return self._edit(request, request.POST, edit)
        form, rows = SeriesForm(request.POST, leaders=self.leaders), rows_form(self.choices, data=request.POST)
        if form.is_valid() & rows.is_valid():
            try:
                return self._plan(request, form, rows)
            except Refused as refusal:
                form.add_error(None, str(refusal.message))
        return self._page(request, form, rows)

    def _plan(self, request: HttpRequest, form: SeriesForm, rows: SessionRows) -> HttpResponse:
        series = create_series(
            self.unit,
            by=self.user,
            name=form.cleaned_data["name"],
            sessions=rows.planned(form.cleaned_data["starts"]),
            leader=form.chosen_leader,
            place=form.cleaned_data["place"],
            plan=get_plan_to_use_for(self.user, self.unit, form.cleaned_data["plan"]),
        )
        messages.success(request, _("Serien är planerad. Alla på enheten med mejl får en kallelse."))
        return redirect("series:show", self.unit.pk, series.pk)

    def _edit(self, request: HttpRequest, data: QueryDict, edit: Edit) -> HttpResponse:
        """The same page with the row moved, taken away or added: nothing is saved yet."""
        count = data.get(f"{PREFIX}-TOTAL_FORMS", "0")
        last = data.get(f"{PREFIX}-{int(count) - 1}-on", "") if count.isdecimal() and len(count) < 4 else ""
        rows = edited(data, edit, row_after(last, self.meeting))
        names = ("name", "starts", "place", "leader", "plan")
        form = SeriesForm(leaders=self.leaders, initial={name: data.get(name, "") for name in names})
        return self._page(request, form, rows_form(self.choices, rows))

    def _likely_leader(self) -> int | str:
        """Whoever plans when they may lead here, or the only one who may."""
        pks = [each.pk for each in self.leaders]
        if self.user.pk in pks:
            return self.user.pk
        return pks[0] if len(pks) == 1 else ""

    def _page(self, request: HttpRequest, form: SeriesForm, rows: SessionRows, **more: Any) -> HttpResponse:
        defaults: dict[str, Any] = {"after": None, "skipped": [], "plan": None, "left_out": 0}
        context = {
            "unit": self.unit,
            "meeting": self.meeting,
            "form": form,
            "rows": rows,
            "shown": shown(rows.forms, self.guides),
            "number": len(rows.forms),
            "recommended": SESSIONS,
            "guides": len(self.guides),
        }
        return render(request, "team_sessions/series/new.html", {**defaults, **context, **more})


@login_required
@require_GET
@never_cache
def choose_plan(request: HttpRequest, unit: int) -> HttpResponse:
    """Which plan a new series is to build on."""
    user = signed_in(request)
    found = get_unit_to_plan_for(user, unit)
    context = {
        "unit": found,
        "own": get_own_plans_for(user).annotate(guides=Count("items")),
        "shared": get_shared_plans_for(user).annotate(guides=Count("items")),
    }
    return render(request, "team_sessions/series/choose_plan.html", context)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    series = get_series_for(signed_in(request), unit, pk)
    rows = rows_of(sessions_to_show(series.sessions.all()).order_by("starts_at", "pk"))
    called = [row for row in rows if row.state != "cancelled"]
    context = {
        "unit": series.unit,
        "series": series,
        "rows": rows,
        "called": len(called),
        "origin": origin_of(series.plan) if series.plan else None,
        "held": sum(row.state == "held" for row in rows),
        "next": next((row.session for row in rows if row.is_to_come), None),
        "recommended": SESSIONS,
    }
    return render(request, "team_sessions/series/show.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    """Ask first: what is still to come is called off."""
    user = signed_in(request)
    series = get_series_for(user, unit, pk)
    if request.method == "POST":
        end_series(series, by=user)
        messages.success(request, _("Serien är avslutad. Pass som skulle komma är inställda."))
        return redirect("series:show", unit, pk)
    to_come = series.sessions.to_come().count()
    return render(request, "team_sessions/series/end.html", {"unit": series.unit, "series": series, "to_come": to_come})
