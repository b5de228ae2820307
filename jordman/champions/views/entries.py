"""One's own notes of help and of other time: a list, and the way to correct each."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.people import signed_in
from jordman.champions.access import (
    get_entries_for,
    get_entry_for,
    get_hour_use_for,
    get_hour_uses_for,
    get_mandate_in_force_for,
    is_champion,
)
from jordman.champions.actions.hours import change_hours, change_support, log_hours, remove_hours, remove_support
from jordman.champions.forms.hours import HourUseForm, SupportForm

A_PAGE = 30


@login_required
@require_GET
@never_cache
def list_entries(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    entries, uses = get_entries_for(user), get_hour_uses_for(user)
    page = Paginator(entries, A_PAGE).get_page(request.GET.get("sida"))
    if not page.paginator.count and not is_champion(user):
        raise Http404
    return render(request, "champions/entries.html", {"page": page, "uses": uses[:A_PAGE]})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change_entry(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    entry = get_entry_for(user, pk)
    form = SupportForm(request.POST or None, instance=get_entry_for(user, pk))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "on"):
            change_support(entry, by=user, **form.cleaned_data)
            messages.success(request, _("Ändrat."))
            return redirect("champions:entries")
    return render(request, "champions/entry.html", {"form": form, "entry": entry})


@login_required
@require_POST
def remove_entry(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    remove_support(get_entry_for(user, pk), by=user)
    messages.success(request, _("Borttaget."))
    return redirect("champions:entries")


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def add_hours(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    mandate = get_mandate_in_force_for(user)
    if mandate is None:
        raise Http404
    form = HourUseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "on"):
            log_hours(mandate, by=user, **form.cleaned_data)
            messages.success(request, _("Noterat."))
            return redirect("champions:home")
    return render(request, "champions/hours.html", {"form": form, "use": None})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def change_use(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    use = get_hour_use_for(user, pk)
    form = HourUseForm(request.POST or None, instance=get_hour_use_for(user, pk))
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "on"):
            change_hours(use, by=user, **form.cleaned_data)
            messages.success(request, _("Ändrat."))
            return redirect("champions:entries")
    return render(request, "champions/hours.html", {"form": form, "use": use})


@login_required
@require_POST
def remove_use(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    remove_hours(get_hour_use_for(user, pk), by=user)
    messages.success(request, _("Borttaget."))
    return redirect("champions:entries")
