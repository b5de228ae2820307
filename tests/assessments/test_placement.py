"""From answers to a proposal, with reasons."""

import pytest

from jordman.assessments.items import UNKNOWN, read_check
from jordman.assessments.placement import propose

CHECK = read_check()
BEST = {question.key: option.key for question in CHECK.scenarios for option in question.options if option.is_best}


def best(number: int) -> dict[str, str]:
    return dict(list(BEST.items())[:number])


def test_every_scenario_has_one_best_answer_and_the_place_of_it_varies() -> None:
    places = [
        [option.is_best for option in question.options].index(True)
        for question in CHECK.scenarios
        if sum(option.is_best for option in question.options) == 1
    ]
    assert len(places) == len(CHECK.scenarios)
    assert len(set(places)) == 4


def test_the_check_has_eight_to_ten_questions_in_both_languages() -> None:
    assert 8 <= len(CHECK.questions) <= 10
    assert len({question.key for question in CHECK.questions}) == len(CHECK.questions)
    for question in CHECK.questions:
        for words in (question.text, *(option.text for option in question.options)):
            assert words.sv
            assert words.en


@pytest.mark.parametrize(("known", "level"), [(0, "basic"), (5, "basic"), (6, "advanced"), (8, "advanced")])
def test_six_good_answers_of_eight_give_the_advanced_level(known: int, level: str) -> None:
    found = propose(CHECK, best(known))
    assert found.level == level
    assert f"i {known} av 8 situationer" in found.level_reasons[0]


def test_not_knowing_weighs_nothing_and_the_reason_names_what_there_is_to_gain() -> None:
    found = propose(CHECK, {**best(7), CHECK.scenarios[7].key: UNKNOWN})
    assert found.level == "advanced"
    assert found.level_reasons[-1] == "Här har programmet mest att ge dig: att prova ny teknik."


@pytest.mark.parametrize(
    ("role_group", "week", "leads", "orientation"),
    [
        ("strategic", "b", "b", "strategic"),
        ("operational", "b", "b", "strategic"),
        ("operational", "a", "b", "operational"),
        ("strategic", "a", "c", "strategic"),
        ("strategic", "a", "a", "operational"),
        ("staff", "b", "d", "strategic"),
        ("", UNKNOWN, UNKNOWN, "operational"),
        ("", "a", "b", "operational"),
    ],
)
def test_orientation_follows_the_employment_and_the_work(
    role_group: str, week: str, leads: str, orientation: str
) -> None:
    assert propose(CHECK, {"veckan": week, "leder": leads}, role_group).orientation == orientation


def test_the_reasons_of_the_orientation_are_plain_sentences() -> None:
    found = propose(CHECK, {"veckan": "b", "leder": "a"}, "strategic")
    assert found.orientation_reasons == (
        "Du är anställd som strategisk chef.",
        "Din vecka fylls mest av mål och uppföljning för flera enheter.",
        "Du leder medarbetare som möter brukare eller patienter.",
    )
    assert propose(CHECK, {}).orientation_reasons[0].startswith("Vi vet för lite")
