"""What the pages of instruments show of a version, beside its content."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.instruments.content import Content, Item, Kind, Scale
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.words import Words

KINDS: dict[str, str | Promise] = {
    Kind.ABILITY: _("situationer med ett bästa svar"),
    Kind.WILL: _("hur den som svarar tänker"),
    Kind.WORKPLACE: _("om arbetsplatsen, inte om någon person"),
    Kind.ESTIMATE: _("chefens bild av laget"),
    Kind.PULSE: _("några snabba frågor, ofta"),
    Kind.AFTER: _("några månader efter ett införande"),
}
SETTINGS: dict[str, str | Promise] = {
    "any": _("överallt"),
    "home_care": _("hemtjänst"),
    "residential_care": _("särskilt boende"),
    "lss": _("LSS"),
    "night": _("natt"),
}
# The fewest that a result may rest on, as the product proposes it; each wave has its own.
THRESHOLD = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A version in a list."""

    version: InstrumentVersion
    title: Words
    kind: str

    @property
    def place(self) -> str:
        organisation = self.version.instrument.organisation
        return organisation.name if organisation else ""


def lines(versions: list[InstrumentVersion]) -> list[Line]:
    """Of versions that were read `in_short`."""
    return [_line(version) for version in versions]


def _line(version: InstrumentVersion) -> Line:
    found = version.__dict__
    title = Words(found["title"] or version.instrument.key, found["title_en"] or version.instrument.key)
    return Line(version, title, str(KINDS.get(found["kind"], found["kind"])))


@dataclass(frozen=True, slots=True)
class Group:
    """A scale with its items, and each item's place in the whole."""

    scale: Scale
    items: tuple[tuple[int, Item], ...]
    is_single: bool


def groups(content: Content) -> list[Group]:
    places = {item.key: place for place, item in enumerate(content.items, start=1)}
    return [
        Group(
            scale,
            tuple((places[item.key], item) for item in content.items_of(scale.key)),
            scale.key in content.scoring.single_scales,
        )
        for scale in content.scales
    ]


def how_it_counts(content: Content) -> list[str]:
    """What happens with the answers, in plain sentences."""
    scoring = content.scoring
    said = {
        "graded_response": _now("Varje svar räknas som 0, 1 eller 2. Nästa fråga väljs efter svaren."),
        "mean": _now("Varje skala blir ett medelvärde. Omvända frågor vänds först."),
        "single_items": _now("Varje fråga visas för sig. Inget räknas ihop."),
        "bands": _now("Varje svar visas bredvid det som är mätt. Inget räknas ihop."),
    }[scoring.model]
    sentences = [said, _unknown(scoring.unknown)]
    if scoring.model == "mean":
        least = {"least": scoring.min_answered_per_scale}
        sentences.append(
            _now("Den som har svarat på färre än %(least)s frågor i en skala får inget värde där.") % least
        )
    return sentences


def _unknown(counts_as: int | None) -> str:
    if counts_as is None:
        return _now("”Vet inte” räknas inte med.")
    return _now("”Vet inte” räknas som 0.")
