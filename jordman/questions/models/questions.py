"""A question and what was said about it."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.library.topics import Topic
from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy

# For so long "somebody is answering" holds: a champion who was called away blocks nobody until tomorrow.
TAKEN_FOR = timedelta(hours=4)
KEPT_FOR = timedelta(days=365)
TEXT_LENGTH = 4000


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self) -> "QuestionQuerySet":
        return self.filter(closed_on=None)

    def waiting(self) -> "QuestionQuerySet":
        """A champion is to say something."""
        return self.filter(closed_on=None, is_waiting=True)

    def old(self) -> "QuestionQuerySet":
        """Their time is up."""
        return self.filter(on__lt=timezone.localdate() - KEPT_FOR)


class Question(models.Model):
    """Asked to the champions at `asked_at` (the unit, or by choice the municipality or the association).

    The champions see the text and not who asked, unless the asker `shows_name`. Managers see neither. It has a day and
    no time of day, so that nobody can tell from the clock who was at the phone.
    """

    asker = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="questions")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    asked_at = models.ForeignKey(Organisation, models.CASCADE, related_name="questions")
    topic = models.CharField(_("vad det handlar om"), max_length=20, choices=Topic.choices)
    text = models.TextField(_("din fråga"))
    shows_name = models.BooleanField(_("stödet får se mitt namn"), default=False)
    on = models.DateField(default=timezone.localdate)
    closed_on = models.DateField(null=True, blank=True)
    was_helped = models.BooleanField(null=True, blank=True)
    is_waiting = models.BooleanField(default=True)
    has_news = models.BooleanField(default=False)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    # No second table may know who asked.
    wagtail_reference_index_ignore = True

    personal_data = PersonalData(
        subject="asker",
        personal=(
            *("asker", "unit", "asked_at", "topic", "shows_name", "on", "closed_on", "was_helped"),
            *("is_waiting", "has_news"),
        ),
        sensitive=("text",),
        plain=("id", "taken_by", "taken_at"),
        seen_by=SeenBy.HELPERS,
        on_erasure=OnErasure.DELETE,
        retention="Tolv månader efter frågan. Personen kan själv ta bort den.",
    )

    class Meta:
        verbose_name = _("fråga")
        verbose_name_plural = _("frågor")
        ordering = ("-on", "-pk")
        indexes: ClassVar = (
            models.Index(fields=("asked_at", "on"), name="question_by_place"),
            models.Index(fields=("asker", "has_news"), name="question_with_news"),
        )

    def __str__(self) -> str:
        return f"question {self.pk}"

    @property
    def is_taken(self) -> bool:
        """Is a champion writing an answer just now?"""
        return self.taken_at is not None and self.taken_by_id is not None and timezone.now() < self.taken_at + TAKEN_FOR

    def is_taken_by_other(self, user: User) -> bool:
        return self.is_taken and self.taken_by_id != user.pk

    @property
    def shown_asker(self) -> str:
        """The name that champions are shown: none, unless the asker wanted it. Only the protected are never named."""
        return self.asker.name if self.shows_name and not self.asker.is_protected else ""


class Reply(models.Model):
    """What a champion answered, or the asker added: `by_asker` says which. Pages read `said_by` and never `author`."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="question_replies"
    )
    by_asker = models.BooleanField(default=False)
    text = models.TextField(_("svar"))
    at = models.DateTimeField(auto_now_add=True)

    wagtail_reference_index_ignore = True

    personal_data = PersonalData(
        subject="author",
        personal=("question", "author", "by_asker", "text", "at"),
        plain=("id",),
        seen_by=SeenBy.HELPERS,
        on_erasure=OnErasure.DETACH,
        retention="Tolv månader efter frågan.",
    )

    class Meta:
        verbose_name = _("svar på en fråga")
        verbose_name_plural = _("svar på frågor")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"reply to {self.question_id}"

    @property
    def said_by(self) -> str:
        """The champion's name. The asker has none here, whatever the row knows."""
        return "" if self.by_asker or self.author is None else self.author.name
