"""What the asker does. The log holds no trace of it: whoever can read the log must not learn who has asked."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.organisations.models import Organisation
from jordman.questions import tallies
from jordman.questions.errors import NobodyToAsk
from jordman.questions.models import HelpArticle, Question, Reply
from jordman.questions.reach import champions_reached


@transaction.atomic
def ask(*, by: User, unit: Organisation, asked_at: Organisation, topic: str, text: str, shows_name: bool) -> Question:
    """Ask the champions at `asked_at`. A second press on the button changes nothing. Raises NobodyToAsk."""
    asker = User.objects.select_for_update().get(pk=by.pk)
    today = timezone.localdate()
    same = Question.objects.filter(asker=asker, asked_at=asked_at, topic=topic, text=text, on=today).first()
    if same is not None:
        return same
    question = Question(
        asker=asker,
        unit=unit,
        asked_at=asked_at,
        topic=topic,
        text=text,
        shows_name=shows_name and not asker.is_protected,
        on=today,
    )
    if not champions_reached(question):
        raise NobodyToAsk(_("Ingen kan svara där just nu. Välj ett större område."))
    question.save()
    tallies.count(question)
    return question


@transaction.atomic
def add_line(question: Question, *, by: User, text: str) -> Reply:
    """Tell the champions more; the question waits for them again. A second press changes nothing."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    last = question.replies.last()
    if last is not None and last.by_asker and last.text == text:
        return last
    question.is_waiting, question.closed_on, question.was_helped = True, None, None
    question.save(update_fields=["is_waiting", "closed_on", "was_helped"])
    return Reply.objects.create(question=question, author=by, by_asker=True, text=text)


@transaction.atomic
def say_whether_it_helped(question: Question, *, by: User, helped: bool) -> None:
    """Close the question, or let it wait for more help."""
    question = Question.objects.select_for_update().get(pk=question.pk)
    question.was_helped = helped
    question.closed_on = timezone.localdate() if helped else None
    question.is_waiting = not helped
    question.has_news = False
    question.save(update_fields=["was_helped", "closed_on", "is_waiting", "has_news"])


@transaction.atomic
def take_back(question: Question, *, by: User) -> None:
    """Delete the question with all that was said. An article that is shown stays; one that waits for a yes goes."""
    User.objects.select_for_update().get(pk=by.pk)
    kept = Question.objects.select_related("unit").select_for_update(of=("self",)).filter(pk=question.pk).first()
    if kept is None:
        return
    tallies.discount(kept)
    _delete_unshown_article(kept)
    kept.delete()


def _delete_unshown_article(question: Question) -> None:
    states = (HelpArticle.State.ASKING, HelpArticle.State.DECLINED)
    question.articles.filter(state__in=states).delete()


@transaction.atomic
def note_news_read(question: Question, *, by: User) -> None:
    """The asker has opened the thread."""
    Question.objects.filter(pk=question.pk, has_news=True).update(has_news=False)
