"""Groups: formed by those who lead, seen by those who are in them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jordman.access.errors import refusals_in
from jordman.accounts.people import signed_in
from jordman.live_sessions.access import (
    get_group_for,
    get_group_to_lead_for,
    get_member_to_lead_for,
    get_programme_to_lead_for,
)
from jordman.live_sessions.actions.groups import dissolve_group, move_member, save_groups
from jordman.live_sessions.forms.groups import MIXES, MoveForm, PlacesForm, ProposalForm
from jordman.live_sessions.members import members_of, shown_groups, shown_people
from jordman.live_sessions.proposing import MOST_PEOPLE, count_without_group, propose


@login_required
@require_GET
@never_cache
def show_own(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own group with the names in it."""
    group = get_group_for(signed_in(request), pk)
    sessions = group.programme.live_sessions.upcoming().called().filter(group_minutes__gt=0)
    context = {
        "group": group,
        "members": members_of([group])[group.pk],
        "next": group.session or sessions.for_user(signed_in(request)).first(),
    }
    return render(request, "live_sessions/group.html", context)


@login_required
@require_GET
@never_cache
def list_groups(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme's groups, and the way to a proposal."""
    programme = get_programme_to_lead_for(signed_in(request), pk)
    by_mix = {mix: Count("pk", filter=Q(mix=mix)) for mix, _label in MIXES}
    counts = programme.network_groups.aggregate(**{str(mix): count for mix, count in by_mix.items()})
    context = {
        "programme": programme,
        "groups": shown_groups(programme),
        "counts": [(label, counts[str(mix)]) for mix, label in MIXES],
        "without_group": count_without_group(programme),
        "form": ProposalForm(programme=programme),
    }
    return render(request, "live_sessions/leading/groups.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def propose_groups(request: HttpRequest, pk: int) -> HttpResponse:
    """A proposal to correct and save. It is the same each time, so that the address alone carries it."""
    user = signed_in(request)
    programme = get_programme_to_lead_for(user, pk)
    wish = ProposalForm(request.GET, programme=programme)
    if not wish.is_valid():
        return redirect("leading:groups", programme.pk)
    size_min, size_max = wish.sizes()
    mix, session = wish.cleaned_data["blanda"], wish.cleaned_data["session"]
    if session is None and count_without_group(programme) > MOST_PEOPLE:
        messages.warning(request, _("Det är för många för ett förslag. Välj ett pass, så grupperas de som är anmälda."))
        return redirect("leading:groups", programme.pk)
    groups, names = propose(programme, session=session, mix=mix, size_min=size_min, size_max=size_max)
    form = PlacesForm(request.POST or None, groups=groups, names=names)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            made = save_groups(programme, by=user, mix=mix, session=session, names=form.names(), places=form.places())
            text = ngettext("%(count)s grupp är sparad.", "%(count)s grupper är sparade.", len(made))
            messages.success(request, text % {"count": len(made)})
            return redirect("leading:groups", programme.pk)
    context = {"programme": programme, "form": form, "session": session, "shown": shown_people(groups, form)}
    return render(request, "live_sessions/leading/proposal.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    member = get_member_to_lead_for(user, pk)
    programme = member.group.programme
    form = MoveForm(request.POST or None, member=member)
    if request.method == "POST" and form.is_valid():
        move_member(member, by=user, group=form.cleaned_data["group"])
        messages.success(request, _("Flyttad."))
        return redirect("leading:groups", programme.pk)
    context = {"form": form, "member": member, "programme": programme}
    return render(request, "live_sessions/leading/move.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def dissolve(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    group = get_group_to_lead_for(user, pk)
    programme = group.programme
    if request.method == "POST":
        dissolve_group(group, by=user)
        messages.success(request, _("Gruppen är upplöst. Personerna kan få en ny grupp."))
        return redirect("leading:groups", programme.pk)
    return render(request, "live_sessions/leading/dissolve.html", {"group": group, "programme": programme})
