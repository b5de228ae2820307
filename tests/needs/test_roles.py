"""How general a role must be beside a quote: proved over many mixes of interviews."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jordman.needs.models import RoleKind
from jordman.needs.roles import ANYBODY, WIDER, WORDS, general_roles, role_words, shown_quotes

MIXES = st.dictionaries(st.sampled_from(RoleKind.values), st.integers(0, 12))


def fits(interviews: dict[str, int], roles: dict[str, str], role: str) -> int:
    """How many interviews a reader who knows all counts can think of when they read `role`."""
    return sum(number for kind, number in interviews.items() if roles.get(kind) == role)


@given(MIXES, st.integers(3, 8))
def test_every_role_that_is_shown_fits_at_least_the_threshold_of_interviews(
    interviews: dict[str, int], threshold: int
) -> None:
    roles = general_roles(interviews, threshold)
    assert all(fits(interviews, roles, role) >= threshold for role in roles.values())


@given(MIXES, st.integers(3, 8))
def test_every_kind_has_a_role_or_none_has(interviews: dict[str, int], threshold: int) -> None:
    present = {kind for kind, number in interviews.items() if number}
    roles = general_roles(interviews, threshold)
    enough = sum(interviews.values()) >= threshold
    assert set(roles) == (present if enough else set())


@given(MIXES, st.integers(3, 8))
def test_a_role_is_the_kind_itself_or_wider(interviews: dict[str, int], threshold: int) -> None:
    roles = general_roles(interviews, threshold)
    assert all(role in {kind, WIDER[RoleKind(kind)], ANYBODY} for kind, role in roles.items())


@given(MIXES, st.integers(3, 8))
def test_nothing_is_folded_when_all_are_enough(interviews: dict[str, int], threshold: int) -> None:
    interviews = {kind: number + threshold for kind, number in interviews.items() if kind != RoleKind.UNKNOWN}
    assert general_roles(interviews, threshold) == {kind: kind for kind in interviews}


@pytest.mark.parametrize(
    ("interviews", "expected"),
    [
        # One strategic manager among six managers: "manager" alone would be the one, so both are managers.
        ({"operational_manager": 6, "strategic_manager": 1}, {"manager"}),
        ({"operational_manager": 6, "staff": 5}, {"operational_manager", "staff"}),
        # Three kinds around the unit are five together.
        ({"operational_manager": 5, "staff_function": 2, "expert": 2, "partner": 1}, {"operational_manager", "around"}),
        # One politician is too few, and takes the smallest other kind along.
        ({"operational_manager": 9, "staff": 5, "politician": 1}, {"operational_manager", ANYBODY}),
        ({"operational_manager": 4, "staff": 1}, {ANYBODY}),
        ({"operational_manager": 4}, set()),
        ({"unknown": 9}, {ANYBODY}),
        ({}, set()),
    ],
)
def test_mixes_that_show_each_rule(interviews: dict[str, int], expected: set[str]) -> None:
    assert set(general_roles(interviews, 5).values()) == expected


def test_a_threshold_under_the_floor_is_an_error() -> None:
    with pytest.raises(ValueError, match="3"):
        general_roles({"staff": 9}, 2)


def test_every_role_has_words() -> None:
    assert all(role_words(role) for role in (*RoleKind.values, *WORDS))


def test_quotes_stand_in_the_order_of_the_alphabet_whoever_said_them() -> None:
    quotes = [("Övning saknas", "staff"), ("alla frågar mig", "staff"), ("Tiden räcker inte", "staff")]
    shown = shown_quotes(quotes, {"staff": 5}, 5)
    assert [words for words, _role in shown] == ["alla frågar mig", "Tiden räcker inte", "Övning saknas"]
    assert {role for _words, role in shown} == {"Medarbetare"}
    assert shown == shown_quotes(reversed(quotes), {"staff": 5}, 5)


def test_quotes_of_too_few_interviews_are_not_shown() -> None:
    assert shown_quotes([("Jag vågar inte fråga", "staff")], {"staff": 4}, 5) == ()
