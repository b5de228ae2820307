"""Workshops, the guide, interviews, notes and quotes, as they are written down while people talk."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from jordman.audit.models import AuditEvent
from jordman.needs.actions.studies import close_interviews
from jordman.needs.models import Coding, Hypothesis, Interview, Note, Quote, RoleKind, Study
from jordman.needs.tasks import empty_old_words
from tests.cast import World
from tests.needs.making import (
    SAID,
    WORDS,
    make_coded,
    make_decided,
    make_hypothesis,
    make_interview,
    make_note,
    make_question,
    make_quotes,
    make_study,
    make_workshop,
)


def post(world: World, page: str, pk: int, /, **facts: object) -> str:
    answer = world.client("lead").post(reverse(f"needs:{page}", args=[pk]), facts, follow=True)
    return answer.content.decode()


# Workshops


def test_one_field_adds_one_hypothesis_after_the_other(world: World) -> None:
    workshop = make_workshop(make_study(world))
    for statement in ("Chefer behöver tid.", "Chefer lär av varandra."):
        text = post(world, "workshop", workshop.pk, statement=statement)
    assert "Workshop 1 gav 2 hypoteser" in text
    assert list(workshop.hypotheses.values_list("statement", flat=True)) == [
        "Chefer behöver tid.",
        "Chefer lär av varandra.",
    ]


def test_a_workshop_says_roles_and_the_page_says_never_names(world: World) -> None:
    study = make_study(world)
    form = world.client("lead").get(reverse("needs:add_workshop", args=[study.pk])).content.decode()
    assert "Skriv aldrig ett namn" in form
    post(world, "add_workshop", study.pk, name="Workshop 1", held_on="2026-09-01", present="Fyra chefer, två från HR")
    assert study.workshops.get().present == "Fyra chefer, två från HR"


def test_what_was_said_in_a_workshop_is_noted(world: World) -> None:
    study = make_study(world)
    workshop, hypothesis = make_workshop(study), make_hypothesis(study)
    facts = {"asked": "free:system", "text": SAID, "hypothesis": hypothesis.pk, "side": "for"}
    post(world, "workshop_notes", workshop.pk, **facts)
    assert workshop.notes.get().hypotheses.get() == hypothesis


# The guide


def test_a_guide_has_three_levels_and_can_begin_from_a_proposal(world: World) -> None:
    study = make_study(world)
    post(world, "propose_guide", study.pk)
    assert sorted(set(study.questions.values_list("level", flat=True))) == ["horizontal", "personal", "system"]
    number = study.questions.count()
    text = post(world, "propose_guide", study.pk)
    assert study.questions.count() == number
    assert "Horisontella principer" in text


def test_a_removed_question_leaves_its_answers_as_free_follow_ups(world: World) -> None:
    study = make_study(world)
    question = make_question(study)
    note = make_note(make_interview(study), question=question, level=question.level)
    post(world, "remove_question", question.pk)
    note.refresh_from_db()
    assert (note.question, note.level) == (None, "system")


# Interviews


def test_an_interview_has_no_field_for_a_name(world: World) -> None:
    names = {field.name for field in Interview._meta.get_fields()}
    assert names == {"id", "study", "number", "kind", "role", "held_on", "written_on", "notes", "quotes"}
    study = make_study(world)
    form = world.client("lead").get(reverse("needs:add_interview", args=[study.pk])).content.decode()
    assert "Skriv aldrig ett namn och inte arbetsplatsen" in form


def test_interviews_are_numbered_in_each_study(world: World) -> None:
    study = make_study(world)
    make_interview(make_study(world))
    for kind in ("staff", "union"):
        post(world, "add_interview", study.pk, kind=kind)
    assert list(study.interviews.values_list("number", "kind")) == [(1, "staff"), (2, "union")]


@pytest.mark.parametrize("asked", ["question", "free:horizontal"])
def test_a_note_is_an_answer_or_a_free_follow_up(world: World, asked: str) -> None:
    study = make_study(world)
    question, interview = make_question(study), make_interview(study)
    hypothesis = make_hypothesis(study)
    chosen = str(question.pk) if asked == "question" else asked
    post(world, "interview", interview.pk, asked=chosen, text=SAID, hypothesis=hypothesis.pk, side="against")
    note = interview.notes.get()
    expected = (question, "system") if asked == "question" else (None, "horizontal")
    assert (note.question, note.level) == expected
    assert note.codings.get().side == Coding.Side.AGAINST


def test_a_note_with_an_address_is_refused(world: World) -> None:
    interview = make_interview(make_study(world))
    text = post(world, "interview", interview.pk, asked="free:system", text="Mejla lena@example.se", side="for")
    assert "Det ser ut som en e-postadress" in text
    assert not Note.objects.exists()


def test_a_note_is_not_coded_to_another_studys_hypothesis(world: World) -> None:
    interview = make_interview(make_study(world))
    other = make_hypothesis(make_study(world))
    post(world, "interview", interview.pk, asked="free:system", text=SAID, hypothesis=other.pk, side="for")
    assert not Note.objects.exists()


def test_a_note_is_coded_anew_to_many_hypotheses(world: World) -> None:
    study = make_study(world)
    first, second, third = (make_hypothesis(study, name) for name in ("Tid", "Nätverk", "Verktyg"))
    note = make_note(make_interview(study))
    make_coded(first, note)
    facts = {f"hypotes-{second.pk}": "for", f"hypotes-{third.pk}": "against", f"hypotes-{first.pk}": ""}
    post(world, "note", note.pk, text="Nya ord", **facts)
    note.refresh_from_db()
    assert note.text == "Nya ord"
    coded = set(note.codings.values_list("hypothesis__statement", "side"))
    assert coded == {("Nätverk", "for"), ("Verktyg", "against")}


def test_evidence_is_neither_removed_nor_coded_away(world: World) -> None:
    hypothesis = make_decided(make_study(world))
    note = hypothesis.notes.get()
    assert "underlag för en bedömning" in post(world, "remove_note", note.pk)
    assert "underlag för en bedömning" in post(world, "note", note.pk, text=SAID, **{f"hypotes-{hypothesis.pk}": ""})
    assert hypothesis.codings.get().is_evidence


def test_a_note_has_exactly_one_origin(world: World) -> None:
    study = make_study(world)
    with pytest.raises(IntegrityError):
        Note.objects.create(study=study, level="system", text=SAID)


# Taking it back


def test_whoever_changes_their_mind_takes_everything_back(world: World) -> None:
    study = make_study(world)
    hypothesis = make_decided(study)
    interview = study.interviews.get()
    Quote.objects.create(study=study, interview=interview, words=WORDS)
    assert "En bedömning utan underlag blir öppen igen" in (
        world.client("lead").get(reverse("needs:withdraw", args=[interview.pk])).content.decode()
    )
    post(world, "withdraw", interview.pk)
    hypothesis.refresh_from_db()
    assert (hypothesis.verdict, hypothesis.reason, hypothesis.decided_on) == (Hypothesis.Verdict.OPEN, "", None)
    assert [rows.objects.count() for rows in (Note, Quote, Interview)] == [0, 0, 0]


def test_a_verdict_with_other_evidence_stands(world: World) -> None:
    study = make_study(world)
    hypothesis = make_decided(study)
    make_coded(hypothesis, make_note(make_interview(study)), is_evidence=True)
    post(world, "withdraw", study.interviews.get(number=1).pk)
    hypothesis.refresh_from_db()
    assert hypothesis.verdict == Hypothesis.Verdict.CONFIRMED


def test_once_closed_the_row_stays_so_that_no_others_role_changes(world: World) -> None:
    study = make_study(world)
    quote = make_quotes(study, *["staff"] * 5)[0]
    Interview.objects.update(role="nattpersonal")
    close_interviews(study, by=world.people["lead"])
    post(world, "withdraw", quote.interview_id)
    gone = Interview.objects.get(pk=quote.interview_id)
    assert (gone.kind, gone.role, gone.held_on) == ("staff", "", None)
    assert not gone.quotes.exists()


# Closing


def closed(world: World) -> Study:
    study = make_study(world)
    make_quotes(study, *["staff"] * 5)
    make_question(study)
    close_interviews(study, by=world.people["lead"])
    return study


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("add_interview", {"kind": "staff"}),
        ("sources", {"source": "Rapport", "text": "Tid saknas.", "side": "for"}),
    ],
)
def test_nothing_more_is_taken_in_once_interviews_are_closed(world: World, name: str, facts: dict[str, object]) -> None:
    study = closed(world)
    assert "Intervjuerna är stängda." in post(world, name, study.pk, **facts)
    assert study.interviews.count() == 5
    assert not study.notes.exists()


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("interview", {"asked": "free:system", "text": SAID, "side": "for"}),
        ("add_quote", {"words": WORDS}),
        ("change_interview", {"kind": "union"}),
    ],
)
def test_nor_to_an_interview(world: World, name: str, facts: dict[str, object]) -> None:
    study = closed(world)
    assert "Intervjuerna är stängda." in post(world, name, study.interviews.earliest("pk").pk, **facts)
    assert not study.notes.exists()
    assert study.quotes.count() == 5
    assert set(study.interviews.values_list("kind", flat=True)) == {"staff"}


def test_a_note_can_still_be_coded_but_not_reworded(world: World) -> None:
    study = closed(world)
    note, hypothesis = make_note(study.interviews.earliest("pk")), make_hypothesis(study)
    post(world, "note", note.pk, text="Andra ord", **{f"hypotes-{hypothesis.pk}": "for"})
    note.refresh_from_db()
    assert note.text == SAID
    assert note.hypotheses.get() == hypothesis


def test_quotes_of_too_few_interviews_stop_the_closing(world: World) -> None:
    study = make_study(world)
    make_quotes(study, *["staff"] * 4)
    assert "Citat visas först när ni har gjort 5 intervjuer." in post(world, "close", study.pk)
    study.refresh_from_db()
    assert study.is_open
    study.quotes.all().delete()
    post(world, "close", study.pk)
    study.refresh_from_db()
    assert study.interviews_closed_on == date(2026, 9, 10)
    assert AuditEvent.objects.filter(action="needs.interviews_closed").count() == 1


# Retention


def test_words_are_emptied_after_two_years_and_verdicts_stand(world: World) -> None:
    study = make_study(world)
    hypothesis = make_decided(study)
    read = Note.objects.create(study=study, source="Rapport", text="Tid saknas.", level="")
    Interview.objects.update(role="chef i hemtjänst")
    today = timezone.localdate()
    Note.objects.update(written_on=today - timedelta(days=730))
    Interview.objects.update(written_on=today - timedelta(days=730))
    empty_old_words.call()
    assert hypothesis.notes.get().text == SAID
    Note.objects.update(written_on=today - timedelta(days=731))
    Interview.objects.update(written_on=today - timedelta(days=731))
    empty_old_words.call()
    empty_old_words.call()
    assert hypothesis.notes.get().is_forgotten
    assert (study.interviews.get().role, study.interviews.get().held_on) == ("", None)
    assert study.interviews.get().kind == RoleKind.OPERATIONAL_MANAGER
    read.refresh_from_db()
    assert read.text == "Tid saknas."
    assert "Orden är tömda" in (
        world.client("lead").get(reverse("needs:hypothesis", args=[hypothesis.pk])).content.decode()
    )
