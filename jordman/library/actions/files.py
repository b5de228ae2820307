"""Files of a module: taken in after a check, never changed, only replaced."""

from __future__ import annotations

import hashlib
import re
from io import BytesIO
from typing import IO, Any

from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.documents.captions import srt_to_vtt
from jordman.library.authoring.keys import to_key
from jordman.library.checks.files import IN_TOOLS, check_file, suffix_of
from jordman.library.errors import FileRefused, StillUsed
from jordman.library.models import Module, ModuleFile
from jordman.library.versions import draft_of

CHUNK = 1024 * 1024
LARGEST_SRT = 2 * 1024**2


def name_for(filename: str) -> str:
    """Where a file that is handed in belongs, and a name that every system can write: media/min-bild.svg."""
    stem, _dot, _suffix = filename.rpartition(".")
    suffix = suffix_of(filename)
    folder = "tools" if suffix in IN_TOOLS else "media"
    return f"{folder}/{to_key(stem) or 'fil'}.{re.sub('[^a-z0-9]', '', suffix)}"


@transaction.atomic
def add_file(module: Module, *, by: User | None, name: str, file: IO[bytes], size: int) -> ModuleFile:
    """Take in a file, or the next one of the same name.

    Raises FileRefused with every fault, when it cannot be shown to others.
    """
    faults = check_file(name, file, size)
    if faults:
        raise FileRefused(" ".join(faults))
    digest = _digest(file)
    of_that_name = ModuleFile.objects.filter(module=module, name=name)
    known = of_that_name.filter(digest=digest).first()
    if known and known.is_current:
        return known
    of_that_name.update(is_current=False)
    row = known or ModuleFile(module=module, name=name, digest=digest, size=size, added_by=by)
    row.is_current = True
    if known:
        row.save(update_fields=["is_current"])
    else:
        file.seek(0)
        row.file.save(name, File(file), save=True)
    record("module_file.added", row, by=by, organisation_id=module.organisation_id, name=name)
    return row


def take_upload(module: Module, *, by: User, upload: UploadedFile[Any]) -> ModuleFile:
    """What an author hands in, under a name made from its own. Captions in the older .srt format become .vtt."""
    name, size = name_for(upload.name or ""), upload.size or 0
    if suffix_of(name) == "srt" and size <= LARGEST_SRT:
        try:
            captions = srt_to_vtt(upload.read())
        except ValueError as error:
            raise FileRefused(str(error)) from error
        name = name.removesuffix("srt") + "vtt"
        return add_file(module, by=by, name=name, file=BytesIO(captions), size=len(captions))
    return add_file(module, by=by, name=name, file=upload, size=size)


@transaction.atomic
def remove_file(file: ModuleFile, *, by: User) -> None:
    """Take a file away from the draft. Editions that have shown it keep it."""
    draft = draft_of(file.module)
    if file.name in draft.manuscript.files:
        raise StillUsed(_("Filen används i modulen. Ta bort den ur steget först."))
    record("module_file.removed", file, by=by, organisation_id=file.module.organisation_id, name=file.name)
    ModuleFile.objects.filter(pk=file.pk).update(is_current=False)


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()[:16]
