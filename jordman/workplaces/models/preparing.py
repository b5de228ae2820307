"""Making room: the target picture, the hours, the readiness and the promises."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy

ALL_TIME = "Så länge enheten finns. Vem som skrev tas bort när personen vill det."


class TargetPicture(models.Model):
    """What the unit wants to be able to do, in its own words. Every version is kept; the highest one holds."""

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="target_pictures")
    version = models.PositiveSmallIntegerField()
    text = models.TextField(_("så vill vi ha det"))
    made_with = models.CharField(_("så var arbetslaget med"), max_length=200)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="target_pictures"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="written_by",
        personal=("written_by",),
        plain=("id", "unit", "version", "text", "made_with", "written_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention=ALL_TIME,
    )

    class Meta:
        verbose_name = _("målbild")
        verbose_name_plural = _("målbilder")
        ordering = ("-version",)
        constraints = (models.UniqueConstraint(fields=("unit", "version"), name="target_picture_version_once"),)

    def __str__(self) -> str:
        return f"version {self.version} of {self.unit_id}"


class ReservedTime(models.Model):
    """Hours a person that the unit has set aside for a term: for the training, and for the talk afterwards.

    An hour that is not answered yet is empty: the questions are saved one by one. None of the two can be nothing.
    """

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="reserved_times")
    starts_on = models.DateField(_("från"))
    ends_on = models.DateField(_("till"))
    people = models.PositiveSmallIntegerField(_("hur många det gäller"))
    training_hours = models.DecimalField(
        _("utbildning, timmar per person"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=(MaxValueValidator(500),),
    )
    talk_hours = models.DecimalField(
        _("samtal efteråt, timmar per person"),
        max_digits=5,
        decimal_places=1,
        null=True,
        blank=True,
        validators=(MaxValueValidator(500),),
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="times_reserved"
    )
    set_at = models.DateTimeField(auto_now=True)

    personal_data = PersonalData(
        subject="set_by",
        personal=("set_by",),
        plain=("id", "unit", "starts_on", "ends_on", "training_hours", "talk_hours", "people", "set_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention=ALL_TIME,
    )

    class Meta:
        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="reserved_time_ends_after_start"),
            models.CheckConstraint(condition=Q(people__gte=1), name="reserved_time_is_for_somebody"),
            models.CheckConstraint(
                condition=Q(training_hours=None) | Q(training_hours__gt=0), name="reserved_time_has_training"
            ),
            models.CheckConstraint(condition=Q(talk_hours=None) | Q(talk_hours__gt=0), name="reserved_time_has_talk"),
            models.UniqueConstraint(fields=("unit", "starts_on"), name="reserved_time_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} from {self.starts_on}"

    @property
    def is_whole(self) -> bool:
        return self.training_hours is not None and self.talk_hours is not None

    @property
    def hours_each(self) -> Decimal:
        return (self.training_hours or Decimal(0)) + (self.talk_hours or Decimal(0))

    @property
    def hours_in_all(self) -> Decimal:
        return self.hours_each * self.people


class Readiness(models.Model):
    """One thing that must work at the unit before training is of use."""

    class Item(models.TextChoices):
        DEVICES = "devices", _("Datorer och surfplattor")
        CONNECTION = "connection", _("Uppkoppling")
        PHONES = "phones", _("Telefoner")
        SIGN_IN = "sign_in", _("Inloggning")
        PROCESSES = "processes", _("Arbetssätt")
        NOTICE_BOARD = "notice_board", _("Anslagstavlan av papper är ersatt")

    class State(models.TextChoices):
        UNKNOWN = "", _("Inte svarat")
        RED = "red", _("Stoppar starten")
        YELLOW = "yellow", _("Påbörjat")
        GREEN = "green", _("Klart")

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="readiness")
    item = models.CharField(max_length=15, choices=Item.choices)
    state = models.CharField(max_length=8, choices=State.choices, blank=True, default="")
    note = models.CharField(_("vad som saknas"), max_length=200, blank=True)
    due_on = models.DateField(_("klart senast"), null=True, blank=True)
    changed_on = models.DateField(auto_now=True)

    personal_data = PersonalData(
        plain=("id", "unit", "item", "state", "note", "due_on", "changed_on"), retention="Inga personuppgifter."
    )

    class Meta:
        verbose_name = _("beredskap")
        verbose_name_plural = _("beredskap")
        constraints = (models.UniqueConstraint(fields=("unit", "item"), name="readiness_item_once"),)

    def __str__(self) -> str:
        return f"{self.item} at {self.unit_id}"
