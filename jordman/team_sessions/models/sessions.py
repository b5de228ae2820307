"""One session of a unit: 15 minutes of teaching, 15 of talk, and what was agreed."""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.library.models import Edition, Module
from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy
from jordman.team_sessions.models.series import Series

OPENS_BEFORE = timedelta(minutes=60)
CORRECTABLE = timedelta(days=7)  # a phone that was offline for two days, and a weekend


class TeamSessionQuerySet(models.QuerySet["TeamSession"]):
    def running(self) -> "TeamSessionQuerySet":
        return self.called().filter(phase__in=TeamSession.RUNNING)

    def with_room(self) -> "TeamSessionQuerySet":
        """Each with how many are in the room, and which of how many sessions of its series it is."""
        counts = {
            "named_now": _count(self._of("presences").filter(is_present=True), "session"),
            "phones_unnamed": _count(self._of("phones").filter(counts_unnamed=True), "session"),
        }
        return self.with_length_of_series().annotate(**counts)

    def with_length_of_series(self) -> "TeamSessionQuerySet":
        """Each with how many sessions its series has."""
        counts = {"sessions_in_series": _count(self.model.objects.called().filter(series=OuterRef("series")), "series")}
        return self.annotate(**counts)

    def _of(self, name: str) -> models.QuerySet[models.Model]:
        related: Any = self.model._meta.get_field(name).related_model
        rows: models.QuerySet[models.Model] = related._default_manager.filter(session=OuterRef("pk"))
        return rows

    def called(self) -> "TeamSessionQuerySet":
        """Those that are not cancelled."""
        return self.filter(cancelled_at=None)

    def held(self) -> "TeamSessionQuerySet":
        return self.called().exclude(ended_at=None)

    def to_come(self) -> "TeamSessionQuerySet":
        """Not held, not cancelled, and not over since long."""
        return self.called().filter(ended_at=None, ends_at__gt=timezone.now() - OPENS_BEFORE)

    def missed(self) -> "TeamSessionQuerySet":
        """Planned, never cancelled, and never held."""
        return self.called().filter(ended_at=None, ends_at__lte=timezone.now() - OPENS_BEFORE)


def _count(rows: models.QuerySet[models.Model], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class TeamSession(models.Model):
    """`phase` and `phase_began_at` are the room's clock: who opens the screen again finds it where it was.

    `begun_by` led it too, when somebody else than the leader began. `people_unnamed` are those who were there and whose
    names nobody took; `unnamed_stamp` is when a leader counted them (0: nobody has, the phones do). `headcount` is how
    many worked at the unit when the session was held, so that coverage does not change backwards.
    """

    class Phase(models.TextChoices):
        PLANNED = "planned", _("Planerat")
        OPENING = "opening", _("Samling")
        TEACHING = "teaching", _("Genomgång")
        TALKING = "talking", _("Samtal")
        CLOSING = "closing", _("Kom överens")
        ENDED = "ended", _("Genomfört")

    RUNNING: ClassVar[tuple[str, ...]] = (Phase.OPENING, Phase.TEACHING, Phase.TALKING, Phase.CLOSING)

    series = models.ForeignKey(Series, models.CASCADE, related_name="sessions")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="team_sessions")
    position = models.PositiveSmallIntegerField()
    module = models.ForeignKey(Module, models.PROTECT, related_name="team_sessions")
    edition = models.ForeignKey(Edition, models.PROTECT, null=True, blank=True, related_name="+")
    starts_at = models.DateTimeField(_("börjar"))
    ends_at = models.DateTimeField(_("slutar"))
    teach_minutes = models.PositiveSmallIntegerField(_("genomgång, minuter"), default=15)
    talk_minutes = models.PositiveSmallIntegerField(_("samtal, minuter"), default=15)
    place = models.CharField(_("plats"), max_length=120, blank=True)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="team_sessions_led"
    )
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="team_sessions_begun"
    )

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    code = models.CharField(max_length=6, blank=True)
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.PLANNED)
    phase_began_at = models.DateTimeField(null=True, blank=True)
    paused_at = models.DateTimeField(null=True, blank=True)
    point = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    taught_seconds = models.PositiveIntegerField(default=0)
    talked_seconds = models.PositiveIntegerField(default=0)
    people_named = models.PositiveSmallIntegerField(default=0)
    people_unnamed = models.PositiveSmallIntegerField(default=0)
    unnamed_stamp = models.BigIntegerField(default=0)
    headcount = models.PositiveSmallIntegerField(default=0)
    agreement = models.TextField(_("det här provar vi till nästa gång"), blank=True)
    agreement_kept = models.CharField(max_length=10, blank=True, help_text="yes, partly, no: said at the next session")

    objects = TeamSessionQuerySet.as_manager()

    if TYPE_CHECKING:  # of those that came `with_room`
        sessions_in_series: int
        named_now: int
        phones_unnamed: int

    personal_data = PersonalData(
        subject="leader",
        personal=("leader", "begun_by"),
        plain=(
            *("id", "series", "unit", "position", "module", "edition", "starts_at", "ends_at", "teach_minutes"),
            *("talk_minutes", "place", "uid", "sequence", "cancelled_at", "cancel_reason", "code", "phase"),
            *("phase_began_at", "paused_at", "point", "started_at", "ended_at", "taught_seconds", "talked_seconds"),
            *("people_named", "people_unnamed", "unnamed_stamp", "headcount", "agreement", "agreement_kept"),
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge enheten finns. Vem som ledde passet tas bort när personen vill det.",
    )

    class Meta:
        verbose_name = _("pass på enheten")
        verbose_name_plural = _("pass på enheten")
        ordering = ("starts_at", "pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="team_session_ends_after_it_starts"),
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="session_code_once"),
        )
        indexes: ClassVar = (models.Index(fields=("unit", "starts_at"), name="team_session_by_unit"),)

    def __str__(self) -> str:
        return f"{self.position} of {self.series_id}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_running(self) -> bool:
        return self.phase in self.RUNNING and not self.is_cancelled

    @property
    def is_held(self) -> bool:
        return self.ended_at is not None and not self.is_cancelled

    @property
    def can_be_corrected(self) -> bool:
        """May who was there still be changed?"""
        return self.is_running or timezone.now() < (self.ended_at or self.ends_at) + CORRECTABLE

    @property
    def minutes(self) -> int:
        """What being there is worth in the ledger."""
        return self.teach_minutes + self.talk_minutes

    @property
    def people(self) -> int:
        return self.people_named + self.people_unnamed
