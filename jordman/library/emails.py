"""One function for each mail of this room."""

from __future__ import annotations

from django.urls import reverse

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.library.models import SignOff
from jordman.notices.mail import send
from jordman.organisations.models import Ancestry

FOLDER = "library/email/"


def send_waiting(sign_off: SignOff, *, but_not: set[int]) -> None:
    """To every reviewer of the module who has not written in it."""
    above = Ancestry.objects.filter(descendant=sign_off.module.organisation_id).values("ancestor")
    reviewers = User.objects.filter(
        role_grants__role__in=roles_with(Permission.LIBRARY_REVIEW), role_grants__organisation__in=above
    ).exclude(pk__in=but_not)
    path = reverse("library:review", args=[sign_off.module.key])
    for reviewer in reviewers.distinct():
        send(reviewer, template=f"{FOLDER}waiting", kind="review", sign_off=sign_off, path=path)


def send_decided(sign_off: SignOff) -> None:
    """To whoever handed it in."""
    if sign_off.submitted_by:
        path = reverse("library:module", args=[sign_off.module.key])
        send(sign_off.submitted_by, template=f"{FOLDER}{sign_off.verdict}", sign_off=sign_off, path=path)
