"""The list that a session's leader ticks: everybody who works at the unit, and those who were ticked and have left."""

from collections.abc import Sequence
from dataclasses import dataclass

from jordman.accounts.models import User
from jordman.team_sessions.models import Presence, TeamSession
from jordman.team_sessions.people import Person, listed, people_of


@dataclass(frozen=True, slots=True)
class Row:
    person: Person
    is_present: bool
    by_phone: bool


@dataclass(frozen=True, slots=True)
class Roll:
    rows: tuple[Row, ...]

    @property
    def people(self) -> list[Person]:
        return [row.person for row in self.rows]

    @property
    def present(self) -> int:
        return sum(row.is_present for row in self.rows)


def load_roll(session: TeamSession) -> Roll:
    marks = {row.user_id: row for row in session.presences.filter(is_present=True).select_related("user")}
    at_work = list(people_of(session.unit_id))
    known = {user.pk for user in at_work}
    left: Sequence[User] = [row.user for row in marks.values() if row.user_id not in known]
    people = listed([*at_work, *sorted(left, key=lambda user: user.name)])
    return Roll(tuple(_row(person, marks.get(person.id)) for person in people))


def _row(person: Person, mark: Presence | None) -> Row:
    return Row(person, mark is not None, mark is not None and mark.way == Presence.Way.PHONE)
