"""Who has the session in their calendar."""

from django.conf import settings
from django.db import models

from jordman.privacy.register import OnErasure, PersonalData, SeenBy
from jordman.team_sessions.models.sessions import TeamSession


class CalendarEntry(models.Model):
    """A person was sent the entry, last with `sequence`; a change or a cancelling goes to those who have it."""

    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="calendar_entries")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="team_calendar_entries")
    sequence = models.PositiveIntegerField(default=0)
    is_cancelled = models.BooleanField(default=False)

    personal_data = PersonalData(
        subject="user",
        personal=("session", "user"),
        plain=("id", "sequence", "is_cancelled"),
        seen_by=SeenBy.NOBODY,
        on_erasure=OnErasure.DELETE,
        retention="Sex månader efter passet.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "user"), name="calendar_entry_once"),)

    def __str__(self) -> str:
        return f"{self.session_id} for {self.user_id}"
