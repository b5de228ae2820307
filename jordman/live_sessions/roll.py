"""The list that a leader ticks off: who was signed up, who was there, from which organisation and in which role."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.accounts.models import User
from jordman.live_sessions.errors import NoSuchPerson
from jordman.live_sessions.models import Attendance, LiveSession, SignUp
from jordman.programmes.models import Enrolment, Orientation

MAIL = "@"
MOST_NAMES = 5


@dataclass(frozen=True)
class RollRow:
    """One person on the list. `own_minutes` are set when they differ from everyone else's."""

    user_id: int
    name: str
    organisation: str
    role: str
    orientation: str
    is_ticked: bool
    own_minutes: int | None
    has_watched: bool


@dataclass(frozen=True)
class OrganisationRoll:
    """The people of one organisation, with how many there are in each role."""

    name: str
    roles: str
    rows: tuple[RollRow, ...]


@dataclass(frozen=True)
class Roll:
    rows: tuple[RollRow, ...]
    minutes: int
    is_recorded: bool

    @property
    def organisations(self) -> list[OrganisationRoll]:
        return [
            OrganisationRoll(name, _roles(rows), rows)
            for name, found in groupby(self.rows, key=lambda row: row.organisation)
            for rows in [tuple(found)]
        ]


def _roles(rows: Sequence[RollRow]) -> str:
    """How many of each: "4 operativa, 1 strategisk"."""
    counts = Counter(row.orientation for row in rows)
    operational, strategic = counts[Orientation.OPERATIONAL], counts[Orientation.STRATEGIC]
    words = (
        (operational, ngettext("%(count)s operativ", "%(count)s operativa", operational)),
        (strategic, ngettext("%(count)s strategisk", "%(count)s strategiska", strategic)),
    )
    return ", ".join(text % {"count": count} for count, text in words if count)


def shown_name(user: User) -> str:
    """Two people with protected identity must be told apart by who ticks them off, without being named."""
    return f"{user.name} {user.pk}" if user.is_protected else user.name


def load_roll(session: LiveSession) -> Roll:
    """Those who are going and those who were there. Before anyone is ticked off, all who are going are."""
    known = {each.user_id: each for each in Attendance.objects.filter(session=session)}
    live = {user_id: each.minutes for user_id, each in known.items() if each.way == Attendance.Way.LIVE}
    going = SignUp.objects.filter(session=session, state=SignUp.State.GOING).values("user")
    rows = enrolled_in(session).filter(Q(user__in=going) | Q(user__in=list(live)))
    everyone = Counter(live.values()).most_common(1)[0][0] if live else session.minutes
    is_recorded = session.held_at is not None
    found = (_row(enrolment, known, live, everyone, is_recorded=is_recorded) for enrolment in rows)
    ordered = sorted(found, key=lambda row: (row.organisation, row.role, row.name, row.user_id))
    return Roll(tuple(ordered), everyone, is_recorded)


def enrolled_in(session: LiveSession) -> QuerySet[Enrolment]:
    return Enrolment.objects.active().filter(programme=session.programme).select_related("user", "organisation")


def _row(
    enrolment: Enrolment, known: Mapping[int, Attendance], live: Mapping[int, int], everyone: int, *, is_recorded: bool
) -> RollRow:
    minutes = live.get(enrolment.user_id)
    attendance = known.get(enrolment.user_id)
    return RollRow(
        user_id=enrolment.user_id,
        name=shown_name(enrolment.user),
        organisation=enrolment.organisation.name,
        role=enrolment.get_orientation_display(),
        orientation=enrolment.orientation,
        is_ticked=minutes is not None or not is_recorded,
        own_minutes=minutes if minutes not in (None, everyone) else None,
        has_watched=attendance is not None and attendance.way == Attendance.Way.RECORDING,
    )


def find_people(session: LiveSession, written: Sequence[str]) -> list[int]:
    """Ids of those in the programme whom each line means, by address or name. Raises NoSuchPerson."""
    return [_find(session, line) for line in written]


def _find(session: LiveSession, line: str) -> int:
    people = enrolled_in(session)
    found = people.filter(user__email__iexact=line) if MAIL in line else people.filter(_named(line.split()))
    ids = list(found.values_list("user_id", flat=True)[:2])
    if not ids:
        message = _('Ingen i programmet heter "%(name)s". Kontrollera stavningen, eller skriv mejladressen.')
        raise NoSuchPerson(message % {"name": line[:100]})
    if len(ids) > 1:
        raise NoSuchPerson(_('Flera i programmet heter "%(name)s". Skriv mejladressen.') % {"name": line[:100]})
    return ids[0]


def _named(words: Sequence[str]) -> Q:
    """Given names and family names can both be several words. Who has protected identity is not found by name."""
    ways: Iterable[Q] = (
        Q(user__given_name__iexact=" ".join(words[:at]), user__family_name__iexact=" ".join(words[at:]))
        for at in range(1, min(len(words), MOST_NAMES))
    )
    found = Q(pk__in=[])
    for way in ways:
        found |= way
    return found & Q(user__is_protected=False)
