"""What the digital champions are called, set by each organisation, with every label after it."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.organisations.champion_words import champion_words_at, champion_words_for, champion_words_of
from jordman.organisations.models import ChampionTitle, Organisation
from tests import factories as make
from tests.cast import World

COACH = {"one": "digitalcoach", "the_one": "digitalcoachen", "many": "digitalcoacher"}


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def name(world: World, at: Organisation, words: dict[str, str], who: str = "administrator") -> str:
    url = reverse("organisations:champion_title", args=[at.pk])
    return world.client(who).post(url, words, follow=True).content.decode()


def test_the_saved_words_stand_in_the_examples(world: World) -> None:
    page = name(world, world.municipality, COACH)
    assert "Här heter de digitalcoacher" in page
    assert "Fråga digitalcoachen när du kör fast." in page
    assert AuditEvent.objects.filter(action="champion_title.set", target_id=str(world.municipality.pk)).exists()


def test_everybody_below_reads_the_new_word_at_once(world: World) -> None:
    assert champion_words_at(world.unit).the_one == "digitaliseringsstödet"
    name(world, world.municipality, COACH)
    assert champion_words_at(world.unit).the_one == "digitalcoachen"
    assert champion_words_at(world.other_unit).the_one == "digitaliseringsstödet"


def test_roles_are_listed_and_given_under_the_words_of_their_place(world: World) -> None:
    name(world, world.municipality, COACH)
    client = world.client("administrator")
    roles = client.get(reverse("organisations:roles", args=[world.association.pk])).content.decode()
    assert "Digitalcoach</td>" in roles
    assert "Digitaliseringsstöd</dt>" in roles
    give = client.get(reverse("organisations:give_role", args=[world.unit.pk])).content.decode()
    assert "Digitalcoach" in give
    assert "Digitaliseringsstöd" not in give


def test_pages_about_the_service_use_the_words_where_the_reader_works(world: World) -> None:
    name(world, world.municipality, COACH)
    for page in ("help", "who_sees_what"):
        content = world.client("colleague").get(reverse(f"ui:{page}")).content.decode()
        assert "Digitalcoach" in content
        assert "igitaliseringsstöd" not in content


def test_no_words_at_all_means_those_from_above(world: World) -> None:
    name(world, world.association, COACH)
    name(world, world.municipality, {"one": "IT-ombud", "the_one": "IT-ombudet", "many": "IT-ombud"})
    assert champion_words_at(world.unit).one == "IT-ombud"
    name(world, world.municipality, {"one": "", "the_one": "", "many": ""})
    assert champion_words_at(world.unit).one == "digitalcoach"


def test_one_form_alone_is_not_enough(world: World) -> None:
    page = name(world, world.municipality, {"one": "digitalcoach", "the_one": "", "many": ""})
    assert "Skriv ordet i den här formen också" in page
    assert not ChampionTitle.objects.exists()


def test_a_word_is_kept_as_it_stands_inside_a_sentence(world: World) -> None:
    name(world, world.unit, {"one": " Digitalcoach", "the_one": "IT-Coachen", "many": "Digital  coacher"})
    title = ChampionTitle.objects.get()
    assert (title.one, title.the_one, title.many) == ("digitalcoach", "IT-Coachen", "digital coacher")


def test_many_places_are_read_in_two_questions(world: World) -> None:
    name(world, world.municipality, COACH)
    units = [make.make_organisation("unit", "Enhet", world.municipality).pk for _ in range(10)]
    with CaptureQueriesContext(connection) as asked:
        found = champion_words_of([*units, world.other_unit.pk])
    assert len(asked) == 2
    assert [found[pk].one for pk in units] == ["digitalcoach"] * 10
    assert found[world.other_unit.pk].one == "digitaliseringsstöd"


def test_who_works_nowhere_has_the_words_of_their_role(world: World) -> None:
    name(world, world.municipality, COACH)
    assert champion_words_for(world.people["project_leader"]).one == "digitalcoach"
    assert champion_words_for(world.people["evaluator"]).one == "digitaliseringsstöd"


@pytest.mark.parametrize(("who", "status"), [("unit_manager", 403), ("lead", 403), ("other_lead", 404)])
def test_only_who_administers_names_them(who: str, status: int, world: World) -> None:
    url = reverse("organisations:champion_title", args=[world.municipality.pk])
    assert world.client(who).post(url, COACH).status_code == status
    assert not ChampionTitle.objects.exists()
