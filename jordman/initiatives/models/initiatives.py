"""The effort itself: why, for whom, how far it has come, and who takes it over."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy
from jordman.programmes.models import Programme


class Aim(models.TextChoices):
    LIFT = "lift", _("Lyfta dem som kan minst")
    GENERAL = "general", _("Stärka allas förmåga att ta in ny teknik")
    SYSTEM = "system", _("Införa ett system")


class Goal(models.TextChoices):
    QUALITY = "quality", _("Kvalitet")
    ENVIRONMENT = "environment", _("Arbetsmiljö")
    EFFICIENCY = "efficiency", _("Effektivitet")


class Phase(models.TextChoices):
    MOBILISE = "mobilise", _("Mobilisera")
    PLAN = "plan", _("Analysera och planera")
    CARRY_OUT = "carry_out", _("Genomföra")
    EVALUATE = "evaluate", _("Utvärdera")
    HAND_OVER = "hand_over", _("Lämna över")


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def open(self) -> "InitiativeQuerySet":
        return self.filter(closed_on=None)

    def running(self) -> "InitiativeQuerySet":
        return self.open().filter(paused_on=None)


class Initiative(models.Model):
    """A joint effort. `strategy_text` speaks to those who lead managers, `everyday_text` to the units.

    It is closed only when somebody in the line owns what goes on: courses, champions and series.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="initiatives")
    name = models.CharField(_("namn"), max_length=150)
    aim = models.CharField(_("syfte"), max_length=10, choices=Aim.choices)
    goal = models.CharField(_("utvecklingsmål"), max_length=12, choices=Goal.choices)
    goal_text = models.CharField(_("målet med egna ord"), max_length=300)
    strategy_text = models.TextField(_("varför, för den som leder chefer"), blank=True)
    everyday_text = models.TextField(_("nyttan i vardagen, för enheterna"), blank=True)
    starts_on = models.DateField(_("börjar"))
    ends_on = models.DateField(_("slutar"), null=True, blank=True)
    measures = models.TextField(_("så ser ni att det hjälper"), blank=True)
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="initiatives_led"
    )
    mandate_text = models.TextField(_("projektledarens mandat"), blank=True)
    mandate_given_by = models.CharField(_("mandatet gavs av (befattning)"), max_length=120, blank=True)
    mandate_given_on = models.DateField(_("mandatet gavs den"), null=True, blank=True)
    phase = models.CharField(max_length=10, choices=Phase.choices, default=Phase.MOBILISE)
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="initiatives")
    line_owner = models.CharField(_("ägare i linjen (befattning)"), max_length=120, blank=True)
    line_budget = models.CharField(_("vad som är avsatt, och från när"), max_length=300, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    crowded_out_by = models.CharField(_("det som trängde undan"), max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = InitiativeQuerySet.as_manager()

    personal_data = PersonalData(
        subject="leader",
        personal=("leader",),
        plain=(
            *("id", "organisation", "name", "aim", "goal", "goal_text", "strategy_text", "everyday_text"),
            *("starts_on", "ends_on", "measures", "mandate_text", "mandate_given_by", "mandate_given_on", "phase"),
            *("programme", "line_owner", "line_budget", "paused_on", "crowded_out_by", "closed_on", "made_at"),
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge satsningen följs upp.",
    )

    class Meta:
        verbose_name = _("satsning")
        verbose_name_plural = _("satsningar")
        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_on=None) | ~(Q(line_owner="") | Q(line_budget="")),
                name="closed_initiative_has_a_line_owner",
            ),
            models.CheckConstraint(
                condition=Q(paused_on=None) | ~Q(crowded_out_by=""), name="paused_initiative_says_what_crowded_it_out"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="initiative_ends_after_start"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None

    @property
    def is_paused(self) -> bool:
        return self.paused_on is not None


class PhaseGate(models.Model):
    """What is ticked of a phase's checklist, and when the phase was passed. `ticked` holds keys of `phases.py`."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="gates")
    phase = models.CharField(max_length=10, choices=Phase.choices)
    ticked = models.JSONField(default=list)
    note = models.TextField(_("anteckning"), blank=True)
    passed_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        plain=("id", "initiative", "phase", "ticked", "note", "passed_at"), retention=NO_PERSON
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("initiative", "phase"), name="gate_once"),)

    def __str__(self) -> str:
        return f"{self.phase} of {self.initiative_id}"


class Training(models.Model):
    """One of the three kinds of training that an initiative needs: how it is done here."""

    class Kind(models.TextChoices):
        BASE = "base", _("Bred basutbildning")
        SYSTEM = "system", _("Utbildning knuten till ett system eller arbetssätt")
        SUPPORT = "support", _("Stöd på plats i vardagen")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="trainings")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    how = models.TextField(_("så gör vi"))
    starts_on = models.DateField(_("börjar"), null=True, blank=True)

    personal_data = PersonalData(plain=("id", "initiative", "kind", "how", "starts_on"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("initiative", "kind"), name="training_kind_once"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.initiative_id}"


class InitiativeUnitQuerySet(models.QuerySet["InitiativeUnit"]):
    def taking_part(self) -> "InitiativeUnitQuerySet":
        return self.filter(left_on=None, unit__closed_on=None)


class InitiativeUnit(models.Model):
    """A unit that takes part, from a day on."""

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="unit_links")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="initiative_links")
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    objects = InitiativeUnitQuerySet.as_manager()

    personal_data = PersonalData(plain=("id", "initiative", "unit", "joined_on", "left_on"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("initiative", "unit"), name="unit_once_in_initiative"),)

    def __str__(self) -> str:
        return f"{self.unit_id} in {self.initiative_id}"


class Anchoring(models.Model):
    """A level that knows of the initiative and stands behind it: the management, or a unit's manager."""

    class Level(models.TextChoices):
        POLITICAL = "political", _("Nämnd")
        DIRECTOR = "director", _("Förvaltningschef")
        STRATEGIC = "strategic", _("Chefers chefer")
        UNIT = "unit", _("Enhetschef och arbetslag")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="anchorings")
    level = models.CharField(max_length=10, choices=Level.choices)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    on = models.DateField(_("när"))
    how = models.CharField(_("hur"), max_length=200, blank=True)

    personal_data = PersonalData(plain=("id", "initiative", "level", "organisation", "on", "how"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("initiative", "level", "organisation"), name="anchored_once"),)

    def __str__(self) -> str:
        return f"{self.level} {self.organisation_id} for {self.initiative_id}"


class Turn(models.Model):
    """What has happened to the initiative, in its own words: a phase passed, a pause, a hand-over."""

    class Kind(models.TextChoices):
        PASSED = "passed", _("Gick vidare")
        PASSED_ANYWAY = "anyway", _("Gick vidare ändå")
        BACK = "back", _("Gick tillbaka")
        PAUSED = "paused", _("Pausades")
        RESUMED = "resumed", _("Togs upp igen")
        CLOSED = "closed", _("Avslutades")
        REOPENED = "reopened", _("Öppnades igen")

    initiative = models.ForeignKey(Initiative, models.CASCADE, related_name="turns")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    phase = models.CharField(max_length=10, choices=Phase.choices)
    text = models.CharField(max_length=300, blank=True)
    on = models.DateField()

    personal_data = PersonalData(plain=("id", "initiative", "kind", "phase", "text", "on"), retention=NO_PERSON)

    class Meta:
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.kind} {self.initiative_id}"
