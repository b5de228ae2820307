"""Level Up's six categories."""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.privacy.register import NO_PERSON, PersonalData

CATEGORIES = {
    1: _("Basutbildningar"),
    2: _("Vad är digitalisering och varför är digitalisering viktigt"),
    3: _("Grundläggande kompetens inom digital teknik"),
    4: _("Främja en innovationskultur; ledarskap och styrning i en föränderlig värld"),
    5: _("Lagstiftning, etik, riskbedömning och säkerhet"),
    6: _("Implementering; verksamhets-, processutveckling och ekonomi kopplat till digitalisering"),
}


class Category(models.Model):  # type: ignore[django-manager-missing]  # Module is built on Wagtail, which has no types
    """One of Level Up's six categories; each has its soil in the interface."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    name = models.CharField(_("namn"), max_length=200)

    personal_data = PersonalData(plain=("number", "name"), retention=NO_PERSON)

    class Meta:
        verbose_name = _("kategori")
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}. {_now(self.name)}"

    @classmethod
    def get(cls, number: int) -> "Category":
        """The category, made the first time it is asked for."""
        category, _made = cls.objects.get_or_create(number=number, defaults={"name": str(CATEGORIES[number])})
        return category
