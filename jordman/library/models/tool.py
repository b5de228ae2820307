"""What a module leaves in the reader's hand."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from jordman.privacy.register import NO_PERSON, PersonalData


class Tool(models.Model):
    """Something to hold in the hand afterwards: a text to print, or a file.

    The rows are those of the published module; a draft's tools are in its revision.
    """

    class Kind(models.TextChoices):
        CHECKLIST = "checklist", _("Checklista")
        TEMPLATE = "template", _("Mall")
        PLAN = "plan", _("Plan")
        BRIEF = "brief", _("En sida att ta med")
        GUIDE = "guide", _("Stöd för samtal")
        MAP = "map", _("Karta")

    module = ParentalKey("library.Module", on_delete=models.CASCADE, related_name="tools")
    key = models.SlugField(_("nyckel"), max_length=80)
    title = models.CharField(_("titel"), max_length=200)
    title_en = models.CharField(_("titel på engelska"), max_length=200, blank=True)
    summary = models.CharField(_("sammanfattning"), max_length=300)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind.choices, default=Kind.TEMPLATE)
    body = models.TextField(_("text"), blank=True)
    file = models.CharField(_("fil"), max_length=100, blank=True)
    address = models.CharField(max_length=300, blank=True, editable=False)
    search_text = models.TextField(blank=True, editable=False)

    personal_data = PersonalData(
        plain=(
            "id",
            "module",
            "key",
            "title",
            "title_en",
            "summary",
            "kind",
            "body",
            "file",
            "address",
            "search_text",
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("verktyg")
        verbose_name_plural = _("verktyg")
        ordering = ("module", "key")
        constraints: ClassVar = (
            models.UniqueConstraint(fields=("module", "key"), name="tool_key_once_per_module"),
            models.CheckConstraint(condition=~Q(body="") | ~Q(file=""), name="tool_has_text_or_file"),
        )

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Kept in small letters, because one of the databases only knows that a is A, not that å is Å.
        words = (self.title, self.title_en, self.summary, self.get_kind_display(), self.body, self.module.title)
        self.search_text = " ".join(map(str, words)).casefold()
        super().save(*args, **kwargs)
