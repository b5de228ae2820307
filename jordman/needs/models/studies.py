"""The study as a whole."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, PersonalData
from jordman.programmes.models import Programme


class Basis(models.TextChoices):
    """How far a line can be trusted in a study that is told from somebody else's report."""

    OWN = "", _("Vår egen studie")
    STATED = "stated", _("Står i källan")
    OUR_READING = "our_reading", _("Vår läsning av källan")
    MISSING = "missing", _("Nämns i källan, beskrivs inte")


class Study(models.Model):
    """A needs study of one organisation: what it wants to know, and which programme it serves.

    `source` is filled in when the study is told from a report; `unknown` says, a line each, what is not known.
    Once the interviews are closed nothing more is taken in, so that the roles beside quotes never change.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="needs_studies")
    programme = models.ForeignKey(Programme, models.SET_NULL, null=True, blank=True, related_name="needs_studies")
    name = models.CharField(_("namn"), max_length=150)
    aim = models.TextField(_("syfte"), max_length=1000)
    source = models.CharField(_("källa"), max_length=300, blank=True)
    unknown = models.TextField(_("det här vet vi inte"), max_length=3000, blank=True)
    example = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    interviews_closed_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        plain=(
            *("id", "organisation", "programme", "name", "aim", "source", "unknown", "example", "made_at"),
            "interviews_closed_on",
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("behovsstudie")
        verbose_name_plural = _("behovsstudier")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("organisation", "example"), condition=~models.Q(example=""), name="example_once_at_a_place"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Does it still take in interviews, notes and quotes?"""
        return self.interviews_closed_on is None

    @property
    def unknown_lines(self) -> list[str]:
        return [line.strip() for line in self.unknown.splitlines() if line.strip()]
