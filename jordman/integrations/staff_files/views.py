"""The pages of a staff file: choose it, say what it means, look at the dry run, take it in."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from jordman.access.errors import Refused
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files import pages, private_files
from jordman.integrations.staff_files.access import get_import_for, get_place_for
from jordman.integrations.staff_files.actions import (
    answer_names,
    begin_applying,
    cancel,
    choose,
    start_import,
    take_up_again,
)
from jordman.integrations.staff_files.forms import ColumnsForm, NamesForm, UploadForm
from jordman.integrations.staff_files.preparing_sign_ups import places
from jordman.integrations.staff_files.private_files import PLAN, RECOGNISED
from jordman.integrations.staff_files.recognising import Recognised
from jordman.integrations.staff_files.tasks import take_step, work_on
from jordman.integrations.staff_files.uploads import LimitedUpload, limit_upload
from jordman.integrations.tables import UnreadableFile
from jordman.organisations.models import Organisation

State = StaffImport.State
EARLIER = 8


@csrf_exempt
@login_required
@never_cache
def import_staff(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a file. The form is checked below, once it is known how large a file may come with it."""
    organisation = get_place_for(signed_in(request), pk)
    return _choose_file(request, organisation, limit_upload(request))


@csrf_protect
def _choose_file(request: HttpRequest, organisation: Organisation, upload: LimitedUpload) -> HttpResponse:
    form = UploadForm()
    if request.method == "POST":
        # Reading the form is what makes the file arrive.
        sent, files = request.POST, request.FILES
        form = UploadForm(sent, files, is_too_large=upload.is_too_large)
        if form.is_valid():
            try:
                return _start(request, organisation, form.cleaned_data["file"])
            except UnreadableFile as refusal:
                form.add_error("file", str(refusal.message))
    earlier = StaffImport.objects.filter(organisation=organisation).select_related("programme")[:EARLIER]
    return render(
        request,
        "integrations/staff_files/choose_file.html",
        {"organisation": organisation, "form": form, "earlier": earlier},
    )


def _start(request: HttpRequest, organisation: Organisation, file: Any) -> HttpResponse:
    user = signed_in(request)
    staff_import = start_import(organisation, by=user, file_name=file.name, chunks=file.chunks())
    try:
        _go_on(staff_import, by=user)
    except UnreadableFile:
        staff_import.delete()
        raise
    return _to(staff_import)


def _go_on(staff_import: StaffImport, *, by: User) -> None:
    """The next step: at once for a short file, by the worker for a long one."""
    if staff_import.is_long:
        _enqueue(staff_import.pk, by.pk)
    else:
        take_step(staff_import, by=by)


def _enqueue(pk: int, by_pk: int) -> None:
    work_on.enqueue(pk, by_pk)


def _to(staff_import: StaffImport) -> HttpResponse:
    return redirect("integrations:show_import", staff_import.organisation_id, staff_import.pk)


@login_required
@require_GET
@never_cache
def show_import(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    """Wherever the import is: at its columns, under way, at its dry run, or done."""
    staff_import = get_import_for(signed_in(request), pk, import_pk)
    match staff_import.state:
        case State.CHOOSING:
            return redirect("integrations:import_columns", pk, import_pk)
        case State.PLANNED:
            return render(request, "integrations/staff_files/planned.html", pages.planned_page(staff_import))
        case State.APPLIED:
            return render(request, "integrations/staff_files/applied.html", pages.result_page(staff_import))
        case State.FAILED:
            return render(request, "integrations/staff_files/failed.html", {"staff_import": staff_import})
    return render(request, "integrations/staff_files/working.html", pages.working_page(staff_import))


@login_required
@require_GET
@never_cache
def import_progress(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    """How far a long import has come, for the page that waits; when it is done the page is loaded anew."""
    staff_import = get_import_for(signed_in(request), pk, import_pk)
    if not staff_import.is_working:
        return HttpResponseClientRefresh()
    return render(request, "integrations/staff_files/progress.html", pages.working_page(staff_import))


@login_required
@require_GET
@never_cache
def import_rows(request: HttpRequest, pk: int, import_pk: int, which: str) -> HttpResponse:
    """One whole list of the dry run."""
    staff_import = get_import_for(signed_in(request), pk, import_pk)
    lists = private_files.read_json(staff_import.folder, PLAN)
    if staff_import.state != State.PLANNED or lists is None or which not in pages.TITLES:
        raise Http404
    page = Paginator(lists[which], 100).get_page(request.GET.get("sida"))
    context = {"staff_import": staff_import, "page": page, "title": pages.TITLES[which]}
    return render(request, "integrations/staff_files/rows.html", context)


@login_required
@never_cache
def import_columns(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    """What the columns and titles mean."""
    user = signed_in(request)
    staff_import = get_import_for(user, pk, import_pk)
    found = private_files.read_json(staff_import.folder, RECOGNISED)
    if found is None or staff_import.state not in (State.CHOOSING, State.PLANNED):
        return _to(staff_import)
    form = ColumnsForm(request.POST or None, staff_import=staff_import, recognised=Recognised(**found))
    if request.method == "POST" and form.is_valid():
        return _chosen(request, staff_import, form)
    return render(request, "integrations/staff_files/columns.html", pages.columns_page(staff_import, form))


def _chosen(request: HttpRequest, staff_import: StaffImport, form: ColumnsForm) -> HttpResponse:
    user = signed_in(request)
    again = form.has_other_titles()
    try:
        choose(
            staff_import,
            by=user,
            kind="sign_ups" if form.is_sign_ups else "staff",
            columns=form.columns(),
            titles={} if again else form.titles(),
            headers=form.headers(),
            is_complete=form.cleaned_data.get("is_complete", False),
            programme=form.cleaned_data.get("programme"),
            tells=form.cleaned_data.get("tells", False),
            read_again=again,
        )
        _go_on(staff_import, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        if again:
            messages.info(request, _("Befattningarna står i en annan kolumn nu. Se över dem innan du går vidare."))
    return _to(staff_import)


@login_required
@require_POST
def import_names(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    """Which organisations were meant; then the dry run is made anew."""
    user = signed_in(request)
    staff_import = get_import_for(user, pk, import_pk)
    form = NamesForm(request.POST, questions=staff_import.summary.get("questions", []), places=places())
    if not form.is_valid():
        messages.error(request, _("Välj en organisation i listan, eller att raderna inte ska läsas in."))
        return _to(staff_import)
    try:
        answer_names(staff_import, by=user, names=form.names())
        _go_on(staff_import, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return _to(staff_import)


@login_required
@require_POST
def apply_import(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    """Take it in. Of two clicks one does it, and both see the same page afterwards."""
    user = signed_in(request)
    staff_import = get_import_for(user, pk, import_pk)
    try:
        begin_applying(staff_import, by=user)
        _go_on(staff_import, by=user)
    except Refused as refusal:
        messages.warning(request, str(refusal.message))
    return _to(staff_import)


@login_required
@require_POST
def cancel_import(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    user = signed_in(request)
    staff_import = get_import_for(user, pk, import_pk)
    try:
        cancel(staff_import, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
        return _to(staff_import)
    messages.success(request, _("Filen är borttagen. Inget lästes in."))
    return redirect("integrations:import_staff", pk)


@login_required
@require_POST
def resume_import(request: HttpRequest, pk: int, import_pk: int) -> HttpResponse:
    """Take up a step that has stood still, for instance because the machine was restarted in the middle of it."""
    user = signed_in(request)
    staff_import = get_import_for(user, pk, import_pk)
    try:
        if take_up_again(staff_import, by=user):
            _go_on(staff_import, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    return _to(staff_import)
