"""A unit with people and held sessions: who was at which, as a list of numbers for each session."""

from collections.abc import Iterable, Sequence

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.organisations.models import Employment, Organisation
from jordman.team_sessions.models import Series, TeamSession
from tests import factories as make
from tests.team_sessions.making import make_held

# As the unit of the first sketch: 28 people, six sessions, five who were at none.
SIX_SESSIONS = (range(11), range(3, 16), range(5, 19), range(13, 23), range(2, 17), range(17))


def make_staff(unit: Organisation, number: int) -> list[User]:
    """So many more who work at the unit."""
    people = [make.make_user(f"Person{each}") for each in range(number)]
    for person in people:
        make.make_employment(person, unit, title="Undersköterska")
    return people


def hold_all(
    series: Series, module: Module, people: Sequence[User], times: Iterable[Sequence[int]]
) -> list[TeamSession]:
    """A session a fortnight, the last one two weeks ago; each of `times` says which of the people were there."""
    rows = list(times)
    headcount = Employment.objects.filter(unit=series.unit).count()
    return [
        make_held(
            series,
            module,
            *(people[index] for index in those),
            days_ago=14 * (len(rows) - number),
            headcount=headcount,
            position=number + 1,
        )
        for number, those in enumerate(rows)
    ]
