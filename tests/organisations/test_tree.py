"""The pairs of ancestor and descendant stay right through every change."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jordman.organisations import tree
from jordman.organisations.actions import affiliate, move_organisation
from jordman.organisations.errors import WouldMakeCycle
from jordman.organisations.models import Ancestry
from tests import factories as make


def pairs() -> set[tuple[int, int]]:
    return set(Ancestry.objects.values_list("ancestor_id", "descendant_id"))


class TreeTest(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        parents=st.lists(st.integers(0, 30), min_size=1, max_size=10),
        moves=st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=4),
        groups=st.lists(st.tuples(st.integers(0, 10), st.integers(0, 10)), max_size=3),
    )
    def test_the_pairs_are_those_of_a_full_rebuild(
        self, parents: list[int], moves: list[tuple[int, int]], groups: list[tuple[int, int]]
    ) -> None:
        nodes = [make.make_organisation("nation", "0")]
        for number, parent in enumerate(parents, start=1):
            nodes.append(make.make_organisation("department", str(number), nodes[parent % len(nodes)]))
        for node, group in groups:
            with suppress(WouldMakeCycle):
                affiliate(nodes[node % len(nodes)], by=None, group=nodes[group % len(nodes)])
        for node, parent in moves:
            with suppress(WouldMakeCycle):
                move_organisation(nodes[node % len(nodes)], by=None, parent=nodes[parent % len(nodes)])
        make.make_organisation("unit", "ny", nodes[-1])
        kept = pairs()
        tree.rebuild()
        assert pairs() == kept
