"""Which questions come back: at growing distances, two at a time."""

from hypothesis import given
from hypothesis import strategies as st

from jordman.team_sessions.recalling import Candidate, choose

CANDIDATES = st.lists(
    st.builds(
        Candidate, st.integers(1, 4), st.sampled_from("abc"), st.integers(1, 20), st.integers(1, 20), st.integers(0, 6)
    ),
    max_size=10,
    unique_by=lambda candidate: (candidate.module, candidate.key),
)


@given(CANDIDATES)
def test_two_come_when_there_are_two_and_none_twice(candidates: list[Candidate]) -> None:
    chosen = choose(candidates)
    assert len(chosen) == min(2, len(candidates))
    assert len(set(chosen)) == len(chosen)


@given(CANDIDATES, st.randoms(use_true_random=False))
def test_the_same_come_whatever_order_they_are_read_in(candidates: list[Candidate], random: object) -> None:
    mixed = list(candidates)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert choose(mixed) == choose(candidates)


def test_they_are_of_different_modules_when_there_are_two() -> None:
    chosen = choose([Candidate(1, "a", 1), Candidate(1, "b", 1), Candidate(2, "a", 2, 2, 1)])
    assert {candidate.module for candidate in chosen} == {1, 2}


def test_what_was_never_asked_comes_before_what_was() -> None:
    assert choose([Candidate(1, "a", 3, 2, 1), Candidate(2, "a", 1)], 1) == (Candidate(2, "a", 1),)


def test_a_question_that_was_just_asked_waits_longer_each_time() -> None:
    """Asked once, it comes again after two sessions; asked twice, after four."""
    assert [Candidate(1, "a", 9, since, 1).due >= 0 for since in (1, 2)] == [False, True]
    assert [Candidate(1, "a", 9, since, 2).due >= 0 for since in (3, 4)] == [False, True]


def test_a_term_of_sessions_meets_every_question_before_any_comes_a_third_time() -> None:
    asked: dict[tuple[int, str], list[int]] = {}
    for now in range(2, 11):
        candidates = [
            Candidate(
                module, key, now - module,
                now - asked[module, key][-1] if (module, key) in asked else 0, len(asked.get((module, key), [])),
            )
            for module in range(1, now) for key in "ab"
        ]  # fmt: skip
        for candidate in choose(candidates):
            asked.setdefault((candidate.module, candidate.key), []).append(now)
    assert max(map(len, asked.values())) <= 2
    assert len(asked) >= 14
