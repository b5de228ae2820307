"""What happens in the room, without anybody's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.library.models import Module
from jordman.privacy.register import NO_PERSON, PersonalData
from jordman.team_sessions.models.sessions import TeamSession


class Moment(models.TextChoices):
    BEFORE = "before", _("Före")
    AFTER = "after", _("Efter")


class Temperature(models.Model):
    """How many chose which answer (1 to 5) to the quick question: a count and nothing that leads to a person."""

    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="temperatures")
    moment = models.CharField(max_length=6, choices=Moment.choices)
    value = models.PositiveSmallIntegerField()
    answers = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(plain=("id", "session", "moment", "value", "answers"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "moment", "value"), name="temperature_once"),)

    def __str__(self) -> str:
        return f"{self.moment} {self.value}: {self.answers}"


class Thought(models.Model):
    """A thought that somebody sent to the screen without a name. Deleted when the session ends."""

    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="thoughts")
    text = models.CharField(_("tanke"), max_length=300)
    is_hidden = models.BooleanField(default=False)

    personal_data = PersonalData(
        plain=("id", "session", "text", "is_hidden"), retention="Tas bort när passet är slut. Ingen ser vem som skrev."
    )

    def __str__(self) -> str:
        return f"thought in {self.session_id}"


class RecallShown(models.Model):
    """A recall question of an earlier session that the room has met again."""

    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="recalled")
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")
    question_key = models.CharField(max_length=80)

    personal_data = PersonalData(plain=("id", "session", "module", "question_key"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "module", "question_key"), name="recalled_once"),)

    def __str__(self) -> str:
        return f"{self.question_key} in {self.session_id}"
