"""Reading a module: open, pause, go on, finish."""

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.learning.models import BlockCompletion, CompletionTally, HourTally, ModuleProgress, RecallCard, TimeEntry
from tests import factories as make
from tests.cast import World


def step_url(world: World, step: str) -> str:
    return reverse("learning:step", args=[world.module.key, step])


@pytest.fixture
def finished(world: World) -> World:
    client = world.client("learner")
    for step in ("las", "tank"):
        client.post(step_url(world, step))
    return world


def test_a_module_goes_on_where_it_was_paused(world: World) -> None:
    client = world.client("learner")
    client.post(step_url(world, "las"))
    client.get(step_url(world, "tank"))
    page = client.get(reverse("learning:module", args=[world.module.key]))
    assert step_url(world, "tank") in page.content.decode().split("button--big")[1]


def test_finishing_all_steps_finishes_the_module_and_schedules_recall(finished: World) -> None:
    progress = ModuleProgress.objects.get()
    assert progress.is_done
    assert RecallCard.objects.get().due_at > timezone.now()


def test_a_step_pressed_twice_is_counted_once(world: World) -> None:
    client = world.client("learner")
    for _press in range(2):
        client.post(step_url(world, "las"))
    assert TimeEntry.objects.get().minutes == 5
    assert HourTally.objects.get().minutes == 5


def test_the_last_mandatory_module_completes_the_block(finished: World) -> None:
    assert BlockCompletion.objects.get().block == finished.base
    assert CompletionTally.objects.get().people == 1


def test_the_main_block_is_locked_with_the_reason_until_the_base_is_done(world: World) -> None:
    client = world.client("learner")
    url = reverse("learning:module", args=[world.later_module.key])
    assert "Gör först Bilden från teatern" in client.get(url).content.decode()
    for step in ("las", "tank"):
        client.post(step_url(world, step))
    assert "Gör först" not in client.get(url).content.decode()


def test_a_locked_module_shows_no_step_and_takes_no_answer(world: World) -> None:
    client = world.client("learner")
    key = world.later_module.key
    assert client.get(reverse("learning:step", args=[key, "las"])).status_code == 302
    assert client.post(reverse("learning:answer", args=[key, "las", "vem"]), {"answer": "b"}).status_code == 404


def test_swedish_words_are_marked_as_swedish_in_an_english_page(world: World) -> None:
    world.people["learner"].language = "en"
    world.people["learner"].save()
    page = world.client("learner").get(step_url(world, "las")).content.decode()
    assert '<html lang="en">' in page
    assert f'<h1 lang="sv">{world.module.title}</h1>' in page
    assert '<div class="flow prose" lang="sv">' in page


def test_a_new_edition_does_not_move_under_who_is_reading(world: World) -> None:
    client = world.client("learner")
    client.post(step_url(world, "las"))
    make.make_edition(world.module, steps=[])
    assert client.get(step_url(world, "tank")).status_code == 200


def test_a_step_that_is_not_there_is_not_found(world: World) -> None:
    assert world.client("learner").get(step_url(world, "finns-inte")).status_code == 404


def test_a_module_of_another_organisation_does_not_exist(world: World) -> None:
    own = make.make_module(world.other_municipality, "halmstads-egen", sharing="own")
    assert world.client("learner").get(reverse("learning:module", args=[own.key])).status_code == 404


def test_another_municipality_cannot_draw_hours_to_its_own_programme(world: World) -> None:
    """Its lead signs the learner up to a programme with the same module; the hours stay where they belong."""
    make.make_rule(make.make_block(world.other_programme), world.module)
    make.make_enrolment(world.other_programme, world.people["learner"], world.other_municipality)
    world.client("learner").post(step_url(world, "las"))
    assert TimeEntry.objects.get().programme == world.programme


def test_a_programme_that_is_not_open_yet_opens_no_module(world: World) -> None:
    hidden = make.make_module(world.other_municipality, "dold", sharing="own")
    draft = make.make_programme(world.association, status="draft")
    make.make_rule(make.make_block(draft), hidden)
    make.make_enrolment(draft, world.people["learner"], world.municipality)
    url = reverse("learning:module", args=["dold"])
    assert world.client("learner").get(url).status_code == 404
    draft.status = "open"
    draft.save()
    assert world.client("learner").get(url).status_code == 200
