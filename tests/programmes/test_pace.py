"""Time week by week: the average counts, and nobody is blamed."""

from datetime import date

from jordman.programmes.pace import pace, spell
from tests.programmes.plan_cases import BASE, MAIN

WEEK_37, WEEK_38, WEEK_39 = date(2026, 9, 7), date(2026, 9, 14), date(2026, 9, 21)
WEDNESDAY = date(2026, 9, 23)
THREE_HOURS = 180


def test_two_hours_and_then_four_is_on_pace() -> None:
    assert pace({WEEK_38: 120, WEEK_39: 240}, THREE_HOURS, WEDNESDAY).is_on_pace
    assert pace({WEEK_37: 120, WEEK_38: 240}, THREE_HOURS, WEDNESDAY).is_on_pace


def test_the_week_that_goes_on_never_counts_against_anyone() -> None:
    seen = pace({WEEK_38: 240, WEEK_39: 0}, THREE_HOURS, WEDNESDAY)
    assert seen.is_on_pace
    assert seen.sentence == (
        "Förra veckan blev det 4 timmar. Du ligger i fas: det är snittet över fyra veckor som räknas."
    )


def test_below_the_average_there_is_a_question_and_no_blame() -> None:
    seen = pace({WEEK_38: 60}, THREE_HOURS, WEDNESDAY)
    assert not seen.is_on_pace
    assert seen.sentence == "I förra veckan blev det 1 timme. Vill du flytta tiden?"


def test_a_week_without_time_is_said_plainly() -> None:
    seen = pace({}, THREE_HOURS, WEDNESDAY, since=WEEK_38)
    assert seen.sentence == "Förra veckan blev det ingen tid. Vill du flytta tiden?"


def test_a_short_week_after_long_ones_is_still_on_pace() -> None:
    assert pace({WEEK_37: 480, WEEK_38: 60}, THREE_HOURS, WEDNESDAY).is_on_pace


def test_only_the_last_four_weeks_count() -> None:
    long_ago = {date(2026, 8, 17): 3000}
    assert not pace({**long_ago, WEEK_38: 60}, THREE_HOURS, WEDNESDAY).is_on_pace


def test_the_first_week_begins_without_judgement() -> None:
    seen = pace({}, THREE_HOURS, WEDNESDAY)
    assert seen.average is None
    assert seen.last_week is None
    assert seen.sentence.startswith("Räkna med 3 timmar i veckan i snitt.")


def test_weeks_before_the_block_are_not_counted() -> None:
    assert pace({WEEK_38: 180}, THREE_HOURS, WEDNESDAY, since=WEEK_38).average == 180
    assert pace({WEEK_38: 180}, THREE_HOURS, WEDNESDAY, since=WEEK_37).average == 90


def test_the_summer_between_the_blocks_is_a_rest() -> None:
    found = spell((BASE, MAIN), date(2026, 5, 4), date(2026, 7, 14))
    seen = pace({}, THREE_HOURS, date(2026, 7, 14), since=found.since, resting_until=found.resting_until)
    assert seen.sentence == "Nu är det uppehåll till 17 augusti. Prova det du har lärt dig."


def test_counting_begins_with_the_block_or_with_the_person_whichever_is_later() -> None:
    assert spell((BASE, MAIN), date(2026, 5, 4), WEDNESDAY).since == date(2026, 8, 17)
    assert spell((BASE, MAIN), date(2026, 9, 1), WEDNESDAY).since == date(2026, 9, 1)
    assert spell((MAIN,), date(2026, 4, 1), date(2026, 4, 2)).resting_until == date(2026, 8, 17)
