"""A module as learners read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from jordman.library import content
from jordman.privacy.register import OnErasure, PersonalData, SeenBy

if TYPE_CHECKING:
    from jordman.library.content import Block, Guide, Step


class Edition(models.Model):
    """A module as it was published: never changed, so that nobody's half-read module moves under them.

    `steps`, `guide` and `recall` are the compiled content, ready to show: see `content.py` for their shape.
    """

    module = models.ForeignKey("library.Module", models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    summary = models.CharField(max_length=300)
    summary_en = models.CharField(max_length=300, blank=True)
    minutes = models.PositiveSmallIntegerField()
    introduction = models.TextField(blank=True)
    steps = models.JSONField(default=list)
    guide = models.JSONField(default=dict)
    recall = models.JSONField(default=list)
    sources = models.JSONField(default=list)
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        subject="published_by",
        personal=("published_by",),
        plain=(
            "id",
            "module",
            "number",
            "title",
            "title_en",
            "summary",
            "summary_en",
            "minutes",
            "introduction",
            "steps",
            "guide",
            "recall",
            "sources",
            "published_at",
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge modulen finns.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("module", "number"), name="edition_number_once"),)

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    def read_steps(self) -> tuple[Step, ...]:
        return content.steps_from_json(self.steps)

    def read_guide(self) -> Guide:
        return content.Guide.from_json(self.guide)

    def read_recall(self) -> tuple[Block, ...]:
        return content.recall_from_json(self.recall)
