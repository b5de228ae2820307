"""What champions do with a question. The log names the champion and never leads to the asker."""

from django.db import transaction
from django.utils import timezone

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.questions.emails import send_news
from jordman.questions.models import Question, Reply


@transaction.atomic
def take(question: Question, *, by: User) -> None:
    """Say that one is writing an answer, so that nobody else does the same work."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    if question.is_taken:
        return
    question.taken_by, question.taken_at = by, timezone.now()
    question.save(update_fields=["taken_by", "taken_at"])
    record("question.taken", question, by=by, organisation_id=question.asked_at_id)


@transaction.atomic
def answer(question: Question, *, by: User, text: str) -> Reply:
    """Answer; the asker gets a mail that says only that there is something to read. A second press changes nothing."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    last = question.replies.last()
    if last is not None and last.author_id == by.pk and not last.by_asker and last.text == text:
        return last
    reply = Reply.objects.create(question=question, author=by, text=text)
    question.is_waiting, question.taken_by, question.taken_at = False, None, None
    question.save(update_fields=["is_waiting", "taken_by", "taken_at"])
    record("question.answered", question, by=by, organisation_id=question.asked_at_id)
    tell_asker(question)
    return reply


def tell_asker(question: Question) -> None:
    """Mark that there is news, and send a mail unless the asker has unread news already."""
    if Question.objects.filter(pk=question.pk, has_news=False).update(has_news=True):
        send_news(question)
