"""Groups that talk together in sessions, or follow each other through the programme."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.live_sessions.models.sessions import LiveSession
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.programmes.models import Programme


class NetworkGroup(models.Model):
    """Managers who follow each other through the programme; with a session, who talk together at that one."""

    class Mix(models.TextChoices):
        ORGANISATION = "organisation", _("Samma organisation, alla chefsnivåer")
        REGION = "region", _("Kommun och region i samma område")
        NATIONAL = "national", _("Nationellt, från hela landet")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="network_groups")
    session = models.ForeignKey(LiveSession, models.CASCADE, null=True, blank=True, related_name="network_groups")
    name = models.CharField(_("namn"), max_length=120)
    mix = models.CharField(_("blandning"), max_length=12, choices=Mix.choices)

    personal_data = PersonalData(plain=("id", "programme", "session", "name", "mix"), retention=NO_PERSON)

    class Meta:
        ordering = ("name", "pk")
        # A programme's page counts its groups, of which there may be tens of thousands.
        indexes: ClassVar = (
            models.Index(fields=("programme", "mix"), condition=Q(session=None), name="groups_by_mix"),
        )

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A person in a group. The others in it see the name."""

    group = models.ForeignKey(NetworkGroup, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="group_memberships")

    personal_data = PersonalData(
        subject="user",
        personal=("group", "user"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("group", "user"), name="group_member_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} in {self.group_id}"
