"""Modules made ready for our own pages: as their readers meet them, and as their authors follow them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.documents.markup import markdown_to_html
from jordman.library import access
from jordman.library.actions.review import writers_since_last_edition
from jordman.library.authoring.fields import manuscript_of
from jordman.library.content import Block, Guide, Step, recall_from_json, steps_from_json
from jordman.library.models import Edition, Module, ModuleComment, SignOff
from jordman.library.models.module import State
from jordman.library.versions import Version, addresses_of, draft_of


@dataclass(frozen=True)
class ShownTool:
    title: str
    summary: str
    html: SafeString
    file: str = ""


@dataclass(frozen=True)
class Reading:
    """A version of a module with everything in it, answers and feedback too."""

    name: str
    title: str
    summary: str
    minutes: int
    introduction: SafeString
    steps: tuple[Step, ...]
    guide: Guide
    recall: tuple[Block, ...]
    sources: list[dict[str, str]]
    tools: tuple[ShownTool, ...] = ()


def reading_of(version: Version, name: str) -> Reading:
    manuscript, compiled = version.manuscript, version.compile()
    return Reading(
        name=name,
        title=manuscript.title,
        summary=manuscript.summary,
        minutes=manuscript.minutes,
        introduction=compiled.introduction,
        steps=steps_from_json(compiled.steps),
        guide=Guide.from_json(compiled.guide),
        recall=recall_from_json(compiled.recall),
        sources=compiled.sources,
        tools=tuple(
            ShownTool(tool.title, tool.summary, markdown_to_html(tool.body, top_level=4), tool.file)
            for tool in manuscript.tools
        ),
    )


def reading_of_version(version: Module) -> Reading:
    """A version that may not be saved yet, as the editor previews it."""
    return reading_of(Version(manuscript_of(version), addresses_of(version)), _("Förhandsvisning"))


def reading_of_draft(module: Module) -> Reading:
    return reading_of(draft_of(module), _("Utkast"))


def reading_of_edition(edition: Edition) -> Reading:
    return Reading(
        name=_("Upplaga %(n)s") % {"n": edition.number},
        title=edition.title,
        summary=edition.summary,
        minutes=edition.minutes,
        introduction=mark_safe(edition.introduction),  # noqa: S308 - written by our own compiler
        steps=edition.read_steps(),
        guide=edition.read_guide(),
        recall=edition.read_recall(),
        sources=edition.sources,
    )


def module_page(user: User, module: Module) -> dict[str, Any]:
    """What the module's page shows to this person."""
    is_own = access.is_own(user, module)
    stated = Module.objects.with_state().light().get(pk=module.pk)
    editions = module.editions.select_related("published_by").order_by("-number")
    context: dict[str, Any] = {
        "module": module,
        "state": stated.state if is_own else State.PUBLISHED,
        "is_own": is_own,
        "may_write": access.may_write(user, module),
        "may_review": access.may_review(user, module),
        "editions": editions.defer("steps", "guide", "recall", "introduction", "sources"),
        "shares": module.shares.select_related("organisation"),
        "editor_url": reverse("redaktion_moduler:edit", args=[module.pk]),
    }
    return {**context, **_inside(user, module)} if is_own else context


def _inside(user: User, module: Module) -> dict[str, Any]:
    """What only those who write and review the module see."""
    draft = draft_of(module)
    faults = draft.check()
    rounds = SignOff.objects.filter(module=module).select_related("reviewer", "submitted_by").defer("texts")
    last = rounds.last()
    return {
        "faults": [fault for fault in faults if not fault.is_advice],
        "advice": [fault for fault in faults if fault.is_advice],
        "waiting": last if last and last.is_waiting else None,
        "sent_back": last if last and last.verdict == SignOff.Verdict.SENT_BACK else None,
        "is_changed_since": bool(last and last.is_waiting and last.fingerprint != draft.fingerprint),
        "wrote_it": user.pk in writers_since_last_edition(module),
        "threads": threads_of(module, draft),
        "step_titles": [(step.key, step.title) for step in draft.manuscript.steps],
    }


@dataclass(frozen=True)
class Thread:
    """What was said about a step, and the answers to it."""

    about: str
    first: ModuleComment
    answers: tuple[ModuleComment, ...]


def threads_of(module: Module, draft: Version) -> list[Thread]:
    """Open ones first."""
    said = ModuleComment.objects.filter(module=module).select_related("by", "resolved_by")
    answers: dict[int, list[ModuleComment]] = {}
    for comment in said:
        if comment.answer_to_id:
            answers.setdefault(comment.answer_to_id, []).append(comment)
    titles = {step.key: step.title for step in draft.manuscript.steps}
    threads = [
        Thread(titles.get(comment.step_key, _("Hela modulen")), comment, tuple(answers.get(comment.pk, ())))
        for comment in said
        if comment.answer_to_id is None
    ]
    return sorted(threads, key=lambda thread: thread.first.is_resolved)
