"""Studies: who sees which, a new one, its page, changing and removing it."""

import pytest
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.needs.models import Interview, Note, Study
from tests.cast import World
from tests.needs.making import SAID, make_decided, make_decision, make_hypothesis, make_study, make_whole, make_workshop


def given(world: World, **changes: object) -> dict[str, object]:
    facts = {"name": "Vad behöver chefer?", "aim": "Veta vad som saknas.", "organisation": world.association.pk}
    return {**facts, **changes}


def listed(world: World, who: str = "lead") -> str:
    return world.client(who).get(reverse("needs:list")).content.decode()


def page(world: World, study: Study) -> str:
    return world.client("lead").get(reverse("needs:show", args=[study.pk])).content.decode()


def test_the_lead_begins_a_study_of_an_own_organisation(world: World) -> None:
    answer = world.client("lead").post(reverse("needs:add"), given(world, programme=world.programme.pk))
    study = Study.objects.get()
    assert answer.headers["Location"] == reverse("needs:show", args=[study.pk])
    assert (study.organisation, study.programme, study.is_open) == (world.association, world.programme, True)
    event = AuditEvent.objects.get(action="needs.study_created")
    assert (event.by_id, event.organisation_id) == (world.people["lead"].pk, world.association.pk)


@pytest.mark.parametrize("field", ["organisation", "programme"])
def test_nobody_begins_a_study_elsewhere_or_for_anothers_programme(world: World, field: str) -> None:
    elsewhere = {"organisation": world.other_municipality.pk, "programme": world.other_programme.pk}
    answer = world.client("lead").post(reverse("needs:add"), given(world, **{field: elsewhere[field]}))
    assert answer.status_code == 200
    assert not Study.objects.exists()


def test_a_study_is_not_of_a_single_unit(world: World) -> None:
    world.client("lead").post(reverse("needs:add"), given(world, organisation=world.unit.pk))
    assert not Study.objects.exists()


@pytest.mark.parametrize("field", ["name", "aim"])
def test_an_address_is_refused_in_every_text(world: World, field: str) -> None:
    answer = world.client("lead").post(reverse("needs:add"), given(world, **{field: "Fråga lena@example.se"}))
    assert "Det ser ut som en e-postadress" in answer.content.decode()
    assert not Study.objects.exists()


def test_the_list_says_what_each_study_has_found(world: World) -> None:
    study = make_study(world)
    make_decided(study)
    make_decided(study, "Cheferna vill ses.", "new_insight")
    make_decision(study)
    text = listed(world)
    assert "1 bekräftad hypotes och 1 ny insikt. 1 sak ändrades." in text
    assert reverse("needs:show", args=[study.pk]) in text


def test_who_follows_programmes_is_led_to_the_result(world: World) -> None:
    study = make_study(world)
    text = listed(world, "evaluator")
    assert reverse("needs:result", args=[study.pk]) in text
    assert f'"{reverse("needs:show", args=[study.pk])}"' not in text
    assert "Ny studie" not in text


def test_nobody_sees_the_studies_of_others(world: World) -> None:
    make_study(world)
    assert "Vad behöver chefer?" not in listed(world, "other_lead")


def test_the_page_says_what_comes_next(world: World) -> None:
    study = make_study(world)
    assert "Studien har börjat. Det finns inga hypoteser än." in page(world, study)
    make_workshop(study)
    make_hypothesis(study)
    text = page(world, study)
    assert "1 hypotes väntar på bedömning." in text
    current = text[text.index('aria-current="step"') :]
    assert "Intervju" in current[:200]


def test_what_a_study_does_not_answer_is_written_a_line_each(world: World) -> None:
    study = make_study(world)
    facts = {
        "name": study.name,
        "aim": study.aim,
        "source": "",
        "unknown": "Vad nattpersonal vill.\n\nVad det kostar.",
    }
    world.client("lead").post(reverse("needs:change", args=[study.pk]), facts)
    study.refresh_from_db()
    assert study.unknown_lines == ["Vad nattpersonal vill.", "Vad det kostar."]


def test_a_removed_study_leaves_nothing_but_the_log(world: World) -> None:
    study = make_whole(world)
    world.client("lead").post(reverse("needs:remove", args=[study.pk]))
    assert not Study.objects.exists()
    assert not Note.objects.exists()
    assert not Interview.objects.exists()
    assert AuditEvent.objects.get(action="needs.study_removed").target_id == str(study.pk)


def test_the_log_never_holds_what_was_said(world: World) -> None:
    make_whole(world)
    assert not AuditEvent.objects.filter(details__icontains=SAID[:10]).exists()


def test_a_programme_may_be_removed_from_under_a_study(world: World) -> None:
    study = make_study(world, programme=world.other_programme)
    world.other_programme.delete()
    study.refresh_from_db()
    assert study.programme is None


@pytest.mark.parametrize("who", ["lead", "evaluator"])
def test_needs_are_among_the_pages_of_the_place(world: World, who: str) -> None:
    text = listed(world, who)
    assert f'<a href="{reverse("needs:list")}" aria-current="page"' in text
