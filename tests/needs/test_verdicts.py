"""Hypotheses and verdicts, reviewers' comments, decisions and the chain."""

import pytest
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.needs.models import Decision, Hypothesis, Study
from tests import factories as make
from tests.cast import World
from tests.needs.making import (
    make_coded,
    make_comment,
    make_decided,
    make_decision,
    make_hypothesis,
    make_interview,
    make_note,
    make_study,
)


def post(world: World, page: str, pk: int, /, **facts: object) -> str:
    answer = world.client("lead").post(reverse(f"needs:{page}", args=[pk]), facts, follow=True)
    return answer.content.decode()


def coded(study: Study) -> Hypothesis:
    """Waits for a verdict, with a note that speaks for it."""
    hypothesis = make_hypothesis(study)
    make_coded(hypothesis, make_note(make_interview(study)))
    return hypothesis


@pytest.mark.parametrize("verdict", ["confirmed", "rejected", "new_insight"])
def test_a_verdict_stands_on_the_notes_that_are_chosen(world: World, verdict: str) -> None:
    study = make_study(world)
    hypothesis = coded(study)
    make_coded(hypothesis, make_note(make_interview(study)), side="against")
    note = hypothesis.notes.earliest("pk")
    post(world, "decide", hypothesis.pk, verdict=verdict, reason="Fyra av fem sade det.", evidence=[note.pk])
    hypothesis.refresh_from_db()
    assert (hypothesis.verdict, hypothesis.reason) == (verdict, "Fyra av fem sade det.")
    assert list(hypothesis.codings.filter(is_evidence=True).values_list("note", flat=True)) == [note.pk]
    assert AuditEvent.objects.get(action="needs.hypothesis_decided").details["verdict"] == verdict


def test_no_verdict_without_evidence(world: World) -> None:
    hypothesis = coded(make_study(world))
    text = post(world, "decide", hypothesis.pk, verdict="confirmed", reason="Det vet alla.")
    assert "En bedömning behöver underlag. Välj minst en anteckning." in text
    hypothesis.refresh_from_db()
    assert not hypothesis.is_decided


def test_a_note_that_does_not_concern_it_is_no_evidence(world: World) -> None:
    study = make_study(world)
    hypothesis, other = coded(study), make_note(make_interview(study))
    post(world, "decide", hypothesis.pk, verdict="confirmed", reason="Så är det.", evidence=[other.pk])
    hypothesis.refresh_from_db()
    assert not hypothesis.is_decided


def test_without_notes_the_page_says_what_to_do(world: World) -> None:
    hypothesis = make_hypothesis(make_study(world))
    text = world.client("lead").get(reverse("needs:decide", args=[hypothesis.pk])).content.decode()
    assert "En bedömning behöver underlag." in text
    assert "Spara bedömningen" not in text


def test_words_that_have_been_judged_stand_until_the_verdict_is_taken_back(world: World) -> None:
    hypothesis = make_decided(make_study(world))
    assert "Hypotesen är bedömd." in post(world, "change_hypothesis", hypothesis.pk, statement="Något annat")
    assert "Hypotesen är bedömd." in post(world, "remove_hypothesis", hypothesis.pk)
    post(world, "reopen", hypothesis.pk)
    post(world, "change_hypothesis", hypothesis.pk, statement="Något annat")
    hypothesis.refresh_from_db()
    assert (hypothesis.statement, hypothesis.verdict) == ("Något annat", "open")
    assert not hypothesis.codings.filter(is_evidence=True).exists()


def test_those_that_wait_come_first(world: World) -> None:
    study = make_study(world)
    make_decided(study, "Bedömd sedan länge")
    make_hypothesis(study, "Väntar än")
    text = world.client("lead").get(reverse("needs:hypotheses", args=[study.pk])).content.decode()
    assert text.index("Väntar än") < text.index("Bedömd sedan länge")


# Reviewers


def test_a_group_of_reviewers_comments_and_is_answered(world: World) -> None:
    study = make_study(world)
    post(world, "add_comment", study.pk, group="skr", text="Koppla till LIKA.", answer="Det gör vi i planen.")
    comment = study.comments.get()
    assert (comment.group, comment.answer) == ("skr", "Det gör vi i planen.")
    post(world, "remove_comment", comment.pk)
    assert not study.comments.exists()


@pytest.mark.parametrize("field", ["text", "answer"])
def test_a_comment_names_nobody(world: World, field: str) -> None:
    study = make_study(world)
    facts = {"group": "hr", "text": "Bra.", "answer": "", field: "Ring 070-123 45 67"}
    assert "telefonnummer" in post(world, "add_comment", study.pk, **facts)
    assert not study.comments.exists()


def test_a_comment_is_changed(world: World) -> None:
    comment = make_comment(make_study(world))
    post(world, "comment", comment.pk, group="hr", text="Börja med cheferna först.")
    comment.refresh_from_db()
    assert comment.text == "Börja med cheferna först."


# Decisions


def test_a_decision_points_from_an_insight_to_a_module(world: World) -> None:
    study = make_study(world)
    insight = make_decided(study, "Enheten är en del av helheten.", "new_insight")
    facts = {"what": "Modulen fick en övning.", "why": "Insikten är ny.", "hypotheses": [insight.pk]}
    post(world, "add_decision", study.pk, **facts, modules=[world.module.pk], categories=[make.make_category(5).pk])
    decision = study.decisions.get()
    assert decision.hypotheses.get() == insight
    assert decision.modules.get() == world.module
    text = world.client("evaluator").get(reverse("needs:result", args=[study.pk])).content.decode()
    row = text[text.index("<tbody>") :]
    assert row.index("Enheten är en del av helheten.") < row.index("Modulen fick en övning.") < row.index("Bilden från")


@pytest.mark.parametrize("missing", ["what", "why", "place"])
def test_a_decision_says_what_and_why_and_points_somewhere(world: World, missing: str) -> None:
    study = make_study(world)
    facts = {"what": "Passen spelas in.", "why": "Alla kan inte vara med.", "place": "Hela programmet"}
    post(world, "add_decision", study.pk, **{**facts, missing: ""})
    assert not Decision.objects.exists()


@pytest.mark.parametrize("others", [0, 1])
def test_a_decision_comes_of_what_has_been_judged(world: World, others: int) -> None:
    study = make_study(world)
    waits = make_hypothesis(study)
    if others:
        make_decided(study)
    facts = {"what": "Passen spelas in.", "why": "Alla kan inte vara med.", "place": "Hela programmet"}
    post(world, "add_decision", study.pk, **facts, hypotheses=[waits.pk])
    assert not waits.decisions.exists()


def test_a_decision_is_changed_and_removed(world: World) -> None:
    study = make_study(world)
    decision = make_decision(study, make_decided(study))
    facts = {"what": "Passen spelas in och textas.", "why": "Alla kan inte vara med.", "place": "Hela programmet"}
    post(world, "decision", decision.pk, **facts)
    decision.refresh_from_db()
    assert (decision.what, decision.hypotheses.count()) == ("Passen spelas in och textas.", 0)
    post(world, "remove_decision", decision.pk)
    assert not Decision.objects.exists()
