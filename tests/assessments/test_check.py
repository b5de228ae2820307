"""The private check, page by page: nothing that is answered is ever kept here."""

import pytest
from django.contrib.sessions.models import Session
from django.core.serializers import serialize
from django.test import Client

from jordman.assessments.answers import NAME
from jordman.assessments.items import read_check
from jordman.audit.models import AuditEvent
from jordman.programmes.models import Enrolment
from tests import factories as make
from tests.cast import World

CHECK = read_check()
ADVANCED = {
    question.key: next(option.key for option in question.options if option.is_best) for question in CHECK.scenarios
}
STRATEGIC = {**ADVANCED, "veckan": "b", "leder": "b"}


@pytest.fixture
def malin(world: World) -> Client:
    return world.client("learner")


def answer_all(client: Client, answers: dict[str, str]) -> str:
    """Answer every question; gives the address that comes after the last."""
    where = ""
    for number, question in enumerate(CHECK.questions, start=1):
        where = client.post(f"/forkunskap/fraga/{number}/", {"answer": answers[question.key]})["Location"]
    return where


def test_the_check_proposes_level_and_orientation_and_says_why(malin: Client) -> None:
    assert answer_all(malin, STRATEGIC) == "/forkunskap/forslag/"
    page = malin.get("/forkunskap/forslag/").text
    assert "Vi föreslår avancerad nivå och strategisk inriktning" in page
    assert "i 8 av 8 situationer" in page
    assert "Du är anställd som operativ chef." in page
    assert "Du leder andra chefer." in page


def test_the_person_may_pick_otherwise_and_only_the_choice_is_kept(world: World, malin: Client) -> None:
    answer_all(malin, STRATEGIC)
    response = malin.post("/forkunskap/forslag/", {"orientation": "operational", "level": "basic"})
    assert response["Location"] == f"/larande/val/{world.programme.pk}/"
    enrolment = Enrolment.objects.get(pk=world.enrolment.pk)
    assert (enrolment.orientation, enrolment.level, enrolment.has_chosen) == ("operational", "basic", True)
    assert malin.cookies[NAME].value == ""


def test_answers_are_never_in_the_database(malin: Client) -> None:
    answer_all(malin, STRATEGIC)
    sessions = [session.get_decoded() for session in Session.objects.all()]
    assert "bluffmejl" not in str(sessions)
    assert not AuditEvent.objects.filter(action__contains="assessment").exists()
    malin.post("/forkunskap/forslag/", {"orientation": "strategic", "level": "advanced"})
    assert "bluffmejl" not in serialize("json", AuditEvent.objects.all())
    assert all(event.details == {} for event in AuditEvent.objects.filter(action__endswith=".chosen"))


def test_leaving_throws_the_answers_away_and_changes_nothing(world: World, malin: Client) -> None:
    answer_all(malin, STRATEGIC)
    malin.post("/forkunskap/lamna/")
    assert malin.cookies[NAME].value == ""
    assert not Enrolment.objects.get(pk=world.enrolment.pk).has_chosen


def test_a_pause_keeps_the_place_and_back_keeps_the_answer(malin: Client) -> None:
    malin.post("/forkunskap/fraga/1/", {"answer": "b"})
    malin.post("/forkunskap/fraga/2/", {"answer": "unknown"})
    start = malin.get("/forkunskap/").text
    assert "Du har svarat på 2 av 10." in start
    assert 'href="/forkunskap/fraga/3/"' in start
    assert "checked" in malin.get("/forkunskap/fraga/1/").text
    assert 'href="/forkunskap/fraga/1/"' in malin.get("/forkunskap/fraga/2/").text


def test_a_question_without_an_answer_asks_for_one_and_offers_not_knowing(malin: Client) -> None:
    page = malin.post("/forkunskap/fraga/1/", {}).text
    assert "Välj ett svar. ”Vet inte” går också bra." in page
    assert "Vet inte" in malin.get("/forkunskap/fraga/1/").text


def test_each_question_says_how_far_it_is_and_who_sees_the_answer(malin: Client) -> None:
    page = malin.get("/forkunskap/fraga/4/").text
    assert "Fråga 4 av 10. Ungefär 4 minuter kvar." in page
    assert "Bara du ser ditt svar." in page


def test_the_proposal_waits_for_every_answer(malin: Client) -> None:
    malin.post("/forkunskap/fraga/1/", {"answer": "b"})
    assert malin.get("/forkunskap/forslag/")["Location"] == "/forkunskap/fraga/2/"


def test_the_next_person_in_the_same_browser_meets_no_answers(world: World, malin: Client) -> None:
    malin.post("/forkunskap/fraga/1/", {"answer": "b"})
    other = world.people["unit_manager"]
    make.make_enrolment(world.programme, other, world.municipality)
    malin.force_login(other)
    assert "Du har svarat" not in malin.get("/forkunskap/").text


def test_answers_that_somebody_has_changed_are_no_answers(malin: Client) -> None:
    malin.cookies[NAME] = "kalender=b:forged:signature"
    assert "Du har svarat" not in malin.get("/forkunskap/").text


def test_the_cookie_is_only_for_these_pages_and_not_for_scripts(malin: Client) -> None:
    cookie = malin.post("/forkunskap/fraga/1/", {"answer": "b"}).cookies[NAME]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/forkunskap/", True, "Lax")
    assert cookie["max-age"] == 24 * 60 * 60


def test_who_is_in_no_programme_is_told_what_to_do(world: World) -> None:
    page = world.client("champion").get("/forkunskap/").text
    assert "Frågorna hör till ett program" in page
    assert world.client("champion").get("/forkunskap/fraga/1/")["Location"] == "/forkunskap/"


def test_there_is_no_question_beyond_the_last(malin: Client) -> None:
    assert malin.get("/forkunskap/fraga/11/").status_code == 404
    assert malin.get("/forkunskap/fraga/0/").status_code == 404
