"""The log of what was done."""

from django.db import models

from jordman.privacy.register import OnErasure, PersonalData


class AuditEvent(models.Model):
    """One act. Plain numbers instead of foreign keys, so that history never blocks a deletion."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    by_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=80)
    target_type = models.CharField(max_length=80)
    target_id = models.CharField(max_length=64)
    organisation_id = models.BigIntegerField(null=True)
    details = models.JSONField(default=dict)

    personal_data = PersonalData(
        subject="by_id",
        personal=("by_id", "at"),
        plain=("id", "action", "target_type", "target_id", "organisation_id", "details"),
        on_erasure=OnErasure.KEEP,
        retention="Två år. Bara ett nummer pekar på personen, och det leder ingenstans efter radering.",
        keep_days=730,
    )

    class Meta:
        indexes = (models.Index(fields=("target_type", "target_id"), name="audit_by_target"),)

    def __str__(self) -> str:
        return f"{self.action} {self.target_type}:{self.target_id}"
