"""Swedish unless somebody chose otherwise."""

from django.test import Client
from django.urls import reverse

from tests.cast import World


def lang_of(client: Client, url: str) -> str:
    page = client.get(url, headers={"accept-language": "en"})
    return str(page.headers["Content-Language"])


def test_the_browsers_preference_is_not_asked(world: World) -> None:
    assert lang_of(Client(), reverse("account_login")) == "sv"


def test_a_person_gets_the_language_they_chose(world: World) -> None:
    client = world.client("learner")
    details = {"given_name": "Malin", "family_name": "Ekdahl", "sex": "woman", "language": "en"}
    client.post(reverse("accounts:me"), details)
    assert lang_of(client, reverse("accounts:me")) == "en"
    client.logout()
    assert lang_of(client, reverse("account_login")) == "sv"
