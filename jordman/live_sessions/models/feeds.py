"""The secret address of a person's own calendar."""

import secrets

from django.conf import settings
from django.db import models

from jordman.privacy.register import OnErasure, PersonalData, SeenBy


def new_key() -> str:
    return secrets.token_urlsafe(24)


class CalendarFeed(models.Model):
    """Whoever holds the key reads the person's own live sessions, nothing else. A new key closes the old address."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed")
    key = models.CharField(max_length=64, unique=True, default=new_key)
    made_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "key", "made_at"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Tills personen stänger av eller byter adressen.",
    )

    def __str__(self) -> str:
        return f"calendar of {self.user_id}"
