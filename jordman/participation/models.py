"""A programme's reporting, the manager's word on each month's hours, and what was reported each time."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.organisations.models import Organisation
from jordman.participation.layout import Layout
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.programmes.models import Programme

KEPT = "Så länge projektets handlingar ska sparas. Kunden bestämmer, ofta fem år efter sista utbetalningen."


class Reporting(models.Model):
    """That a programme reports its participants, and under which project. Without a row, or when off, it does not."""

    programme = models.OneToOneField(Programme, models.PROTECT, related_name="reporting")
    project_name = models.CharField(_("projektets namn"), max_length=200)
    project_number = models.CharField(_("projektets nummer (diarienummer)"), max_length=60)
    first_month = models.DateField(_("första månaden"))
    hours_limit = models.PositiveSmallIntegerField(
        _("rimligt antal timmar på en månad"),
        default=40,
        validators=[MinValueValidator(1), MaxValueValidator(250)],
        help_text=_("Den som har fler timmar hamnar på listan över det du ser efter."),
    )
    is_on = models.BooleanField(default=True)

    personal_data = PersonalData(
        plain=("id", "programme", "project_name", "project_number", "first_month", "hours_limit", "is_on"),
        retention=NO_PERSON,
    )

    def __str__(self) -> str:
        return f"{self.project_number} {self.project_name}"


class ColumnMap(models.Model):
    """How an organisation's file looks: `layout.Layout` as data. The funder's template is behind a sign-in, so the
    customer compares and says so."""

    organisation = models.OneToOneField(Organisation, models.CASCADE, related_name="column_map")
    layout = models.JSONField(default=dict)
    confirmed_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(plain=("id", "organisation", "layout", "confirmed_on"), retention=NO_PERSON)

    def __str__(self) -> str:
        return str(self.organisation_id)

    @property
    def as_layout(self) -> Layout:
        return Layout.from_json(self.layout)


class Attestation(models.Model):
    """A manager's word on a person's hours in a month, and what the programme lead answered to it.

    `minutes` are those that were on the manager's page: when the ledger says something else, the word holds no more.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Väntar på attest")
        ATTESTED = "attested", _("Attesterad")
        WRONG = "wrong", _("Något stämmer inte")

    reporting = models.ForeignKey(Reporting, models.CASCADE, related_name="attestations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="attestations")
    month = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    minutes = models.PositiveIntegerField(default=0)
    note = models.CharField(_("vad som inte stämmer"), max_length=300, blank=True)
    paper = models.CharField(_("var pappret finns"), max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(null=True, blank=True)
    taken_off = models.PositiveIntegerField(default=0)
    taken_off_because = models.CharField(_("varför"), max_length=300, blank=True)

    personal_data = PersonalData(
        subject="user",
        personal=(
            "reporting",
            "user",
            "month",
            "state",
            "minutes",
            "note",
            "paper",
            "by",
            "at",
            "taken_off",
            "taken_off_because",
        ),
        plain=("id",),
        seen_by=SeenBy.ATTESTS,
        on_erasure=OnErasure.DELETE,
        retention=KEPT,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("reporting", "month", "user"), name="attested_once_a_month"),)

    def __str__(self) -> str:
        return f"{self.state} {self.month}"


class Participant(models.Model):
    """A person's number in the reporting, the same every month, and dates or sex that the lead has put right.

    Erasure takes the link to the person and leaves the number, so that what was reported still adds up.
    """

    reporting = models.ForeignKey(Reporting, models.CASCADE, related_name="participants")
    number = models.PositiveIntegerField()
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="participants",
        related_query_name="participant",
    )
    starts_on = models.DateField(_("började"), null=True, blank=True)
    stops_on = models.DateField(_("slutade"), null=True, blank=True)
    sex = models.CharField(_("kön"), max_length=10, choices=User.Sex.choices, default=User.Sex.UNKNOWN)

    personal_data = PersonalData(
        subject="user",
        personal=("reporting", "number", "user", "starts_on", "stops_on"),
        sensitive=("sex",),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention=KEPT,
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("reporting", "number"), name="participant_number_once"),
            models.UniqueConstraint(fields=("reporting", "user"), name="participant_once"),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(stops_on=None) | Q(stops_on__gte=F("starts_on")),
                name="participant_stops_after_start",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Report(models.Model):
    """One file as it was produced: the rows, who made it, and the digests (SHA-256) of its two forms."""

    reporting = models.ForeignKey(Reporting, models.PROTECT, related_name="reports")
    month = models.DateField()
    version = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    reason = models.CharField(_("varför månaden rapporteras igen"), max_length=300, blank=True)
    layout = models.JSONField()
    digest_xlsx = models.CharField(max_length=64)
    digest_csv = models.CharField(max_length=64)
    left_out = models.PositiveIntegerField(default=0)
    protected = models.PositiveIntegerField(default=0)

    personal_data = PersonalData(
        subject="made_by",
        personal=("made_at", "made_by"),
        plain=(
            "id",
            "reporting",
            "month",
            "version",
            "reason",
            "layout",
            "digest_xlsx",
            "digest_csv",
            "left_out",
            "protected",
        ),
        on_erasure=OnErasure.DETACH,
        seen_by=SeenBy.ADMINISTERS,
        retention=KEPT,
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("reporting", "month", "version"), name="report_version_once"),)
        ordering: ClassVar = ("month", "version")

    def __str__(self) -> str:
        return f"{self.month:%Y-%m} v{self.version}"


class ReportedRow(models.Model):
    """What one report said of one participant. Names are never copied here: they are read from the person."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="rows")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="rows")
    minutes = models.PositiveIntegerField()
    sex = models.CharField(max_length=10, choices=User.Sex.choices)
    starts_on = models.DateField(null=True)
    stops_on = models.DateField(null=True)
    workplace = models.CharField(max_length=200, blank=True)
    workplace_code = models.CharField(max_length=40, blank=True)
    employer = models.CharField(max_length=200, blank=True)
    employment_number = models.CharField(max_length=40, blank=True)
    attested_on = models.DateField(null=True)

    personal_data = PersonalData(
        subject="participant__user",
        personal=(
            "report",
            "participant",
            "minutes",
            "starts_on",
            "stops_on",
            "workplace",
            "workplace_code",
            "employer",
            "employment_number",
            "attested_on",
        ),
        sensitive=("sex",),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        # Its participant is detached, and `erasing.forget` has emptied what could tell who it was.
        on_erasure=OnErasure.KEEP,
        retention="Timmar och kön står kvar som de rapporterades. Namn, datum och arbetsplats går med personen.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "participant"), name="reported_once"),)

    def __str__(self) -> str:
        return f"{self.minutes} min"
