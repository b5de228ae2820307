"""Which mark counts when marks of the same person come late, twice and in any order. No database."""

from dataclasses import dataclass

AHEAD_MS = 60_000  # a mark from the future is a clock that is wrong: it must not shut out every later one


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """When it was made, in milliseconds of the server's clock, and what it says.

    The order is the rule: the later counts, and of two in the same millisecond the one that says "was there", so that
    nobody loses their hour by chance.
    """

    stamp: int
    is_present: bool


def latest(known: Mark | None, new: Mark) -> Mark:
    return new if known is None else max(known, new)


def settle(stamp: int, now_ms: int) -> int:
    """A stamp as it is kept: not before time began, and not after now."""
    return max(0, stamp if stamp <= now_ms + AHEAD_MS else now_ms)
