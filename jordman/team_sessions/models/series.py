"""When a unit meets, and the series of sessions that stands on those days."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.team_sessions.models.plans import SessionPlan


class MeetingDay(models.Model):
    """The unit's ordinary meeting: every `every_weeks` week from `first_on` on, whose weekday it keeps."""

    unit = models.OneToOneField(Organisation, models.CASCADE, related_name="meeting_day")
    first_on = models.DateField(_("ett datum då ni träffas"))
    starts_at = models.TimeField(_("klockan"))
    every_weeks = models.PositiveSmallIntegerField(
        _("hur ofta"), default=2, validators=(MinValueValidator(1), MaxValueValidator(12))
    )
    place = models.CharField(_("plats"), max_length=120, blank=True)

    personal_data = PersonalData(
        plain=("id", "unit", "first_on", "starts_at", "every_weeks", "place"), retention=NO_PERSON
    )

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(every_weeks__gte=1, every_weeks__lte=12), name="meets_within_12_weeks"),
        )

    def __str__(self) -> str:
        return f"meeting of {self.unit_id}"


class Series(models.Model):
    """A unit's sessions over a long time. `repeats_until` is the day that the series was planned to."""

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="series")
    name = models.CharField(_("namn"), max_length=120)
    plan = models.ForeignKey(SessionPlan, models.SET_NULL, null=True, blank=True, related_name="series")
    credit = models.CharField(_("planen är gjord av"), max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="series_made"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        subject="made_by",
        personal=("made_by", "credit"),
        plain=("id", "unit", "name", "plan", "made_at", "ended_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.BLANK,
        retention="Så länge enheten finns.",
    )

    class Meta:
        verbose_name = _("serie")
        verbose_name_plural = _("serier")
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name
