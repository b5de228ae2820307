"""A system that is taken into use: tried, trained, started, followed up."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.initiatives.models.initiatives import Initiative
from jordman.library.models import Module
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, PersonalData


class System(models.Model):
    """Something digital that units work with: keyless locks, digital signing of medicines, a new record system."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="systems")
    name = models.CharField(_("system"), max_length=120)
    about = models.CharField(_("vad det är till för, i en mening"), max_length=200, blank=True)

    personal_data = PersonalData(plain=("id", "organisation", "name", "about"), retention=NO_PERSON)

    class Meta:
        verbose_name = _("system")
        verbose_name_plural = _("system")
        ordering = ("name", "pk")
        constraints = (models.UniqueConstraint(fields=("organisation", "name"), name="system_once"),)

    def __str__(self) -> str:
        return self.name


class RolloutQuerySet(models.QuerySet["Rollout"]):
    def called(self) -> "RolloutQuerySet":
        """Those that are not called off."""
        return self.filter(cancelled_on=None)


class Rollout(models.Model):
    """A system's way into units. A try-out says what is decided after it, or the pitfall shows."""

    class Verdict(models.TextChoices):
        NOT_ASKED = "not_asked", _("It är inte tillfrågad")
        ASKED = "asked", _("It prövar")
        OK = "ok", _("It säger ja")
        CONDITIONS = "conditions", _("It säger ja med villkor")
        NO = "no", _("It säger nej")

    class AfterTrial(models.TextChoices):
        UNDECIDED = "", _("Inte bestämt än")
        ROLL_OUT = "roll_out", _("Vi inför det")
        STOP = "stop", _("Vi slutar")

    initiative = models.ForeignKey(Initiative, models.SET_NULL, null=True, blank=True, related_name="rollouts")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="rollouts")
    system = models.ForeignKey(System, models.PROTECT, related_name="rollouts")
    is_trial = models.BooleanField(_("det här är en provperiod"), default=False)
    trial_ends_on = models.DateField(_("provperioden slutar"), null=True, blank=True)
    after_trial = models.CharField(
        _("efter provperioden"), max_length=10, choices=AfterTrial.choices, blank=True, default=""
    )
    module = models.ForeignKey(Module, models.SET_NULL, null=True, blank=True, related_name="rollouts")
    training_text = models.CharField(_("så lär vi oss det"), max_length=300, blank=True)
    training_starts_on = models.DateField(_("utbildningen börjar"), null=True, blank=True)
    starts_on = models.DateField(_("systemet börjar användas"))
    verdict = models.CharField(_("it-prövning"), max_length=12, choices=Verdict.choices, default=Verdict.NOT_ASKED)
    verdict_note = models.TextField(_("villkor eller skäl"), blank=True)
    verdict_on = models.DateField(null=True, blank=True)
    follow_up_on = models.DateField(_("följs upp"), null=True, blank=True)
    follow_up_note = models.TextField(_("så gick det"), blank=True)
    followed_up_on = models.DateField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)

    objects = RolloutQuerySet.as_manager()

    personal_data = PersonalData(
        plain=(
            *("id", "initiative", "organisation", "system", "is_trial", "trial_ends_on", "after_trial", "module"),
            *("training_text", "training_starts_on", "starts_on", "verdict", "verdict_note", "verdict_on"),
            *("follow_up_on", "follow_up_note", "followed_up_on", "cancelled_on"),
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("införande")
        verbose_name_plural = _("införanden")
        ordering = ("starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(is_trial=False) | Q(trial_ends_on__isnull=False), name="trial_has_an_end"
            ),
        )

    def __str__(self) -> str:
        return f"{self.system_id} from {self.starts_on}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_on is not None

    @property
    def is_stopped(self) -> bool:
        """Tried, and not taken into use."""
        return self.is_trial and self.after_trial == self.AfterTrial.STOP


class RolloutUnit(models.Model):
    """The system at one unit: when it came there, and when the unit itself says that it is learnt.

    Without `installed_on` the system came on the day that the rollout starts.
    """

    rollout = models.ForeignKey(Rollout, models.CASCADE, related_name="unit_links")
    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="rollout_links")
    installed_on = models.DateField(_("installerat"), null=True, blank=True)
    learnt_on = models.DateField(_("vi kan det"), null=True, blank=True)

    personal_data = PersonalData(plain=("id", "rollout", "unit", "installed_on", "learnt_on"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("rollout", "unit"), name="unit_once_in_rollout"),)

    def __str__(self) -> str:
        return f"{self.rollout_id} at {self.unit_id}"

    @property
    def since(self) -> date:
        """When the system came to the unit, or is to come."""
        return self.installed_on or self.rollout.starts_on

    def is_to_learn(self, today: date) -> bool:
        return self.since <= today and self.learnt_on is None and not self.rollout.is_stopped
