"""A person's way through modules, what they answered, and the time ledger that every hour ends up in."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.library.models import Edition, Module
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.programmes.models import Block, Orientation, Programme

LEARNING_RETENTION = "Så länge kontot finns. Personen kan själv ta bort det."


class ModuleProgress(models.Model):
    """How far a person has come in a module. Held by the person alone; a programme sees sums."""

    class Way(models.TextChoices):
        SELF = "self", _("På egen hand")
        LIVE = "live", _("Livepass")
        RECORDING = "recording", _("Inspelning")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="progress")
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, models.SET_NULL, null=True, related_name="+")
    step = models.CharField(max_length=80, blank=True)
    steps_done = models.JSONField(default=list)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.SELF)
    started_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(auto_now=True)
    done_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "module", "edition", "step", "steps_done", "way", "started_at", "seen_at", "done_at"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention=LEARNING_RETENTION,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "module"), name="progress_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} in {self.module_id}"

    @property
    def is_done(self) -> bool:
        return self.done_at is not None


class Answer(models.Model):
    """What a person last answered to a quiz or exercise, for the feedback on their own page.

    Options are told apart by their letter in the edition, so an answer belongs to the edition it was given to.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="answers")
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")
    edition = models.ForeignKey(Edition, models.CASCADE, related_name="+")
    block_key = models.CharField(max_length=80)
    chosen = models.JSONField(default=list)
    answered_at = models.DateTimeField(auto_now=True)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "module", "edition", "block_key", "answered_at"),
        sensitive=("chosen",),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention=LEARNING_RETENTION,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "module", "block_key"), name="answer_once"),)

    def __str__(self) -> str:
        return f"{self.block_key} by {self.user_id}"


class Reflection(models.Model):
    """What a person wrote for themselves."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reflections")
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")
    block_key = models.CharField(max_length=80)
    text = models.TextField()
    written_at = models.DateTimeField(auto_now=True)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "module", "block_key", "written_at"),
        sensitive=("text",),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention=LEARNING_RETENTION,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "module", "block_key"), name="reflection_once"),)

    def __str__(self) -> str:
        return f"{self.block_key} by {self.user_id}"


class FilmPosition(models.Model):
    """Where a person paused a film."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="film_positions")
    film = models.CharField(max_length=200)
    seconds = models.PositiveIntegerField(default=0)
    is_watched = models.BooleanField(default=False)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "film", "seconds", "is_watched"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention=LEARNING_RETENTION,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "film"), name="film_position_once"),)

    def __str__(self) -> str:
        return f"{self.film} at {self.seconds} s"


class RecallCard(models.Model):
    """A recall question on its way back to a person: the state is that of the fsrs scheduler."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="recall_cards")
    module = models.ForeignKey(Module, models.CASCADE, related_name="+")
    question_key = models.CharField(max_length=80)
    state = models.JSONField(default=dict)
    due_at = models.DateTimeField()

    personal_data = PersonalData(
        subject="user",
        personal=("user", "module", "question_key", "due_at"),
        sensitive=("state",),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention=LEARNING_RETENTION,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "module", "question_key"), name="recall_card_once"),)
        indexes: ClassVar = (models.Index(fields=("user", "due_at"), name="recall_due"),)

    def __str__(self) -> str:
        return f"{self.question_key} for {self.user_id}"


class TimeEntry(models.Model):
    """Minutes of learning on a day. Every hour shown anywhere is a sum of these."""

    class Source(models.TextChoices):
        MODULE = "module", _("Modul")
        LIVE = "live", _("Livepass")
        RECORDING = "recording", _("Inspelning")
        TEAM_SESSION = "team_session", _("Pass på enheten")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="time_entries")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="+")
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=15, choices=Source.choices)
    activity = models.CharField(max_length=120, help_text="What the minutes are from: module:12, live_session:7")

    personal_data = PersonalData(
        subject="user",
        personal=("user", "programme", "on", "minutes", "source", "activity"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid och 24 månader därefter; för ESF-projekt så länge stödet kräver.",
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("user", "on", "activity"), name="time_counted_once_a_day"),
            models.CheckConstraint(condition=Q(minutes__lte=1440), name="a_day_has_1440_minutes"),
        )
        indexes: ClassVar = (models.Index(fields=("programme", "on"), name="time_by_programme"),)

    def __str__(self) -> str:
        return f"{self.minutes} min {self.on}"


class HourTally(models.Model):
    """Minutes by month, organisation, orientation and sex: kept by the ledger, checked by `tallies.py`.

    `people` is how many the minutes rest on, so that a report never shows one person's time.
    """

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="hour_tallies")
    month = models.DateField()
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    orientation = models.CharField(max_length=12, choices=Orientation.choices)
    sex = models.CharField(max_length=10, choices=User.Sex.choices)
    minutes = models.BigIntegerField(default=0)
    people = models.IntegerField(default=0)

    personal_data = PersonalData(
        plain=("id", "programme", "month", "organisation", "orientation", "sex", "minutes", "people"),
        retention=NO_PERSON,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "month", "organisation", "orientation", "sex"), name="hour_tally_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.minutes} min {self.month}"


class CompletionTally(models.Model):
    """How many have done the mandatory part of a block: kept by the actions, checked by `tallies.py`."""

    block = models.ForeignKey(Block, models.CASCADE, related_name="completion_tallies")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    orientation = models.CharField(max_length=12, choices=Orientation.choices)
    sex = models.CharField(max_length=10, choices=User.Sex.choices)
    people = models.IntegerField(default=0)

    personal_data = PersonalData(
        plain=("id", "block", "organisation", "orientation", "sex", "people"), retention=NO_PERSON
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("block", "organisation", "orientation", "sex"), name="completion_once"),
        )

    def __str__(self) -> str:
        return f"{self.people} in {self.block_id}"


class BlockCompletion(models.Model):
    """A person has done the mandatory part of a block: what the tally counts, and the certificate's ground."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="block_completions")
    block = models.ForeignKey(Block, models.CASCADE, related_name="completions")
    done_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "block", "done_at"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention=LEARNING_RETENTION,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("user", "block"), name="block_completed_once"),)

    def __str__(self) -> str:
        return f"{self.user_id} in {self.block_id}"
