"""What the digital champions are called where a person works: every label follows the employer's own word."""

from dataclasses import dataclass

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.organisations.access import grants_of
from jordman.organisations.models import Ancestry, ChampionTitle, Employment, Organisation

KEPT_SECONDS = 60


@dataclass(frozen=True)
class ChampionWords:
    """`one`: ett digitaliseringsstöd. `the_one`: digitaliseringsstödet. `many`: flera digitaliseringsstöd."""

    one: str | Promise
    the_one: str | Promise
    many: str | Promise


USUAL = ChampionWords(_("digitaliseringsstöd"), _("digitaliseringsstödet"), _("digitaliseringsstöd"))


def champion_words_at(node: Organisation | int) -> ChampionWords:
    """The words at a unit or an employer: its own, else those of the employer, else those of what it belongs to."""
    pk = node if isinstance(node, int) else node.pk
    key = f"champion-words:{pk}"
    kept: tuple[str, str, str] | None = cache.get(key)
    if kept is None:
        kept = _read(pk)
        cache.set(key, kept, KEPT_SECONDS)
    return ChampionWords(*kept) if kept[0] else USUAL


def champion_words_for(user: User) -> ChampionWords:
    """The words where the person works; else where they hold a role; else the usual ones."""
    unit = Employment.objects.current().filter(user=user).order_by("pk").values_list("unit", flat=True).first()
    if unit is None:
        unit = next((grant.organisation_id for grant in grants_of(user)), None)
    return champion_words_at(unit) if unit else USUAL


def forget_champion_words(organisation: Organisation) -> None:
    """After a change: at once where it was made; other processes follow within a minute."""
    below = Ancestry.objects.filter(ancestor=organisation).values_list("descendant_id", flat=True)
    cache.delete_many([f"champion-words:{pk}" for pk in below])


def _read(pk: int) -> tuple[str, str, str]:
    above = Ancestry.objects.filter(descendant_id=pk).values("ancestor_id")
    titles = list(ChampionTitle.objects.filter(organisation__in=above).select_related("organisation"))
    if not titles:
        return ("", "", "")

    def distance(title: ChampionTitle) -> tuple[bool, bool, int]:
        return (title.organisation_id != pk, not title.organisation.is_employer, title.pk)

    nearest = min(titles, key=distance)
    return (nearest.one, nearest.the_one, nearest.many)
