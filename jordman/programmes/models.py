"""A programme: its blocks and rules, who is enrolled, and what each has chosen."""

from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.library.models import Level, Module
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy


class Orientation(models.TextChoices):
    OPERATIONAL = "operational", _("Operativ")
    STRATEGIC = "strategic", _("Strategisk")


class Programme(models.Model):
    """A run of learning for many people: Level Up 2027."""

    class Status(models.TextChoices):
        DRAFT = "draft", _("Utkast")
        OPEN = "open", _("Öppet")
        CLOSED = "closed", _("Avslutat")

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes")
    name = models.CharField(_("namn"), max_length=120)
    purpose = models.TextField(_("syfte"), blank=True)
    status = models.CharField(_("läge"), max_length=10, choices=Status.choices, default=Status.DRAFT)
    target_people = models.PositiveIntegerField(_("mål, antal personer"), default=300)
    target_women_percent = models.PositiveSmallIntegerField(
        _("mål, andel kvinnor i procent"), null=True, blank=True, default=70, validators=[MaxValueValidator(100)]
    )
    weekly_minutes = models.PositiveSmallIntegerField(
        _("tid i veckan, minuter"), default=180, validators=[MinValueValidator(15), MaxValueValidator(2400)]
    )
    enrolment_closes_on = models.DateField(_("anmälan stänger"), null=True, blank=True)
    starts_on = models.DateField(_("börjar"))
    ends_on = models.DateField(_("slutar"))
    created_at = models.DateTimeField(auto_now_add=True)
    # Another one whenever what learners see of the blocks and modules changes: `structures.py`.
    structure_token = models.UUIDField(default=uuid4, editable=False)

    personal_data = PersonalData(
        plain=(
            "id",
            "organisation",
            "name",
            "purpose",
            "status",
            "target_people",
            "target_women_percent",
            "weekly_minutes",
            "enrolment_closes_on",
            "starts_on",
            "ends_on",
            "created_at",
            "structure_token",
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("program")
        verbose_name_plural = _("program")
        ordering = ("-starts_on", "name")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="programme_ends_after_it_starts"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN


class Block(models.Model):
    """A stretch of the programme with its own dates: base block, main block."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="blocks")
    name = models.CharField(_("namn"), max_length=120)
    position = models.PositiveSmallIntegerField(_("ordning"))
    opens_on = models.DateField(_("öppnar"))
    closes_on = models.DateField(_("stänger"), null=True, blank=True)
    gated_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="gates")

    personal_data = PersonalData(
        plain=("id", "programme", "name", "position", "opens_on", "closes_on", "gated_by"), retention=NO_PERSON
    )

    class Meta:
        verbose_name = _("block")
        ordering = ("programme", "position")
        constraints = (models.UniqueConstraint(fields=("programme", "position"), name="block_position_once"),)

    def __str__(self) -> str:
        return self.name


class ChoiceSet(models.Model):
    """Modules of which at least N are to be done."""

    block = models.ForeignKey(Block, models.CASCADE, related_name="choice_sets")
    name = models.CharField(_("namn"), max_length=120)
    at_least = models.PositiveSmallIntegerField(_("minst"), default=1)

    personal_data = PersonalData(plain=("id", "block", "name", "at_least"), retention=NO_PERSON)

    class Meta:
        constraints = (models.CheckConstraint(condition=Q(at_least__gte=1), name="choice_set_asks_for_one"),)

    def __str__(self) -> str:
        return self.name


class ModuleRule(models.Model):
    """How one module stands in one block: for whom it is mandatory, and what must be done first."""

    class Requirement(models.TextChoices):
        ALL = "all", _("Obligatorisk för alla")
        ORIENTATION = "orientation", _("Obligatorisk för en inriktning")
        ELECTIVE = "elective", _("Valbar")

    block = models.ForeignKey(Block, models.CASCADE, related_name="rules")
    module = models.ForeignKey(Module, models.PROTECT, related_name="rules")
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    requirement = models.CharField(_("krav"), max_length=12, choices=Requirement.choices, default=Requirement.ELECTIVE)
    orientation = models.CharField(_("inriktning"), max_length=12, choices=Orientation.choices, blank=True)
    level = models.CharField(_("nivå"), max_length=10, choices=Level.choices, default=Level.ANY)
    is_joint = models.BooleanField(_("tas gemensamt av operativa och strategiska chefer"), default=False)
    choice_set = models.ForeignKey(ChoiceSet, models.SET_NULL, null=True, blank=True, related_name="rules")
    opens_on = models.DateField(_("öppnar"), null=True, blank=True)
    prerequisites = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="unlocks")

    personal_data = PersonalData(
        plain=(
            "id",
            "block",
            "module",
            "position",
            "requirement",
            "orientation",
            "level",
            "is_joint",
            "choice_set",
            "opens_on",
            "prerequisites",
        ),
        retention=NO_PERSON,
    )

    class Meta:
        ordering = ("block", "position", "pk")
        constraints = (
            models.UniqueConstraint(fields=("block", "module"), name="module_once_per_block"),
            models.CheckConstraint(
                condition=~Q(requirement="orientation") | ~Q(orientation=""), name="rule_names_its_orientation"
            ),
        )

    def __str__(self) -> str:
        return f"{self.module_id} in {self.block_id}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> "EnrolmentQuerySet":
        return self.filter(withdrawn_at=None)


class Enrolment(models.Model):
    """A person in a programme. Orientation and level are proposals that the person can change at any time."""

    class WithTeam(models.TextChoices):
        YES = "yes", _("Ja")
        NO = "no", _("Nej")
        UNKNOWN = "unknown", _("Vet inte")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="enrolments")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="enrolments")
    orientation = models.CharField(
        _("inriktning"), max_length=12, choices=Orientation.choices, default=Orientation.OPERATIONAL
    )
    level = models.CharField(_("nivå"), max_length=10, choices=Level.choices, default=Level.BASIC)
    sex = models.CharField(max_length=10, choices=User.Sex.choices, default=User.Sex.UNKNOWN)
    workplace = models.CharField(_("arbetsplats"), max_length=200, blank=True)
    with_team = models.CharField(max_length=10, choices=WithTeam.choices, default=WithTeam.UNKNOWN)
    has_chosen = models.BooleanField(default=False)
    enrolled_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()

    personal_data = PersonalData(
        subject="user",
        personal=(
            "programme",
            "user",
            "organisation",
            "orientation",
            "level",
            "workplace",
            "with_team",
            "has_chosen",
            "enrolled_at",
            "withdrawn_at",
        ),
        sensitive=("sex",),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Programmets tid och 24 månader därefter.",
    )

    class Meta:
        verbose_name = _("anmälan")
        constraints = (models.UniqueConstraint(fields=("programme", "user"), name="enrolled_once"),)
        indexes: ClassVar = (
            models.Index(fields=("programme", "organisation"), name="enrolment_by_organisation"),
            models.Index(fields=("programme", "enrolled_at"), name="enrolment_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.programme_id}"


class ElectiveChoice(models.Model):
    """An elective module that a person has put in their plan."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="choices")
    rule = models.ForeignKey(ModuleRule, models.CASCADE, related_name="+")
    chosen_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        subject="enrolment__user",
        personal=("enrolment", "rule", "chosen_at"),
        plain=("id",),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.DELETE,
        retention="Som anmälan.",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("enrolment", "rule"), name="elective_chosen_once"),)

    def __str__(self) -> str:
        return f"{self.rule_id} by {self.enrolment_id}"


class EnrolmentTally(models.Model):
    """How many are enrolled, by organisation, orientation and sex: kept by the actions, checked by `tallies.py`."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="enrolment_tallies")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    orientation = models.CharField(max_length=12, choices=Orientation.choices)
    sex = models.CharField(max_length=10, choices=User.Sex.choices)
    people = models.IntegerField(default=0)

    personal_data = PersonalData(
        plain=("id", "programme", "organisation", "orientation", "sex", "people"), retention=NO_PERSON
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("programme", "organisation", "orientation", "sex"), name="enrolment_tally_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.people} at {self.organisation_id}"
