"""Workshops, the guide, interviews, notes and quotes."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.needs.actions.studies import lock, lock_open, note_event
from jordman.needs.errors import IsEvidence
from jordman.needs.models import Coding, GuideQuestion, Hypothesis, Interview, Note, Quote, Study, Workshop

# Workshops


@transaction.atomic
def add_workshop(study: Study, *, by: User, **facts: Any) -> Workshop:
    workshop = Workshop.objects.create(study=study, **facts)
    note_event("workshop_added", study, by=by, workshop=workshop.pk)
    return workshop


@transaction.atomic
def change_workshop(workshop: Workshop, *, by: User, **facts: Any) -> None:
    Workshop.objects.filter(pk=workshop.pk).update(**facts)
    note_event("workshop_changed", workshop.study, by=by, workshop=workshop.pk)


# The guide


@transaction.atomic
def add_question(study: Study, *, by: User, level: str, text: str) -> GuideQuestion:
    """Last in the guide."""
    lock(study)
    last = study.questions.aggregate(last=Max("position"))["last"] or 0
    question = GuideQuestion.objects.create(study=study, level=level, text=text, position=last + 1)
    note_event("question_added", study, by=by, question=question.pk)
    return question


@transaction.atomic
def add_questions(study: Study, *, by: User, questions: Iterable[tuple[str, str]]) -> None:
    """A whole guide of (level, text), after what is there. Questions that are there already are left out."""
    known = set(study.questions.values_list("level", "text"))
    for level, text in questions:
        if (level, text) not in known:
            add_question(study, by=by, level=level, text=text)


@transaction.atomic
def remove_question(question: GuideQuestion, *, by: User) -> None:
    """Notes that were answers to it stay, as free follow-ups."""
    number = question.pk
    question.delete()
    note_event("question_removed", question.study, by=by, question=number)


# Interviews


@transaction.atomic
def add_interview(study: Study, *, by: User, **facts: Any) -> Interview:
    """The next in the study's own numbering. Raises InterviewsClosed."""
    lock_open(study)
    last = study.interviews.aggregate(last=Max("number"))["last"] or 0
    interview = Interview.objects.create(study=study, number=last + 1, **facts)
    note_event("interview_added", study, by=by, interview=interview.pk)
    return interview


@transaction.atomic
def change_interview(interview: Interview, *, by: User, **facts: Any) -> None:
    """Raises InterviewsClosed: the kinds decide how quotes are shown."""
    lock_open(interview.study)
    Interview.objects.filter(pk=interview.pk).update(**facts)
    note_event("interview_changed", interview.study, by=by, interview=interview.pk)


@transaction.atomic
def withdraw_interview(interview: Interview, *, by: User) -> None:
    """Take away everything that was said, because somebody changed their mind. It comes before every verdict.

    Verdicts that have no evidence left are open again. The row itself stays as a count once the interviews are
    closed: the roles of others' quotes were settled with it.
    """
    study = lock(interview.study)
    interview.notes.all().delete()
    interview.quotes.all().delete()
    if study.is_open:
        Interview.objects.filter(pk=interview.pk).delete()
    else:
        Interview.objects.filter(pk=interview.pk).update(role="", held_on=None)
    bare = study.hypotheses.exclude(verdict=Hypothesis.Verdict.OPEN).exclude(codings__is_evidence=True)
    opened = bare.update(verdict=Hypothesis.Verdict.OPEN, reason="", decided_on=None)
    note_event("interview_withdrawn", study, by=by, interview=interview.pk, reopened=opened)


# Notes


@transaction.atomic
def add_note(study: Study, *, by: User, codings: Mapping[Hypothesis, str], **facts: Any) -> Note:
    """`codings` says for each hypothesis that it concerns whether it speaks for or against. Raises InterviewsClosed."""
    lock_open(study)
    note = Note.objects.create(study=study, **facts)
    _code(note, codings)
    note_event("note_added", study, by=by, note=note.pk)
    return note


@transaction.atomic
def change_note(note: Note, *, by: User, codings: Mapping[Hypothesis, str], **facts: Any) -> None:
    """Its words while interviews are open, what it concerns at any time. Raises IsEvidence.

    What a verdict stands on keeps concerning it.
    """
    if any(name in facts for name in ("text", "level", "question")):
        lock_open(note.study)
    leaving = note.codings.exclude(hypothesis__in=codings.keys())
    if leaving.filter(is_evidence=True).exists():
        raise IsEvidence(_("Anteckningen är underlag för en bedömning. Ändra bedömningen först."))
    Note.objects.filter(pk=note.pk).update(**facts)
    leaving.delete()
    _code(note, codings)
    note_event("note_changed", note.study, by=by, note=note.pk)


@transaction.atomic
def remove_note(note: Note, *, by: User) -> None:
    """Raises IsEvidence."""
    if note.codings.filter(is_evidence=True).exists():
        raise IsEvidence(_("Anteckningen är underlag för en bedömning. Ändra bedömningen först."))
    number = note.pk
    note.delete()
    note_event("note_removed", note.study, by=by, note=number)


def _code(note: Note, codings: Mapping[Hypothesis, str]) -> None:
    for hypothesis, side in codings.items():
        Coding.objects.update_or_create(note=note, hypothesis=hypothesis, defaults={"side": side})


# Quotes


@transaction.atomic
def add_quote(interview: Interview, *, by: User, words: str) -> Quote:
    """Raises InterviewsClosed."""
    lock_open(interview.study)
    quote = Quote.objects.create(study=interview.study, interview=interview, words=words)
    note_event("quote_added", interview.study, by=by, quote=quote.pk)
    return quote


@transaction.atomic
def remove_quote(quote: Quote, *, by: User) -> None:
    """At any time: whoever said it may change their mind."""
    number = quote.pk
    quote.delete()
    note_event("quote_removed", quote.study, by=by, quote=number)
