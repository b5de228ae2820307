"""Modules for those who write them: the list, one module, its versions and what to mend."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.library import access
from jordman.library.actions.modules import create_module, share_module
from jordman.library.actions.starter import take_in_starter_library
from jordman.library.forms import NewModuleForm, SharingForm, StarterForm
from jordman.library.models import Module
from jordman.library.showing import Reading, module_page, reading_of_draft, reading_of_edition
from jordman.library.starter_library import missing_starters
from jordman.library.version_choices import choices_of, choose, texts_of
from jordman.library.versions import differences, draft_of
from jordman.organisations.access import holds
from jordman.organisations.models import OrganisationQuerySet

A_PAGE = 50


@login_required
def modules(request: HttpRequest) -> HttpResponse:
    """Those of one's own organisations with their state, and those that others share."""
    user = signed_in(request)
    access.require_author(user)
    own = access.get_own_modules_for(user).light().with_state()
    shared = access.get_modules_for(user).exclude(pk__in=own.order_by().values("pk")).select_related("organisation")
    context = {
        "page": Paginator(own, A_PAGE).get_page(request.GET.get("sida")),
        "shared": shared,
        "may_write": holds(user, Permission.LIBRARY_WRITE),
        "may_review": holds(user, Permission.LIBRARY_REVIEW),
        "missing_starters": len(missing_starters()) if holds(user, Permission.LIBRARY_WRITE) else 0,
    }
    return render(request, "library/modules.html", context)


@login_required
def take_in_starter(request: HttpRequest) -> HttpResponse:
    """Ask whose the modules that come with the program will be, and take in those that are missing."""
    user = signed_in(request)
    form = StarterForm(request.POST or None, organisations=_to_write_for(user))
    missing = missing_starters()
    if request.method == "POST" and form.is_valid():
        taken = take_in_starter_library(by=user, organisation=form.cleaned_data["organisation"])
        text = ngettext("%(count)s modul är inläst.", "%(count)s moduler är inlästa.", taken)
        messages.success(request, text % {"count": taken})
        return redirect("library:modules")
    return render(request, "library/starter.html", {"form": form, "missing": len(missing)})


@login_required
def new_module(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    form = NewModuleForm(request.POST or None, organisations=_to_write_for(user))
    if request.method == "POST" and form.is_valid():
        module = create_module(by=user, **form.cleaned_data)
        messages.success(request, _("Modulen är skapad som utkast. Bara ni som skriver och granskar ser den."))
        return redirect(editor_of(module))
    return render(request, "library/new_module.html", {"form": form})


def _to_write_for(user: User) -> OrganisationQuerySet:
    access.require_writer(user)
    return access.get_organisations_to_write_for(user)


def editor_of(module: Module) -> str:
    return reverse("redaktion_moduler:edit", args=[module.pk])


@login_required
def module(request: HttpRequest, key: str) -> HttpResponse:
    user = signed_in(request)
    found = access.get_module_to_follow_for(user, key)
    return render(request, "library/module.html", module_page(user, found))


@login_required
def read_draft(request: HttpRequest, key: str) -> HttpResponse:
    """The draft as its readers would meet it, for those who write and review."""
    user = signed_in(request)
    found = access.get_module_to_follow_for(user, key)
    if not access.is_own(user, found):
        raise Http404
    return _read(request, found, reading_of_draft(found))


@login_required
def read_edition(request: HttpRequest, key: str, number: int) -> HttpResponse:
    user = signed_in(request)
    found = access.get_module_to_follow_for(user, key)
    edition = access.get_edition_for(user, found, number)
    return _read(request, found, reading_of_edition(edition))


def _read(request: HttpRequest, module: Module, reading: Reading) -> HttpResponse:
    return render(request, "library/read.html", {"module": module, "reading": reading})


@login_required
def compare(request: HttpRequest, key: str) -> HttpResponse:
    """Two versions side by side: what was taken away and what came."""
    user = signed_in(request)
    found = access.get_module_to_follow_for(user, key)
    choices = choices_of(found, with_draft=access.is_own(user, found))
    before, after = choose(choices, request.GET.get("fran", ""), 1), choose(choices, request.GET.get("till", ""), 0)
    context = {"module": found, "choices": choices, "before": before, "after": after}
    if before and after:
        context["differences"] = differences(texts_of(found, before), texts_of(found, after))
    return render(request, "library/compare.html", context)


@login_required
def check(request: HttpRequest, key: str) -> HttpResponse:
    """What stops publishing, and what would make the module better."""
    found = access.get_module_to_write_for(signed_in(request), key)
    faults = draft_of(found).check()
    context = {
        "module": found,
        "faults": [fault for fault in faults if not fault.is_advice],
        "advice": [fault for fault in faults if fault.is_advice],
        "editor_url": editor_of(found),
    }
    return render(request, "library/check.html", context)


@login_required
def share(request: HttpRequest, key: str) -> HttpResponse:
    user = signed_in(request)
    found = access.get_module_to_write_for(user, key)
    initial = {"sharing": found.sharing, "organisations": [row.organisation_id for row in found.shares.all()]}
    form = SharingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        share_module(found, by=user, **form.cleaned_data)
        messages.success(request, _("Delningen är sparad."))
        return redirect("library:module", key)
    return render(request, "library/share.html", {"module": found, "form": form})
