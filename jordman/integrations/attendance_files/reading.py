"""Reads a file of attendance from Teams, Zoom or a tool like them, in any language and encoding."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.integrations.attendance_files.attendance import AttendanceFile, Join, Tool
from jordman.integrations.attendance_files.durations import read_duration
from jordman.integrations.attendance_files.joining import Stay, people_of
from jordman.integrations.attendance_files.moments import common_order, written_moment
from jordman.integrations.attendance_files.sections import (
    LONGEST_MINUTES,
    Section,
    all_moments,
    clock_in,
    minutes_in,
    split_sections,
)
from jordman.integrations.tables import Limits, Note, NoteKind, Row, Source, UnreadableFile, read_grids

# A time of day without a date; the day itself is never shown.
_SOME_DAY = dt.date(2000, 1, 1)
_BEFORE, _AFTER = dt.timedelta(hours=2), dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class _Roles:
    """Which column of a section is what."""

    name: int
    emails: tuple[int, ...]
    start: int | None = None
    end: int | None = None
    duration: int | None = None
    minutes: int | None = None

    @property
    def is_events(self) -> bool:
        return self.start is not None and self.end is None


def read_attendance(data: Source, filename: str, *, limits: Limits | None = None) -> AttendanceFile:
    """Everyone in the file with their time. Raises UnreadableFile when it holds no attendance."""
    grid = read_grids(data, filename, limits=limits or Limits(rows=20_000))[0]
    order = common_order(all_moments(grid.rows))
    lists = _people_sections(split_sections(grid.rows), order)
    stays = [_stays(section, roles, order) for section, roles in lists]
    people = people_of(stays)
    if not people:
        raise UnreadableFile(
            _("Filen har ingen närvaro. Ladda ner närvarorapporten från mötet på nytt och välj den filen.")
        )
    times = [time for person in people for join in person.joins for time in (join.starts_at, join.ends_at)]
    starts_at, ends_at = _meeting_times(grid.rows, lists, order, times)
    return AttendanceFile(_tool(lists), starts_at, ends_at, people, tuple(_notes(lists, stays)))


def _people_sections(sections: list[Section], order: str) -> list[tuple[Section, _Roles]]:
    """The sections that list people. A single row before such a list is the meeting itself."""
    found = [(section, roles) for section in sections if (roles := _roles(section, order))]
    return [
        (section, roles) for at, (section, roles) in enumerate(found) if len(section.rows) > 1 or at == len(found) - 1
    ]


def _roles(section: Section, order: str) -> _Roles | None:
    name = section.name_index
    if name is None:
        return None
    emails = tuple(section.having("emails"))
    start, end = _pair(section, section.having("moments") or _clock_pair(section), order)
    durations = [index for index in section.having("durations") if index not in (start, end)]
    minutes = [index for index in section.having("minutes") if index not in (start, end)]
    if start is None and not durations and not (minutes and (emails or section.has_header)):
        return _event_roles(section, name)
    return _Roles(name, emails, start, end, _first(durations), _agreeing(section, minutes, start, end, order))


def _event_roles(section: Section, name: int) -> _Roles | None:
    """A list of comings and goings: each on a row of its own, most people with two or more."""
    moments = section.having("moments")
    people = {section.cell(row, name) for row in section.rows}
    if len(moments) != 1 or len(section.rows) < len(people) * 1.5 or section.having("emails"):
        return None
    return _Roles(name, (), start=moments[0])


def _clock_pair(section: Section) -> list[int]:
    """Times of day count as coming and going only in pairs; a single column of them is a duration."""
    clocks = section.having("clocks")
    return clocks if len(clocks) > 1 else []


def _pair(section: Section, indexes: list[int], order: str) -> tuple[int | None, int | None]:
    """The two columns of times that fit as coming and going: never backwards, and as the stated length says."""
    best: tuple[int, int] | tuple[None, None] = (None, None)
    best_score = 0.0
    lengths = [*section.having("durations"), *section.having("minutes")]
    for start, end in combinations(indexes, 2):
        score = sum(_fit(section, row, (start, end), lengths, order) for row in section.rows)
        if score >= best_score and score > 0:
            best, best_score = (start, end), score
    return best


def _fit(section: Section, row: Row, pair: tuple[int, int], lengths: list[int], order: str) -> float:
    join = _join(section, row, *pair, order)
    if not join:
        return 0.0
    seconds = (join.ends_at - join.starts_at).total_seconds()
    stated = [length for index in lengths if (length := _length(section.cell(row, index))) is not None]
    return 2.0 if any(abs(seconds - length) <= 90 for length in stated) else 1.0


def _agreeing(section: Section, minutes: list[int], start: int | None, end: int | None, order: str) -> int | None:
    """The column of plain numbers that are minutes: it agrees with the times when there are any."""
    if start is None or end is None:
        return _first(minutes)
    for index in minutes:
        fits = [_fit(section, row, (start, end), [index], order) for row in section.rows]
        if sum(fit == 2.0 for fit in fits) >= len(fits) * 0.5:
            return index
    return None


def _first(indexes: list[int]) -> int | None:
    return indexes[0] if indexes else None


def _length(text: str) -> int | None:
    minutes = minutes_in(text)
    return minutes * 60 if minutes is not None else read_duration(text)


def _moment(text: str, order: str) -> dt.datetime | None:
    written = written_moment(text)
    if written:
        return written.read(order)
    clock = clock_in(text)
    return dt.datetime.combine(_SOME_DAY, clock) if clock else None


def _join(section: Section, row: Row, start: int, end: int, order: str) -> Join | None:
    starts_at, ends_at = _moment(section.cell(row, start), order), _moment(section.cell(row, end), order)
    if not starts_at or not ends_at:
        return None
    if not dt.timedelta() <= ends_at - starts_at <= dt.timedelta(minutes=LONGEST_MINUTES):
        return None
    return Join(starts_at, ends_at)


def _stays(section: Section, roles: _Roles, order: str) -> list[Stay]:
    if roles.is_events:
        return list(_stays_from_events(section, roles, order))
    stays = (_stay(section, row, roles, order) for row in section.rows)
    return [stay for stay in stays if stay]


def _stay(section: Section, row: Row, roles: _Roles, order: str) -> Stay | None:
    join = None
    if roles.start is not None and roles.end is not None:
        join = _join(section, row, roles.start, roles.end, order)
    index = roles.duration if roles.duration is not None else roles.minutes
    seconds = _length(section.cell(row, index)) if index is not None else None
    name = section.cell(row, roles.name)
    email = next((text for at in roles.emails if (text := section.cell(row, at).lower())), "")
    if not (name or email) or (join is None and not seconds):
        return None
    return Stay(name, email, join, seconds)


def _stays_from_events(section: Section, roles: _Roles, order: str) -> Iterable[Stay]:
    """Pairs each coming with the next going; who never went stayed until the last event."""
    times: dict[str, list[dt.datetime]] = {}
    for row in section.rows:
        moment = _moment(section.cell(row, roles.start or 0), order)
        if moment:
            times.setdefault(section.cell(row, roles.name), []).append(moment)
    last = max((moment for moments in times.values() for moment in moments), default=None)
    for name, moments in times.items():
        ordered = sorted(moments)
        if len(ordered) % 2 and last:
            ordered.append(last)
        for at in range(0, len(ordered), 2):
            yield Stay(name, "", Join(ordered[at], ordered[at + 1]), None)


def _meeting_times(
    rows: Iterable[Row], lists: list[tuple[Section, _Roles]], order: str, times: list[dt.datetime]
) -> tuple[dt.datetime | None, dt.datetime | None]:
    """As stated above the list, otherwise from the first to come to the last to go.

    What is stated long before or after people were there is something else: when the report was made.
    """
    listed = {row.number for section, _roles in lists for row in section.rows}
    above = [row for row in rows if row.number not in listed]
    known = sorted(time for time in times if time.date() != _SOME_DAY)
    stated = sorted(moment for written in all_moments(above) if (moment := written.read(order)))
    if known:
        stated = [at for at in stated if known[0] - _BEFORE <= at <= known[-1] + _AFTER]
    starts_at = next(iter(stated or known), None)
    ends_at = stated[-1] if len(stated) > 1 else next(iter(known[::-1]), None)
    return starts_at, ends_at


def _tool(lists: list[tuple[Section, _Roles]]) -> Tool:
    """Teams writes lengths in words or lists its people twice; Zoom writes plain minutes."""
    if any(roles.minutes is not None for _section, roles in lists):
        return Tool.ZOOM
    is_teams = len(lists) > 1 or any(roles.duration is not None for _section, roles in lists)
    return Tool.TEAMS if is_teams else Tool.OTHER


def _notes(lists: list[tuple[Section, _Roles]], stays: list[list[Stay]]) -> Iterable[Note]:
    """Says how many rows had no time: people who signed up and did not come, or cells that could not be read."""
    pairs = zip(lists, stays, strict=True)
    skipped = sum(len(section.rows) - len(kept) for (section, roles), kept in pairs if not roles.is_events)
    if skipped:
        message = ngettext(
            "%(count)s rad saknar tid i mötet och räknas inte.",
            "%(count)s rader saknar tid i mötet och räknas inte.",
            skipped,
        )
        yield Note(NoteKind.NO_TIME, message % {"count": skipped})
