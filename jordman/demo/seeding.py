"""A programme with as many people as one asks for, to measure pages in."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from django.contrib.auth.hashers import make_password
from django.db import transaction

from jordman.accounts.models import User
from jordman.demo.activity import fill
from jordman.demo.names import given_names, surnames
from jordman.library.models import Level
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.models import Enrolment, Orientation, Programme

BATCH = 2000
DOMAIN = "matning.example.se"


@transaction.atomic
def seed(programme: Programme, people: int, *, today: date) -> list[Enrolment]:
    """Enrol `people` made-up managers from all over the country, and let them have learnt for a while.

    Seeding more later adds only the people that are missing.
    """
    employers = list(Organisation.objects.of_kind("municipality", "region").order_by("code"))
    known = User.objects.filter(email__endswith=f"@{DOMAIN}").count()
    users = User.objects.bulk_create(_people(known, people), BATCH)
    places = list(islice(cycle(employers), len(users)))
    Employment.objects.bulk_create(
        [
            Employment(user=user, employer=place, unit=place, title="Enhetschef", role_group=_orientation(number))
            for number, (user, place) in enumerate(zip(users, places, strict=True))
        ],
        BATCH,
    )
    enrolments = Enrolment.objects.bulk_create(
        [
            Enrolment(
                programme=programme,
                user=user,
                organisation=place,
                orientation=_orientation(number),
                level=Level.ADVANCED if number % 5 == 0 else Level.BASIC,
                sex=user.sex,
                with_team=Enrolment.WithTeam.YES if number % 3 else Enrolment.WithTeam.NO,
                has_chosen=True,
            )
            for number, (user, place) in enumerate(zip(users, places, strict=True))
        ],
        BATCH,
    )
    began = programme.starts_on - timedelta(days=14)
    Enrolment.objects.filter(programme=programme, enrolled_at__date__gt=began).update(enrolled_at=f"{began}T12:00Z")
    fill(programme, enrolments, today=today)
    return enrolments


def _orientation(number: int) -> str:
    return Orientation.STRATEGIC if number % 4 == 3 else Orientation.OPERATIONAL


def _people(known: int, wanted: int) -> Iterator[User]:
    women, men, families = given_names("woman"), given_names("man"), surnames()
    for number in range(known, wanted):
        is_man = number % 10 in (2, 5, 8)
        names = men if is_man else women
        yield User(
            email=f"{number}@{DOMAIN}",
            given_name=names[number % len(names)],
            family_name=families[number * 7 % len(families)],
            sex=User.Sex.MAN if is_man else User.Sex.WOMAN,
            password=make_password(None),
        )
