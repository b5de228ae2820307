"""Which totals and splits of which places are shown, and whether that is safe."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from jordman.disclosure.layers import Counts, Layer, add
from jordman.disclosure.places import Nest

Shown = frozenset[int]


@dataclass(frozen=True, slots=True)
class Pattern:
    """The places shown in each layer: in the first their totals, in each of the others the split of a table."""

    shown: tuple[Shown, ...]


def groups(nest: Nest, layer: Layer, shown: Shown) -> dict[Shown, Counts]:
    """The finest groups that all that is shown in a layer is made of, by the shown places that they lie in.

    Somebody who knows the sum of every one of these knows at least as much as what is shown tells.
    """
    found: dict[Shown, list[Counts]] = defaultdict(list)
    ancestors = nest.ancestors
    for leaf in nest.leaves:
        if within := ancestors[leaf] & shown:
            found[within].append(layer.at(leaf))
    return {within: add(*counts) for within, counts in found.items()}


def is_safe(nest: Nest, layers: Sequence[Layer], pattern: Pattern) -> bool:
    """Whether nothing under the threshold can be computed. It knows nothing of how the pattern was chosen."""
    totals = pattern.shown[0]
    return all(
        shown <= totals and all(map(layer.is_safe, groups(nest, layer, shown).values()))
        for layer, shown in zip(layers, pattern.shown, strict=True)
    )
