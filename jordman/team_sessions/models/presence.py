"""Who was in the room, and who has caught up afterwards."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.team_sessions.models.sessions import TeamSession


class Phone(models.Model):
    """A phone in the room: `key` is the hash of a random cookie and dies with the session. It says nothing of whose.

    `counts_unnamed` is a person in the room who chose not to say a name. The flags stop a second vote.
    """

    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="phones")
    key = models.CharField(max_length=64)
    counts_unnamed = models.BooleanField(default=False)
    voted_before = models.BooleanField(default=False)
    voted_after = models.BooleanField(default=False)

    personal_data = PersonalData(
        plain=("id", "session", "key", "counts_unnamed", "voted_before", "voted_after"), retention=NO_PERSON
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "key"), name="phone_once_in_a_room"),)

    def __str__(self) -> str:
        return f"phone in {self.session_id}"


class Presence(models.Model):
    """A named person was there. `stamp` is the mark's own clock (milliseconds): the latest mark counts, whatever order
    they arrive in; `is_present` false is a mark that was taken back.
    """

    class Way(models.TextChoices):
        TICKED = "ticked", _("Prickades av")
        PHONE = "phone", _("Valde sitt namn i telefonen")

    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="presences")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="team_presences")
    way = models.CharField(max_length=10, choices=Way.choices)
    is_present = models.BooleanField(default=True)
    stamp = models.BigIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(default=0)

    personal_data = PersonalData(
        subject="user",
        personal=("session", "user", "way", "is_present", "minutes"),
        plain=("id", "stamp"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="24 månader efter passet. Enhetens summor finns kvar.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("session", "user"), name="present_once"),)
        indexes: ClassVar = (models.Index(fields=("user", "session"), name="presence_by_user"),)

    def __str__(self) -> str:
        return f"{self.user_id} at {self.session_id}"


class CatchUp(models.Model):
    """A person who came later has gone through a session's guide on their own."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="catch_ups")
    session = models.ForeignKey(TeamSession, models.CASCADE, related_name="catch_ups")
    done_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "session", "done_at"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Så länge kontot finns. Personen kan själv ta bort det.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "session"), name="caught_up_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} caught up {self.session_id}"
