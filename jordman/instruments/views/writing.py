"""Writing an organisation's own instrument: a copy, its draft, and a new version that never changes again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.instruments.access import (
    get_draft_for,
    get_homes_for,
    get_version_to_copy_for,
    get_version_to_lead_for,
)
from jordman.instruments.actions import (
    change_draft,
    copy_instrument,
    discard_draft,
    publish_version,
    start_version,
)
from jordman.instruments.editing import with_head, with_responses, with_scale
from jordman.instruments.errors import NotReady
from jordman.instruments.forms import CopyForm, HeadForm, ResponsesForm, ScaleForm
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.reading import content_of
from jordman.instruments.views.refusing import says_why_not


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    version = get_version_to_copy_for(user, pk)
    form = CopyForm(request.POST or None, homes=get_homes_for(user))
    if request.method == "POST" and form.is_valid():
        draft = copy_instrument(version, by=user, organisation=form.cleaned_data["organisation"])
        messages.success(request, _("Kopian är ett utkast. Bara ni som leder mätningar ser det."))
        return redirect("instruments:show", draft.pk)
    return render(request, "instruments/copy.html", {"form": form, "version": version, "content": content_of(version)})


@login_required
@require_POST
@says_why_not
def start(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    draft = start_version(get_version_to_lead_for(user, pk), by=user)
    return redirect("instruments:show", draft.pk)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    form = HeadForm(request.POST or None, content=content_of(draft))
    if request.method == "POST" and form.is_valid():
        content = with_head(draft.content, form.texts(), form.cleaned_data["minutes"])
        change_draft(draft, by=user, content=content, part="head")
        return _saved(request, draft)
    return _form(request, draft, form, _("Ändra namn och inledning"))


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def change_scale(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    scale = content_of(draft).scale(key)
    if scale is None:
        raise Http404
    form = ScaleForm(request.POST or None, scale=scale)
    if request.method == "POST" and form.is_valid():
        content = with_scale(draft.content, key, form.words("title"), form.words("about"))
        change_draft(draft, by=user, content=content, part=f"scales/{key}")
        return _saved(request, draft)
    return _form(request, draft, form, _("Ändra skalan"))


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def change_responses(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    responses = content_of(draft).responses.get(key)
    if responses is None:
        raise Http404
    form = ResponsesForm(request.POST or None, responses=responses)
    if request.method == "POST" and form.is_valid():
        content = with_responses(draft.content, key, form.all_words())
        change_draft(draft, by=user, content=content, part=f"responses/{key}")
        return _saved(request, draft)
    return _form(request, draft, form, _("Ändra svaren att välja bland"))


@login_required
@require_POST
@says_why_not
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    try:
        publish_version(draft, by=user)
    except NotReady as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Versionen är publicerad. Nu ändras den aldrig."))
    return redirect("instruments:show", draft.pk)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    draft = get_draft_for(user, pk)
    if request.method == "POST":
        discard_draft(draft, by=user)
        messages.success(request, _("Utkastet är borttaget."))
        return redirect("instruments:list")
    return render(request, "instruments/discard.html", {"version": draft, "content": content_of(draft)})


def _saved(request: HttpRequest, draft: InstrumentVersion) -> HttpResponse:
    messages.success(request, _("Sparat."))
    return redirect("instruments:show", draft.pk)


def _form(request: HttpRequest, draft: InstrumentVersion, form: forms.Form, heading: str) -> HttpResponse:
    context: dict[str, Any] = {"version": draft, "content": content_of(draft), "form": form, "heading": heading}
    return render(request, "instruments/form.html", context)
