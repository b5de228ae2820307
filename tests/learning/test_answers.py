"""Answers and reflections: they teach, and they are nobody else's."""

from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.learning.models import Answer, FilmPosition, Reflection
from tests import factories as make
from tests.cast import World


def answer_url(world: World) -> str:
    return reverse("learning:answer", args=[world.module.key, "las", "vem"])


def reflect_url(world: World) -> str:
    return reverse("learning:reflect", args=[world.module.key, "tank", "senast"])


def test_every_answer_teaches(world: World) -> None:
    client = world.client("learner")
    wrong = client.post(answer_url(world), {"answer": "a"}, follow=True).content.decode()
    assert "Chefen kan inte säga ja." in wrong
    right = client.post(answer_url(world), {"answer": "b"}, follow=True).content.decode()
    assert "Det stämmer" in right


def test_an_answer_leads_back_to_its_place_so_that_reload_does_no_harm(world: World) -> None:
    response = world.client("learner").post(answer_url(world), {"answer": "b"})
    assert response.headers["Location"].endswith("#vem")


def test_answering_again_replaces(world: World) -> None:
    client = world.client("learner")
    client.post(answer_url(world), {"answer": "a"})
    client.post(answer_url(world), {"answer": "b"})
    assert Answer.objects.get().chosen == ["b"]


def test_no_choice_is_told_and_kept_nowhere(world: World) -> None:
    page = world.client("learner").post(answer_url(world), {}, follow=True).content.decode()
    assert "Välj ett svar först" in page
    assert not Answer.objects.exists()


def test_an_answer_that_is_not_offered_is_refused(world: World) -> None:
    world.client("learner").post(answer_url(world), {"answer": "hittepå"})
    assert not Answer.objects.exists()


def test_a_reflection_is_kept_and_can_be_taken_away(world: World) -> None:
    client = world.client("learner")
    client.post(reflect_url(world), {"text": "Förra veckan. Ingen frågade."})
    assert "Förra veckan. Ingen frågade." in client.get(reverse("learning:reflections")).content.decode()
    client.post(reflect_url(world), {"text": "  "})
    assert not Reflection.objects.exists()


def test_nobody_else_sees_a_reflection_anywhere(world: World) -> None:
    world.client("learner").post(reflect_url(world), {"text": "<b>hemligt</b> om chefen"})
    step = reverse("learning:step", args=[world.module.key, "tank"])
    for who in ("lead", "unit_manager", "administrator", "evaluator", "champion"):
        for url in (step, reverse("learning:reflections"), reverse("accounts:my_data")):
            assert "hemligt" not in world.client(who).get(url).content.decode()


def test_the_log_holds_no_answer_and_no_reflection(world: World) -> None:
    client = world.client("learner")
    before = AuditEvent.objects.count()
    client.post(answer_url(world), {"answer": "a"})
    client.post(reflect_url(world), {"text": "hemligt"})
    assert AuditEvent.objects.count() == before


def test_a_film_remembers_where_it_was_paused(world: World) -> None:
    client = world.client("learner")
    film = {"film": "modul/film.webm", "seconds": "48"}
    assert client.post(reverse("learning:film"), film).status_code == 204
    client.post(reverse("learning:film"), {**film, "seconds": "12", "is_watched": "on"})
    client.post(reverse("learning:film"), {**film, "seconds": "3"})
    position = FilmPosition.objects.get()
    assert (position.seconds, position.is_watched) == (3, True)


def test_an_answer_to_an_older_edition_is_not_shown_at_a_newer_question(world: World) -> None:
    client = world.client("learner")
    client.post(answer_url(world), {"answer": "a"})
    step = reverse("learning:step", args=[world.module.key, "las"])
    assert " checked" in client.get(step).content.decode()
    make.make_edition(world.module)
    client.post(reverse("learning:read_again", args=[world.module.key]))
    assert " checked" not in client.get(step).content.decode()
