"""What a manager's estimate is asked about, and what it is laid beside."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from jordman.assessments.measures import measures_of
from jordman.assessments.models import Invitation, Wave
from jordman.instruments.content import Content, Item
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.reading import content_of
from jordman.organisations.models import Ancestry, Organisation

KEY = "chefens-uppskattning"


@dataclass(frozen=True)
class Estimating:
    """Questions of an estimate: all of them, or those that go with one instrument."""

    content: Content
    items: tuple[Item, ...]

    def about(self, measured: Content) -> "Estimating | None":
        """The questions about what is measured; None when there are none."""
        items = tuple(item for item in self.items if item.compare and item.compare.instrument == measured.key)
        return Estimating(self.content, items) if items else None


def newest_estimating() -> Estimating | None:
    """The newest published estimate that comes with the program."""
    versions = InstrumentVersion.objects.filter(instrument__key=KEY, instrument__organisation=None)
    version = versions.exclude(published_at=None).defer("content").order_by("-number").first()
    if version is None:
        return None
    content = content_of(version)
    return Estimating(content, content.items)


def asks_about_unit(unit: Organisation, waves: Sequence[Wave], estimating: Estimating | None) -> set[int]:
    """Numbers of the waves in which enough people of the unit were asked to say anything of it as a team."""
    if estimating is None:
        return set()
    below = Ancestry.objects.filter(ancestor=unit).values("descendant_id")
    asked = Invitation.objects.filter(wave__in=[wave.pk for wave in waves], unit__in=below)
    numbers = dict(asked.order_by().values_list("wave").annotate(number=Count("*")))
    least = estimating.content.min_team or 0
    return {wave.pk for wave in waves if numbers.get(wave.pk, 0) >= max(least, wave.threshold)}


def estimating_for_unit(wave: Wave, unit: Organisation) -> Estimating | None:
    """What the unit's manager is asked, before the wave's result is shown; None when nothing is."""
    estimating = newest_estimating()
    if estimating is None or not (wave.is_open or wave.is_closed):
        return None
    return estimating.about(content_of(wave.version)) if asks_about_unit(unit, [wave], estimating) else None


def cuts_of(measured: Content) -> dict[str, float]:
    """By measure, from where somebody counts as being on the level that shares are given of."""
    if (level := measured.scoring.base_level) is not None:
        return {measure.key: level for measure in measures_of(measured)}
    estimating = newest_estimating()
    asked = estimating.about(measured) if estimating else None
    compared = [item.compare for item in asked.items if item.compare] if asked else []
    return {each.scale: each.from_mean for each in compared if each.from_mean is not None}
