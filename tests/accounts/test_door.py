"""The account pages that exist, and those that the library brings and we do not want."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from jordman.accounts.door import OPEN
from jordman.accounts.models import User
from tests.cast import World

CLOSED = (
    "account_email",
    "account_email_verification_sent",
    "account_change_password",
    "account_set_password",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "socialaccount_connections",
)


@pytest.mark.parametrize("name", CLOSED)
def test_nobody_has_a_page_for_addresses_passwords_or_second_steps(name: str, world: World) -> None:
    for who in ("nobody", "learner"):
        assert world.client(who).get(reverse(name)).status_code == 404


def test_an_address_cannot_be_taken_before_the_colleague_who_will_have_it_comes(world: World) -> None:
    client = world.client("learner")
    for action in ("action_add", "action_primary"):
        response = client.post(reverse("account_email"), {action: "", "email": "ny-chef@example.se"})
        assert response.status_code == 404
    assert not User.objects.filter(email="ny-chef@example.se").exists()


@pytest.mark.parametrize("name", ["mfa_list_webauthn", "usersessions_list"])
def test_the_pages_that_one_s_own_page_leads_to_are_open(name: str, world: World) -> None:
    assert world.client("learner").get(reverse(name)).status_code == 200


def test_the_ways_in_are_open(db: None) -> None:
    for name in ("account_login", "account_signup", "account_inactive"):
        assert Client().get(reverse(name)).status_code == 200


def test_every_name_that_is_open_is_a_page() -> None:
    """A name that the library has changed would be a way in that has closed."""
    known = {str(name) for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert known >= OPEN
