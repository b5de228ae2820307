"""The box of finished runs: what is moved, when, and that nothing tells who."""

import pytest
from django.db import connection

from jordman.assessments.actions.measuring import close_wave
from jordman.assessments.gathering import gather, number_to_move
from jordman.assessments.models import Answer, Response, Run
from tests.assessments.making_measurements import answer, make_answered
from tests.cast import World


@pytest.mark.parametrize(
    ("waiting", "by_night", "at_closing"), [(0, 0, 0), (4, 0, 0), (5, 0, 5), (9, 0, 9), (10, 5, 10), (13, 8, 13)]
)
def test_no_batch_is_smaller_than_the_threshold_and_one_is_left_for_the_closing(
    waiting: int, by_night: int, at_closing: int
) -> None:
    assert number_to_move(waiting, 5, is_closing=False) == by_night
    assert number_to_move(waiting, 5, is_closing=True) == at_closing
    left = waiting - by_night
    assert by_night == 0 or left >= 5


def test_a_night_moves_all_but_the_threshold(world: World) -> None:
    wave = make_answered(world, answers=8)
    before = {str(pk) for pk in Run.objects.values_list("pk", flat=True)}
    assert gather(wave) == 11
    assert Run.objects.filter(wave=wave).count() == 5
    assert Response.objects.filter(wave=wave).count() == 11
    assert Answer.objects.filter(response__wave=wave).count() == 11 * 16
    # A response has a number that the box never knew.
    assert not before & {str(pk) for pk in Response.objects.values_list("pk", flat=True)}
    assert gather(wave) == 0


def as_they_lie(table: str) -> list[str]:
    """Pseudonyms in the order in which the database has put them."""
    with connection.cursor() as cursor:
        where = "rowid" if connection.vendor == "sqlite" else "ctid"
        cursor.execute(f"SELECT pseudonym FROM {table} ORDER BY {where}")
        return [row[0] for row in cursor.fetchall()]


def test_rows_do_not_lie_in_the_order_in_which_people_answered(world: World) -> None:
    wave = make_answered(world, staff=40, answers=40)
    in_box = as_they_lie("assessments_run")
    gather(wave)
    close_wave(wave, by=None)
    moved = as_they_lie("assessments_response")
    assert sorted(in_box) == sorted(moved)
    # By chance alone once in a number of 119 digits.
    assert moved != in_box
    assert moved != in_box[::-1]


def test_sqlite_writes_over_what_was_deleted(world: World) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL vacuums.")
    gather(make_answered(world))
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)


def test_closing_empties_the_box(world: World) -> None:
    wave = make_answered(world, answers=7)
    close_wave(wave, by=None)
    assert not Run.objects.filter(wave=wave).exists()
    assert Response.objects.filter(wave=wave).count() == 14


def test_fewer_than_the_threshold_stay_in_the_box_and_are_never_counted(world: World) -> None:
    wave = make_answered(world, answers=2)
    close_wave(wave, by=None)
    assert Run.objects.filter(wave=wave).count() == 4
    assert not Response.objects.filter(wave=wave).exists()


def test_what_was_broken_off_counts_when_it_says_enough_and_goes_when_not(world: World) -> None:
    wave = make_answered(world, answers=6)
    answer(wave, world.unit, 2, is_finished=False)
    little = Run.objects.filter(is_finished=False).first()
    assert little
    Run.objects.filter(pk=little.pk).update(answers={"mod-1": "unknown"})
    close_wave(wave, by=None)
    assert Response.objects.filter(wave=wave).count() == 13
    assert not Run.objects.filter(wave=wave).exists()
    assert not Response.objects.filter(pseudonym=little.pseudonym).exists()
