"""From an answer to a help article, and looking after it. What the asker says about it leaves no name in the log."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.questions.actions.answering import tell_asker
from jordman.questions.errors import AlreadyAnArticle, NotAsked, TextChanged
from jordman.questions.models import HelpArticle, Question
from jordman.questions.models.articles import REVIEW_AFTER

ASKING, PUBLISHED, DECLINED, HIDDEN = HelpArticle.State


@transaction.atomic
def propose_article(
    question: Question, *, by: User, organisation: Organisation, topic: str, title: str, body: str, review_on: date
) -> HelpArticle:
    """Write an article from an answer. It waits until the asker has read it and said yes. Raises AlreadyAnArticle."""
    words = {"organisation": organisation, "topic": topic, "title": title, "body": body, "review_on": review_on}
    try:
        with transaction.atomic():
            article = HelpArticle.objects.create(question=question, written_by=by, **words)
    except IntegrityError as error:
        raise AlreadyAnArticle(_("Frågan har redan blivit en artikel. Öppna den i stället.")) from error
    record("help_article.proposed", article, by=by, organisation_id=organisation.pk)
    tell_asker(question)
    return article


@transaction.atomic
def write_article(
    *, by: User, organisation: Organisation, topic: str, title: str, body: str, review_on: date
) -> HelpArticle:
    """Publish an article that no question lies behind."""
    today = timezone.localdate()
    article = HelpArticle.objects.create(
        organisation=organisation,
        topic=topic,
        title=title,
        body=body,
        review_on=review_on,
        written_by=by,
        state=PUBLISHED,
        published_on=today,
    )
    record("help_article.published", article, by=by, organisation_id=organisation.pk)
    return article


@transaction.atomic
def change_article(
    article: HelpArticle, *, by: User, organisation: Organisation, topic: str, title: str, body: str, review_on: date
) -> HelpArticle:
    """Save a change. When somebody's question lies behind it, they read new words before those are shown."""
    article = HelpArticle.objects.select_for_update().get(pk=article.pk)
    before = article.fingerprint
    article.organisation, article.topic, article.title, article.body = organisation, topic, title, body
    article.review_on, article.checked_on = review_on, timezone.localdate()
    must_ask = article.question is not None and article.fingerprint != before and article.state != DECLINED
    if must_ask:
        article.state = ASKING
    article.save()
    record("help_article.changed", article, by=by, organisation_id=organisation.pk)
    if must_ask and article.question is not None:
        tell_asker(article.question)
    return article


@transaction.atomic
def answer_proposal(article: HelpArticle, *, by: User, says_yes: bool, fingerprint: str) -> HelpArticle:
    """The asker's yes to exactly these words, or a no, which can come later too. Raises TextChanged.

    What becomes public is logged without a person: it would be the asker's name.
    """
    article = HelpArticle.objects.select_for_update().get(pk=article.pk)
    if says_yes and article.fingerprint != fingerprint:
        raise TextChanged(_("Texten har ändrats sedan du läste den. Läs den igen och svara sedan."))
    if not says_yes:
        article.state = DECLINED
    elif article.state in (ASKING, DECLINED):
        article.state = PUBLISHED
        article.published_on = article.published_on or timezone.localdate()
        record("help_article.published", article, by=None, organisation_id=article.organisation_id)
    article.save(update_fields=["state", "published_on"])
    return article


@transaction.atomic
def hide_article(article: HelpArticle, *, by: User) -> None:
    """Show it no more. Nothing is lost."""
    if HelpArticle.objects.filter(pk=article.pk, state=PUBLISHED).update(state=HIDDEN):
        record("help_article.hidden", article, by=by, organisation_id=article.organisation_id)


@transaction.atomic
def show_article(article: HelpArticle, *, by: User) -> None:
    """Show a hidden one again. Raises NotAsked for one that the asker has not said yes to."""
    article = HelpArticle.objects.select_for_update().get(pk=article.pk)
    if article.state in (ASKING, DECLINED):
        raise NotAsked(_("Den som frågade har inte sagt ja. Artikeln visas inte."))
    if article.state == HIDDEN:
        article.state = PUBLISHED
        article.save(update_fields=["state"])
        record("help_article.published", article, by=by, organisation_id=article.organisation_id)


@transaction.atomic
def confirm_article(article: HelpArticle, *, by: User) -> None:
    """It has been read and still holds: a year until the next time."""
    today = timezone.localdate()
    HelpArticle.objects.filter(pk=article.pk).update(checked_on=today, review_on=today + REVIEW_AFTER)
    record("help_article.confirmed", article, by=by, organisation_id=article.organisation_id)
