"""A measurement, its waves, and who is asked. Nothing here says what anybody has answered."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.disclosure.cells import FLOOR
from jordman.instruments.models import InstrumentVersion
from jordman.organisations.models import Employment, Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.programmes.models import Programme

THRESHOLD = 5


class Measurement(models.Model):
    """What is followed over time at one place: waves whose answers belong together by pseudonym.

    Its key is what makes them belong together. `key_destroyed_at` says that it is gone, and with it every way to link
    a wave to another or an answer to anybody.
    """

    class Asks(models.TextChoices):
        EVERYBODY = "everybody", _("alla som arbetar på enheterna")
        MANAGERS = "managers", _("enhetschefer")
        PROGRAMME = "programme", _("deltagarna i ett program")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="measurements")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="measurements")
    name = models.CharField(_("namn"), max_length=120)
    aim = models.TextField(_("vad svaren ska användas till"), max_length=1000)
    asks = models.CharField(_("vilka som får frågan"), max_length=10, choices=Asks.choices, default=Asks.EVERYBODY)
    made_at = models.DateTimeField(auto_now_add=True)
    key_destroyed_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        plain=("id", "organisation", "programme", "name", "aim", "asks", "made_at", "key_destroyed_at"),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("mätning")
        verbose_name_plural = _("mätningar")
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def has_key(self) -> bool:
        return self.key_destroyed_at is None


class WaveQuerySet(models.QuerySet["Wave"]):
    def to_open(self, today: date) -> "WaveQuerySet":
        return self.filter(state=Wave.State.PLANNED, opens_on__lte=today, closes_on__gte=today)

    def to_close(self, today: date) -> "WaveQuerySet":
        """The last day is a whole day."""
        return self.filter(state=Wave.State.OPEN, closes_on__lt=today)


class Wave(models.Model):
    """One version of one instrument, put to one group at one time.

    The threshold is set when the wave is made and never lowered: it is what those who answered were promised.
    """

    class Moment(models.TextChoices):
        BASELINE = "baseline", _("före")
        FOLLOW_UP = "follow_up", _("efter")
        PULSE = "pulse", _("puls")

    class State(models.TextChoices):
        PLANNED = "planned", _("planerad")
        OPEN = "open", _("öppen")
        CLOSED = "closed", _("stängd")
        RELEASED = "released", _("klar att läsa")

    measurement = models.ForeignKey(Measurement, models.CASCADE, related_name="waves")
    version = models.ForeignKey(InstrumentVersion, models.PROTECT, related_name="waves")
    moment = models.CharField(_("när i arbetet"), max_length=10, choices=Moment.choices)
    opens_on = models.DateField(_("öppnar"))
    closes_on = models.DateField(_("stänger"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    threshold = models.PositiveSmallIntegerField(default=THRESHOLD, validators=(MinValueValidator(FLOOR),))
    # What fills in the gaps in an instrument's words: the way of working that it asks about.
    about = models.CharField(_("vad det gäller"), max_length=120, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    closed_early_because = models.CharField(_("varför det stängdes i förtid"), max_length=200, blank=True)

    objects = WaveQuerySet.as_manager()

    personal_data = PersonalData(
        plain=(
            "id",
            "measurement",
            "version",
            "moment",
            "opens_on",
            "closes_on",
            "state",
            "threshold",
            "about",
            "reminded_on",
            "closed_early_because",
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("mättillfälle")
        verbose_name_plural = _("mättillfällen")
        ordering = ("opens_on", "pk")
        constraints: ClassVar = (
            models.CheckConstraint(condition=models.Q(threshold__gte=FLOOR), name="wave_threshold_is_not_too_low"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="wave_closes_after_it_opens"
            ),
        )

    def __str__(self) -> str:
        return f"{self.measurement} {self.moment}"

    @property
    def is_planned(self) -> bool:
        return self.state == self.State.PLANNED

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == self.State.CLOSED

    @property
    def is_released(self) -> bool:
        return self.state == self.State.RELEASED

    @property
    def snapshot_key(self) -> str:
        """Under what its picture lies among the snapshots."""
        return f"wave:{self.pk}"


class Invitation(models.Model):
    """Somebody is asked in a wave. All are written when it opens, in the order of the people's numbers.

    `has_answered` is kept here and apart from the answers: a yes with no time, so that no order of rows or moments
    leads from one to the other. Unit, role and sex are as they were on that day, since a wave counts by them.
    """

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="invitations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    role_group = models.CharField(max_length=20, choices=Employment.RoleGroup.choices)
    sex = models.CharField(max_length=10, blank=True)
    has_answered = models.BooleanField(default=False)

    # No second table may know who was asked.
    wagtail_reference_index_ignore = True

    personal_data = PersonalData(
        subject="user",
        personal=("user", "unit", "role_group", "sex", "has_answered"),
        plain=("id", "wave"),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Så länge mätningen följs. Visar bara att personen har fått frågan och om den har svarat.",
    )

    class Meta:
        verbose_name = _("inbjudan")
        verbose_name_plural = _("inbjudningar")
        constraints: ClassVar = (models.UniqueConstraint(fields=("wave", "user"), name="asked_once_in_a_wave"),)
        indexes: ClassVar = (models.Index(fields=("user", "has_answered"), name="invitation_to_answer"),)

    def __str__(self) -> str:
        return f"invitation {self.pk}"
