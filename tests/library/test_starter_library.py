"""The modules that come with the program: taken in after the set-up, or by a writer, and never over a site's own."""

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from jordman.library.actions.starter import take_in_starter_library
from jordman.library.models import Module
from jordman.library.starter_library import missing_starters, starter_folders
from jordman.organisations.set_up import FirstAnswers, set_up
from tests import factories as make
from tests.cast import World


@pytest.fixture(autouse=True)
def _categories(db: None) -> None:
    for number in range(1, 7):
        make.make_category(number)


def test_a_new_site_has_them_when_its_set_up_is_done(
    db: None, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        site, _user = set_up(
            FirstAnswers(
                organisation="Lidköpings kommun",
                kind="municipality",
                code="1494",
                given_name="Åsa",
                family_name="Wikström",
                email="asa@example.se",
                language="sv",
            )
        )
    assert missing_starters() == ()
    found = Module.objects.published().filter(key__in=[path.name for path in starter_folders()])
    assert {module.sharing for module in found} == {Module.Sharing.ALL}
    assert {module.organisation_id for module in found} == {site.operator_id}


def test_a_writer_takes_in_those_that_are_missing_and_keeps_their_own(world: World) -> None:
    own = make.make_module(world.municipality, starter_folders()[0].name, title="Vår egen")
    client = world.client("supplier")
    assert "Läs in dem" in client.get("/bibliotek/").content.decode()
    response = client.post("/bibliotek/startbibliotek/", {"organisation": world.association.pk}, follow=True)
    assert f"{len(starter_folders()) - 1} moduler är inlästa." in response.content.decode()
    own.refresh_from_db()
    assert (own.title, own.organisation_id) == ("Vår egen", world.municipality.pk)
    assert "Läs in dem" not in response.content.decode()
    assert "finns här redan" in client.get("/bibliotek/startbibliotek/").content.decode()


def test_once_more_takes_in_nothing(world: World) -> None:
    lead = world.people["lead"]
    assert take_in_starter_library(by=lead, organisation=world.association) == len(starter_folders())
    assert take_in_starter_library(by=lead, organisation=world.association) == 0


def test_the_lead_of_a_site_without_them_is_told_what_to_do(world: World) -> None:
    page = world.client("lead").get("/program/nytt/level-up/").content.decode()
    assert "Be en utbildare att läsa in dem." in page
    take_in_starter_library(by=world.people["lead"], organisation=world.association)
    assert "inte inlästa" not in world.client("lead").get("/program/nytt/level-up/").content.decode()
