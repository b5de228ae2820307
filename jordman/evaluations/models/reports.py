"""Reports as they were when they were made."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.evaluations.models.evaluations import Evaluation
from jordman.privacy.register import NO_PERSON, OnErasure, PersonalData, SeenBy


class Report(models.Model):
    """A version. `number` counts within its kind; `digest` is SHA-256, in hex, over the words that it was made of."""

    class Kind(models.TextChoices):
        INTERIM = "interim", _("Delrapport")
        FINAL = "final", _("Slutrapport")

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name="reports")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    number = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="evaluation_reports"
    )
    digest = models.CharField(max_length=64)

    personal_data = PersonalData(
        subject="made_by",
        personal=("made_by",),
        plain=("id", "evaluation", "kind", "number", "made_at", "digest"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge utvärderingen finns. Länken till den som gjorde rapporten töms när personen raderas.",
    )

    class Meta:
        verbose_name = _("rapport")
        verbose_name_plural = _("rapporter")
        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("evaluation", "kind", "number"), name="report_number_once"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"


class ReportFile(models.Model):
    """The very bytes that were made, with their own SHA-256, so that a copy can be compared with what was kept."""

    class Form(models.TextChoices):
        PDF = "pdf", "PDF"
        WORD = "docx", "Word"

    report = models.ForeignKey(Report, models.CASCADE, related_name="files")
    form = models.CharField(max_length=4, choices=Form.choices)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)

    personal_data = PersonalData(plain=("id", "report", "form", "content", "digest"), retention=NO_PERSON)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("report", "form"), name="report_form_once"),)

    def __str__(self) -> str:
        return f"{self.form} of {self.report_id}"
