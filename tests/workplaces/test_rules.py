"""What needs no database: terms, months, steps, comparing, the chain."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jordman.workplaces.asking import ask_on, is_time_to_ask, months_asked_about
from jordman.workplaces.chain import Reached, finding, links_of
from jordman.workplaces.comparing import compare
from jordman.workplaces.costs import TenSessions
from jordman.workplaces.models import Readiness
from jordman.workplaces.next_steps import NEXT_STEPS
from jordman.workplaces.steps import Facts, minutes_left, next_of, steps_of
from jordman.workplaces.talking_points import THEMES
from jordman.workplaces.terms import proposed_terms

ALL_GREEN = dict.fromkeys(Readiness.Item.values, "green")
WHOLE = Facts(
    picture_version=1,
    picture_on=date(2026, 9, 3),
    has_begun_hours=True,
    hours_in_all=Decimal(140),
    readiness=ALL_GREEN,
    has_read_points=True,
    says_module_done=True,
    has_champion=True,
)


# Terms


@pytest.mark.parametrize(
    ("today", "names"),
    [
        (date(2026, 1, 1), ["våren 2026", "hösten 2026"]),
        (date(2026, 9, 10), ["hösten 2026", "våren 2027"]),
        (date(2026, 12, 1), ["våren 2027", "hösten 2027"]),
        (date(2026, 12, 31), ["våren 2027", "hösten 2027"]),
    ],
)
def test_the_term_that_goes_on_and_the_next_are_proposed(today: date, names: list[str]) -> None:
    assert [term.name for term in proposed_terms(today)] == names


def test_ten_sessions_of_fifteen_and_fifteen_minutes_are_five_hours_each() -> None:
    ten = TenSessions(28)
    assert (ten.training_hours, ten.talk_hours, ten.hours_in_all) == (Decimal("2.5"), Decimal("2.5"), Decimal(140))


# Asking


def test_a_question_is_about_what_was_held_one_three_and_six_months_before() -> None:
    assert months_asked_about(date(2026, 3, 1)) == (date(2026, 2, 1), date(2025, 12, 1), date(2025, 9, 1))


def test_it_is_asked_from_the_middle_of_the_month() -> None:
    assert ask_on(date(2026, 3, 1)) == date(2026, 3, 15)
    assert not is_time_to_ask(date(2026, 3, 14))
    assert is_time_to_ask(date(2026, 3, 15))
    assert is_time_to_ask(date(2026, 3, 31))


# Steps


def test_a_unit_that_has_done_nothing_begins_with_the_target_picture_and_has_five_minutes_left() -> None:
    steps = steps_of(Facts(module_minutes=15))
    first = next_of(steps)
    assert first is not None
    assert (first.key, minutes_left(steps)) == ("picture", 5)


def test_half_of_the_hours_is_begun() -> None:
    hours = steps_of(Facts(has_begun_hours=True))[1]
    assert (hours.state, hours.minutes) == ("part", 1)


def test_when_all_is_done_nothing_is_next() -> None:
    steps = steps_of(WHOLE)
    assert next_of(steps) is None
    assert minutes_left(steps) == 0


def test_what_is_red_is_next_when_all_else_is_done_and_not_before() -> None:
    red = replace(WHOLE, readiness={**ALL_GREEN, "connection": "red"})
    stopping = next_of(steps_of(red))
    assert stopping is not None
    assert (stopping.key, stopping.state) == ("readiness", "stop")
    before = next_of(steps_of(replace(red, has_champion=False)))
    assert before is not None
    assert before.key == "champion"


def test_yellow_stops_nothing() -> None:
    assert next_of(steps_of(replace(WHOLE, readiness={**ALL_GREEN, "phones": "yellow"}))) is None


def test_every_item_has_a_question_and_somebody_to_ask() -> None:
    assert set(NEXT_STEPS) == set(Readiness.Item.values)
    assert all(step.question and step.ask and step.step for step in NEXT_STEPS.values())


def test_the_robots_question_has_an_answer_and_every_sentence_can_be_said_in_one_breath() -> None:
    assert "robots" in [theme.key for theme in THEMES]
    assert all(len(str(sentence).split()) <= 18 for theme in THEMES for sentence in theme.say)


# Comparing


def test_a_sentence_that_went_and_one_that_came_are_marked() -> None:
    pieces = compare("Vi ringer samma dag. Pärmen finns.", "Vi ringer samma dag.\n\nPärmen är borta.")
    assert [(piece.state, piece.text) for piece in pieces] == [
        ("same", "Vi ringer samma dag."),
        ("removed", "Pärmen finns."),
        ("added", "Pärmen är borta."),
    ]


def test_the_same_text_has_nothing_marked() -> None:
    assert {piece.state for piece in compare("Ett. Två!", "Ett. Två!")} == {"same"}


# The chain


def test_the_chain_counts_sessions_and_each_once() -> None:
    sessions = [Reached(1, came_back=True, was_kept=True), Reached(2, came_back=True, was_kept=False)]
    sessions.append(Reached(3, came_back=False, was_kept=False))
    assert [link.count for link in links_of(sessions, [1, 1, None, 99])] == [3, 2, 1, 1]


@pytest.mark.parametrize(
    ("sessions", "routines", "text"),
    [
        (0, 0, "Inga pass har hållits än"),
        (3, 0, "3 pass, ingen ändrad rutin än"),
        (3, 1, "3 pass, en ändrad rutin"),
        (3, 2, "3 pass, 2 ändrade rutiner"),
    ],
)
def test_the_headline_says_what_came_of_it(sessions: int, routines: int, text: str) -> None:
    held = [Reached(number, came_back=False, was_kept=False) for number in range(sessions)]
    assert finding(links_of(held, []), routines) == text
