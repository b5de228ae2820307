"""What everybody at the unit sees: the next session, what was agreed, and earlier ones to catch up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jordman.accounts.people import signed_in
from jordman.team_sessions.access.team import find_catch_up, get_earlier_session_for, get_teams_for
from jordman.team_sessions.actions.catching_up import catch_up, take_back_catch_up
from jordman.team_sessions.guide_parts import Parts, likely_place, split
from jordman.team_sessions.team_links import links_for


@login_required
@require_GET
@never_cache
def show_team(request: HttpRequest) -> HttpResponse:
    teams = [(team, links_for(team.unit)) for team in get_teams_for(signed_in(request))]
    return render(request, "team_sessions/team/show.html", {"teams": teams})


@login_required
@require_GET
@never_cache
def show_earlier(request: HttpRequest, pk: int) -> HttpResponse:
    """A session's guide, short, for somebody who was not in the room."""
    user = signed_in(request)
    session = get_earlier_session_for(user, pk)
    edition = session.edition or session.module.edition
    parts = split(edition.read_guide()) if edition else Parts()
    place = likely_place(session.unit.name, parts.variants)
    context = {
        "session": session,
        "parts": parts,
        "variants": [each for each in parts.variants if place in ("", each.title)],
        "recall": edition.read_recall() if edition else (),
        "done": find_catch_up(user, session),
    }
    return render(request, "team_sessions/team/earlier.html", context)


@login_required
@require_POST
def finish_earlier(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    catch_up(get_earlier_session_for(user, pk), by=user)
    messages.success(request, _("Klart. Bara du ser det."))
    return redirect("team_sessions:team")


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    done = find_catch_up(user, get_earlier_session_for(user, pk))
    if done is not None:
        take_back_catch_up(done, by=user)
        messages.success(request, _("Borttaget. Tiden är också borta."))
    return redirect("team_sessions:catch_up", pk)
