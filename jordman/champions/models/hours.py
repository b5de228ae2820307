"""Hours of the mandate that were used, and what the help was about; never whom it was for."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.champions.models.mandates import Mandate
from jordman.library.topics import Topic
from jordman.privacy.register import OnErasure, PersonalData, SeenBy

A_DAY = (MinValueValidator(1), MaxValueValidator(720))


class HourUse(models.Model):
    """Minutes of a day for something else than a colleague's question."""

    class What(models.TextChoices):
        PREPARE = "prepare", _("Förberedde pass")
        SESSION = "session", _("Ledde pass")
        LEARN = "learn", _("Lärde mig själv")
        NETWORK = "network", _("Träffade nätverket")
        OTHER = "other", _("Annat i uppdraget")

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="hour_uses")
    on = models.DateField(_("dag"))
    minutes = models.PositiveSmallIntegerField(_("minuter"), validators=A_DAY)
    what = models.CharField(_("till vad"), max_length=10, choices=What.choices)

    personal_data = PersonalData(
        subject="mandate__user",
        personal=("mandate", "on", "minutes", "what"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Uppdragets tid och två år därefter.",
    )

    class Meta:
        ordering = ("-on", "-pk")
        indexes: ClassVar = (models.Index(fields=("mandate", "on"), name="hour_use_by_day"),)

    def __str__(self) -> str:
        return f"{self.minutes} min {self.what} {self.mandate_id}"


class SupportEntry(models.Model):
    """A colleague was helped: topic, minutes, solved or not. There is no field for who asked."""

    mandate = models.ForeignKey(Mandate, models.CASCADE, related_name="support_entries")
    on = models.DateField(_("dag"))
    topic = models.CharField(_("vad det handlade om"), max_length=20, choices=Topic.choices)
    minutes = models.PositiveSmallIntegerField(_("minuter"), validators=A_DAY)
    is_solved = models.BooleanField(_("löst"), default=True)

    personal_data = PersonalData(
        subject="mandate__user",
        personal=("mandate", "on", "topic", "minutes", "is_solved"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Uppdragets tid och två år därefter.",
    )

    class Meta:
        ordering = ("-on", "-pk")
        indexes: ClassVar = (models.Index(fields=("mandate", "on"), name="support_by_day"),)

    def __str__(self) -> str:
        return f"{self.topic} {self.minutes} min {self.mandate_id}"
