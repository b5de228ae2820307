"""What comes of a study: hypotheses with verdicts, reviewers' comments, and decisions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.library.models import Category, Module
from jordman.needs.models.gathering import Note, Workshop
from jordman.needs.models.studies import Basis, Study
from jordman.privacy.register import NO_PERSON, PersonalData


class Hypothesis(models.Model):
    """What is believed that people need. A verdict says why, and stands on notes that are its evidence."""

    class Verdict(models.TextChoices):
        OPEN = "open", _("Inte avgjord")
        CONFIRMED = "confirmed", _("Bekräftad")
        REJECTED = "rejected", _("Avfärdad")
        NEW_INSIGHT = "new_insight", _("Ny insikt")

    study = models.ForeignKey(Study, models.CASCADE, related_name="hypotheses")
    workshop = models.ForeignKey(Workshop, models.SET_NULL, null=True, blank=True, related_name="hypotheses")
    statement = models.CharField(_("hypotes"), max_length=300)
    basis = models.CharField(max_length=12, choices=Basis.choices, blank=True, default=Basis.OWN)
    verdict = models.CharField(_("bedömning"), max_length=12, choices=Verdict.choices, default=Verdict.OPEN)
    reason = models.TextField(_("varför"), max_length=1000, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    notes = models.ManyToManyField(Note, through="Coding", related_name="hypotheses")

    personal_data = PersonalData(
        plain=("id", "study", "workshop", "statement", "basis", "verdict", "reason", "decided_on", "notes"),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("hypotes")
        verbose_name_plural = _("hypoteser")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.statement

    @property
    def is_decided(self) -> bool:
        return self.verdict != self.Verdict.OPEN

    @property
    def is_described(self) -> bool:
        """Does the source say what it is, and not only that it is?"""
        return self.basis != Basis.MISSING


class Coding(models.Model):
    """A note concerns a hypothesis, and speaks for it or against it."""

    class Side(models.TextChoices):
        FOR = "for", _("Talar för")
        AGAINST = "against", _("Talar emot")

    note = models.ForeignKey(Note, models.CASCADE, related_name="codings")
    hypothesis = models.ForeignKey(Hypothesis, models.CASCADE, related_name="codings")
    side = models.CharField(_("riktning"), max_length=8, choices=Side.choices, default=Side.FOR)
    is_evidence = models.BooleanField(default=False)

    personal_data = PersonalData(plain=("id", "note", "hypothesis", "side", "is_evidence"), retention=NO_PERSON)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("note", "hypothesis"), name="coded_once"),)

    def __str__(self) -> str:
        return f"{self.note_id} {self.side} {self.hypothesis_id}"


class ReviewerComment(models.Model):
    """What a group that the concept was tested with said, and what was done with it. Groups, never people."""

    class Group(models.TextChoices):
        MANAGEMENT_TEAMS = "management-teams", _("Ledningsgrupper")
        STRATEGISTS = "strategists", _("Strateger")
        HR = "hr", _("HR")
        RESEARCHERS = "researchers", _("Forskare")
        SKR = "skr", _("SKR")
        EARLIER_PROJECTS = "earlier-projects", _("Tidigare projekt")
        OTHERS = "others", _("Andra")

    study = models.ForeignKey(Study, models.CASCADE, related_name="comments")
    group = models.CharField(_("vilka granskade"), max_length=20, choices=Group.choices)
    text = models.TextField(_("vad de sade"), max_length=2000, blank=True)
    answer = models.TextField(_("vad ni gjorde med det"), max_length=2000, blank=True)
    commented_on = models.DateField(_("när"), null=True, blank=True)

    personal_data = PersonalData(
        plain=("id", "study", "group", "text", "answer", "commented_on"),
        retention="En grupps kommentar, aldrig en persons. Så länge studien finns.",
    )

    class Meta:
        verbose_name = _("kommentar från granskare")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.group


class Decision(models.Model):
    """What was changed and why: from insights to a place in the programme."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="decisions")
    what = models.CharField(_("vad som ändrades"), max_length=300)
    why = models.TextField(_("varför"), max_length=1000, blank=True)
    decided_on = models.DateField(_("när"), null=True, blank=True)
    hypotheses = models.ManyToManyField(Hypothesis, blank=True, related_name="decisions")
    categories = models.ManyToManyField(Category, blank=True, related_name="+")
    modules = models.ManyToManyField(Module, blank=True, related_name="+")
    place = models.CharField(_("annan plats i programmet"), max_length=120, blank=True)
    basis = models.CharField(max_length=12, choices=Basis.choices, blank=True, default=Basis.OWN)

    personal_data = PersonalData(
        plain=(
            *("id", "study", "what", "why", "decided_on", "hypotheses", "categories", "modules", "place"),
            "basis",
        ),
        retention=NO_PERSON,
    )

    class Meta:
        verbose_name = _("beslut")
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=~Q(what=""), name="decision_says_what"),)

    def __str__(self) -> str:
        return self.what
