"""What the manager gives: the promises to the team, and their own preparation."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy
from jordman.workplaces.models.preparing import ALL_TIME


class ManagerPreparation(models.Model):
    """What a manager says of themselves: that they have gone through the module of their role, and the talking points.

    Nothing here is read from what they have learnt. It is their own word, and they can take it back.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="manager_preparation")
    says_module_done_on = models.DateField(null=True, blank=True)
    read_points_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        subject="user",
        personal=("user", "says_module_done_on", "read_points_on"),
        plain=("id",),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DELETE,
        retention="Så länge kontot finns. Personen kan själv ta bort det.",
    )

    class Meta:
        verbose_name = _("chefens förberedelse")
        verbose_name_plural = _("chefers förberedelser")

    def __str__(self) -> str:
        return f"preparation of {self.user_id}"


class Promise(models.Model):
    """Something that the manager has promised the team, with a date. `first_due_on` is what was said at first."""

    unit = models.ForeignKey(Organisation, models.CASCADE, related_name="promises")
    text = models.CharField(_("jag lovar att"), max_length=200)
    due_on = models.DateField(_("senast"))
    first_due_on = models.DateField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="promises"
    )
    made_at = models.DateTimeField(auto_now_add=True)
    kept_on = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    personal_data = PersonalData(
        subject="made_by",
        personal=("made_by",),
        plain=("id", "unit", "text", "due_on", "first_due_on", "made_at", "kept_on", "reminded_at"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention=ALL_TIME,
    )

    class Meta:
        verbose_name = _("löfte")
        verbose_name_plural = _("löften")
        ordering = ("due_on", "pk")
        indexes: ClassVar = (models.Index(fields=("unit", "due_on"), name="promise_by_unit"),)

    def __str__(self) -> str:
        return f"promise {self.pk} at {self.unit_id}"

    @property
    def is_kept(self) -> bool:
        return self.kept_on is not None

    @property
    def is_moved(self) -> bool:
        return self.due_on != self.first_due_on

    @property
    def is_overdue(self) -> bool:
        return not self.is_kept and self.due_on < timezone.localdate()
