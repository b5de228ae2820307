"""What a manager's estimate is asked about, and what it is laid beside."""

from dataclasses import dataclass

from jordman.assessments.measures import WHOLE, measures_of
from jordman.instruments.content import Content, Item
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.reading import content_of

KEY = "chefens-uppskattning"
# The key of a copy that an organisation has made is its own; what it measures is the original's.
SHARE_ON_BASE_LEVEL = "share_on_base_level"


@dataclass(frozen=True)
class Estimating:
    """The questions of an estimate that go with one instrument."""

    content: Content
    items: tuple[Item, ...]

    @property
    def least(self) -> int:
        return self.content.min_team or 0


def estimating_of(measured: Content) -> Estimating | None:
    """The newest published estimate's questions about what is measured; None when nothing is asked about it."""
    versions = InstrumentVersion.objects.filter(instrument__key=KEY, instrument__organisation=None)
    version = versions.exclude(published_at=None).defer("content").order_by("-number").first()
    if version is None:
        return None
    content = content_of(version)
    items = tuple(item for item in content.items if item.compare and item.compare.instrument == measured.key)
    return Estimating(content, items) if items else None


def cuts_of(measured: Content) -> dict[str, float]:
    """By measure, from where somebody counts as being on the level that shares are given of."""
    if (level := measured.scoring.base_level) is not None:
        return {measure.key: level for measure in measures_of(measured)} or {WHOLE: level}
    asked = estimating_of(measured)
    compared = [item.compare for item in asked.items if item.compare] if asked else []
    return {each.scale: each.from_mean for each in compared if each.from_mean is not None}
