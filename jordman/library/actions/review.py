"""Four eyes: an author hands in, somebody else signs, and only then is an edition published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Revision

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.library.emails import send_decided, send_waiting
from jordman.library.errors import (
    ChangedSinceSubmission,
    ChecklistNotDone,
    NothingNew,
    NotReady,
    NotWaiting,
    OwnWork,
)
from jordman.library.manuscript import Review
from jordman.library.models import Edition, Module, SignOff
from jordman.library.review import ITEMS
from jordman.library.versions import Version, draft_of

Checklist = Mapping[str, Mapping[str, Any]]


@transaction.atomic
def submit_for_review(module: Module, *, by: User, message: str = "") -> SignOff:
    """Hand in the draft as it is now. One that is already waiting is taken back and replaced.

    Raises NotReady when it has faults (no tool to take home is one), NothingNew when it is what is published.
    """
    module = _locked(module)
    draft = _ready(module)
    _close_waiting(module, by=by)
    sign_off = _hand_in(module, draft, by=by, message=message)
    record("module.submitted", module, by=by, organisation_id=module.organisation_id, sign_off=sign_off.pk)
    send_waiting(sign_off, but_not=writers_since_last_edition(module))
    return sign_off


@transaction.atomic
def withdraw_from_review(module: Module, *, by: User) -> None:
    """Take a module back to go on writing."""
    if not _close_waiting(_locked(module), by=by):
        raise NotWaiting(_("Modulen väntar inte på granskning."))
    record("module.withdrawn", module, by=by, organisation_id=module.organisation_id)


@transaction.atomic
def approve(sign_off: SignOff, *, by: User, checklist: Checklist, seen: str, note: str = "") -> Edition:
    """Sign what was handed in, and publish it. `seen` is the fingerprint of what the reviewer had on the page.

    Raises OwnWork for whoever wrote it, ChangedSinceSubmission when it is no longer what was handed in, NotReady when
    it cannot be published, ChecklistNotDone when a point is left.
    """
    sign_off, module, draft = _taken_up(sign_off)
    refuse_own_work(module, by)
    if seen != sign_off.fingerprint or draft.fingerprint != sign_off.fingerprint:
        raise ChangedSinceSubmission(
            _("Modulen har ändrats sedan den skickades in. Be den som skrev att skicka den igen.")
        )
    _ready(module)
    if any(not checklist.get(item.key, {}).get("ok") for item in ITEMS):
        raise ChecklistNotDone(_("Kryssa i alla punkter innan du godkänner, eller skicka tillbaka modulen."))
    _decide(sign_off, SignOff.Verdict.APPROVED, by=by, checklist=checklist, note=note)
    edition = _publish(module, sign_off, draft, by=by)
    record("module.approved", module, by=by, organisation_id=module.organisation_id, edition=edition.number)
    send_decided(sign_off)
    return edition


@transaction.atomic
def send_back(sign_off: SignOff, *, by: User, checklist: Checklist, note: str) -> None:
    """Give the module back to its author, with what has to change."""
    sign_off, module, _draft = _taken_up(sign_off)
    refuse_own_work(module, by)
    if not note.strip():
        raise ChecklistNotDone(_("Skriv vad som behöver ändras."))
    _decide(sign_off, SignOff.Verdict.SENT_BACK, by=by, checklist=checklist, note=note)
    record("module.sent_back", module, by=by, organisation_id=module.organisation_id, sign_off=sign_off.pk)
    send_decided(sign_off)


@transaction.atomic
def publish_signed(module: Module, *, review: Review) -> Edition | None:
    """Publish a folder of the shipped library, whose review.md is its sign-off. None when nothing is new.

    No page does this: only the command, run by whoever runs the site.
    """
    module = _locked(module)
    try:
        draft = _ready(module)
    except NothingNew:
        return None
    if {line.key for line in review.lines if line.is_checked} != {item.key for item in ITEMS}:
        raise ChecklistNotDone(_("Alla punkter i review.md ska vara ikryssade."))
    _close_waiting(module, by=None)
    sign_off = _hand_in(module, draft, by=None, message="")
    checklist = {line.key: {"ok": line.is_checked, "note": line.note} for line in review.lines}
    day = review.reviewed_on or timezone.localdate()
    at = timezone.make_aware(datetime.combine(day, time(12)))
    sign_off.reviewed_as = review.reviewed_by
    _decide(sign_off, SignOff.Verdict.APPROVED, by=None, checklist=checklist, note="", at=at)
    edition = _publish(module, sign_off, draft, by=None)
    record("module.published", module, by=None, organisation_id=module.organisation_id, edition=edition.number)
    return edition


def writers_since_last_edition(module: Module) -> set[int]:
    """Who wrote something of what is not yet published, or handed it in."""
    last = SignOff.objects.approved().filter(module=module).order_by("pk").last()
    revisions = Revision.objects.for_instance(module).exclude(user=None)
    if last and last.revision_id:
        revisions = revisions.filter(pk__gt=last.revision_id)
    handed_in = SignOff.objects.waiting().filter(module=module).exclude(submitted_by=None)
    writers = {*revisions.values_list("user_id", flat=True), *handed_in.values_list("submitted_by_id", flat=True)}
    files = module.files.exclude(added_by=None)
    if last:
        files = files.filter(added_at__gt=last.submitted_at)
    return writers | set(files.values_list("added_by_id", flat=True))


def refuse_own_work(module: Module, user: User) -> None:
    if user.pk in writers_since_last_edition(module):
        raise OwnWork(_("Du har själv skrivit i modulen. Be en annan granskare att läsa den."))


def _locked(module: Module) -> Module:
    """The row as it is now, kept from others until the transaction is over."""
    return Module.objects.select_for_update().get(pk=module.pk)


def _ready(module: Module) -> Version:
    draft = draft_of(module)
    faults = draft.faults
    if faults:
        first, rest = faults[0], len(faults) - 1
        more = _(" Och %(n)s till.") % {"n": rest} if rest else ""
        raise NotReady(_("Modulen är inte klar. %(fault)s%(more)s") % {"fault": first.text, "more": more})
    last = SignOff.objects.approved().filter(module=module).order_by("pk").last()
    if last and last.edition_id and last.edition_id == module.edition_id and last.fingerprint == draft.fingerprint:
        raise NothingNew(_("Det finns inget nytt att publicera."))
    return draft


def _close_waiting(module: Module, *, by: User | None) -> bool:
    closed = SignOff.objects.waiting().filter(module=module)
    return bool(closed.update(verdict=SignOff.Verdict.WITHDRAWN, decided_at=timezone.now()))


def _hand_in(module: Module, draft: Version, *, by: User | None, message: str) -> SignOff:
    return SignOff.objects.create(
        module=module,
        revision=module.latest_revision,
        fingerprint=draft.fingerprint,
        texts=draft.texts,
        files=draft.files_text,
        message=message,
        submitted_by=by,
    )


def _taken_up(sign_off: SignOff) -> tuple[SignOff, Module, Version]:
    """The round, its module and the module's draft, all as they are now."""
    module = _locked(sign_off.module)
    now = SignOff.objects.get(pk=sign_off.pk)
    if not now.is_waiting:
        raise NotWaiting(_("Modulen väntar inte längre på granskning. Någon har redan tagit ställning."))
    return now, module, draft_of(module)


