"""What a champion has been told of."""

from django.conf import settings
from django.db import models

from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class ChampionNotice(models.Model):
    """One row a champion: the day of the last mail, and the last question and line that it was about."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="question_notice")
    on = models.DateField()
    last_question = models.BigIntegerField(default=0)
    last_line = models.BigIntegerField(default=0)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "on"),
        plain=("id", "last_question", "last_line"),
        seen_by=SeenBy.NOBODY,
        on_erasure=OnErasure.DELETE,
        retention="Så länge personen är stöd. Bara dagen för det senaste mejlet.",
    )

    class Meta:
        verbose_name = "mejl om frågor"
        verbose_name_plural = "mejl om frågor"

    def __str__(self) -> str:
        return f"{self.user_id} {self.on}"
