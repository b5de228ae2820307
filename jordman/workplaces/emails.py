"""One function for each mail of this room."""

from django.conf import settings
from django.urls import reverse

from jordman.access.permissions import Permission
from jordman.notices.mail import send
from jordman.workplaces.leaders import people_leading
from jordman.workplaces.models import Promise, RoutineChange

FOLDER = "workplaces/email/"
# Managers and champions turn theirs off apart from each other.
KINDS = ((Permission.UNIT_LEAD, "unit"), (Permission.CHAMPION_SERVE, "champion"))


def send_promise_reminder(promise: Promise) -> None:
    """To the unit's managers of today, whoever promised it."""
    address = settings.SITE_URL + reverse("workplaces:promises", args=[promise.unit_id])
    for person in people_leading(promise.unit_id, Permission.UNIT_LEAD):
        send(person, template=FOLDER + "promise", kind="unit", promise=promise, address=address)


def send_routine_question(change: RoutineChange) -> None:
    """To the unit's managers and champions; who is both gets one."""
    address = settings.SITE_URL + reverse("workplaces:answer", args=[change.unit_id, change.pk])
    written: set[int] = set()
    for permission, kind in KINDS:
        for person in people_leading(change.unit_id, permission).exclude(pk__in=written):
            send(person, template=FOLDER + "routine", kind=kind, unit=change.unit, address=address)
            written.add(person.pk)
