"""Afterwards: which routine changed?"""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy
from jordman.team_sessions.models import TeamSession
from jordman.workplaces.models.preparing import ALL_TIME


class RoutineChange(models.Model):
    """The unit's one answer of a month, about the sessions held one, three and six months before (`asking.py`).

    `month` is the month's first day. `session` is where a changed routine began, when the team can tell. `hours_freed`
    is the team's own estimate for the whole unit.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Väntar på svar")
        CHANGED = "changed", _("Vi gör på ett nytt sätt")
        TRYING = "trying", _("Vi provar")
        SAME = "same", _("Vi gör som förut")
        PASSED = "passed", _("Inget svar den månaden")

    ANSWERED: ClassVar[tuple[str, ...]] = (State.CHANGED, State.TRYING, State.SAME)

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="routine_changes")
    month = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    routine = models.CharField(_("vilken rutin"), max_length=300, blank=True)
    hours_freed = models.DecimalField(
        _("timmar som det frigör på en vecka, för hela enheten"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=(MinValueValidator(0), MaxValueValidator(500)),
    )
    hinders = models.CharField(_("vad som står i vägen"), max_length=300, blank=True)
    session = models.ForeignKey(TeamSession, models.SET_NULL, null=True, blank=True, related_name="routine_changes")
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="routine_changes"
    )
    answered_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        subject="answered_by",
        personal=("answered_by",),
        plain=("id", "unit", "month", "due_on", "state", "routine", "hours_freed", "hinders", "session", "answered_on"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention=ALL_TIME,
    )

    class Meta:
        verbose_name = _("ändrad rutin")
        verbose_name_plural = _("ändrade rutiner")
        ordering = ("-month", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("unit", "month"), name="one_question_a_month"),
            models.CheckConstraint(condition=~Q(state="changed") | ~Q(routine=""), name="changed_routine_says_which"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.month}"

    @property
    def is_answered(self) -> bool:
        return self.state in self.ANSWERED

    @property
    def is_open(self) -> bool:
        return self.state == self.State.ASKED
