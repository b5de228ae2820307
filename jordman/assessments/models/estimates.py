"""What a unit's manager thinks of the team, before its result is shown. Seen by that manager alone."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.assessments.models.measuring import Wave
from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class ManagerEstimate(models.Model):
    """A band of the team by item, given once and not after the wave is released.

    It is kept by name, unlike an answer: a unit has one manager, so that no pseudonym would hide whose it is.
    """

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="estimates")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="estimates")
    bands = models.JSONField(default=dict)

    wagtail_reference_index_ignore = True

    personal_data = PersonalData(
        subject="user",
        personal=("user", "unit"),
        sensitive=("bands",),
        plain=("id", "wave"),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Så länge mätningen följs. Andra ser bara ett gemensamt resultat från så många chefer som behövs.",
    )

    class Meta:
        verbose_name = _("chefens uppskattning")
        verbose_name_plural = _("chefers uppskattningar")
        constraints: ClassVar = (
            models.UniqueConstraint(fields=("wave", "unit", "user"), name="one_estimate_of_a_team_in_a_wave"),
        )

    def __str__(self) -> str:
        return f"estimate {self.pk}"
