"""Means over what was answered, turned where the question is; nothing is made up for what was not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jordman.instruments.content import Content
from jordman.instruments.parsing import read_content
from jordman.instruments.scoring import scale_means
from tests.instruments.making import shipped_data


def content(key: str) -> Content:
    return read_content(shipped_data(key))


WILL, WORK, PULSE = content("vilja-och-mod"), content("arbetsplatsens-forutsattningar"), content("puls")
KEYS = [item.key for item in WILL.items]
VALUES = ["1", "2", "3", "4", "5", "unknown"]
ANSWERS = st.lists(st.sampled_from(VALUES), min_size=len(KEYS), max_size=len(KEYS)).map(
    lambda values: dict(zip(KEYS, values, strict=True))
)


def test_a_reversed_question_is_turned_before_the_mean() -> None:
    answers = {"installning-1": "5", "installning-2": "1", "installning-3": "4", "installning-4": "4"}
    assert scale_means(WILL, answers)["attitude"] == 4.5


def test_dont_know_is_missing_and_the_mean_is_over_the_rest() -> None:
    answers = {"installning-1": "5", "installning-2": "unknown", "installning-3": "4", "installning-4": "3"}
    assert scale_means(WILL, answers)["attitude"] == 4.0


def test_too_few_answers_give_no_value() -> None:
    means = scale_means(WILL, {"installning-1": "5", "installning-3": "5"})
    assert means == {"attitude": None, "engagement": None, "courage": None, "responsibility": None}
    assert scale_means(WORK, {"tid-1": "5", "tid-4": "1"})["time"] == 5.0


def test_single_questions_stand_by_themselves() -> None:
    means = scale_means(WORK, {"stress": "4"})
    assert means["stress"] == 4.0
    assert means["sakerhet"] is None
    assert "work_environment" not in means
    assert scale_means(PULSE, {"puls-stress": "2"}) == {"puls-nytta": None, "puls-hjalp": None, "puls-stress": 2.0}


def test_an_answer_that_the_question_does_not_have_is_missing() -> None:
    assert scale_means(PULSE, {"puls-stress": "6"})["puls-stress"] is None


@pytest.mark.parametrize("key", ["digital-formaga", "chefens-uppskattning"])
def test_what_has_no_mean_gives_none(key: str) -> None:
    assert scale_means(content(key), {}) == {}


@given(ANSWERS)
def test_a_mean_lies_within_the_scale_and_only_where_enough_is_answered(answers: dict[str, str]) -> None:
    for key, mean in scale_means(WILL, answers).items():
        answered = [item for item in WILL.items_of(key) if answers.get(item.key, "unknown") != "unknown"]
        assert (mean is not None) == (len(answered) >= 3)
        assert mean is None or 1 <= mean <= 5


@given(ANSWERS)
def test_answering_the_other_way_turns_the_mean(answers: dict[str, str]) -> None:
    """6 - value in every answer gives 6 - the mean: nothing else than the answers moves it."""
    opposite = {key: value if value == "unknown" else str(6 - int(value)) for key, value in answers.items()}
    turned = scale_means(WILL, opposite)
    for key, mean in scale_means(WILL, answers).items():
        assert turned[key] == (None if mean is None else pytest.approx(6 - mean))
