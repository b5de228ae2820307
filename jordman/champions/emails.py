"""One function for each mail of this room. The word for champions is the one where the person works."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from jordman.accounts.models import User
from jordman.champions.models import Application, Mandate
from jordman.notices.mail import send

FOLDER = "champions/email/"


def send_thanked(application: Application) -> None:
    send(application.user, template=FOLDER + "thanked", call=application.call)


def send_to_confirm(mandate: Mandate, people: Iterable[User]) -> None:
    """To those who have something to confirm: it was proposed, or changed."""
    for person in people:
        send(person, template=FOLDER + "to_confirm", **_context(mandate, person))


def send_reminder(mandate: Mandate, person: User) -> bool:
    kind = "champion" if person.pk == mandate.user_id else "unit"
    return send(person, template=FOLDER + "reminder", kind=kind, **_context(mandate, person))


def send_agreed(mandate: Mandate, people: Iterable[User]) -> None:
    for person in people:
        send(person, template=FOLDER + "agreed", **_context(mandate, person))


def send_ended(mandate: Mandate) -> None:
    send(mandate.user, template=FOLDER + "ended", **_context(mandate, mandate.user))


def _context(mandate: Mandate, person: User) -> dict[str, Any]:
    is_own = person.pk == mandate.user_id
    name, args = (
        ("champions:mandate", [mandate.pk]) if is_own else ("unit_champions:mandate", [mandate.unit_id, mandate.pk])
    )
    return {
        "mandate": mandate,
        "unit": mandate.unit,
        "is_own": is_own,
        "address": settings.SITE_URL + reverse(name, args=args),
        "own_address": settings.SITE_URL + reverse("champions:home"),
    }
