"""Four eyes: what an author asked a reviewer to look at, and what was said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class SignOffQuerySet(models.QuerySet["SignOff"]):
    def waiting(self) -> "SignOffQuerySet":
        return self.filter(verdict=SignOff.Verdict.WAITING)

    def approved(self) -> "SignOffQuerySet":
        return self.filter(verdict=SignOff.Verdict.APPROVED)


class SignOff(models.Model):
    """One round of review: what was handed in and the verdict.

    Its texts and fingerprint are kept, so that nothing else than what was handed in can be signed.
    """

    class Verdict(models.TextChoices):
        WAITING = "waiting", _("Väntar på granskning")
        APPROVED = "approved", _("Godkänd")
        SENT_BACK = "sent_back", _("Skickad tillbaka")
        WITHDRAWN = "withdrawn", _("Återtagen")

    module = models.ForeignKey("library.Module", models.CASCADE, related_name="sign_offs")
    revision = models.ForeignKey("wagtailcore.Revision", models.SET_NULL, null=True, related_name="+")
    fingerprint = models.CharField(max_length=64)
    texts = models.JSONField(default=dict)
    files = models.TextField(blank=True)
    message = models.TextField(_("till granskaren"), blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    submitted_at = models.DateTimeField(auto_now_add=True)

    verdict = models.CharField(_("beslut"), max_length=10, choices=Verdict.choices, default=Verdict.WAITING)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    reviewed_as = models.CharField(_("granskad som"), max_length=120, blank=True)
    checklist = models.JSONField(default=dict)
    note = models.TextField(_("kommentar"), blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    edition = models.OneToOneField("library.Edition", models.SET_NULL, null=True, blank=True, related_name="sign_off")

    objects = SignOffQuerySet.as_manager()

    personal_data = PersonalData(
        subject="reviewer",
        personal=("submitted_by", "submitted_at", "reviewer", "decided_at", "note", "message"),
        plain=(
            "id",
            "module",
            "revision",
            "fingerprint",
            "texts",
            "files",
            "verdict",
            "reviewed_as",
            "checklist",
            "edition",
        ),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge modulen finns: granskningen är en del av underlaget.",
    )

    class Meta:
        verbose_name = _("granskning")
        ordering = ("submitted_at",)
        constraints = (
            models.UniqueConstraint(fields=("module",), condition=Q(verdict="waiting"), name="one_review_at_a_time"),
            models.CheckConstraint(
                condition=Q(verdict="waiting", decided_at=None) | (~Q(verdict="waiting") & Q(decided_at__isnull=False)),
                name="a_verdict_has_its_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.module_id}: {self.verdict}"

    @property
    def is_waiting(self) -> bool:
        return self.verdict == self.Verdict.WAITING


class ModuleComment(models.Model):
    """What a reviewer or a fellow author says about a step. Whoever wrote the module answers and marks it as done."""

    module = models.ForeignKey("library.Module", models.CASCADE, related_name="comments")
    answer_to = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="answers")
    step_key = models.CharField(max_length=80, blank=True)
    text = models.TextField(_("kommentar"), max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    personal_data = PersonalData(
        subject="by",
        personal=("text", "by", "at"),
        plain=("id", "module", "answer_to", "step_key", "resolved_at", "resolved_by"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge modulen finns.",
    )

    class Meta:
        verbose_name = _("kommentar")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def is_resolved(self) -> bool:
        return self.resolved_at is not None
