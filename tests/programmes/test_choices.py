"""A learner's own choices."""

import pytest
from django.test import Client

from jordman.audit.models import AuditEvent
from jordman.programmes.access import find_enrolment_for
from jordman.programmes.models import ElectiveChoice, ModuleRule, Programme
from jordman.programmes.tallies import ENROLMENTS, differences, repair
from tests import factories as make
from tests.cast import World


@pytest.fixture
def malin(world: World) -> Client:
    return world.client("learner")


@pytest.fixture
def url(world: World) -> str:
    return f"/larande/val/{world.programme.pk}/"


@pytest.fixture
def elective(world: World) -> ModuleRule:
    module = make.make_module(world.association, "outlook", title="Mejl och kalender", category=make.make_category(1))
    return make.make_rule(world.base, module, requirement="elective")


def test_an_elective_chosen_in_may_is_in_the_plan(malin: Client, url: str, elective: ModuleRule) -> None:
    assert malin.get("/larande/val/")["Location"] == url
    assert "Mejl och kalender" in malin.get(url).text
    page = malin.post(f"/larande/val/modul/{elective.pk}/lagg-till/", follow=True).text
    assert "Mejl och kalender finns i din plan." in page
    assert "Du har valt" in page


def test_choosing_twice_and_dropping_twice_are_one_each(malin: Client, elective: ModuleRule) -> None:
    for _again in range(2):
        malin.post(f"/larande/val/modul/{elective.pk}/lagg-till/")
    assert ElectiveChoice.objects.count() == 1
    for _again in range(2):
        malin.post(f"/larande/val/modul/{elective.pk}/ta-bort/")
    assert ElectiveChoice.objects.count() == 0
    acts = AuditEvent.objects.filter(action__startswith="elective.").values_list("action", flat=True)
    assert list(acts.order_by("pk")) == ["elective.chosen", "elective.dropped"]


def test_what_is_mandatory_is_not_chosen(world: World, malin: Client) -> None:
    malin.post(f"/larande/val/modul/{world.base.rules.get().pk}/lagg-till/")
    assert not ElectiveChoice.objects.exists()


def test_nobody_chooses_in_a_programme_they_are_not_in(world: World, elective: ModuleRule) -> None:
    assert world.client("champion").post(f"/larande/val/modul/{elective.pk}/lagg-till/").status_code == 404
    assert not ElectiveChoice.objects.exists()


def test_the_page_says_who_sees_the_choices(malin: Client, url: str) -> None:
    assert "Bara du ser dina val av moduler." in malin.get(url).text


def test_orientation_and_level_are_changed_and_counted_anew(world: World, malin: Client, url: str) -> None:
    repair(ENROLMENTS)
    page = malin.post(f"{url}inriktning/", {"orientation": "strategic", "level": "advanced"}, follow=True).text
    assert "Din plan är uppdaterad." in page
    world.enrolment.refresh_from_db()
    assert (world.enrolment.orientation, world.enrolment.level) == ("strategic", "advanced")
    assert world.enrolment.has_chosen
    assert differences(ENROLMENTS) == []


def test_the_log_says_that_a_level_was_chosen_and_not_which(malin: Client, url: str) -> None:
    malin.post(f"{url}inriktning/", {"orientation": "strategic", "level": "advanced"})
    events = AuditEvent.objects.filter(action__in=["level.chosen", "orientation.chosen"])
    assert events.count() == 2
    assert all(event.details == {} for event in events)


def test_who_is_alone_from_their_organisation_is_advised_to_ask_a_colleague(
    world: World, malin: Client, url: str
) -> None:
    repair(ENROLMENTS)
    assert "Du är ensam från din organisation" in malin.get(url).text


def test_nothing_is_chosen_in_a_closed_programme(world: World, malin: Client, elective: ModuleRule) -> None:
    Programme.objects.filter(pk=world.programme.pk).update(status=Programme.Status.CLOSED)
    malin.post(f"/larande/val/modul/{elective.pk}/lagg-till/")
    assert not ElectiveChoice.objects.exists()


def test_a_programme_that_has_not_opened_is_not_shown_to_its_people(world: World) -> None:
    Programme.objects.filter(pk=world.programme.pk).update(status=Programme.Status.DRAFT)
    assert find_enrolment_for(world.people["learner"]) is None
    assert "Du är inte med i något program än" in world.client("learner").get("/larande/val/").text


def test_the_page_asks_few_questions_of_the_database(
    malin: Client, url: str, elective: ModuleRule, django_assert_max_num_queries: object
) -> None:
    malin.get(url)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        malin.get(url)
