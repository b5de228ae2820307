"""What a reviewer of the horizontal principles looks at before a module may be published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the three horizontal principles, by the key that a module's front matter uses."""

    key: str
    name: StrPromise


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One line of the checklist: what the reviewer answers, and what to look for."""

    key: str
    question: StrPromise
    hint: StrPromise


PRINCIPLES: Final = (
    Principle("equality", _("Jämställdhet")),
    Principle("diversity", _("Mångfald")),
    Principle("inclusion", _("Inkludering")),
)

ITEMS: Final = (
    ReviewItem(
        key="language",
        question=_("Kan alla i målgruppen läsa texten högt och förstå den?"),
        hint=_(
            "Se efter korta meningar, vardagsord först och förklarade förkortningar. "
            "Den som har svenska som nytt språk ska hänga med. Ingen ska känna sig dum."
        ),
    ),
    ReviewItem(
        key="examples",
        question=_("Visar exempel och bilder olika människor utan att låsa fast dem?"),
        hint=_(
            "Se efter vem som kan, vem som frågar och vem som bestämmer. "
            "Blanda kön, ålder, namn och arbetsplatser. Ingen grupp ska stå för svårigheten."
        ),
    ),
    ReviewItem(
        key="access",
        question=_("Kan alla ta del av modulen och göra övningen?"),
        hint=_(
            "Se efter bildtexter, textning och en väg som fungerar på papper. "
            "Tänk på natt, deltid, vikarier, delad surfplatta och olika funktionsförmåga."
        ),
    ),
    ReviewItem(
        key="power",
        question=_("Är det tydligt vem som bestämmer, och kan den med minst makt säga nej?"),
        hint=_(
            "Se efter att omsorgstagarens vilja räknas, även när den inte sägs med ord. "
            "Medarbetare ska kunna delta utan att visa sina luckor för chefen."
        ),
    ),
    ReviewItem(
        key="evidence",
        question=_("Vilar påståenden på en källa, och följer uppföljningen alla grupper?"),
        hint=_(
            "Se efter källa och datum vid lag och skyldighet. "
            "Fråga vem som får nyttan, vem som får kostnaden och om någon grupp saknas i siffrorna."
        ),
    ),
)
