"""Two halves and a seal: who can compute what."""

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connections
from django.test import RequestFactory, override_settings

from jordman.assessments.errors import KeyDestroyedError
from jordman.assessments.models import AnswerKey, OwnSeed
from jordman.assessments.pseudonyms import NobodySignedInError, make_missing_seeds, own_pseudonym
from jordman.assessments.sealing import BrokenSealError, make_sealed_key, open_sealed
from tests import factories as make
from tests.assessments.making import make_measurement, request_of
from tests.cast import World


def test_a_person_has_the_same_pseudonym_in_each_wave_of_a_measurement_and_another_elsewhere(world: World) -> None:
    lena, sam = request_of(world.people["colleague"]), request_of(world.people["champion"])
    first, second = make_measurement(world.association), make_measurement(world.association)
    assert own_pseudonym(lena, first) == own_pseudonym(lena, first)
    assert len({own_pseudonym(who, what) for who in (lena, sam) for what in (first, second)}) == 4
    assert len(own_pseudonym(lena, first)) == 64


def test_nobody_has_none(world: World) -> None:
    request = RequestFactory().get("/")
    with pytest.raises(NobodySignedInError):
        own_pseudonym(request, make_measurement(world.association))
    request.user = AnonymousUser()
    with pytest.raises(NobodySignedInError):
        own_pseudonym(request, make_measurement(world.association))
    assert not OwnSeed.objects.exists()


def test_without_the_key_nobody_can(world: World) -> None:
    measurement = make_measurement(world.association)
    AnswerKey.objects.all().delete()
    with pytest.raises(KeyDestroyedError):
        own_pseudonym(request_of(world.people["colleague"]), measurement)


def test_a_sealed_key_opens_for_its_own_measurement_alone() -> None:
    sealed = make_sealed_key(7)
    assert len(open_sealed(sealed, 7)) == 32
    assert make_sealed_key(7) != sealed
    for broken, number in ((sealed, 8), (sealed[:-1], 7), (bytes([sealed[0] ^ 1]) + sealed[1:], 7), (b"", 7)):
        with pytest.raises(BrokenSealError):
            open_sealed(broken, number)


def test_the_database_without_the_secret_opens_nothing() -> None:
    sealed = make_sealed_key(7)
    with override_settings(ANSWER_SECRET="of another site"), pytest.raises(BrokenSealError):
        open_sealed(sealed, 7)


def test_seeds_are_made_in_the_order_of_peoples_numbers_and_only_for_those_who_have_none(world: World) -> None:
    people = [make.make_user() for _ in range(5)]
    make_missing_seeds([people[3].pk])
    kept = bytes(OwnSeed.objects.get().seed)
    make_missing_seeds(person.pk for person in reversed(people))
    seeds = list(OwnSeed.objects.order_by("pk").values_list("user_id", flat=True))
    assert seeds == [people[3].pk, *(person.pk for person in people if person != people[3])]
    assert bytes(OwnSeed.objects.get(user=people[3]).seed) == kept
    assert len({bytes(seed) for seed in OwnSeed.objects.values_list("seed", flat=True)}) == 5


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_agree() -> None:
    user = make.make_user()
    measurement = make_measurement(make.make_organisation())
    found: list[str] = []

    def ask() -> None:
        found.append(own_pseudonym(request_of(user), measurement))
        connections.close_all()

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1
    assert OwnSeed.objects.count() == 1
