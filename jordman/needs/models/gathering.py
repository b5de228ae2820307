"""What is gathered: workshops, the guide, interviews, notes and quotes. Nowhere is there a field for a name."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.needs.models.studies import Basis, Study
from jordman.privacy.register import NO_PERSON, PersonalData

WORDS = (
    "Fri text om vad någon sade, utan namn. Bara den som leder studien ser den. "
    "Orden från intervjuer och workshoppar töms två år efter att de skrevs; att anteckningen fanns står kvar."
)


class Level(models.TextChoices):
    """The three levels of the guide, and of what is noted."""

    SYSTEM = "system", _("Systemnivå")
    PERSONAL = "personal", _("Egna behov")
    HORIZONTAL = "horizontal", _("Horisontella principer")


class RoleKind(models.TextChoices):
    """Whom an interview was with, in words so general that they fit many."""

    UNKNOWN = "unknown", _("Sägs inte")
    OPERATIONAL_MANAGER = "operational_manager", _("Operativ chef")
    STRATEGIC_MANAGER = "strategic_manager", _("Strategisk chef")
    STAFF = "staff", _("Medarbetare")
    CHAMPION = "champion", _("Digitaliseringsstöd")
    UNION = "union", _("Facklig företrädare")
    STAFF_FUNCTION = "staff_function", _("HR, it eller annan stab")
    POLITICIAN = "politician", _("Förtroendevald")
    EXPERT = "expert", _("Forskare eller expert")
    PARTNER = "partner", _("Leverantör, utförare eller annan part")


class Workshop(models.Model):
    """Where hypotheses come from. `present` is roles, never names."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="workshops")
    name = models.CharField(_("namn"), max_length=120)
    held_on = models.DateField(_("när"), null=True, blank=True)
    present = models.CharField(_("vilka roller var med"), max_length=300, blank=True)
    summary = models.TextField(_("vad ni kom fram till"), max_length=3000, blank=True)

    personal_data = PersonalData(
        plain=("id", "study", "name", "held_on", "present", "summary"),
        retention="Roller i allmänna ord, aldrig namn. Så länge studien finns.",
    )

    class Meta:
        verbose_name = _("workshop")
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return self.name


class GuideQuestion(models.Model):
    """One question of the interview guide. What is asked beyond them is a free follow-up."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="questions")
    level = models.CharField(_("nivå"), max_length=10, choices=Level.choices)
    text = models.CharField(_("fråga"), max_length=300)
    position = models.PositiveSmallIntegerField(default=0)

    personal_data = PersonalData(plain=("id", "study", "level", "text", "position"), retention=NO_PERSON)

    class Meta:
        verbose_name = _("fråga i guiden")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.text


class Interview(models.Model):
    """One conversation. There is no field for whom it was with: a kind, and if need be a role in general words."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="interviews")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("slag av källa"), max_length=20, choices=RoleKind.choices)
    role = models.CharField(_("roll i allmänna ord"), max_length=80, blank=True)
    held_on = models.DateField(_("när"), null=True, blank=True)
    written_on = models.DateField(auto_now_add=True)

    personal_data = PersonalData(
        plain=("id", "study", "number", "kind", "role", "held_on", "written_on"),
        retention=(
            "Pekar inte på någon person. Bara den som leder studien ser raden. "
            "Roll och dag töms två år efter att de skrevs; slaget av källa står kvar så länge studien finns."
        ),
    )

    class Meta:
        verbose_name = _("intervju")
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("study", "number"), name="interview_number_once"),)

    def __str__(self) -> str:
        return f"{self.number}"


class Note(models.Model):
    """Something that was said or read, at one of the levels, coded to hypotheses.

    It comes from an interview, a workshop or a written source. With `question` empty it was a free follow-up.
    What a written source says may stand at no level.
    """

    study = models.ForeignKey(Study, models.CASCADE, related_name="notes")
    interview = models.ForeignKey(Interview, models.CASCADE, null=True, blank=True, related_name="notes")
    workshop = models.ForeignKey(Workshop, models.CASCADE, null=True, blank=True, related_name="notes")
    source = models.CharField(_("skriftlig källa"), max_length=200, blank=True)
    question = models.ForeignKey(GuideQuestion, models.SET_NULL, null=True, blank=True, related_name="notes")
    level = models.CharField(_("nivå"), max_length=10, choices=Level.choices, blank=True)
    text = models.TextField(_("anteckning"), max_length=2000, blank=True)
    basis = models.CharField(max_length=12, choices=Basis.choices, blank=True, default=Basis.OWN)
    written_on = models.DateField(auto_now_add=True)

    personal_data = PersonalData(
        plain=(
            *("id", "study", "interview", "workshop", "source", "question", "level", "text", "basis"),
            "written_on",
        ),
        retention=WORDS,
    )

    class Meta:
        verbose_name = _("anteckning")
        verbose_name_plural = _("anteckningar")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(interview__isnull=False, workshop=None, source="")
                | Q(interview=None, workshop__isnull=False, source="")
                | (Q(interview=None, workshop=None) & ~Q(source="")),
                name="note_has_one_origin",
            ),
        )

    def __str__(self) -> str:
        return f"note {self.pk}"

    @property
    def is_forgotten(self) -> bool:
        """Its words have been emptied, and what it was evidence for stands."""
        return not self.text


class Quote(models.Model):
    """Words that may be read by others: nothing leaves the room of them but the words and a general role."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="quotes")
    interview = models.ForeignKey(Interview, models.CASCADE, related_name="quotes")
    words = models.CharField(_("orden"), max_length=500)

    personal_data = PersonalData(
        plain=("id", "study", "interview", "words"),
        retention=(
            "Ord utan namn, valda för att visas. De som läser resultatet ser orden och en allmän roll, "
            "aldrig vilken intervju. Så länge studien finns, eller tills den som sade dem ångrar sig."
        ),
    )

    class Meta:
        verbose_name = _("citat")
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"quote {self.pk}"
