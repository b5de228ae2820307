"""What was found, what stands behind it, for whom it matters, and what people said."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.evaluations.models.evaluations import Evaluation, Group, Level, Question
from jordman.evaluations.models.sources import GeneralRole, Source
from jordman.privacy.register import NO_PERSON, PersonalData


class Finding(models.Model):
    """A claim at one level. `whose` is the body that stands for it; `is_reading`: no source says it outright.

    `is_key`: it opens the chapters that it is in, as a conclusion.
    """

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="findings")
    question = models.ForeignKey(Question, models.SET_NULL, null=True, blank=True, related_name="findings")
    text = models.TextField(_("iakttagelse"), max_length=1500)
    level = models.CharField(_("nivå"), max_length=12, choices=Level.choices)
    whose = models.CharField(_("vems iakttagelse"), max_length=150)
    is_key = models.BooleanField(_("öppnar kapitlet som slutsats"), default=False)
    is_reading = models.BooleanField(_("er läsning, sägs inte rakt ut i källan"), default=False)

    personal_data = PersonalData(
        plain=("id", "evaluation", "question", "text", "level", "whose", "is_key", "is_reading"), retention=NO_PERSON
    )

    class Meta:
        verbose_name = _("iakttagelse")
        verbose_name_plural = _("iakttagelser")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text


class Footnote(models.Model):
    """Where a finding stands in a source. `is_reading`: the place is the evaluator's own reading."""

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="footnotes")
    source = models.ForeignKey(Source, models.PROTECT, related_name="footnotes")
    place = models.CharField(_("var i källan"), max_length=100, blank=True)
    is_reading = models.BooleanField(default=False)

    personal_data = PersonalData(plain=("id", "finding", "source", "place", "is_reading"), retention=NO_PERSON)

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(fields=("finding", "source", "place"), name="footnote_once"),)

    def __str__(self) -> str:
        return f"{self.source_id} under {self.finding_id}"

    @property
    def cited(self) -> str:
        """The source in words, with the place. Lists bring `source` along."""
        return self.source.cited(self.place)


class Relevance(models.Model):
    """How much a finding matters for a group, with the sentence that says why. NAMED: for whom, but not how much."""

    class Weight(models.TextChoices):
        NAMED = "named", _("Ja, men hur stor är inte bedömt")
        HIGH = "high", _("Stor")
        SOME = "some", _("Viss")
        LOW = "low", _("Liten")
        UNCLEAR = "unclear", _("Går inte att säga än")

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="relevances")
    group = models.CharField(max_length=12, choices=Group.choices)
    weight = models.CharField(max_length=10, choices=Weight.choices)
    sentence = models.CharField(max_length=400, blank=True)

    personal_data = PersonalData(plain=("id", "finding", "group", "weight", "sentence"), retention=NO_PERSON)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("finding", "group"), name="relevance_once_a_group"),
            models.CheckConstraint(condition=Q(weight="named") | ~Q(sentence=""), name="weighed_relevance_says_why"),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.weight}"


class Quote(models.Model):
    """Words that somebody said, with a role out of a short list and nothing else about them."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="quotes")
    finding = models.ForeignKey(Finding, models.SET_NULL, null=True, blank=True, related_name="quotes")
    text = models.TextField(_("citat"), max_length=600)
    role = models.CharField(_("roll"), max_length=12, choices=GeneralRole.choices)

    personal_data = PersonalData(plain=("id", "evaluation", "finding", "text", "role"), retention=NO_PERSON)

    class Meta:
        verbose_name = _("citat")
        verbose_name_plural = _("citat")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text
