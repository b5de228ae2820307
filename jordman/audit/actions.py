"""Writing the log: called inside the action's own transaction."""

from typing import TYPE_CHECKING

from django.db import models

from jordman.audit.models import AuditEvent

if TYPE_CHECKING:
    from jordman.accounts.models import User


def record(
    action: str,
    target: models.Model,
    *,
    by: "User | None",
    organisation_id: int | None = None,
    **details: object,
) -> AuditEvent:
    """Log that `by` (None: the system itself) did `action` ("programme.opened") to `target`.

    `details` must be JSON and must never hold a name, an address or what somebody answered.
    """
    return AuditEvent.objects.create(
        by_id=by.pk if by else None,
        action=action,
        target_type=target._meta.label_lower,
        target_id=str(target.pk),
        organisation_id=organisation_id,
        details=details,
    )
