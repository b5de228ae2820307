"""How people are put in groups that talk well: mixed as asked, evenly sized, nobody alone. No database.

The same people always give the same groups, in whatever order they come.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ORGANISATION, REGION, NATIONAL = "organisation", "region", "national"
NOWHERE = ""


@dataclass(frozen=True, order=True)
class Person:
    """`area` is the county; `kind` is what the organisation is (municipality, region), `role` the orientation."""

    id: int
    organisation: str
    kind: str
    area: str
    role: str


@dataclass(frozen=True)
class Group:
    """`place` is what its people have in common (an organisation or an area), or "" when that is the country alone."""

    place: str
    number: int
    people: tuple[Person, ...]


def form_groups(people: Iterable[Person], mix: str, size_min: int, size_max: int) -> list[Group]:
    """Groups of `size_min` to `size_max` where the numbers allow, each pool shared out evenly.

    Within a group organisations and roles are spread. Who is alone in their organisation or area is put with others
    who are, and at last with the smallest group: nobody is alone unless they are the only one there is.
    """
    size_min, size_max = max(2, size_min), max(2, size_min, size_max)
    groups: list[Group] = []
    for place, pool in _pools(sorted(people), mix):
        shares = _share_out(pool, _how_many(len(pool), size_min, size_max))
        groups += [Group(place, number, tuple(sorted(share))) for number, share in enumerate(shares, start=1)]
    return groups


def _pools(people: Sequence[Person], mix: str) -> list[tuple[str, list[Person]]]:
    """People who may be put together, with the name of what they share. A pool of one is emptied into a wider one."""
    rest: list[Person] = list(people)
    pools: list[tuple[str, list[Person]]] = []
    for level in {ORGANISATION: ("organisation", "area"), REGION: ("area",)}.get(mix, ()):
        found: defaultdict[str, list[Person]] = defaultdict(list)
        for person in rest:
            found[getattr(person, level)].append(person)
        rest = []
        for place, pool in sorted(found.items()):
            if len(pool) > 1 and place != NOWHERE:
                pools.append((place, pool))
            else:
                rest += pool
    if len(rest) == 1 and pools:
        _best_pool(rest[0], pools).append(rest[0])
    elif rest:
        pools.append((NOWHERE, rest))
    return _joined(pools)


def _best_pool(person: Person, pools: list[tuple[str, list[Person]]]) -> list[Person]:
    """The smallest pool in the same area, else the smallest of all."""
    return min(pools, key=lambda pool: (all(each.area != person.area for each in pool[1]), len(pool[1]), pool[0]))[1]


def _joined(pools: list[tuple[str, list[Person]]]) -> list[tuple[str, list[Person]]]:
    joined: dict[str, list[Person]] = {}
    for place, pool in pools:
        joined.setdefault(place, []).extend(pool)
    return sorted((place, sorted(pool)) for place, pool in joined.items())


def _how_many(people: int, size_min: int, size_max: int) -> int:
    """The number of groups whose sizes stray least from what was asked; the fewest when several do as well."""

    def stray(groups: int) -> int:
        small, large = people // groups, -(-people // groups)
        return max(0, size_min - small) + max(0, large - size_max)

    return min(range(1, max(1, people // 2) + 1), key=lambda groups: (stray(groups), groups))


def _share_out(pool: Sequence[Person], groups: int) -> list[list[Person]]:
    """Deal the people one group after another, sorted by where they come from, so that each place is spread evenly.

    Who of an organisation goes to which of its turns is chosen so that roles even out over the groups.
    """
    shares: list[list[Person]] = [[] for _number in range(groups)]
    roles: list[Counter[str]] = [Counter() for _number in range(groups)]
    turn = 0
    for colleagues in _by_organisation(pool):
        for start in range(0, len(colleagues), groups):
            turns = [(turn + step) % groups for step in range(len(colleagues[start : start + groups]))]
            for person, number in _assign(colleagues[start : start + groups], turns, roles):
                shares[number].append(person)
                roles[number][person.role] += 1
            turn += len(turns)
    return shares


def _by_organisation(pool: Sequence[Person]) -> list[list[Person]]:
    found: defaultdict[tuple[str, str, str], list[Person]] = defaultdict(list)
    for person in sorted(pool):
        found[person.area, person.kind, person.organisation].append(person)
    return [
        sorted(colleagues, key=lambda person: (person.role, person.id)) for _key, colleagues in sorted(found.items())
    ]


def _assign(people: Sequence[Person], turns: Sequence[int], roles: Sequence[Counter[str]]) -> list[tuple[Person, int]]:
    """Each turn takes the person whose role its group has least of."""
    left, assigned = list(people), []
    for number in turns:
        person = min(left, key=lambda each: (roles[number][each.role], each.id))
        left.remove(person)
        assigned.append((person, number))
    return assigned
