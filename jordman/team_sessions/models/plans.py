"""A list of guides that somebody has put in order, and may share with their name on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.library.models import Module
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy


class SessionPlan(models.Model):
    """Which guides, in which order. Shared with everybody at or below `shared_with`; a copy keeps `credit`."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="session_plans")
    name = models.CharField(_("namn"), max_length=120)
    description = models.TextField(_("för vem och varför"), blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="session_plans"
    )
    credit = models.CharField(_("gjord av"), max_length=200, blank=True)
    shared_with = models.ForeignKey(Organisation, models.SET_NULL, null=True, blank=True, related_name="+")
    copied_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")
    made_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="made_by",
        personal=("made_by", "credit"),
        plain=("id", "organisation", "name", "description", "shared_with", "copied_from", "made_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.BLANK,
        retention="Så länge planen används. Namnet tas bort när personen vill det.",
    )

    class Meta:
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class PlanItem(models.Model):
    plan = models.ForeignKey(SessionPlan, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")

    personal_data = PersonalData(plain=("id", "plan", "position", "module"), retention=NO_PERSON)

    class Meta:
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=("plan", "position"), name="plan_position_once"),)

    def __str__(self) -> str:
        return f"{self.position} of {self.plan_id}"
