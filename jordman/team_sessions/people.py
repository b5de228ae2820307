"""Who works at a unit, as a session's leader and the phones in the room see them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from jordman.accounts.models import User
from jordman.organisations.models import Employment


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    name: str


def people_of(unit_id: int) -> "QuerySet[User]":
    """Everybody who works at the unit today."""
    employed = Employment.objects.current().filter(unit_id=unit_id).values("user")
    people = User.objects.filter(pk__in=employed, is_active=True, erased_at=None)
    return people.only("given_name", "family_name", "email", "is_protected").order_by("given_name", "family_name", "pk")


def listed(people: Sequence[User]) -> list[Person]:
    """For who leads: whole names. Who has protected identity stands in no list; a gap would say who it is."""
    return [Person(user.pk, user.name) for user in people if not user.is_protected]


def listed_on_phones(people: Sequence[User]) -> list[Person]:
    """Given name and an initial, whole names only where two would be the same.

    Colleagues know each other by that, and a stranger who has seen the code learns as little as possible.
    """
    shown = [user for user in people if not user.is_protected]
    times = Counter(_short(user) for user in shown)
    return [Person(user.pk, _short(user) if times[_short(user)] == 1 else user.name) for user in shown]


def _short(user: User) -> str:
    if not user.given_name or not user.family_name:
        return user.name
    # "af Klint" and "d'Arc" are known by their capital.
    initial = next((letter for letter in user.family_name if letter.isupper()), user.family_name[0].upper())
    return f"{user.given_name} {initial}"
