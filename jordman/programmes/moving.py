"""Where a person is counted, and what follows when that changes.

Sums by organisation, orientation and sex are kept in more rooms than this one. A room above that keeps such sums adds
its own function to `FOLLOWERS` when it starts, and is called inside the action that moves somebody.
"""

from collections.abc import Callable
from typing import NamedTuple

from jordman.programmes.models import Enrolment


class Place(NamedTuple):
    """Ids and values, in the order in which rows are locked."""

    organisation_id: int
    orientation: str
    sex: str


# Called with the enrolment as it is now and the place it was counted at before.
FOLLOWERS: list[Callable[[Enrolment, Place], None]] = []


def place_of(enrolment: Enrolment) -> Place:
    return Place(enrolment.organisation_id, enrolment.orientation, enrolment.sex)


def follow(enrolment: Enrolment, was: Place) -> None:
    for follower in FOLLOWERS:
        follower(enrolment, was)
