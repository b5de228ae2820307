"""Which reminders a person has turned off."""

from django.conf import settings
from django.db import models

from jordman.notices.kinds import KINDS
from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class Muted(models.Model):
    """A kind of reminder that a person does not want. No row: wanted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="muted")
    kind = models.CharField(max_length=20, choices=[(kind.key, kind.name) for kind in KINDS.values()])

    personal_data = PersonalData(
        subject="user",
        personal=("user", "kind"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Så länge kontot finns.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "kind"), name="muted_once"),)

    def __str__(self) -> str:
        return f"{self.kind} for {self.user_id}"
