"""What holds for every page: no copies are kept, and a refusal leads back."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from jordman.access.errors import Refused
from jordman.access.middleware import RefusalMiddleware
from tests.cast import World

PRIVATE = (
    ("learner", "accounts:me"),
    ("learner", "accounts:my_data"),
    ("learner", "usersessions_list"),
    ("learner", "library:tools"),
    ("lead", "programmes:list"),
    ("administrator", "organisations:list"),
)


@pytest.mark.parametrize(("who", "name"), PRIVATE)
def test_no_page_is_kept_by_a_cache_or_a_shared_computer(who: str, name: str, world: World) -> None:
    response = world.client(who).get(reverse(name))
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))


def test_names_and_downloads_are_not_kept_either(world: World) -> None:
    names = world.client("lead").get(reverse("programmes:participants", args=[world.programme.pk]))
    download = world.client("learner").post(reverse("accounts:download_my_data"))
    refused = world.client("learner").get(reverse("programmes:participants", args=[world.programme.pk]))
    assert [names.status_code, download.status_code, refused.status_code] == [200, 200, 403]
    for response in (names, download, refused):
        assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/program/", "http://testserver/program/"),
        ("https://ond.example/", "/"),
        ("//ond.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http://testserver/larande/", "/"),
    ],
)
def test_a_refusal_leads_back_within_the_site_and_never_to_itself(
    referer: str, back: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jordman.access.middleware.messages.error", lambda *_given: None)
    request = RequestFactory().get("/larande/", headers={"referer": referer})
    middleware = RefusalMiddleware(lambda _request: HttpResponse())
    response = middleware.process_exception(request, Refused("Nej."))
    assert response is not None
    assert response.headers["Location"] == back


LONG = "9" * 25
STRANGE = (
    ("learner", "programmes_learner:electives", LONG),
    ("learner", "programmes_learner:direction", LONG),
    ("lead", "programmes:show", LONG),
)


@pytest.mark.parametrize(("who", "name", "number"), STRANGE)
def test_a_number_that_no_database_holds_is_a_page_that_is_not_there(
    who: str, name: str, number: str, world: World
) -> None:
    assert world.client(who).get(reverse(name, args=[number])).status_code == 404


def test_what_somebody_writes_in_an_address_is_no_fault(world: World) -> None:
    query = {"sok": "a\0b", "kategori": LONG, "sida": LONG, "organisation": LONG, "visa": "\0"}
    pages = (
        ("learner", reverse("library:tools")),
        ("lead", reverse("programmes:choose_modules", args=[world.base.pk])),
        ("lead", reverse("programmes:participants", args=[world.programme.pk])),
        ("administrator", reverse("organisations:list")),
    )
    for who, url in pages:
        assert world.client(who).get(url, query).status_code == 200
