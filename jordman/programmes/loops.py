"""Does something wait for itself? Pure functions over plain links."""

from collections.abc import Mapping, Sequence


def find_loop(links: Mapping[int, Sequence[int]]) -> list[int]:
    """The first ring of things that wait for each other, in the order they wait, or an empty list."""
    settled: set[int] = set()
    for start in links:
        ring = _walk(start, links, settled)
        if ring:
            return ring
    return []


def _walk(start: int, links: Mapping[int, Sequence[int]], settled: set[int]) -> list[int]:
    """Depth first without recursion. A step back to something on the way here is a ring."""
    path: list[int] = []
    waiting = [(start, iter(links.get(start, ())))] if start not in settled else []
    while waiting:
        at, ahead = waiting[-1]
        if not path or path[-1] != at:
            path.append(at)
        following = next(ahead, None)
        if following is None:
            settled.add(path.pop())
            waiting.pop()
        elif following in path:
            return path[path.index(following) :]
        elif following not in settled:
            waiting.append((following, iter(links.get(following, ()))))
    return []
