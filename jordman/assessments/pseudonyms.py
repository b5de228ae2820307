"""The one place where a person's two halves meet: HMAC-SHA256 of their seed by the measurement's key.

Only from a request of whoever is signed in, and only their own. No other module reads the key, the seed or makes the
digest; tests/assessments/test_answering_architecture.py holds it so. docs/adr/answers-without-names.md says why.
"""

import hashlib
import hmac
import os
from collections.abc import Iterable

from django.http import HttpRequest

from jordman.accounts.models import User
from jordman.assessments.errors import KeyDestroyedError
from jordman.assessments.models import AnswerKey, Measurement, OwnSeed
from jordman.assessments.sealing import open_sealed

SEED_BYTES = 32


class NobodySignedInError(Exception):
    """A pseudonym was asked for by a request that is nobody's."""


def own_pseudonym(request: HttpRequest, measurement: Measurement) -> str:
    """The pseudonym of whoever is signed in, 64 hexadecimal digits. Raises KeyDestroyedError when it cannot be."""
    found = own_pseudonyms(request, [measurement.pk])
    if measurement.pk not in found:
        raise KeyDestroyedError
    return found[measurement.pk]


def own_pseudonyms(request: HttpRequest, measurements: Iterable[int]) -> dict[int, str]:
    """The pseudonym by number of measurement, of whoever is signed in; those whose key is gone are left out."""
    person = _person_behind(request)
    keys = AnswerKey.objects.filter(measurement__in=set(measurements))
    opened = {key.measurement_id: open_sealed(key.sealed, key.measurement_id) for key in keys}
    seed = _seed_of(person) if opened else b""
    return {measurement: hmac.new(key, seed, hashlib.sha256).hexdigest() for measurement, key in opened.items()}


def make_missing_seeds(people: Iterable[int]) -> None:
    """Give a seed to each of `people` (numbers of users) who has none, in the order of their numbers.

    Called when a wave opens, for all who are asked. A seed that was made when somebody began would by its number tell
    the order in which people began.
    """
    asked = set(people)
    missing = asked - set(OwnSeed.objects.filter(user__in=asked).values_list("user_id", flat=True))
    new = [OwnSeed(user_id=person, seed=os.urandom(SEED_BYTES)) for person in sorted(missing)]
    OwnSeed.objects.bulk_create(new, batch_size=500, ignore_conflicts=True)


def _person_behind(request: HttpRequest) -> User:
    person = getattr(request, "user", None)
    if not isinstance(person, User) or not person.is_authenticated:
        raise NobodySignedInError
    return person


def _seed_of(person: User) -> bytes:
    """Of two requests that make one at once, the first wins and both read it."""
    seed = OwnSeed.objects.filter(user=person).first()
    if seed is None:
        make_missing_seeds([person.pk])
        seed = OwnSeed.objects.get(user=person)
    return bytes(seed.seed)
