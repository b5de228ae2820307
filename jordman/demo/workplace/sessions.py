"""Sessions that have been held, written past the actions as the rest of the past is; and those that are to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from jordman.accounts.models import User
from jordman.demo.workplace.people import Workplace
from jordman.learning.models import ModuleProgress, TimeEntry
from jordman.library.models import Module
from jordman.team_sessions.guides import modules_with_guides_at
from jordman.team_sessions.models import MeetingDay, Presence, Series, TeamSession, Temperature
from jordman.team_sessions.scheduling import Rhythm, next_day

STARTS_AT = time(13, 30)
APART = timedelta(days=14)
PLACE = "Odengatan"
# Introductions of the programme.
NOT_FOR_THE_TEAM = ("introduktion-live", "mot-plattformen")
SESSIONS, LED = 10, 8
ORDER = ("varfor-digitalisering", "losenord-och-inloggning", "bilden-fran-teatern", "mejl-och-kalender", "digital-skam")


@dataclass(frozen=True)
class HeldOnce:
    """Who was there, as places in the list of staff; what was agreed; and whether that was done."""

    there: Sequence[int]
    agreement: str
    kept: str = ""


MIDWAY = (
    HeldOnce(range(11), "Vi skriver upp en sak som tar för lång tid i dag.", kept="partly"),
    HeldOnce(range(3, 16), "Alla byter till ett lösenord som går att minnas.", kept="yes"),
    HeldOnce(range(5, 19), "Vi frågar personen innan vi tar en bild.", kept="yes"),
    HeldOnce(range(12, 22), "Vi svarar på mejl två gånger om dagen.", kept="partly"),
    HeldOnce(range(2, 17), "Den som inte vet frågar högt. Ingen skrattar.", kept="yes"),
    HeldOnce(range(17), "Vi provar att dokumentera hos personen."),
)
FEW = (HeldOnce(range(7), "Vi tar med en fråga var till nästa gång."), HeldOnce(range(6), ""))


def plan(at: Workplace, *, name: str, first_on: date, held: Sequence[HeldOnce] = ()) -> Series:
    """A series on the unit's meeting days from `first_on` on, so many of them held, the others on no free day."""
    weeks = APART.days // 7
    MeetingDay.objects.create(unit=at.unit, first_on=first_on, starts_at=STARTS_AT, every_weeks=weeks, place=PLACE)
    series = Series.objects.create(unit=at.unit, name=name, made_by=at.manager)
    on = first_on - APART
    for number, module in enumerate(_modules(at)):
        on = on + APART if number < len(held) else next_day(on, APART, Rhythm(first_on, weeks))
        session = _session(series, at, module, position=number + 1, on=on)
        if number < len(held):
            _hold(session, at, held[number])
        else:
            session.save()
    return series


def _modules(at: Workplace) -> list[Module]:
    """Those that the story begins with, then those for staff, then the others."""

    def turn(module: Module) -> tuple[int, bool, int]:
        return (
            ORDER.index(module.key) if module.key in ORDER else len(ORDER),
            "staff" not in module.audience,
            module.pk,
        )

    found = modules_with_guides_at(at.unit).select_related("edition").exclude(key__in=NOT_FOR_THE_TEAM)
    return sorted(found, key=turn)[:SESSIONS]


def _session(series: Series, at: Workplace, module: Module, *, position: int, on: date) -> TeamSession:
    starts_at = timezone.make_aware(datetime.combine(on, STARTS_AT))
    return TeamSession(
        series=series,
        unit=at.unit,
        position=position,
        module=module,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=30),
        place=PLACE,
        # Who leads is settled for the next ones, and not further ahead.
        leader=at.champion if position <= LED else None,
    )


def _hold(session: TeamSession, at: Workplace, held: HeldOnce) -> None:
    people = [at.staff[place] for place in held.there if place < len(at.staff)]
    session.edition, session.phase = session.module.edition, TeamSession.Phase.ENDED
    session.started_at, session.ended_at = session.starts_at, session.ends_at
    session.taught_seconds, session.talked_seconds = 14 * 60, 13 * 60
    session.people_named, session.headcount = len(people), at.people
    session.agreement, session.agreement_kept = held.agreement, held.kept
    session.save()
    _count(session, people)


def _count(session: TeamSession, people: Sequence[User]) -> None:
    Presence.objects.bulk_create(
        Presence(session=session, user=user, way=Presence.Way.TICKED, minutes=session.minutes) for user in people
    )
    TimeEntry.objects.bulk_create(
        TimeEntry(
            user=user,
            on=timezone.localdate(session.starts_at),
            minutes=session.minutes,
            source=TimeEntry.Source.TEAM_SESSION,
            activity=f"team_session:{session.pk}",
        )
        for user in people
    )
    low, high = len(people) // 3, len(people) - len(people) // 3
    Temperature.objects.bulk_create(
        Temperature(session=session, moment=moment, value=value, answers=answers)
        for moment, value, answers in (("before", 2, high), ("before", 3, low), ("after", 3, low), ("after", 4, high))
    )


def learn_alone(at: Workplace, *, today: date) -> None:
    """Some have read on by themselves after a session."""
    modules = _modules(at)[:4]
    done = [
        (user, module, today - timedelta(days=6 + 9 * number))
        for number, module in enumerate(modules)
        for user in at.staff[number : 20 - 2 * number]
    ]
    noon = time(12)
    ModuleProgress.objects.bulk_create(
        ModuleProgress(
            user=user,
            module=module,
            edition=module.edition,
            done_at=timezone.make_aware(datetime.combine(on, noon)),
            way=ModuleProgress.Way.SELF,
        )
        for user, module, on in done
    )
    TimeEntry.objects.bulk_create(
        TimeEntry(
            user=user,
            on=on,
            minutes=45,
            source=TimeEntry.Source.MODULE,
            activity=f"module:{module.pk}",
        )
        for user, module, on in done
    )
