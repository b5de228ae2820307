"""A programme with as many people as one asks for, to measure pages in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from jordman.accounts.models import User
from jordman.demo.activity import BATCH, History, count_anew
from jordman.demo.names import given_names, surnames
from jordman.library.models import Level
from jordman.live_sessions.models import GroupMember, LiveSession, NetworkGroup, SignUp
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.models import Enrolment, Orientation, Programme

DOMAIN = "matning.example.se"
IN_A_GROUP = 8
# So many from one organisation before the next: three hundred people come from fifty, as in a real programme.
FROM_ONE_PLACE = 6
SEATS = 300


@dataclass(frozen=True)
class Stage:
    """What all the people share."""

    programme: Programme
    employers: Sequence[Organisation]
    history: History
    session: LiveSession


def seed(programme: Programme, people: int, *, today: date) -> int:
    """Enrol `people` made-up managers from all over the country, and let them have learnt for a while.

    A batch at a time, so that memory does not grow with people. Seeding more later adds only the people that are
    missing. Returns how many were added.
    """
    employers = list(Organisation.objects.of_kind("municipality", "region").order_by("code"))
    stage = Stage(programme, employers, History(programme, today), _next_session(programme))
    known = User.objects.filter(email__endswith=f"@{DOMAIN}").count()
    for start in range(known, people, BATCH):
        with transaction.atomic():
            _add(stage, range(start, min(start + BATCH, people)))
    began = programme.starts_on - timedelta(days=14)
    Enrolment.objects.filter(programme=programme, enrolled_at__date__gt=began).update(enrolled_at=f"{began}T12:00Z")
    count_anew()
    return max(0, people - known)


def _add(stage: Stage, numbers: range) -> None:
    users = User.objects.bulk_create(_people(numbers))
    enrolments = [_enrolment(stage, number, user) for number, user in zip(numbers, users, strict=True)]
    Employment.objects.bulk_create(_employment(enrolment) for enrolment in enrolments)
    Enrolment.objects.bulk_create(enrolments)
    stage.history.write(enrolments)
    _put_in_groups(stage, users, numbers.start)
    _let_some_sign_up(stage, users)


def _people(numbers: range) -> Iterator[User]:
    women, men, families = given_names("woman"), given_names("man"), surnames()
    for number in numbers:
        is_man = number % 10 in (2, 5, 8)
        names = men if is_man else women
        yield User(
            email=f"{number}@{DOMAIN}",
            given_name=names[number % len(names)],
            family_name=families[number * 7 % len(families)],
            sex=User.Sex.MAN if is_man else User.Sex.WOMAN,
            password=make_password(None),
        )


def _enrolment(stage: Stage, number: int, user: User) -> Enrolment:
    return Enrolment(
        programme=stage.programme,
        user=user,
        organisation=stage.employers[number // FROM_ONE_PLACE % len(stage.employers)],
        orientation=Orientation.STRATEGIC if number % 4 == 3 else Orientation.OPERATIONAL,
        level=Level.ADVANCED if number % 5 == 0 else Level.BASIC,
        sex=user.sex,
        with_team=Enrolment.WithTeam.YES if number % 3 else Enrolment.WithTeam.NO,
        has_chosen=True,
    )


def _employment(enrolment: Enrolment) -> Employment:
    place = enrolment.organisation
    return Employment(
        user=enrolment.user, employer=place, unit=place, title="Enhetschef", role_group=enrolment.orientation
    )


def _let_some_sign_up(stage: Stage, users: Sequence[User]) -> None:
    """Every third, until the seats are taken."""
    left = SEATS - stage.session.sign_ups.count()
    SignUp.objects.bulk_create(
        SignUp(session=stage.session, user=user, state=SignUp.State.GOING) for user in users[::3][: max(0, left)]
    )


def _put_in_groups(stage: Stage, users: Sequence[User], first: int) -> None:
    groups = NetworkGroup.objects.bulk_create(
        NetworkGroup(
            programme=stage.programme, name=f"Grupp {(first + start) // IN_A_GROUP + 1}", mix=NetworkGroup.Mix.NATIONAL
        )
        for start in range(0, len(users), IN_A_GROUP)
    )
    GroupMember.objects.bulk_create(
        GroupMember(group=groups[at // IN_A_GROUP], user=user) for at, user in enumerate(users)
    )


def _next_session(programme: Programme) -> LiveSession:
    """The one that people sign up for: in a week, for everyone."""
    starts_at = timezone.localtime().replace(hour=13, minute=0, second=0, microsecond=0) + timedelta(days=7)
    upcoming = LiveSession.objects.filter(programme=programme, starts_at__gt=timezone.now(), cancelled_at=None)
    return upcoming.order_by("pk").first() or LiveSession.objects.create(
        programme=programme,
        title="Frågestund om juridik",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=90),
        capacity=SEATS,
    )
