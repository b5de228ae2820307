"""Afterwards: which routine changed?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy
from jordman.team_sessions.models import TeamSession
from jordman.workplaces.models.preparing import ALL_TIME


class RoutineChange(models.Model):
    """The unit's one answer, `months` after a session was held. Made by the nightly job when it is due."""

    class State(models.TextChoices):
        ASKED = "asked", _("Väntar på svar")
        CHANGED = "changed", _("Vi gör på ett nytt sätt")
        TRYING = "trying", _("Vi provar")
        SAME = "same", _("Vi gör som förut")

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="routine_changes")
    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="routine_changes")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    routine = models.CharField(_("vilken rutin"), max_length=300, blank=True)
    hinders = models.CharField(_("vad som står i vägen"), max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="routine_changes"
    )
    answered_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        subject="answered_by",
        personal=("answered_by",),
        plain=("id", "unit", "session", "months", "due_on", "state", "routine", "hinders", "answered_on"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention=ALL_TIME,
    )

    class Meta:
        ordering = ("due_on", "pk")
        constraints = (models.UniqueConstraint(fields=("session", "months"), name="asked_once_after_months"),)

    def __str__(self) -> str:
        return f"{self.session_id} after {self.months} months"
