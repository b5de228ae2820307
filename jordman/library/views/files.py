"""The module's pictures, films and tool files; and the whole folder in and out."""

from collections.abc import Iterator
from tempfile import TemporaryFile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.library import access
from jordman.library.actions import files as actions
from jordman.library.actions.files import CHUNK
from jordman.library.actions.folders import Folder, folder_of_draft, folder_of_edition, import_folder
from jordman.library.folder.zipped import unpacked
from jordman.library.forms import FileForm, FolderForm
from jordman.library.models import Module
from jordman.library.version_choices import DRAFT
from jordman.library.versions import draft_of


@login_required
def files(request: HttpRequest, key: str) -> HttpResponse:
    user = signed_in(request)
    module = access.get_module_to_write_for(user, key)
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "file"):
            file = actions.take_upload(module, by=user, upload=form.cleaned_data["file"])
            messages.success(request, _("%(name)s är upplagd.") % {"name": file.short_name})
            return redirect("library:files", key)
    used = draft_of(module).manuscript.files
    rows = [(row, row.name in used) for row in module.files.filter(is_current=True).select_related("module")]
    return render(request, "library/files.html", {"module": module, "form": form, "rows": rows})


@require_POST
@login_required
def remove_file(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    user = signed_in(request)
    module = access.get_module_to_write_for(user, key)
    row = module.files.filter(pk=pk).select_related("module").first()
    if row is None:
        raise Http404
    actions.remove_file(row, by=user)
    messages.success(request, _("%(name)s är borttagen.") % {"name": row.short_name})
    return redirect("library:files", key)


@login_required
def take_in(request: HttpRequest) -> HttpResponse:
    """A module's folder as a zip file becomes a draft."""
    user = signed_in(request)
    access.require_writer(user)
    organisations = access.get_organisations_to_write_for(user)
    form = FolderForm(request.POST or None, request.FILES or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "file"):
            module = _take_in(user, form)
            messages.success(request, _("Mappen är inläst som utkast."))
            return redirect("library:module", module.key)
    return render(request, "library/take_in.html", {"form": form})


def _take_in(user: User, form: FolderForm) -> Module:
    upload, organisation = form.cleaned_data["file"], form.cleaned_data["organisation"]
    with unpacked(upload.file, upload.size, upload.name) as folder:
        return import_folder(folder, by=user, organisation=organisation).module


@login_required
def export(request: HttpRequest, key: str) -> HttpResponseBase:
    """The module's folder as a zip file: the draft for its authors, an edition for whoever may read it."""
    user = signed_in(request)
    module = access.get_module_to_follow_for(user, key)
    folder = _folder(user, module, request.GET.get("version", ""))
    response = StreamingHttpResponse(_zipped(folder), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{module.key}.zip"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _zipped(folder: Folder) -> Iterator[bytes]:
    with TemporaryFile() as file:
        folder.zip_into(file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _folder(user: User, module: Module, version: str) -> Folder:
    if version == DRAFT or module.edition is None:
        if not access.is_own(user, module):
            raise Http404
        return folder_of_draft(module)
    number = int(version) if version.isdecimal() else module.edition.number
    return folder_of_edition(module, access.get_edition_for(user, module, number))
