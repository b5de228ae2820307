"""Questions that anyone can ask, their answers, and the help articles that some become."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.library.topics import Topic
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy


class Question(models.Model):
    """Asked to the champions at `asked_at` (the unit, or by choice the municipality or the association).

    The champions see the text and not who asked, unless the asker `shows_name`. Managers see neither.
    """

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="questions")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    asked_at = models.ForeignKey(Organisation, models.CASCADE, related_name="questions")
    topic = models.CharField(_("vad det handlar om"), max_length=20, choices=Topic.choices)
    text = models.TextField(_("din fråga"))
    shows_name = models.BooleanField(_("stödet får se mitt namn"), default=False)
    on = models.DateField(auto_now_add=True)
    closed_on = models.DateField(null=True, blank=True)
    was_helped = models.BooleanField(null=True, blank=True)

    personal_data = PersonalData(
        subject="asker",
        personal=("asker", "unit", "asked_at", "topic", "shows_name", "on", "closed_on", "was_helped"),
        sensitive=("text",),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Tolv månader efter frågan. Personen kan själv ta bort den.",
    )

    class Meta:
        verbose_name = _("fråga")
        verbose_name_plural = _("frågor")
        ordering = ("-on", "-pk")
        indexes: ClassVar = (models.Index(fields=("asked_at", "on"), name="question_by_place"),)

    def __str__(self) -> str:
        return f"question {self.pk}"


class Reply(models.Model):
    """What a champion answered, or the asker added: `by_asker` says which, and the asker's name is not on it."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="question_replies"
    )
    by_asker = models.BooleanField(default=False)
    text = models.TextField(_("svar"))
    at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="author",
        personal=("question", "author", "by_asker", "text", "at"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DETACH,
        retention="Tolv månader efter frågan.",
    )

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"reply to {self.question_id}"


class HelpArticle(models.Model):
    """An answer that others can use. Shown when the asker has said yes; it never says who asked."""

    class State(models.TextChoices):
        ASKING = "asking", _("Väntar på den som frågade")
        PUBLISHED = "published", _("Visas")
        DECLINED = "declined", _("Den som frågade sa nej")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="help_articles")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, blank=True, related_name="articles")
    topic = models.CharField(max_length=20, choices=Topic.choices)
    title = models.CharField(_("rubrik"), max_length=150)
    body = models.TextField(_("så gör du"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKING)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="help_articles"
    )
    published_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        subject="written_by",
        personal=("written_by",),
        plain=("id", "organisation", "question", "topic", "title", "body", "state", "published_on"),
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

    def __str__(self) -> str:
        return self.title


class ThemeTally(models.Model):
    """How many questions and how many askers, by place, month and topic: what a protected sum is made of.

    Kept by the actions that ask and take back, and kept when the questions themselves are deleted.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="question_themes")
    month = models.DateField()
    topic = models.CharField(max_length=20, choices=Topic.choices)
    questions = models.PositiveIntegerField(default=0)
    people = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(
        plain=("id", "organisation", "month", "topic", "questions", "people"), retention=NO_PERSON
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("organisation", "month", "topic"), name="theme_once"),)

    def __str__(self) -> str:
        return f"{self.topic} {self.month}"
