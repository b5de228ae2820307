"""The next question, and when there have been enough: on made-up pools, and proved on simulated people."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import correlation, fmean, median

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jordman import instruments
from jordman.psychometrics.adaptive import Candidate, Rule, Stop, next_item, score_of, why_stopped
from jordman.psychometrics.change import paired_change
from jordman.psychometrics.graded import Item, information
from tests.psychometrics.people import RULE, answer, read_pool, run

POOL = read_pool()
SCALES = {each.item.key: each.scale for each in POOL}
PEOPLE = 600
INSTRUMENTS = Path(instruments.__file__).parent / "data"


def pool(*scales: str) -> list[Candidate]:
    """One item for each name, harder and harder."""
    return [
        Candidate(Item(f"{scale}-{number}", 1.5, (number - 2.0, number - 1.0)), scale)
        for number, scale in enumerate(scales)
    ]


def test_the_next_item_is_the_one_that_tells_most() -> None:
    rule = replace(RULE, least_per_scale=0, among=1)
    answered = {"las-innan": 2, "ringa": 2, "presentkort": 2}
    theta = score_of(POOL, answered).theta
    found = next_item(POOL, answered, rule, chance=Random(1))
    left = [each for each in POOL if each.item.key not in answered]
    assert found == max(left, key=lambda each: information(each.item, theta)).item.key


def test_good_answers_lead_to_harder_items_and_weak_ones_to_easier() -> None:
    hard, easy = (run(POOL, dict.fromkeys(SCALES, category), Random(2)) for category in (2, 0))
    place = {each.item.key: each.item.thresholds[1] for each in POOL}
    assert fmean(place[key] for key in hard) > fmean(place[key] for key in easy) + 1


def test_people_begin_with_different_items_and_the_same_draw_gives_the_same_item() -> None:
    first = {next_item(POOL, {}, RULE, chance=Random(seed)) for seed in range(60)}
    assert len(first) == RULE.among
    assert next_item(POOL, {}, RULE, chance=Random(7)) == next_item(POOL, {}, RULE, chance=Random(7))


def test_the_order_of_pool_and_answers_says_nothing() -> None:
    answered = {"ringa": 1, "grannen": 0, "laset": 2}
    turned = dict(reversed(answered.items()))
    assert next_item(POOL, answered, RULE, chance=Random(5)) == next_item(POOL[::-1], turned, RULE, chance=Random(5))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(0, 2), min_size=60, max_size=60))
def test_every_run_is_balanced_within_its_bounds_and_asks_nothing_twice(seed: int, categories: list[int]) -> None:
    answers = dict(zip(SCALES, categories, strict=True))
    got = run(POOL, answers, Random(seed))
    assert RULE.min_items <= len(got) <= RULE.max_items
    assert min(Counter(SCALES[key] for key in list(got)[:10]).values()) == RULE.least_per_scale
    assert len(Counter(SCALES[key] for key in got)) == 5
    assert why_stopped(POOL, got, RULE) in {Stop.PRECISE, Stop.MOST}


# Stopping

EAGER = Rule(standard_error=2.0, max_items=4, min_items=2, minutes=6)


@pytest.mark.parametrize(
    ("answered", "rule", "minutes", "reason"),
    [
        (1, EAGER, 0.0, None),
        (2, EAGER, 0.0, Stop.PRECISE),
        (2, replace(EAGER, standard_error=0.1), 5.9, None),
        (2, replace(EAGER, standard_error=0.1), 6.0, Stop.TIME),
        (1, replace(EAGER, standard_error=0.1), 60.0, None),
        (2, replace(EAGER, standard_error=0.1, minutes=None), 600.0, None),
        (4, replace(EAGER, standard_error=0.1), 0.0, Stop.MOST),
        (4, EAGER, 60.0, Stop.PRECISE),
        (5, replace(EAGER, standard_error=0.1, max_items=9), 0.0, Stop.EMPTY),
        (5, replace(EAGER, max_items=9, min_items=9), 0.0, Stop.EMPTY),
        (2, replace(EAGER, least_per_scale=1), 60.0, None),
        (3, replace(EAGER, least_per_scale=1), 0.0, Stop.PRECISE),
        (4, replace(EAGER, least_per_scale=9), 0.0, Stop.MOST),
    ],
)
def test_a_run_stops_for_one_reason(answered: int, rule: Rule, minutes: float, reason: Stop | None) -> None:
    five = pool("a", "a", "b", "b", "b")
    got = {each.item.key: 1 for each in five[:answered]}
    assert why_stopped(five, got, rule, minutes=minutes) == reason
    assert (next_item(five, got, rule, chance=Random(1), minutes=minutes) is None) == (reason is not None)


def test_a_scale_with_fewer_items_than_the_least_holds_nobody_up() -> None:
    small = pool("a", "b", "b", "b")
    rule = Rule(standard_error=2.0, max_items=9, least_per_scale=2)
    got = run(small, dict.fromkeys((each.item.key for each in small), 1), Random(3), rule)
    assert len(got) == 3
    assert why_stopped(small, got, rule) == Stop.PRECISE


def test_no_items_at_all_is_an_end_and_no_error() -> None:
    assert why_stopped([], {}, RULE) == Stop.EMPTY
    assert next_item([], {}, RULE, chance=Random(1)) is None


def test_answers_to_items_of_another_version_are_refused() -> None:
    with pytest.raises(ValueError, match="not in the pool: borttagen"):
        next_item(POOL, {"borttagen": 1}, RULE, chance=Random(1))


@pytest.mark.parametrize(
    "odd",
    [
        {"standard_error": 0.0},
        {"minutes": 0.0},
        {"max_items": 0, "min_items": 0},
        {"min_items": 25},
        {"least_per_scale": -1},
        {"among": 0},
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused(odd: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=r"There is|above 0|among"):
        replace(RULE, **odd)  # type: ignore[arg-type]


# Proof on simulated people


def test_the_proof_is_of_the_instrument_that_is_shipped() -> None:
    shipped = yaml.safe_load((INSTRUMENTS / "digital-formaga.yaml").read_text(encoding="utf-8"))
    items = {each["key"]: (each["scale"], each["parameters"]) for each in shipped["items"]}
    assert items.keys() == SCALES.keys()
    for each in POOL:
        scale, parameters = items[each.item.key]
        assert (each.scale, each.item.slope) == (scale, parameters["a"])
        assert list(each.item.thresholds) == parameters["b"]
    stops = shipped["scoring"]["adaptive"]
    assert (RULE.standard_error, RULE.minutes) == (stops["standard_error"], stops["minutes"])
    assert (RULE.min_items, RULE.max_items) == (stops["min_items"], stops["max_items"])
    assert RULE.least_per_scale == stops["min_per_scale"]


@dataclass(frozen=True)
class Found:
    """How the run of items chosen for each person compares with all 60 items for the same people."""

    with_full: float
    with_truth: float
    items: float
    middle: float
    most: int
    bias: float
    exposure: float


def simulate(chance: Random, guesses: float = 0.0, people: int = PEOPLE, rule: Rule = RULE) -> Found:
    truth = _people(chance, people)
    whole = [{each.item.key: answer(each.item, theta, chance, guesses=guesses) for each in POOL} for theta in truth]
    runs = [run(POOL, answers, chance, rule) for answers in whole]
    scores = [score_of(POOL, each).theta for each in runs]
    lengths = [len(each) for each in runs]
    seen = Counter(key for each in runs for key in each)
    return Found(
        with_full=correlation(scores, [score_of(POOL, answers).theta for answers in whole]),
        with_truth=correlation(scores, truth),
        items=fmean(lengths),
        middle=median(lengths),
        most=max(lengths),
        bias=fmean(scores) - fmean(truth),
        exposure=max(seen.values()) / people,
    )


def test_the_run_agrees_with_all_sixty_items_at_under_forty_per_cent_of_them() -> None:
    found = simulate(Random(4))
    assert found.with_full >= 0.95
    assert found.most <= 0.4 * len(POOL)
    assert found.items < 16
    assert found.with_truth > 0.92
    assert abs(found.bias) < 0.05


def test_the_draw_spreads_the_items_over_more_people() -> None:
    drawn, best = (simulate(Random(4), people=150, rule=replace(RULE, among=among)) for among in (5, 1))
    assert drawn.exposure < best.exposure - 0.1
    assert drawn.items < best.items + 1.5


def test_when_nobody_says_that_they_do_not_know_scores_are_too_high_and_agree_less() -> None:
    """The wrong model: whoever would get 0 picks the best answer one time in four. It is known and must be said."""
    found = simulate(Random(4), guesses=0.25, people=400)
    assert 0.85 < found.with_full < 0.95
    assert 0.78 < found.with_truth < 0.9
    assert 0.3 < found.bias < 0.55


def test_a_true_change_is_seen_and_rather_too_small_than_too_large() -> None:
    """Scores are drawn towards 0, so half a standard deviation for everybody is seen as somewhat less."""
    chance = Random(6)
    pairs = [(_measured(theta, chance), _measured(theta + 0.5, chance)) for theta in _people(chance, 200)]
    found = paired_change(pairs)
    assert found is not None
    assert found.interval is not None
    assert 0.36 < found.difference < 0.5
    assert found.interval[0] > 0.25


def _people(chance: Random, number: int) -> list[float]:
    return [chance.gauss(0, 1) for _ in range(number)]


def _measured(theta: float, chance: Random) -> float:
    answers = {each.item.key: answer(each.item, theta, chance) for each in POOL}
    return score_of(POOL, run(POOL, answers, chance)).theta


@pytest.mark.parametrize(
    ("answers", "low", "high"),
    [
        (lambda key: 0, -4.0, -2.5),  # also what "vet inte" to everything is
        (lambda key: 2, 2.5, 4.0),
        (lambda key: 1, -1.0, 1.5),
        (lambda key: len(key) % 2 * 2, -1.5, 1.5),
    ],
)
def test_straight_lining_ends_and_says_how_unsure_it_is(answers: Callable[[str], int], low: float, high: float) -> None:
    got = run(POOL, {key: answers(key) for key in SCALES}, Random(8))
    found = score_of(POOL, got)
    assert low < found.theta < high
    assert found.standard_error <= RULE.standard_error or len(got) == RULE.max_items
    assert found.standard_error < 0.65


def test_somebody_who_stops_after_one_answer_or_none_has_a_score_that_is_nearly_everybodys() -> None:
    assert score_of(POOL, {}).standard_error == pytest.approx(1, abs=1e-4)
    one = score_of(POOL, {"ringa": 0})
    assert one.theta < -0.5
    assert one.standard_error > 0.7
