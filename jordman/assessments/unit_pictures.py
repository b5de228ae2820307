"""A unit's waves as its manager sees them: what is shown of the team, beside the manager's own estimate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.assessments.access.measuring import pictures_of
from jordman.assessments.bands import compare
from jordman.assessments.estimating import Estimating, asks_about_unit, newest_estimating
from jordman.assessments.measures import measures_of
from jordman.assessments.measuring_words import BANDS, level_in_words
from jordman.assessments.models import ManagerEstimate, Wave
from jordman.assessments.reading import Picture
from jordman.assessments.showing import Said
from jordman.instruments.content import Content
from jordman.instruments.reading import content_of
from jordman.organisations.models import Organisation

DIFFERENCES: dict[int, str | Promise] = {
    -1: _("Lägre än du trodde"),
    0: _("Kan stämma med det du trodde"),
    1: _("Högre än du trodde"),
}


@dataclass(frozen=True)
class Gap:
    """One question of the estimate: what the manager said and what was measured, as bands in words."""

    text: str
    estimated: str
    measured: str
    difference: str


@dataclass(frozen=True)
class UnitWave:
    wave: Wave
    content: Content
    said: Said | None
    may_estimate: bool
    has_estimated: bool
    gaps: tuple[Gap, ...]


def unit_waves(unit: Organisation, waves: Sequence[Wave], estimates: Mapping[int, ManagerEstimate]) -> list[UnitWave]:
    """In as many questions for one wave as for all."""
    pictures = pictures_of(waves)
    estimating = newest_estimating()
    enough = asks_about_unit(unit, waves, estimating)
    lines = []
    for wave in waves:
        content = content_of(wave.version)
        asked = estimating.about(content) if estimating else None
        said = _said(unit, content, pictures.get(wave.pk))
        estimate = estimates.get(wave.pk)
        may_estimate = asked is not None and wave.pk in enough and (wave.is_open or wave.is_closed)
        gaps = tuple(_gaps(asked, estimate, said)) if asked and estimate and said else ()
        lines.append(UnitWave(wave, content, said, may_estimate, estimate is not None, gaps))
    return lines


def _said(unit: Organisation, content: Content, picture: Picture | None) -> Said | None:
    if picture is None or str(unit.pk) not in picture.by_key:
        return None
    return Said(picture, picture.place(str(unit.pk)), measures_of(content))


def _gaps(asked: Estimating, estimate: ManagerEstimate, said: Said) -> list[Gap]:
    found = []
    for item in asked.items:
        level = said.place.levels.get(item.compare.scale) if item.compare else None
        band = estimate.bands.get(item.key)
        if level is not None and band is not None:
            words = DIFFERENCES[compare(band, level.range)]
            found.append(Gap(str(item.text), str(BANDS[band]), level_in_words(level), str(words)))
    return found
