"""Where findings come from: interviews by kind, documents, and protected figures from the product."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.evaluations.models.evaluations import Evaluation
from jordman.privacy.register import NO_PERSON, PersonalData


class GeneralRole(models.TextChoices):
    """Who was asked, said so generally that it points at nobody. There is no field for anything closer."""

    STAFF = "staff", _("Medarbetare")
    MANAGER = "manager", _("Chef")
    STRATEGIC = "strategic", _("Chef över chefer")
    CHAMPION = "champion", _("Digitaliseringsstöd")
    PROJECT = "project", _("Projektledning")
    POLITICIAN = "politician", _("Förtroendevald")
    PARTNER = "partner", _("Samverkanspart")
    EXPERT = "expert", _("Expert eller myndighet")
    OTHER = "other", _("Annan")


class SourceQuerySet(models.QuerySet["Source"]):
    def interviews(self) -> "SourceQuerySet":
        return self.filter(kind=Source.Kind.INTERVIEWS)


class Source(models.Model):
    """One row in the list of sources.

    Interviews: `title` is the kind of source and `number` how many; never a name. Documents: `author` is who signed it.
    Figures: `address` is the page in here, as a path, and `taken_on` the day that the figure was read.
    `gap` says what is not known of the source.
    """

    class Kind(models.TextChoices):
        INTERVIEWS = "interviews", _("Intervjuer")
        DOCUMENT = "document", _("Dokument")
        FIGURE = "figure", _("Skyddad siffra")

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(_("titel"), max_length=200)
    number = models.PositiveSmallIntegerField(_("antal intervjuer"), null=True, blank=True)
    role = models.CharField(_("roll"), max_length=12, choices=GeneralRole.choices, blank=True)
    author = models.CharField(_("författare"), max_length=150, blank=True)
    year = models.PositiveSmallIntegerField(_("år"), null=True, blank=True)
    section = models.CharField(_("avsnitt"), max_length=100, blank=True)
    address = models.CharField(_("adress"), max_length=300, blank=True)
    taken_on = models.DateField(_("avläst den"), null=True, blank=True)
    gap = models.CharField(_("det ni inte vet om källan"), max_length=300, blank=True)

    objects = SourceQuerySet.as_manager()

    personal_data = PersonalData(
        plain=(
            *("id", "evaluation", "kind", "title", "number", "role", "author", "year", "section", "address"),
            *("taken_on", "gap"),
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("källa")
        verbose_name_plural = _("källor")
        ordering = ("kind", "pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(kind="interviews") | Q(number__gte=1, author=""), name="interviews_are_counted"
            ),
            models.CheckConstraint(
                condition=~Q(kind="figure") | (~Q(address="") & Q(taken_on__isnull=False)), name="figure_has_its_day"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def cited(self, place: str = "") -> str:
        """In the words of a footnote: who, what, when, and where in it."""
        head = ": ".join(filter(None, (self.author, self.title)))
        day = f"{self.taken_on:%Y-%m-%d}" if self.taken_on else ""
        return ", ".join(filter(None, (head, str(self.year or ""), day, place or self.section)))
