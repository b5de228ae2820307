"""Choosing reminders, and the way out in every reminder."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from jordman.accounts.people import signed_in
from jordman.notices.actions import choose_reminders, mute
from jordman.notices.forms import ReminderForm
from jordman.notices.kinds import KINDS
from jordman.notices.mail import read_mute_token
from jordman.notices.models import Muted


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    muted = set(Muted.objects.filter(user=user).values_list("kind", flat=True))
    form = ReminderForm(request.POST or None, initial={"wanted": [key for key in KINDS if key not in muted]})
    if request.method == "POST" and form.is_valid():
        choose_reminders(user, by=user, wanted=form.cleaned_data["wanted"])
        messages.success(request, _("Sparat."))
        return redirect("notices:preferences")
    return render(request, "notices/preferences.html", {"form": form, "kinds": KINDS.values()})


@csrf_exempt  # The mail program posts here by itself (RFC 8058); the token is the proof, and it can only turn mail off.
def mute_by_link(request: HttpRequest, token: str) -> HttpResponse:
    found = read_mute_token(token)
    if found is None or found[1] not in KINDS:
        raise Http404
    user, kind = found
    if request.method == "POST":
        mute(user, by=user, kind=kind)
    context = {"kind": KINDS[kind], "is_muted": request.method == "POST"}
    return render(request, "notices/mute.html", context)
