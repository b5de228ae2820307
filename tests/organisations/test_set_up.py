"""The set-up of an empty site."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from jordman.accounts.models import User
from jordman.organisations.models import Organisation, Site
from jordman.organisations.set_up import MOST_WRONG_A_MINUTE, WRONG_CODES, set_up_code

pytestmark = pytest.mark.django_db

ANSWERS = {
    "organisation": "lidköpings kommun",
    "name": "Ali Demir",
    "email": "Ali.Demir@Lidkoping.example.se",
    "language": "sv",
    "staff_file": "later",
}


def set_up(client: Client, **answers: str) -> Any:
    return client.post(reverse("set_up"), {**ANSWERS, **answers})


def test_the_first_page_of_an_empty_site_is_the_set_up(client: Client) -> None:
    assert client.get("/").headers["Location"] == reverse("set_up")


def test_a_municipality_is_known_by_its_name(client: Client) -> None:
    set_up(client)
    site = Site.objects.get()
    assert (site.operator.kind, site.operator.code, site.operator.name) == ("municipality", "1494", "Lidköpings kommun")
    assert Organisation.objects.filter(kind="municipality").count() == 290


def test_the_first_person_is_signed_in_with_the_first_roles(client: Client) -> None:
    set_up(client)
    user = User.objects.get(email="ali.demir@lidkoping.example.se")
    assert client.session["_auth_user_id"] == str(user.pk)
    roles = set(user.role_grants.values_list("role", flat=True))
    assert roles == {"administrator", "programme_lead", "supplier"}


def test_who_has_a_staff_file_is_led_to_it(client: Client) -> None:
    response = set_up(client, staff_file="now")
    assert response.headers["Location"].startswith("/inlasning/")


def test_a_private_provider_is_made(client: Client) -> None:
    set_up(client, organisation="Omsorg i Väst AB", kind="provider", code="556000-0000")
    assert Site.objects.get().operator.kind == "provider"


def test_an_unknown_name_asks_for_its_kind_and_keeps_what_was_written(client: Client) -> None:
    page = set_up(client, organisation="Lidköping").content.decode()
    assert "Välj slag" in page
    assert 'value="Lidköping"' in page


def test_the_set_up_is_gone_once_it_is_answered(client: Client) -> None:
    set_up(client)
    assert client.get(reverse("set_up")).status_code == 404
    assert set_up(client).status_code == 404


def test_a_stranger_on_the_network_must_know_the_code(client: Client, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["jordman.example.se"]
    for code, is_let_in in (("", False), ("gissning", False), (set_up_code(), True)):
        answers = {**ANSWERS, "set_up_code": code}
        client.post(reverse("set_up"), answers, headers={"host": "jordman.example.se"})
        assert Site.objects.exists() is is_let_in


@pytest.mark.parametrize(
    ("site_url", "headers", "address"),
    [
        ("https://jordman.example.se", {"host": "localhost"}, "127.0.0.1"),
        ("http://localhost:8000", {"host": "localhost"}, "203.0.113.7"),
        ("http://localhost:8000", {"host": "localhost", "x-forwarded-for": "203.0.113.7"}, "127.0.0.1"),
    ],
)
def test_a_stranger_who_says_localhost_must_know_the_code_too(
    client: Client, settings: Any, site_url: str, headers: dict[str, str], address: str
) -> None:
    settings.SITE_URL = site_url
    client.post(reverse("set_up"), ANSWERS, headers=headers, REMOTE_ADDR=address)
    assert not Site.objects.exists()


def test_who_guesses_codes_must_wait(client: Client, settings: Any) -> None:
    settings.SITE_URL = "https://jordman.example.se"
    cache.delete(WRONG_CODES)
    for number in range(MOST_WRONG_A_MINUTE):
        assert "Startkoden stämmer inte" in set_up(client, set_up_code=f"gissa-{number}").content.decode()
    assert "Vänta en minut" in set_up(client, set_up_code=set_up_code()).content.decode()
    cache.delete(WRONG_CODES)
    set_up(client, set_up_code=set_up_code())
    assert Site.objects.exists()
