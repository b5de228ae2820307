"""What somebody has said of a warning: that it does not fit here, and why."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jordman.initiatives.models import Initiative
from jordman.organisations.models import Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy


class Dismissal(models.Model):
    """A pitfall is not shown for an organisation or an initiative until `until`, for the reason given."""

    rule = models.CharField(max_length=40)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="dismissals")
    initiative = models.ForeignKey(Initiative, models.CASCADE, null=True, blank=True, related_name="dismissals")
    reason = models.CharField(_("varför det inte stämmer hos oss"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="pitfalls_dismissed"
    )
    on = models.DateField(auto_now_add=True)
    until = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    personal_data = PersonalData(
        subject="by",
        personal=("by",),
        plain=("id", "rule", "organisation", "initiative", "reason", "on", "until", "withdrawn_on"),
        seen_by=SeenBy.ADMINISTERS,
        on_erasure=OnErasure.DETACH,
        retention="Så länge enheten eller satsningen finns.",
    )

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, initiative__isnull=True)
                | Q(organisation__isnull=True, initiative__isnull=False),
                name="dismissed_in_one_place",
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} until {self.until}"
