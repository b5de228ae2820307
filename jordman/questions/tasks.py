"""What this room does by itself: mail to champions, and taking away what is a year old. Each can run twice."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone
from django_tasks import task

from jordman.accounts.models import User
from jordman.questions.emails import send_waiting
from jordman.questions.models import ChampionNotice, HelpArticle, Question
from jordman.questions.reach import champions_reached

# An older question that still waits is on the page; nobody is reminded of it every day.
NEW_FOR = timedelta(days=14)


@task()
def tell_champions() -> None:
    """One mail a day at most to each champion whom a new question or a new line waits for.

    Once an hour and not at once: a mail at the very minute would tell who was at their phone.
    """
    today = timezone.localdate()
    for champion, (question, line) in _news(today).items():
        _tell(champion, question, line, today)


def _news(today: date) -> dict[int, tuple[int, int]]:
    """For each champion, the latest question and the latest line of an asker that they can see and that wait."""
    recent = Q(on__gte=today - NEW_FOR) | Q(replies__by_asker=True, replies__at__date__gte=today - NEW_FOR)
    waiting = Question.objects.waiting().filter(recent).select_related("asker").distinct()
    lines = Max("replies__pk", filter=Q(replies__by_asker=True))
    found: dict[int, tuple[int, int]] = {}
    for question in waiting.annotate(last_line=lines):
        last_line = question.last_line or 0  # type: ignore[attr-defined]
        for champion in champions_reached(question):
            known = found.get(champion, (0, 0))
            found[champion] = (max(known[0], question.pk), max(known[1], last_line))
    return found


@transaction.atomic
def _tell(champion: int, question: int, line: int, today: date) -> None:
    """Mark first: a mail that is not sent is better than two."""
    notice, _made = ChampionNotice.objects.select_for_update().get_or_create(
        user_id=champion, defaults={"on": today - timedelta(days=1)}
    )
    if notice.on >= today or (question <= notice.last_question and line <= notice.last_line):
        return
    notice.on = today
    notice.last_question, notice.last_line = max(question, notice.last_question), max(line, notice.last_line)
    notice.save()
    send_waiting(User.objects.get(pk=champion))


@task()
def delete_old_questions() -> None:
    """Questions a year after they were asked, and articles that no asker can say yes to any more."""
    with transaction.atomic():
        Question.objects.old().delete()
        HelpArticle.objects.orphans().delete()
