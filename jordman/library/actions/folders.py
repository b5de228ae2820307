"""Taking a module's folder in, and giving it out."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.library.actions.files import CHUNK, add_file
from jordman.library.actions.modules import create_module, save_draft
from jordman.library.actions.review import publish_signed
from jordman.library.errors import FolderRefused
from jordman.library.faults import Fault
from jordman.library.folder.check import check_files
from jordman.library.folder.read import Reading, read_folder
from jordman.library.folder.write import Texts, review_text
from jordman.library.manuscript import Manuscript, Review, ReviewLine
from jordman.library.models import Edition, Module, ModuleFile, SignOff
from jordman.library.models.category import CATEGORIES
from jordman.library.review import ITEMS
from jordman.library.versions import addresses_of, draft_of
from jordman.organisations.models import Organisation

MOST_FAULTS_SAID = 5


@dataclass(frozen=True)
class Imported:
    module: Module
    is_new: bool
    is_changed: bool
    edition: Edition | None = None


@transaction.atomic
def import_folder(folder: Path, *, by: User | None, organisation: Organisation, publish: bool = False) -> Imported:
    """Make the folder the draft of the module whose key is its name; `publish` does that too, signed by its review.md.

    The same folder once more changes nothing. Raises FolderRefused when it cannot be read whole.
    """
    reading = read_folder(folder)
    faults = [*reading.faults, *check_files(reading)]
    if faults:
        raise FolderRefused(_say(faults))
    if reading.manuscript.category not in CATEGORIES:
        raise FolderRefused(_("Välj kategori 1 till 6."))
    try:
        module, is_new, is_changed = _keep(reading, by=by, organisation=organisation)
    except ValidationError as error:
        raise FolderRefused(" ".join(error.messages)) from error
    edition = _publish(module, reading) if publish else None
    return Imported(module, is_new, is_changed, edition)


def _keep(reading: Reading, *, by: User | None, organisation: Organisation) -> tuple[Module, bool, bool]:
    module, is_new = _module(reading.manuscript, by=by, organisation=organisation)
    before = addresses_of(module)
    for name, path in reading.files.items():
        with path.open("rb") as file:
            add_file(module, by=by, name=name, file=file, size=path.stat().st_size)
    gone = before.keys() - reading.files.keys()
    module.files.filter(name__in=gone).update(is_current=False)
    is_changed = save_draft(module, by=by, manuscript=reading.manuscript) or before != addresses_of(module)
    return module, is_new, is_changed


def _publish(module: Module, reading: Reading) -> Edition | None:
    if reading.review is None:
        raise FolderRefused(_("review.md saknas. Utan granskning publiceras inget."))
    return publish_signed(module, review=reading.review)


def _module(manuscript: Manuscript, *, by: User | None, organisation: Organisation) -> tuple[Module, bool]:
    found = Module.objects.filter(key=manuscript.key).first()
    if found is None:
        made = create_module(
            by=by,
            organisation=organisation,
            title=manuscript.title,
            category=manuscript.category,
            key=manuscript.key,
            summary=manuscript.summary,
        )
        return made, True
    if found.organisation_id != organisation.pk:
        raise FolderRefused(_("En annan modul heter redan %(key)s. Byt namn på mappen.") % {"key": manuscript.key})
    return found, False


def _say(faults: list[Fault]) -> str:
    said = " ".join(str(fault) for fault in faults[:MOST_FAULTS_SAID])
    left = len(faults) - MOST_FAULTS_SAID
    return said + (_(" Och %(n)s till.") % {"n": left} if left > 0 else "")


# Giving out


@dataclass(frozen=True)
class Folder:
    """What a module's folder holds: its texts, and its other files by name."""

    key: str
    texts: Texts
    files: dict[str, ModuleFile]

    def write(self, target: Path) -> None:
        """Write the folder into `target`, which is the folder itself."""
        for name, text in self.texts.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        for name, row in self.files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with row.file.open("rb") as source, path.open("wb") as sink:
                while chunk := source.read(CHUNK):
                    sink.write(chunk)

    def zip_into(self, file: IO[bytes]) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, text in self.texts.items():
                package.writestr(f"{self.key}/{name}", text)
            for name, row in self.files.items():
                with row.file.open("rb") as source, package.open(f"{self.key}/{name}", "w") as sink:
                    while chunk := source.read(CHUNK):
                        sink.write(chunk)


def folder_of_draft(module: Module) -> Folder:
    rows = ModuleFile.objects.filter(module=module, is_current=True).select_related("module")
    return Folder(module.key, draft_of(module).texts, {row.name: row for row in rows})


def folder_of_edition(module: Module, edition: Edition) -> Folder:
    """The folder as it was when the edition was published, with the review that it rests on."""
    sign_off = SignOff.objects.filter(edition=edition).first()
    if sign_off is None:
        raise FolderRefused(_("Upplagans text finns inte kvar."))
    texts = {**sign_off.texts, "review.md": review_text(review_of(sign_off))}
    shown = set(sign_off.files.split())
    rows = ModuleFile.objects.filter(module=module).select_related("module")
    return Folder(module.key, texts, {row.name: row for row in rows if row.address in shown})


def review_of(sign_off: SignOff) -> Review:
    """The sign-off as review.md says it: with a role, never with a person's name."""
    given = [(item.key, sign_off.checklist.get(item.key, {})) for item in ITEMS]
    lines = tuple(ReviewLine(key, bool(point.get("ok")), str(point.get("note", ""))) for key, point in given)
    day = timezone.localdate(sign_off.decided_at) if sign_off.decided_at else None
    return Review(sign_off.reviewed_as or _("Granskare för horisontella principer"), day, lines)
