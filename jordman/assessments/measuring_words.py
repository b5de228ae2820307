"""What bands, levels and groups are called."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.utils.translation import pgettext_lazy as _many

from jordman.assessments.bands import HALF
from jordman.assessments.reading import OnLevel
from jordman.disclosure.tables import FOLDED
from jordman.ui.words import percent

BANDS: dict[int, str | Promise] = {
    1: gettext_lazy("Ingen eller nästan ingen"),
    2: gettext_lazy("Färre än hälften"),
    3: gettext_lazy("Ungefär hälften"),
    4: gettext_lazy("Fler än hälften"),
    5: gettext_lazy("Alla eller nästan alla"),
}
GROUPS: dict[str, str | Promise] = {
    "staff": _many("flera", "Medarbetare"),
    "operational": gettext_lazy("Operativa chefer"),
    "strategic": gettext_lazy("Strategiska chefer"),
    "woman": gettext_lazy("Kvinnor"),
    "man": gettext_lazy("Män"),
    "unknown": gettext_lazy("Kön inte angivet"),
    "wide": gettext_lazy("övriga"),
}


def level_in_words(level: OnLevel | None) -> str:
    if level is None:
        return ""
    if level.share is not None:
        return percent(level.share, 1)
    low, high = level.range
    if HALF in {low, high}:
        return _("Hälften eller fler") if low else _("Färre än hälften")
    return _("Minst %(share)s") % {"share": percent(low, 100)} if low else _under(high)


def _under(high: float) -> str:
    return _("Under %(share)s") % {"share": percent(high, 100)}


def group_name(column: str) -> str:
    """The name of a group; of one that was folded together, the names of its parts."""
    first, *rest = [str(GROUPS[part]) for part in column.split(FOLDED)]
    return _(" och ").join([first, *(name.lower() for name in rest)])
