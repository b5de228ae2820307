"""Puts a person's comings and goings together, so that time on two devices counts once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from jordman.integrations.attendance_files.attendance import AttendancePerson, Join
from jordman.integrations.staff_files.values import clean_text


@dataclass(frozen=True, slots=True)
class Stay:
    """One row: a person in the meeting once."""

    name: str = field(repr=False)
    email: str = field(repr=False)
    join: Join | None
    seconds: int | None


def people_of(lists: Iterable[Iterable[Stay]]) -> tuple[AttendancePerson, ...]:
    """Each person once. A file lists the same people in several ways; for each, the list with most detail counts."""
    sections = [list(stays) for stays in lists]
    email_of = _emails_by_name(stay for stays in sections for stay in stays)
    found: defaultdict[str, list[list[Stay]]] = defaultdict(list)
    for stays in sections:
        grouped: defaultdict[str, list[Stay]] = defaultdict(list)
        for stay in stays:
            grouped[stay.email or email_of.get(_plain(stay.name), "") or _plain(stay.name)].append(stay)
        for key, of_person in grouped.items():
            found[key].append(of_person)
    people = (_person(choices) for choices in found.values())
    return tuple(sorted(people, key=lambda person: (person.name.casefold(), person.email)))


def minutes_together(people: Iterable[AttendancePerson]) -> int:
    """The minutes of one person who stands in the file under several names: on a phone and on a shared screen."""
    listed = list(people)
    covered = total_seconds(join for person in listed for join in person.joins)
    stated = sum(person.minutes for person in listed if not person.joins)
    return _whole_minutes(covered) + stated


def total_seconds(joins: Iterable[Join]) -> int:
    """The time covered by all of them together."""
    total = 0.0
    until = None
    for join in sorted(joins, key=lambda join: join.starts_at):
        start = join.starts_at if until is None else max(join.starts_at, until)
        if join.ends_at > start:
            total += (join.ends_at - start).total_seconds()
        until = join.ends_at if until is None else max(until, join.ends_at)
    return round(total)


def _emails_by_name(stays: Iterable[Stay]) -> dict[str, str]:
    """Names that go with exactly one address: Zoom leaves it out when a person comes in again as a guest."""
    emails: defaultdict[str, set[str]] = defaultdict(set)
    for stay in stays:
        if stay.email:
            emails[_plain(stay.name)].add(stay.email)
    return {name: next(iter(found)) for name, found in emails.items() if len(found) == 1 and name}


def _person(choices: list[list[Stay]]) -> AttendancePerson:
    stays = max(choices, key=len)
    email = next((stay.email for choice in choices for stay in choice if stay.email), "")
    joins = tuple(sorted((stay.join for stay in stays if stay.join), key=lambda join: join.starts_at))
    seconds = _seconds(stays, joins)
    name = clean_text(stays[0].name, at_most=200) or email
    return AttendancePerson(name, email, _whole_minutes(seconds), joins)


def _whole_minutes(seconds: int) -> int:
    return max(1, (seconds + 30) // 60) if seconds else 0


def _seconds(stays: list[Stay], joins: tuple[Join, ...]) -> int:
    stated = sum(stay.seconds or 0 for stay in stays)
    if not joins:
        return stated
    covered = total_seconds(joins)
    # First in to last out with a shorter stated time: the person was away in between.
    return min(covered, stated) if len(stays) == 1 and stated else covered


def _plain(name: str) -> str:
    return clean_text(name).casefold()
