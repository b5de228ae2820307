"""Drawings, films, captions and tool files of a module."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.privacy.register import OnErasure, PersonalData, SeenBy


def place_of(file: ModuleFile, _filename: str) -> str:
    return f"modules/{file.address}"


class ModuleFile(models.Model):
    """One file as it was handed in. A new file of the same name stands beside it: editions keep the one they showed."""

    module = models.ForeignKey("library.Module", models.CASCADE, related_name="files")
    name = models.CharField(_("namn"), max_length=120)
    digest = models.CharField(max_length=16)
    file = models.FileField(_("fil"), upload_to=place_of, max_length=300)
    size = models.PositiveBigIntegerField()
    is_current = models.BooleanField(default=True)
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        subject="added_by",
        personal=("added_by",),
        plain=("id", "module", "name", "digest", "file", "size", "is_current", "added_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge modulen finns.",
    )

    class Meta:
        verbose_name = _("fil")
        verbose_name_plural = _("filer")
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(fields=("module", "name", "digest"), name="module_file_once"),
            models.UniqueConstraint(
                fields=("module", "name"), condition=models.Q(is_current=True), name="module_file_one_current"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """What editions and `{% url "library:media" %}` call it."""
        return f"{self.module.key}/{self.digest}/{self.name}"

    @property
    def short_name(self) -> str:
        return self.name.partition("/")[2]
