"""Opening and closing a programme, and what learners would see."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.accounts.people import signed_in
from jordman.programmes.access import get_programme_for
from jordman.programmes.actions import close_programme, open_programme
from jordman.programmes.errors import NotReady
from jordman.programmes.loading import load_structure

ORIENTATIONS = ("operational", "strategic")
LEVELS = ("basic", "advanced")


@login_required
@require_POST
def open_for_learners(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_for(user, pk)
    try:
        open_programme(programme, by=user)
    except NotReady as refusal:
        # The page says every reason by itself.
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Programmet är öppet. De som är anmälda ser sin plan nu."))
    return redirect("programmes:show", pk)


@login_required
def close(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_for(user, pk)
    if request.method == "POST":
        close_programme(programme, by=user)
        messages.success(request, _("Programmet är avslutat."))
        return redirect("programmes:show", pk)
    return render(request, "programmes/close.html", {"programme": programme})


@login_required
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The plan of each kind of learner, on the programme's first day."""
    programme = get_programme_for(signed_in(request), pk)
    orientation = _one_of(ORIENTATIONS, request.GET.get("inriktning"))
    level = _one_of(LEVELS, request.GET.get("niva"))
    plan = load_structure(programme.pk).plan_for(orientation=orientation, level=level, today=programme.starts_on)
    context = {
        "programme": programme,
        "plan": plan,
        "orientation": orientation,
        "level": level,
        "kinds": [(one, other, one == orientation and other == level) for one in ORIENTATIONS for other in LEVELS],
    }
    return render(request, "programmes/preview.html", context)


def _one_of(allowed: tuple[str, ...], asked: str | None) -> str:
    return asked if asked in allowed else allowed[0]
