"""Places as they were when a wave was released. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Node:
    """A place as it was when the wave was released; `above` are those directly above, the main one first."""

    key: str
    name: str
    kind: str
    above: tuple[str, ...] = ()


def ancestors(nodes: Sequence[Node]) -> dict[str, frozenset[str]]:
    """For each place itself and all above it, each once however many ways lead there."""
    above = {node.key: node.above for node in nodes}
    found: dict[str, frozenset[str]] = {}

    def climb(key: str) -> frozenset[str]:
        if key not in found:
            found[key] = frozenset({key}).union(*(climb(each) for each in above[key]))
        return found[key]

    for node in nodes:
        climb(node.key)
    return found
