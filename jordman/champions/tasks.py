"""What this room does by itself: reminders, roles that follow dates, and what is kept no longer. Each can run twice."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django_tasks import task

from jordman.champions.actions.mandates import ROLE, end_mandate, take_role
from jordman.champions.emails import send_reminder
from jordman.champions.models import Call, Mandate
from jordman.champions.people import managers_of
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, RoleGrant

PATIENCE = timedelta(days=3)
# A day less than the week between two runs, so that none is missed by seconds.
BETWEEN_REMINDERS = timedelta(days=6)
KEPT = timedelta(days=2 * 365)


@task()
def remind_to_confirm() -> None:
    """Those who have not confirmed, after three days and then once a week."""
    now = timezone.now()
    is_due = Q(reminded_at=None, made_at__lt=now - PATIENCE) | Q(reminded_at__lt=now - BETWEEN_REMINDERS)
    for pk in list(Mandate.objects.waiting().filter(is_due).values_list("pk", flat=True)):
        _remind(pk)


@transaction.atomic
def _remind(pk: int) -> None:
    """Mark first: a mail that is not sent is better than one sent each time something else fails."""
    Mandate.objects.filter(pk=pk).update(reminded_at=timezone.now())
    mandate = Mandate.objects.select_related("user", "unit").get(pk=pk)
    if mandate.champion_confirmed_at is None:
        send_reminder(mandate, mandate.user)
    if mandate.manager_confirmed_at is None:
        for manager in managers_of(mandate.unit):
            send_reminder(mandate, manager)


@task()
def follow_dates() -> None:
    """Give the role on a mandate's first day, take it after the last, and end those of people who have left."""
    for mandate in _with_people(Mandate.objects.current().exclude(_has_role())):
        grant_role(mandate.user, by=None, role=ROLE, organisation=mandate.unit)
    today = timezone.localdate()
    works = Employment.objects.current().filter(user=OuterRef("user"), unit=OuterRef("unit"))
    for mandate in _with_people(Mandate.objects.filter(~Exists(works), ends_on=None)):
        end_mandate(mandate, by=None, ends_on=today)
    # Only of late: a role that an administrator has given since is theirs to take.
    lately = Mandate.objects.filter(_has_role(), ends_on__lt=today, ends_on__gte=today - PATIENCE)
    for mandate in _with_people(lately):
        take_role(mandate, by=None)


def _has_role() -> Exists:
    return Exists(RoleGrant.objects.filter(user=OuterRef("user"), organisation=OuterRef("unit"), role=ROLE))


def _with_people(mandates: QuerySet[Mandate]) -> list[Mandate]:
    return list(mandates.select_related("user", "unit"))


@task()
def forget_old() -> None:
    """Two years after a call closed, it and its applications go; two years after a mandate ended, it and its notes."""
    before = timezone.localdate() - KEPT
    Call.objects.closed_before(before).delete()
    Mandate.objects.filter(ends_on__lt=before).delete()
