"""Change for the same people between two waves: by hand, against scipy, and against published examples."""

from math import inf, nan, sqrt
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from jordman.psychometrics.change import (
    Pairs,
    ShareChange,
    paired_change,
    paired_share_below,
    share_below,
    wilson,
)

# Differences 1, 0, 1, 2: mean 1 and standard deviation the root of 2/3.
FOUR: Pairs = [(1.0, 2.0), (2.0, 2.0), (3.0, 4.0), (4.0, 6.0)]

values = st.floats(-4, 4).map(lambda each: round(each, 3))
pairs_of_values = st.lists(st.tuples(values, values), min_size=2, max_size=30)


def table(both: int, only_before: int, only_after: int, neither: int) -> ShareChange:
    """As many people under the level at each time."""
    under, over = -1.0, 1.0
    pairs = [(under, under)] * both + [(under, over)] * only_before + [(over, under)] * only_after
    found = paired_share_below(pairs + [(over, over)] * neither, 0.0)
    assert found is not None
    return found


def test_the_change_by_hand() -> None:
    found = paired_change(FOUR)
    assert found is not None
    assert (found.people, found.before, found.after, found.difference) == (4, 2.5, 3.5, 1.0)
    # 3.182446 is the 97.5th percentile of Student's t with 3 degrees of freedom.
    reach = 3.182446 * sqrt(2 / 3) / sqrt(4)
    assert found.interval == pytest.approx((1 - reach, 1 + reach), abs=1e-6)
    # Squares around the means: before 5, after 11.
    assert found.d_av == pytest.approx(1 / ((sqrt(5 / 3) + sqrt(11 / 3)) / 2))
    assert found.d_z == pytest.approx(1 / sqrt(2 / 3))


@pytest.mark.parametrize("confidence", [0.8, 0.95, 0.99])
def test_the_interval_is_that_of_the_paired_t_test(confidence: float) -> None:
    chance = Random(3)
    pairs = [(theta, theta + chance.gauss(0.3, 0.5)) for theta in (chance.gauss(0, 1) for _ in range(40))]
    found = paired_change(pairs, confidence)
    test = stats.ttest_rel([late for _, late in pairs], [early for early, _ in pairs])
    expected = test.confidence_interval(confidence)
    assert found is not None
    assert found.interval == pytest.approx((expected.low, expected.high))
    assert found.d_z == pytest.approx(test.statistic / sqrt(40))


@given(pairs_of_values)
def test_turning_time_round_turns_the_change_round(pairs: list[tuple[float, float]]) -> None:
    there, back = paired_change(pairs), paired_change([(late, early) for early, late in pairs])
    assert there is not None
    assert back is not None
    assert back.difference == pytest.approx(-there.difference)
    assert (there.d_av is None) == (back.d_av is None)
    if there.interval is not None and back.interval is not None:
        assert there.interval == pytest.approx((-back.interval[1], -back.interval[0]), abs=1e-9)


def test_when_all_change_alike_there_is_no_spread_to_judge_others_by() -> None:
    found = paired_change([(0.1, 0.4), (0.7, 1.0), (1.3, 1.6)])
    assert found is not None
    assert found.difference == pytest.approx(0.3)
    assert found.interval is None
    assert found.d_z is None
    assert found.d_av == pytest.approx(0.3 / 0.6)


def test_when_everyone_answers_the_same_twice_there_is_no_effect_size() -> None:
    found = paired_change([(0.0, 0.0)] * 9)
    assert found is not None
    assert (found.difference, found.interval, found.d_av, found.d_z) == (0.0, None, None, None)


@pytest.mark.parametrize("pairs", [[], [(1.0, 2.0)]])
def test_one_person_or_nobody_is_no_change(pairs: Pairs) -> None:
    assert paired_change(pairs) is None


@pytest.mark.parametrize("odd", [nan, inf])
def test_what_is_no_number_is_refused(odd: float) -> None:
    for reckon in (paired_change, lambda pairs: paired_share_below(pairs, 0.0)):
        with pytest.raises(ValueError, match="a number before and a number after"):
            reckon([(0.0, odd), (1.0, 2.0)])


# Shares


