"""The lead's list of people: administrative facts, and nobody with protected identity by name."""

import pytest
from django.core import mail
from django.test import Client

from jordman.programmes.actions import enrol
from jordman.programmes.models import Enrolment, Programme
from jordman.programmes.tallies import ENROLMENTS, repair
from tests import factories as make
from tests.cast import World


@pytest.fixture
def lead(world: World) -> Client:
    repair(ENROLMENTS)
    return world.client("lead")


@pytest.fixture
def url(world: World) -> str:
    return f"/program/{world.programme.pk}/deltagare/"


def join(world: World, given: str, family: str, **fields: object) -> Enrolment:
    person = make.make_user(given, family, **fields)
    return enrol(world.programme, person, by=None, organisation=world.municipality)


def test_the_list_shows_names_organisations_and_orientation(lead: Client, url: str) -> None:
    page = lead.get(url).text
    assert "1 av 300 är anmälda" in page
    assert "Malin Ekdahl" in page
    assert "Lidköpings kommun" in page
    assert "Operativ" in page


def test_a_person_with_protected_identity_is_never_named_or_found(world: World, lead: Client, url: str) -> None:
    join(world, "Hemliga", "Anka", email="hemlig@example.se", is_protected=True)
    page = lead.get(url).text
    assert "Skyddad identitet" in page
    assert "Hemliga" not in page
    assert page.index("Malin Ekdahl") < page.index("Skyddad identitet")
    for words in ("Hemliga", "Anka", "hemlig@example.se"):
        assert "Ingen passar." in lead.get(url, {"sok": words}).text


def test_the_list_is_searched_and_narrowed(world: World, lead: Client, url: str) -> None:
    join(world, "Sara", "Strateg")
    Enrolment.objects.filter(user__given_name="Sara").update(orientation="strategic")
    assert "Malin" not in lead.get(url, {"sok": "sara strateg"}).text
    assert "Sara" not in lead.get(url, {"inriktning": "operational"}).text
    assert "1 person passar." in lead.get(url, {"inriktning": "strategic"}).text
    assert "Sara" in lead.get(url, {"organisation": world.municipality.pk}).text


def test_a_long_list_has_pages(world: World, lead: Client, url: str) -> None:
    for number in range(51):
        join(world, f"Person {number:02}", "Andersson")
    first, second = lead.get(url).text, lead.get(url, {"sida": 2}).text
    assert "52 av 300 är anmälda" in first
    assert "Person 00" in first
    assert "Person 50" not in first
    assert "Person 50" in second


def test_the_number_of_questions_to_the_database_does_not_grow(
    world: World, lead: Client, url: str, django_assert_max_num_queries: object
) -> None:
    for number in range(40):
        join(world, f"Person {number:02}", "Andersson")
    lead.get(url)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        lead.get(url)


def test_a_person_is_added_by_mail_and_told(
    world: World, lead: Client, url: str, django_capture_on_commit_callbacks: object
) -> None:
    facts = {
        "email": "Ny.Chef@example.se",
        "given_name": "Ny",
        "family_name": "Chef",
        "organisation": world.municipality.pk,
        "tell": "on",
    }
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        response = lead.post(f"{url}ny/", facts, follow=True)
    assert "Ny Chef är anmäld." in response.text
    assert world.programme.enrolments.get(user__email="ny.chef@example.se").orientation == "operational"
    assert [letter.to for letter in mail.outbox] == [["ny.chef@example.se"]]


def test_a_person_is_not_added_at_an_organisation_elsewhere(world: World, lead: Client, url: str) -> None:
    facts = {
        "email": "ny@example.se",
        "given_name": "Ny",
        "family_name": "Chef",
        "organisation": world.other_municipality.pk,
    }
    lead.post(f"{url}ny/", facts)
    assert not Enrolment.objects.filter(user__email="ny@example.se").exists()


def test_a_closed_programme_takes_nobody_in_and_says_so(world: World, lead: Client, url: str) -> None:
    Programme.objects.filter(pk=world.programme.pk).update(status=Programme.Status.CLOSED)
    facts = {
        "email": "ny@example.se",
        "given_name": "Ny",
        "family_name": "Chef",
        "organisation": world.municipality.pk,
    }
    assert "Programmet är avslutat." in lead.post(f"{url}ny/", facts).text
    assert not Enrolment.objects.filter(user__email="ny@example.se").exists()


def test_a_person_is_taken_out_and_may_come_back(world: World, lead: Client, url: str) -> None:
    lead.post(f"/program/deltagare/{world.enrolment.pk}/ta-bort/", follow=True)
    assert "Malin" not in lead.get(url).text
    enrol(world.programme, world.people["learner"], by=None, organisation=world.municipality)
    assert "Malin Ekdahl" in lead.get(url).text


def test_who_is_alone_from_an_organisation_is_advised_to_bring_colleagues(world: World, lead: Client, url: str) -> None:
    assert "Ensamma från sin organisation" in lead.get(url).text
    join(world, "Kim", "Kollega")
    assert "Ensamma från sin organisation" not in lead.get(url).text
