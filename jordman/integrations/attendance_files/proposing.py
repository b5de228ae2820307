"""What a file of attendance means for one session: whom each row is taken to be, for the leader to correct."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jordman.integrations.attendance_files.attendance import AttendanceFile, AttendancePerson
from jordman.integrations.attendance_files.matching import Candidate, Match, match_people
from jordman.live_sessions.models import LiveSession, SignUp
from jordman.live_sessions.roll import enrolled_in
from jordman.programmes.models import Enrolment


@dataclass(frozen=True)
class Option:
    id: int
    name: str = field(repr=False)


@dataclass(frozen=True)
class ProposedRow:
    """A row of the file, numbered. `chosen` is 0 where nobody is proposed."""

    number: int
    name: str = field(repr=False)
    minutes: int
    chosen: int
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Proposal:
    """Rows that are certain, those that are likely and those that nobody fits."""

    certain: tuple[ProposedRow, ...]
    likely: tuple[ProposedRow, ...]
    unknown: tuple[ProposedRow, ...]

    @property
    def count(self) -> int:
        return len(self.certain) + len(self.likely) + len(self.unknown)

    @property
    def needs_a_look(self) -> bool:
        return bool(self.likely or self.unknown)


def propose(session: LiveSession, attendance: AttendanceFile) -> Proposal:
    """Match the file with those in the programme.

    Who has protected identity is not matched: it would say whose name is protected.
    """
    people = {str(each.user_id): each for each in enrolled_in(session).filter(user__is_protected=False)}
    candidates = [_candidate(key, each) for key, each in people.items()]
    matches = match_people(attendance.people, candidates)
    sure = [match for match in matches.matched if not match.needs_confirmation]
    left = _signed_up_and_not_found(session, people, sure)
    numbered = _Numbers(people, left)
    return Proposal(
        certain=tuple(numbered.row(match.person, (match.candidate_id,), chosen=match.candidate_id) for match in sure),
        likely=tuple(
            numbered.row(match.person, (match.candidate_id, *left), chosen=match.candidate_id)
            for match in matches.matched
            if match.needs_confirmation
        ),
        unknown=tuple(numbered.row(each.person, (*each.suggestions, *left), chosen="0") for each in matches.unmatched),
    )


class _Numbers:
    """Makes rows, each with its number."""

    def __init__(self, people: Mapping[str, Enrolment], left: Sequence[str]) -> None:
        self.people, self.left, self.number = people, left, 0

    def row(self, person: AttendancePerson, ids: tuple[str, ...], *, chosen: str) -> ProposedRow:
        self.number += 1
        options = tuple(Option(int(key), _label(self.people[key])) for key in dict.fromkeys(ids))
        return ProposedRow(self.number, person.name, person.minutes, int(chosen), options)


def _candidate(key: str, enrolment: Enrolment) -> Candidate:
    user = enrolment.user
    return Candidate(key, (user.name,), (user.email,) if user.email else ())


def _label(enrolment: Enrolment) -> str:
    return f"{enrolment.user.name}, {enrolment.organisation.name}"


def _signed_up_and_not_found(
    session: LiveSession, people: Mapping[str, Enrolment], sure: Sequence[Match]
) -> tuple[str, ...]:
    found = {match.candidate_id for match in sure}
    going = SignUp.objects.filter(session=session, state=SignUp.State.GOING).values_list("user_id", flat=True)
    missing = {str(pk) for pk in going} - found
    return tuple(sorted((key for key in missing if key in people), key=lambda key: people[key].user.name))
