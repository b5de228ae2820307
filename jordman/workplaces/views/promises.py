"""What the manager has promised: seen by the team, kept and moved by the manager."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.workplaces.access import get_promise_for, get_team_unit_for, get_unit_to_prepare_for, leads
from jordman.workplaces.actions.promises import keep_promise, make_promise, move_promise, reopen_promise
from jordman.workplaces.forms.promises import PromiseForm
from jordman.workplaces.models import Promise


@login_required
@require_GET
def show(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    node = get_team_unit_for(user, unit)
    promises = list(Promise.objects.filter(unit=node))
    context = {
        "unit": node,
        "open": [promise for promise in promises if not promise.is_kept],
        "kept": [promise for promise in reversed(promises) if promise.is_kept],
        "leads": leads(user, node),
    }
    return render(request, "workplaces/promises.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    node = get_unit_to_prepare_for(user, unit)
    form = PromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        make_promise(node, by=user, **form.cleaned_data)
        messages.success(request, _("Löftet syns för arbetslaget nu. Du får ett mejl tre dagar innan."))
        return redirect("workplaces:promises", unit)
    return render(request, "workplaces/promise_form.html", {"unit": node, "form": form, "promise": None})


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    promise = get_promise_for(user, unit, pk)
    form = PromiseForm(request.POST or None, initial={"text": promise.text, "due_on": promise.due_on})
    if request.method == "POST" and form.is_valid():
        move_promise(promise, by=user, **form.cleaned_data)
        messages.success(request, _("Ändrat. Arbetslaget ser den nya dagen."))
        return redirect("workplaces:promises", unit)
    return render(request, "workplaces/promise_form.html", {"unit": promise.unit, "form": form, "promise": promise})


@login_required
@require_POST
def keep(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    keep_promise(get_promise_for(user, unit, pk), by=user)
    return redirect("workplaces:promises", unit)


@login_required
@require_POST
def reopen(request: HttpRequest, unit: int, pk: int) -> HttpResponse:
    user = signed_in(request)
    reopen_promise(get_promise_for(user, unit, pk), by=user)
    return redirect("workplaces:promises", unit)
