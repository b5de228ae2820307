"""Beginning a module, taking in a draft, sharing, and talking about it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.library.authoring.fields import manuscript_of, write_to
from jordman.library.authoring.keys import to_key
from jordman.library.errors import FolderRefused
from jordman.library.manuscript import RESERVED, Manuscript
from jordman.library.models import Category, Module, ModuleComment, ModuleShare
from jordman.organisations.models import Organisation


@transaction.atomic
def create_module(
    *, by: User | None, organisation: Organisation, title: str, category: int, key: str = "", summary: str = ""
) -> Module:
    """Begin a module as a draft. The key is made from the title unless it is given.

    Raises ValidationError when a text is longer than its field.
    """
    if key in RESERVED:
        raise FolderRefused(_("Mappen kan inte heta %(key)s. Byt namn på den.") % {"key": key})
    module = Module(
        organisation=organisation,
        key=key or _free_key(title),
        category=Category.get(category),
        title=title,
        summary=summary,
        live=False,
        has_unpublished_changes=True,
    )
    # PostgreSQL refuses a text that is too long with an error; here it is refused with a sentence.
    checked = {"key", "title", *({"summary"} if summary else ())}
    module.clean_fields(exclude=[field.name for field in Module._meta.fields if field.name not in checked])
    module.save()
    module.save_revision(user=by, log_action="wagtail.create")
    record("module.created", module, by=by, organisation_id=organisation.pk)
    return module


def _free_key(title: str) -> str:
    wanted = to_key(title) or "modul"
    taken = {*RESERVED, *Module.objects.filter(key__startswith=wanted).values_list("key", flat=True)}
    candidates = (wanted, *(f"{wanted}-{number}" for number in range(2, len(taken) + 3)))
    return next(key for key in candidates if key not in taken)


@transaction.atomic
def save_draft(module: Module, *, by: User | None, manuscript: Manuscript) -> bool:
    """Make the manuscript the module's draft. Tells whether it differed from the draft that was there."""
    version = module.get_latest_revision_as_object()
    if manuscript_of(version) == manuscript and module.latest_revision_id:
        return False
    Category.get(manuscript.category)
    write_to(version, manuscript)
    version.save_revision(user=by, log_action="wagtail.edit")
    module.refresh_from_db(fields=["latest_revision", "has_unpublished_changes"])
    record("module.drafted", module, by=by, organisation_id=module.organisation_id)
    return True


@transaction.atomic
def share_module(module: Module, *, by: User | None, sharing: str, organisations: Iterable[Organisation] = ()) -> None:
    """Say who may read the module: the own organisation, chosen ones, or all."""
    chosen = list(organisations) if sharing == Module.Sharing.CHOSEN else []
    module.sharing = sharing
    module.save(update_fields=["sharing"])
    module.shares.exclude(organisation__in=chosen).delete()
    for organisation in chosen:
        ModuleShare.objects.get_or_create(module=module, organisation=organisation)
    record(
        "module.shared",
        module,
        by=by,
        organisation_id=module.organisation_id,
        sharing=sharing,
        organisations=sorted(organisation.pk for organisation in chosen),
    )


@transaction.atomic
def comment(
    module: Module, *, by: User, text: str, step_key: str = "", answer_to: ModuleComment | None = None
) -> ModuleComment:
    """Say something about a step, or answer what somebody said."""
    if answer_to:
        answer_to, step_key = answer_to.answer_to or answer_to, answer_to.step_key
    said = ModuleComment.objects.create(module=module, by=by, text=text, step_key=step_key, answer_to=answer_to)
    record("module.commented", said, by=by, organisation_id=module.organisation_id)
    return said


@transaction.atomic
def resolve_comment(comment: ModuleComment, *, by: User, at: datetime | None = None) -> None:
    """Mark what was said as taken care of. Doing it twice changes nothing."""
    if comment.is_resolved:
        return
    comment.resolved_at, comment.resolved_by = at or timezone.now(), by
    comment.save(update_fields=["resolved_at", "resolved_by"])
    record("module_comment.resolved", comment, by=by, organisation_id=comment.module.organisation_id)
