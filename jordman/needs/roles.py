"""How general a role must be beside a quote, so that nobody is found by it. Pure.

A reader who sees a role may know how many were interviewed of each kind. So every role that is shown must fit at least
the threshold of interviews, and so must what is left when the others are taken away: kinds that are too few take a
wider word together, and when they are still too few they take in the next smallest until they are enough.
"""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.disclosure.cells import check_threshold
from jordman.needs.models import RoleKind

ANYBODY = "anybody"
WIDER = {
    RoleKind.OPERATIONAL_MANAGER: "manager",
    RoleKind.STRATEGIC_MANAGER: "manager",
    RoleKind.STAFF: "employee",
    RoleKind.CHAMPION: "employee",
    RoleKind.UNION: "employee",
    RoleKind.STAFF_FUNCTION: "around",
    RoleKind.POLITICIAN: "around",
    RoleKind.EXPERT: "around",
    RoleKind.PARTNER: "around",
    RoleKind.UNKNOWN: ANYBODY,
}
WORDS: dict[str, str | Promise] = {
    "manager": _("Chef"),
    "employee": _("Anställd"),
    "around": _("Någon runt verksamheten"),
    ANYBODY: _("En av de intervjuade"),
}


def role_words(role: str) -> str:
    """A role as `general_roles` gives it, in words: a kind, a wider group or anybody."""
    return str(WORDS[role] if role in WORDS else RoleKind(role).label)


def general_roles(interviews: Mapping[str, int], threshold: int) -> dict[str, str]:
    """For each kind, the role to show: the kind itself, its wider group, or anybody.

    `interviews` is how many interviews there are of each kind. Empty when all of them together are under the
    threshold: then no quote is shown at all.
    """
    check_threshold(threshold)
    counts = {kind: number for kind, number in interviews.items() if number}
    if sum(counts.values()) < threshold:
        return {}
    roles = {kind: kind for kind in counts if kind != RoleKind.UNKNOWN}
    if RoleKind.UNKNOWN in counts:
        roles[RoleKind.UNKNOWN] = ANYBODY
    for wider in dict.fromkeys(WIDER.values()):
        roles |= _folded(
            {kind: role for kind, role in roles.items() if WIDER[RoleKind(kind)] == wider}, wider, counts, threshold
        )
    return _folded(roles, ANYBODY, counts, threshold)


def _folded(roles: Mapping[str, str], wider: str, counts: Mapping[str, int], threshold: int) -> dict[str, str]:
    """The roles that fit too few become `wider` together, with the next smallest until they are enough or all."""
    sizes = _sizes(roles, counts)
    pool = {role for role, size in sizes.items() if size < threshold or role == wider}
    rest = sorted(sizes.keys() - pool, key=lambda role: (sizes[role], role))
    while pool and rest and sum(sizes[role] for role in pool) < threshold:
        pool.add(rest.pop(0))
    return {kind: wider if role in pool else role for kind, role in roles.items()}


def _sizes(roles: Mapping[str, str], counts: Mapping[str, int]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for kind, role in roles.items():
        sizes[role] = sizes.get(role, 0) + counts[kind]
    return sizes


def shown_quotes(
    quotes: Iterable[tuple[str, str]], interviews: Mapping[str, int], threshold: int
) -> tuple[tuple[str, str], ...]:
    """Each quote's (words, kind) as (words, role in words), in the order of the alphabet.

    The order says nothing: two quotes from one interview stand no nearer each other than others.
    """
    roles = general_roles(interviews, threshold)
    shown = ((words, role_words(roles[kind])) for words, kind in quotes if kind in roles)
    return tuple(sorted(set(shown), key=lambda each: (each[1], each[0].casefold())))