def _decide(
    sign_off: SignOff, verdict: str, *, by: User | None, checklist: Checklist, note: str, at: datetime | None = None
) -> None:
    sign_off.verdict, sign_off.reviewer, sign_off.note = verdict, by, note
    sign_off.checklist = {key: dict(value) for key, value in checklist.items()}
    sign_off.decided_at = at or timezone.now()
    sign_off.save()


def _publish(module: Module, sign_off: SignOff, draft: Version, *, by: User | None) -> Edition:
    """Make an edition of what was signed. The module's row and tools become those of the edition."""
    if sign_off.revision is None:
        raise ChangedSinceSubmission(_("Utkastet som skickades in finns inte kvar. Be om ett nytt."))
    sign_off.revision.publish(user=by, skip_permission_checks=True)
    module.refresh_from_db()
    compiled = draft.compile()
    edition = Edition.objects.create(
        module=module,
        number=(module.editions.order_by("-number").values_list("number", flat=True).first() or 0) + 1,
        title=module.title,
        title_en=module.title_en,
        summary=module.summary,
        summary_en=module.summary_en,
        minutes=module.minutes,
        introduction=compiled.introduction,
        steps=compiled.steps,
        guide=compiled.guide,
        recall=compiled.recall,
        sources=compiled.sources,
        published_by=by,
    )
    Module.objects.filter(pk=module.pk).update(edition=edition)
    sign_off.edition = edition
    sign_off.save(update_fields=["edition"])
    for tool in module.tools.all():
        tool.address = draft.addresses.get(f"tools/{tool.file}", "")
        tool.save()
    return edition
