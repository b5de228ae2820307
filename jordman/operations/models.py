"""What has been started by the clock, and when a worker was last seen."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone

from jordman.privacy.register import NO_PERSON, PersonalData


class Slot(models.Model):
    """One time of one entry in the schedule that has been dealt with, so that no other worker does it again."""

    name = models.CharField(max_length=80)
    at = models.DateTimeField()

    personal_data = PersonalData(plain=("id", "name", "at"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("name", "at"), name="slot_once"),)

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M}"


class HeartbeatQuerySet(models.QuerySet["Heartbeat"]):
    def last_seen(self) -> datetime | None:
        return self.order_by("-seen_at").values_list("seen_at", flat=True).first()


class Heartbeat(models.Model):
    """A worker that is alive. Each writes its own row, so that none waits for another."""

    worker = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects: ClassVar = HeartbeatQuerySet.as_manager()

    personal_data = PersonalData(plain=("id", "worker", "seen_at"), retention=NO_PERSON)

    def __str__(self) -> str:
        return f"{self.worker} {self.seen_at:%Y-%m-%d %H:%M}"
