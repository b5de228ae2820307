"""What the digital champions are called where a person works: every label follows the employer's own word."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.core.cache import cache
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy as _many

from jordman.access.roles import ROLES, Role
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


USUAL = ChampionWords(_("digitaliseringsstöd"), _("digitaliseringsstödet"), _many("flera", "digitaliseringsstöd"))


def champion_words_at(node: Organisation | int) -> ChampionWords:
    """The words at a unit or an employer: its own, else those of the employer, else those of what it belongs to."""
    pk = node if isinstance(node, int) else node.pk
    return champion_words_of([pk])[pk]


def champion_words_of(nodes: Collection[int]) -> dict[int, ChampionWords]:
    """The words at each of many nodes, in two questions whatever their number. They are kept for a while."""
    keys = {pk: f"champion-words:{pk}" for pk in nodes}
    kept: dict[str, tuple[str, str, str]] = cache.get_many(keys.values())
    missing = [pk for pk, key in keys.items() if key not in kept]
    if missing:
        read = {keys[pk]: words for pk, words in _read(missing).items()}
        cache.set_many(read, KEPT_SECONDS)
        kept |= read
    return {pk: ChampionWords(*kept[key]) if kept[key][0] else USUAL for pk, key in keys.items()}


def champion_words_for(user: User) -> ChampionWords:
    """The words where the person works; else where they hold a role; else the usual ones."""
    node = _where(user)
    return champion_words_at(node) if node else USUAL


def _where(user: User) -> int:
    """The place whose words a person reads, kept for a while, since menus ask on every page; 0 for none."""
    key = f"champion-words-of:{user.pk}"
    kept: int | None = cache.get(key)
    if kept is None:
        work = Employment.objects.current().filter(user=user).order_by("pk")
        kept = work.values_list("unit", flat=True).first() or next(
            (grant.organisation_id for grant in grants_of(user)), 0
        )
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def forget_champion_words(organisation: Organisation) -> None:
    """After a change: at once where it was made; other processes follow within a minute."""
    below = Ancestry.objects.filter(ancestor=organisation).values_list("descendant_id", flat=True)
    cache.delete_many([f"champion-words:{pk}" for pk in below])


def role_name(role: str, words: ChampionWords) -> str:
    """What a role is called where `words` hold."""
    return capfirst(str(words.one)) if role == "champion" else str(ROLES[role].name)


def roles_at(node: Organisation) -> list[Role]:
    """Every role, with the name that it has here."""
    words = champion_words_at(node)
    return [replace(role, name=role_name(role.key, words)) for role in ROLES.values()]


def _read(nodes: Collection[int]) -> dict[int, tuple[str, str, str]]:
    titles = {title.organisation_id: title for title in ChampionTitle.objects.select_related("organisation")}
    above: dict[int, list[ChampionTitle]] = defaultdict(list)
    if titles:
        pairs = Ancestry.objects.filter(descendant_id__in={*nodes, *titles}, ancestor_id__in=titles)
        for node, ancestor in pairs.values_list("descendant_id", "ancestor_id"):
            above[node].append(titles[ancestor])

    def nearness(title: ChampionTitle) -> tuple[int, bool, int]:
        """The deeper in the tree, the nearer; of two memberships the employer's."""
        return (len(above[title.organisation_id]), title.organisation.is_employer, -title.pk)

    nearest = {node: max(above[node], key=nearness, default=None) for node in nodes}
    return {node: (title.one, title.the_one, title.many) if title else ("", "", "") for node, title in nearest.items()}
