"""What is evaluated, for whom, and what is asked."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.initiatives.models import Initiative
from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, PersonalData
from jordman.programmes.models import Programme


class Level(models.TextChoices):
    """Where a lesson belongs, from the nearest outwards."""

    INTERVENTION = "intervention", _("Insatsen")
    ORGANISATION = "organisation", _("Organisationen")
    INTER_ORGANISATIONAL = "inter", _("Mellan organisationer")
    REGIONAL = "regional", _("Regionen")


class Group(models.TextChoices):
    """For whom a finding matters."""

    STAFF = "staff", _("Medarbetare")
    MUNICIPALITY = "municipality", _("Kommunen")
    REGIONAL_LEVEL = "regional", _("Regional nivå")


class Evaluation(models.Model):
    """One commission. It belongs where it was ordered; `evaluator` is the body that does it, never a person.

    `recommendations` and `unknowns` hold one to a line. What is in it is text about efforts, never about people.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="evaluations")
    name = models.CharField(_("namn"), max_length=150)
    aim = models.TextField(_("syfte"), blank=True, max_length=2000)
    client = models.CharField(_("uppdragsgivare"), max_length=150)
    evaluator = models.CharField(_("vem som utvärderar"), max_length=150)
    setting = models.TextField(_("sammanhanget"), blank=True, max_length=6000)
    recommendations = models.TextField(_("rekommendationer"), blank=True, max_length=6000)
    unknowns = models.TextField(_("det ni inte vet"), blank=True, max_length=6000)
    is_example = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    personal_data = PersonalData(
        plain=(
            *("id", "organisation", "name", "aim", "client", "evaluator", "setting", "recommendations", "unknowns"),
            *("is_example", "made_at"),
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("utvärdering")
        verbose_name_plural = _("utvärderingar")
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return self.name


class Covered(models.Model):
    """One thing that the evaluation covers: an initiative, a programme, or the name of an effort outside."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="covered")
    initiative = models.ForeignKey(Initiative, models.CASCADE, null=True, blank=True, related_name="+")
    programme = models.ForeignKey(Programme, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=150, blank=True)

    personal_data = PersonalData(plain=("id", "evaluation", "initiative", "programme", "name"), retention=NO_PERSON)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("evaluation", "initiative"), name="initiative_covered_once"),
            models.UniqueConstraint(fields=("evaluation", "programme"), name="programme_covered_once"),
            models.CheckConstraint(
                condition=Q(initiative__isnull=False, programme=None, name="")
                | Q(initiative=None, programme__isnull=False, name="")
                | (Q(initiative=None, programme=None) & ~Q(name="")),
                name="covered_is_one_thing",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The name of what it is. Lists bring `initiative` and `programme` along."""
        known = self.initiative or self.programme
        return known.name if known else self.name


class Question(models.Model):
    """What the evaluation is to answer, about a level or about the use to a group. In the order they were written."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="questions")
    text = models.CharField(_("fråga"), max_length=300)
    level = models.CharField(_("nivå"), max_length=12, choices=Level.choices, blank=True)
    group = models.CharField(_("grupp"), max_length=12, choices=Group.choices, blank=True)

    personal_data = PersonalData(plain=("id", "evaluation", "text", "level", "group"), retention=NO_PERSON)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text
