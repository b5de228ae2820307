"""Who gets what at every address."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from tests.access_table import LOGIN, ROWS, Row
from tests.cast import CAST, World, build


@pytest.fixture(scope="module")
def shared(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[World, dict[str, Client]]]:
    """One world, and everybody signed in, for all addresses; what a test writes in it is undone after the test."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build()
        yield world, {who: world.client(who) for who in CAST}
        transaction.set_rollback(True)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method}-{row.name}")
def test_everyone_gets_what_the_table_says(row: Row, shared: tuple[World, dict[str, Client]], db: None) -> None:
    world, signed_in = shared
    url = reverse(row.name, args=row.args(world))
    got = {}
    for who in CAST:
        response = getattr(_again(signed_in[who]), row.method)(url)
        is_login = response.status_code == 302 and response.headers["Location"].startswith("/konto/login/")
        got[who] = LOGIN if is_login else response.status_code
    assert got == row.statuses


def _again(client: Client) -> Client:
    """The same sign-in, with nothing of what other addresses have set."""
    fresh = Client()
    fresh.cookies.load(client.cookies.output(header="", sep=";"))
    return fresh
