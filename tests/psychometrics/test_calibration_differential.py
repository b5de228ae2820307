import numpy as np
import pytest

from jordman.psychometrics.calibration import differential as dif
from jordman.psychometrics.calibration.coding import MISSING, NothingToEstimate, code
from tests.psychometrics.simulated import Table, keys, world


def groups(seed: int, people: int, share: float = 0.4) -> Table:
    return (np.random.default_rng(1000 + seed).random(people) < share).astype(int)


def named(group: Table) -> list[str]:
    return [("staff", "manager")[each] for each in group]


def test_the_item_that_is_harder_for_one_group_is_found_and_no_other() -> None:
    group = groups(1, 2000)
    made = world(1, people=2000, items=10, categories=3, group=group, harder=0.6)
    found = dif.differential(code(made.answers, keys(10)), named(group))
    sizes = {item.key: item.size for item in found.items}
    assert sizes.pop("item3") is dif.Size.LARGE
    assert set(sizes.values()) == {dif.Size.NEGLIGIBLE}
    assert found.items[3].effects[0].label == "manager"
    assert found.items[3].effects[0].signed < -dif.LARGE
    assert found.items[3].degrees == 3
    assert found.anchors_hold
    assert all(item.is_settled for item in found.items)


def test_groups_that_differ_in_ability_alone_are_no_difference_in_items() -> None:
    group = groups(2, 2000)
    made = world(2, people=2000, items=10, categories=2, group=group)
    found = dif.differential(code(made.answers, keys(10)), named(group))
    assert {item.size for item in found.items} == {dif.Size.NEGLIGIBLE}
    reference, other = found.groups
    assert (reference.label, reference.mean, reference.spread) == ("staff", 0.0, 1.0)
    assert other.mean == pytest.approx(-0.4, abs=0.15)
    assert reference.people + other.people == 2000


def test_adaptive_answers_do_not_look_like_a_difference() -> None:
    group = groups(3, 2500)
    made = world(3, people=2500, items=12, categories=2, group=group, harder=0.8)
    did_well = made.answers[:, :4].sum(axis=1) > 2
    table = made.answers.copy()
    table[np.ix_(did_well, range(4, 7))] = MISSING
    table[np.ix_(~did_well, range(9, 12))] = MISSING
    found = dif.differential(code(table, keys(12)), named(group))
    assert [item.key for item in found.items if item.size is not dif.Size.NEGLIGIBLE] == ["item3"]


def test_three_groups_are_held_against_the_largest() -> None:
    group = groups(4, 2400)
    made = world(4, people=2400, items=8, categories=2, group=group, harder=0.9)
    labels = [("man", "woman")[each] if at % 4 else "other" for at, each in enumerate(group)]
    found = dif.differential(code(made.answers, keys(8)), labels)
    assert found.groups[0].label == max(set(labels), key=labels.count)
    assert len(found.items[3].effects) == 2
    assert found.items[3].degrees == 4
    assert found.items[3].adjusted < 0.001


def test_small_groups_and_unknown_people_are_left_out_and_counted() -> None:
    group = groups(5, 1200)
    made = world(5, people=1200, items=6, categories=2, group=group)
    labels = [None if at < 100 else "few" if at < 150 else name for at, name in enumerate(named(group))]
    found = dif.differential(code(made.answers, keys(6)), labels)
    assert found.left_out == {"few": 50}
    assert sum(each.people for each in found.groups) == 1050


def test_one_group_is_nothing_to_compare() -> None:
    made = world(6, people=500, items=4, categories=2)
    with pytest.raises(dif.OneGroup):
        dif.differential(code(made.answers, keys(4)), ["staff"] * 450 + ["manager"] * 50)


def test_fewer_than_three_items_that_both_were_asked_are_nothing_to_compare() -> None:
    group = groups(6, 800)
    table = world(6, people=800, items=4, categories=2, group=group).answers.copy()
    table[group == 1, :2] = MISSING
    with pytest.raises(NothingToEstimate):
        dif.differential(code(table, keys(4)), named(group))


def test_an_item_that_one_group_was_never_asked_is_not_judged() -> None:
    group = groups(7, 1200)
    table = world(7, people=1200, items=7, categories=2, group=group).answers.copy()
    table[group == 1, 0] = MISSING
    table[group == 1, 1] = 1
    found = dif.differential(code(table, keys(7)), named(group))
    assert found.not_judged == ("item0", "item1")
    assert len(found.items) == 5
    # The ability of those who had the second item right to the last one is not taken from it.
    assert found.groups[1].mean == pytest.approx(-0.4, abs=0.2)
    assert found.groups[1].spread == pytest.approx(1, abs=0.2)


def test_a_category_that_one_group_never_chose_goes_with_its_neighbour() -> None:
    group = groups(8, 1500)
    table = world(8, people=1500, items=6, categories=4, group=group).answers.copy()
    table[(group == 1) & (table[:, 0] == 3), 0] = 2
    found = dif.differential(code(table, keys(6)), named(group))
    assert found.items[0].degrees == 3
    assert found.items[1].degrees == 4


def test_when_most_items_differ_it_says_that_there_is_nothing_to_hold_on_to() -> None:
    group = groups(9, 2000)
    made = world(9, people=2000, items=6, categories=2, group=group)
    table = made.answers.copy()
    random = np.random.default_rng(9)
    for at in range(4):  # two harder and two easier for one group
        changed = (group == 1) & (random.random(2000) < 0.45)
        table[changed, at] = at % 2
    assert not dif.differential(code(table, keys(6)), named(group)).anchors_hold
