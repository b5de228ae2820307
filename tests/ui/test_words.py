"""How time, days and numbers are written."""

from datetime import UTC, date, datetime, time, timedelta
from unittest.mock import patch

import pytest
from django.utils import translation

from jordman.ui import words

NB = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("length", "short", "long"),
    [
        (0, "0 min", "0 minuter"),
        (1, "1 min", "1 minut"),
        (50, "50 min", "50 minuter"),
        (60, "1 tim", "1 timme"),
        (110, "1 tim 50 min", "1 timme 50 minuter"),
        (180, "3 tim", "3 timmar"),
        (59.5, "1 tim", "1 timme"),
        (timedelta(hours=2, minutes=1), "2 tim 1 min", "2 timmar 1 minut"),
    ],
)
def test_a_length_is_hours_and_minutes(length: float | timedelta, short: str, long: str) -> None:
    assert words.duration(length).replace(NB, " ") == short
    assert words.duration_long(length) == long


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    assert words.duration(110) == f"1{NB}tim 50{NB}min"


def test_a_day_of_this_year_has_no_year() -> None:
    with patch("jordman.ui.words.timezone.localdate", return_value=date(2026, 3, 1)):
        assert words.day(date(2026, 9, 29)) == "tis 29 sep"
        assert words.day(date(2027, 1, 7)) == "tors 7 jan 2027"


def test_two_days_are_a_span_and_the_same_day_is_one() -> None:
    with patch("jordman.ui.words.timezone.localdate", return_value=date(2026, 3, 1)):
        assert words.day(date(2026, 9, 29), date(2026, 10, 1)) == "tis 29 sep–tors 1 okt"
        assert words.day(date(2026, 9, 29), date(2026, 9, 29)) == "tis 29 sep"


def test_a_day_in_full_has_weekday_and_year() -> None:
    assert words.day_long(date(2026, 9, 29)) == "tisdag 29 september 2026"


def test_english_keeps_its_capitals() -> None:
    with translation.override("en"):
        assert words.day_long(date(2026, 9, 29)) == "Tuesday 29 September 2026"
        assert words.written(date(2026, 9, 29), "M") == "Sep"
    assert words.written(date(2026, 9, 29), "M") == "sep"


def test_a_moment_is_shown_in_swedish_time() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert words.clock(late) == "0.30"
    assert words.day_long(late) == "onsdag 1 juli 2026"


def test_a_span_of_time_has_points_and_a_dash() -> None:
    start, end = datetime(2026, 9, 29, 11, 0, tzinfo=UTC), datetime(2026, 9, 29, 12, 30, tzinfo=UTC)
    assert words.clock(start, end) == "13.00–14.30"
    assert words.clock(time(9, 5)) == "9.05"


def test_numbers_have_swedish_marks() -> None:
    assert words.number(12345) == f"12{NB}345"
    assert words.number(2.64, 1) == "2,6"


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (68, 100, "68 %"),
        (1, 3, "33 %"),
        (5, 8, "63 %"),
        (0, 5, "0 %"),
        (5, 5, "100 %"),
        (999, 1000, "99 %"),
        (1, 1000, "1 %"),
        (1, 0, "–"),
    ],
)
def test_only_all_is_a_hundred_percent_and_only_none_is_zero(part: int, whole: int, text: str) -> None:
    assert words.percent(part, whole).replace(NB, " ") == text
