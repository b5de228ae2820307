"""Which versions of a module can be compared, and the texts of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from jordman.library.folder.write import Texts
from jordman.library.models import Module, SignOff
from jordman.library.versions import FILES, draft_of

DRAFT = "utkast"


@dataclass(frozen=True)
class Choice:
    key: str
    label: str
    at: datetime | None = None


def choices_of(module: Module, *, with_draft: bool) -> list[Choice]:
    """The draft first, then the editions, the newest first."""
    rounds = SignOff.objects.approved().filter(module=module, edition__isnull=False).select_related("edition")
    editions = [
        Choice(f"{sign_off.edition.number}", _("Upplaga %(n)s") % {"n": sign_off.edition.number}, sign_off.decided_at)
        for sign_off in rounds.order_by("-edition__number").defer("texts", *_heavy())
        if sign_off.edition
    ]
    return [*([Choice(DRAFT, _("Utkastet nu"))] if with_draft else []), *editions]


def choose(choices: list[Choice], key: str, fallback: int) -> Choice | None:
    """The choice with the key, else the one at `fallback`, else the last."""
    found = next((choice for choice in choices if choice.key == key), None)
    return found or (choices[min(fallback, len(choices) - 1)] if choices else None)


def texts_of(module: Module, choice: Choice) -> Texts:
    if choice.key == DRAFT:
        return draft_of(module).texts_and_files
    return texts_of_round(SignOff.objects.get(module=module, edition__number=int(choice.key)))


def texts_of_round(sign_off: SignOff | None) -> Texts:
    return {**sign_off.texts, FILES: sign_off.files} if sign_off else {}


def _heavy() -> tuple[str, ...]:
    return tuple(f"edition__{name}" for name in ("steps", "guide", "recall", "introduction", "sources"))