@pytest.mark.parametrize(("count", "people"), [(0, 5), (1, 5), (5, 5), (13, 40), (81, 263), (0, 1)])
def test_the_interval_of_a_share_is_wilsons(count: int, people: int) -> None:
    found = wilson(count, people)
    assert (found.low, found.high) == pytest.approx(proportion_confint(count, people, method="wilson"))
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_the_interval_of_a_share_as_published() -> None:
    # Newcombe 1998, "Interval estimation for the difference between independent proportions", table I: 81 of 263.
    found = wilson(81, 263)
    assert (round(found.low, 4), round(found.high, 4)) == (0.2553, 0.3662)


@pytest.mark.parametrize(("count", "people"), [(0, 0), (-1, 5), (6, 5)])
def test_a_part_larger_than_the_whole_is_refused(count: int, people: int) -> None:
    with pytest.raises(ValueError, match="no larger than the whole"):
        wilson(count, people)


def test_whoever_is_at_the_level_is_not_under_it() -> None:
    found = share_below([-0.8, -0.7, -0.6], -0.7)
    assert found is not None
    assert (found.count, found.people) == (1, 3)
    assert share_below([], -0.7) is None
    assert paired_share_below([], -0.7) is None


@pytest.mark.parametrize(
    ("both", "only_before", "only_after", "neither", "published"),
    [
        # Altman and others 2000, "Statistics with confidence", table 6.2.
        (14, 0, 5, 22, (0.122, 0.011, 0.226)),
        # Fagerland, Lydersen and Laake 2014, of Bentur and others 2009: seven against one of 21.
        (1, 7, 1, 12, (-0.286, -0.507, -0.026)),
    ],
)
def test_the_paired_difference_agrees_with_published_examples(
    both: int, only_before: int, only_after: int, neither: int, published: tuple[float, float, float]
) -> None:
    found = table(both, only_before, only_after, neither)
    assert (found.difference, found.low, found.high) == pytest.approx(published, abs=6e-4)


def test_the_paired_difference_by_hand() -> None:
    """20 people: 6 under both times, 6 who left, 1 who came under, 7 never. Method 10 step by step."""
    found = table(6, 6, 1, 7)
    z = 1.959964
    ends = []
    for count in (12, 7):
        share, root = count / 20, z * sqrt(z * z + 4 * count * (1 - count / 20))
        ends.append(
            (share, (2 * count + z * z - root) / (2 * (20 + z * z)), (2 * count + z * z + root) / (2 * (20 + z * z)))
        )
    (before, before_low, before_high), (after, after_low, after_high) = ends
    phi = (6 * 7 - 6 * 1 - 20 / 2) / sqrt(12 * 8 * 7 * 13)
    down, other = after - after_low, before_high - before
    low = (after - before) - sqrt(down**2 - 2 * phi * down * other + other**2)
    up, other = after_high - after, before - before_low
    high = (after - before) + sqrt(up**2 - 2 * phi * up * other + other**2)
    assert found.before.value == 0.6
    assert found.after.value == 0.35
    assert (found.difference, found.low, found.high) == pytest.approx((-0.25, low, high), abs=1e-6)


def test_without_correlation_the_interval_is_that_of_two_groups() -> None:
    found = table(4, 8, 6, 12)
    expected = confint_proportions_2indep(10, 30, 12, 30, method="newcomb", compare="diff")
    assert (found.low, found.high) == pytest.approx(expected)


@given(st.tuples(*[st.integers(0, 12)] * 4).filter(any))
def test_the_paired_interval_holds_the_difference_and_turns_with_time(counts: tuple[int, int, int, int]) -> None:
    both, only_before, only_after, neither = counts
    there, back = table(*counts), table(both, only_after, only_before, neither)
    assert -1 <= there.low <= there.difference <= there.high <= 1
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))
    turned = table(neither, only_after, only_before, both)
    assert (there.low, there.high) == pytest.approx((-turned.high, -turned.low))


def test_the_paired_interval_covers_the_truth_nineteen_times_of_twenty() -> None:
    chance, held, rounds = Random(5), 0, 400
    for _ in range(rounds):
        people = [chance.gauss(0, 1) for _ in range(30)]
        pairs = [(each + chance.gauss(0, 0.6), each + 0.4 + chance.gauss(0, 0.6)) for each in people]
        found = paired_share_below(pairs, -0.5)
        assert found is not None
        whole = sqrt(1 + 0.36)
        truth = stats.norm.cdf(-0.9 / whole) - stats.norm.cdf(-0.5 / whole)
        held += found.low <= truth <= found.high
    assert 0.92 <= held / rounds <= 0.99
