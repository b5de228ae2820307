"""Keeps `ThemeTally`: counted up when somebody asks, down when they take back in the same half-year, and then left."""

from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from jordman.questions.models import Question, ThemeTally


def half_year_of(day: date) -> date:
    return date(day.year, 1 if day.month < 7 else 7, 1)


def half_year_after(half_year: date) -> date:
    return half_year_of(date(half_year.year + half_year.month // 7, 7 if half_year.month == 1 else 1, 1))


def count(question: Question) -> None:
    """Add a question that was just asked, and its asker if this is their first about the topic at the employer."""
    is_first = not _others(question).exists()
    _add(question, questions=1, people=int(is_first))


def discount(question: Question) -> None:
    """Take away a question that is about to be taken back. A half-year that is over stays as it was."""
    if half_year_of(question.on) != half_year_of(timezone.localdate()):
        return
    next_one = _others(question).order_by("pk").first()
    is_first = next_one is None or question.pk < next_one.pk
    _add(question, questions=-1, people=-int(is_first))
    if is_first and next_one is not None:
        _add(next_one, questions=0, people=1)


def _others(question: Question) -> QuerySet[Question]:
    """The asker's other questions that their one place among the people is shared with."""
    start = half_year_of(question.on)
    employer = question.unit.employer_id or question.unit_id
    return Question.objects.filter(
        Q(unit__employer=employer) | Q(unit=employer),
        asker=question.asker_id,
        topic=question.topic,
        on__gte=start,
        on__lt=half_year_after(start),
    ).exclude(pk=question.pk)


def _add(question: Question, *, questions: int, people: int) -> None:
    tally, _made = ThemeTally.objects.select_for_update().get_or_create(
        organisation_id=question.unit_id, half_year=half_year_of(question.on), topic=question.topic
    )
    tally.questions = max(0, tally.questions + questions)
    tally.people = max(0, tally.people + people)
    tally.save(update_fields=["questions", "people"])
