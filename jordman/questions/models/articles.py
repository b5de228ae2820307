"""An answer that others can use."""

import hashlib
from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.library.topics import Topic
from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy
from jordman.questions.models.questions import Question

REVIEW_AFTER = timedelta(days=365)


class HelpArticleQuerySet(models.QuerySet["HelpArticle"]):
    def published(self) -> "HelpArticleQuerySet":
        return self.filter(state=HelpArticle.State.PUBLISHED)

    def orphans(self) -> "HelpArticleQuerySet":
        """Made from a question that is gone before anybody said yes: they can never be shown."""
        states = (HelpArticle.State.ASKING, HelpArticle.State.DECLINED)
        return self.filter(question=None, state__in=states)


class HelpArticle(models.Model):
    """Shown when the asker has said yes; it never says who asked, nor that anybody did."""

    class State(models.TextChoices):
        ASKING = "asking", _("Väntar på den som frågade")
        PUBLISHED = "published", _("Visas")
        DECLINED = "declined", _("Den som frågade sa nej")
        HIDDEN = "hidden", _("Visas inte längre")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="help_articles")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, blank=True, related_name="articles")
    topic = models.CharField(_("vad det handlar om"), max_length=20, choices=Topic.choices)
    title = models.CharField(_("rubrik"), max_length=150)
    body = models.TextField(_("så gör du"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKING)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="help_articles"
    )
    published_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(default=timezone.localdate)
    review_on = models.DateField(_("se över senast"))

    objects = HelpArticleQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    personal_data = PersonalData(
        subject="written_by",
        personal=("written_by",),
        plain=(
            *("id", "organisation", "question", "topic", "title", "body", "state", "published_on"),
            *("checked_on", "review_on"),
        ),
        seen_by=SeenBy.NOBODY,
        on_erasure=OnErasure.DETACH,
        retention="Så länge artikeln är till nytta.",
    )

    class Meta:
        verbose_name = _("hjälpartikel")
        verbose_name_plural = _("hjälpartiklar")
        ordering = ("title", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("question",), condition=Q(question__isnull=False), name="one_article_a_question"
            ),
        )
        indexes: ClassVar = (models.Index(fields=("organisation", "state"), name="article_by_place"),)

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def is_asking(self) -> bool:
        return self.state == self.State.ASKING

    @property
    def is_due(self) -> bool:
        """Is it time to see whether it still holds?"""
        return self.review_on <= timezone.localdate()

    @property
    def fingerprint(self) -> str:
        """What the asker says yes to: these words, in this place."""
        words = "\x1f".join((str(self.organisation_id), self.title, self.body))
        return hashlib.sha256(words.encode()).hexdigest()[:24]
