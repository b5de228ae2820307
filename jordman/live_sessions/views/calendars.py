"""One's own calendar address, and the calendar that is read from it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.documents.calendar import feed
from jordman.live_sessions.access import get_feed_by_key
from jordman.live_sessions.actions.feeds import close_feed, renew_feed
from jordman.live_sessions.feeding import events_of_others
from jordman.live_sessions.invitations import calendar_event
from jordman.live_sessions.models import CalendarFeed, LiveSession, SignUp


@login_required
@require_GET
@never_cache
def show_feed(request: HttpRequest) -> HttpResponse:
    own = CalendarFeed.objects.filter(user=signed_in(request)).first()
    address = request.build_absolute_uri(reverse("live_sessions:calendar", args=[own.key])) if own else ""
    webcal = address.replace("https://", "webcal://", 1) if address.startswith("https://") else ""
    return render(request, "live_sessions/feed.html", {"address": address, "webcal": webcal})


@login_required
@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    had_one = CalendarFeed.objects.filter(user=user).exists()
    renew_feed(by=user)
    done = _("Adressen är bytt. Den gamla har slutat fungera.") if had_one else _("Här är din adress.")
    messages.success(request, done)
    return redirect("live_sessions:feed")


@login_required
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    close_feed(by=signed_in(request))
    messages.success(request, _("Avstängt. Ingen kan läsa din kalender från Jordmån längre."))
    return redirect("live_sessions:feed")


@require_safe
@never_cache
def send_feed(request: HttpRequest, key: str) -> HttpResponse:
    """The calendar: sessions that the person is going to, those of their unit, and nobody's name."""
    user = get_feed_by_key(key).user
    with translation.override(user.language):
        events = [calendar_event(sign_up) for sign_up in _sign_ups(user)]
        content = feed([*events, *events_of_others(user)], _("Pass i Jordmån"))
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="pass.ics"'
    response["X-Robots-Tag"] = "noindex"
    return response


def _sign_ups(user: User) -> list[SignUp]:
    own = SignUp.objects.filter(user=user, state=SignUp.State.GOING, session__in=LiveSession.objects.for_user(user))
    return list(own.select_related("session", "user").order_by("session__starts_at", "pk"))
