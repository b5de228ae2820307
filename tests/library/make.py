"""Plain makers of what only the library has: tools, files, drafts that are ready, and rounds of review."""

import hashlib
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from jordman.accounts.models import User
from jordman.library.actions.modules import create_module, save_draft
from jordman.library.actions.review import approve, submit_for_review
from jordman.library.manuscript import Manuscript, Option, Question, Source, Step, Text, Tool
from jordman.library.models import Edition, Module, ModuleFile, SignOff
from jordman.library.models import Tool as ToolRow
from jordman.library.review import ITEMS
from jordman.organisations.models import Organisation

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>Ruta</title><rect width="1" height="1"/></svg>'
CHECKED = {item.key: {"ok": True, "note": "Läst."} for item in ITEMS}


def make_manuscript(key: str = "ny-modul", **changes: object) -> Manuscript:
    """The smallest module that can be published."""
    options = (Option("Chefen", is_right=False, feedback="Nej."), Option("Personen", is_right=True, feedback="Ja."))
    fields: dict[str, object] = {
        "key": key,
        "title": "Ny modul",
        "summary": "Öva på det som händer.",
        "category": 5,
        "minutes": 4,
        "audience": ("operational",),
        "horizontal_principles": {"inclusion": "Alla ska kunna säga nej."},
        "sources": (Source("Lagen", date(2026, 11, 1)),),
        "steps": (Step("ova", "Öva", 4, (Text("Läs det här."), Question("quiz", "vem", "Vem kan säga ja?", options))),),
        "tools": (Tool("fem-fragor", "Fem frågor", "Sätt upp den.", "checklist", body="- [ ] Vem syns?"),),
    }
    return Manuscript(**{**fields, **changes})  # type: ignore[arg-type]


def make_draft(organisation: Organisation, *, by: User | None = None, **changes: object) -> Module:
    manuscript = make_manuscript(**changes)  # type: ignore[arg-type]
    module = create_module(by=by, organisation=organisation, title="Ny modul", category=5, key=manuscript.key)
    save_draft(module, by=by, manuscript=manuscript)
    return again(module)


def again(module: Module) -> Module:
    """The row as it is now."""
    found: Module = Module.objects.get(pk=module.pk)
    return found


def body_of(response: Any) -> bytes:
    """All of a file that is sent in parts."""
    return b"".join(response.streaming_content)


def publish(module: Module, *, by: User, reviewer: User) -> Edition:
    sign_off = submit_for_review(module, by=by)
    return approve(sign_off, by=reviewer, checklist=CHECKED, seen=sign_off.fingerprint)


def make_tool(module: Module, key: str = "fem-fragor", *, file: ModuleFile | None = None, **fields: object) -> ToolRow:
    """A tool of a published module: a text, or the file given."""
    fields.setdefault("title", "Fem frågor")
    fields.setdefault("summary", "Sätt upp den vid skrivaren.")
    if file:
        return ToolRow.objects.create(module=module, key=key, file=file.short_name, address=file.address, **fields)
    fields.setdefault("body", "- [ ] Vem syns på bilden?")
    return ToolRow.objects.create(module=module, key=key, **fields)


def make_file(module: Module, name: str, data: bytes = SVG, *, is_shown: bool = True) -> ModuleFile:
    """A stored file; `is_shown` in an edition, or only in the draft."""
    row = ModuleFile(module=module, name=name, digest=hashlib.sha256(data).hexdigest()[:16], size=len(data))
    row.file.save(name, ContentFile(data), save=True)
    if is_shown:
        SignOff.objects.create(
            module=module,
            fingerprint="-",
            verdict=SignOff.Verdict.APPROVED,
            decided_at=timezone.now(),
            edition=module.edition if not SignOff.objects.filter(edition=module.edition).exists() else None,
            files=row.address,
        )
    return row
