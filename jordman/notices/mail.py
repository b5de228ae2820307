"""Mail to a person. Sent by the worker after the transaction, so that no page waits and nothing undone is announced."""

import base64
from dataclasses import asdict, dataclass, field
from functools import partial

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from jordman.accounts.models import User
from jordman.notices.models import Muted

SALT = "jordman.notices.mute"


@dataclass(frozen=True)
class Invitation:
    """A calendar object that goes with the mail: `method` is REQUEST, CANCEL or PUBLISH."""

    method: str
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail as it will be sent."""

    to: str
    subject: str
    text: str
    # Whose it is: a mail that waits is not sent to who has been erased meanwhile.
    person: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    calendar_method: str = ""
    calendar: str = ""


def send(
    user: User,
    *,
    template: str,
    kind: str = "",
    invitation: Invitation | None = None,
    **context: object,
) -> bool:
    """Queue a mail in the person's language from `template` ("live_sessions/email/signed_up"): _subject.txt and .txt.

    A mail of a `kind` is a reminder: it is not sent to who has muted it, and it carries the way to mute it.
    Returns whether it will be sent; nobody without an address gets mail.
    """
    if not user.email or not user.is_active or (kind and Muted.objects.filter(user=user, kind=kind).exists()):
        return False
    headers = {}
    with translation.override(user.language):
        context |= {"person": user, "site_url": settings.SITE_URL}
        if kind:
            address = settings.SITE_URL + mute_path(user, kind)
            context["mute_url"] = address
            headers = {"List-Unsubscribe": f"<{address}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        letter = Letter(
            to=user.email,
            person=user.pk,
            subject=" ".join(render_to_string(f"{template}_subject.txt", context).split()),
            text=render_to_string(f"{template}.txt", context),
            headers=headers,
            calendar_method=invitation.method if invitation else "",
            calendar=base64.b64encode(invitation.content).decode() if invitation else "",
        )
    transaction.on_commit(partial(deliver.enqueue, asdict(letter)))
    return True


@task()
def deliver(letter: dict[str, object]) -> None:
    """Hand one mail to the mail server. An error leaves the task failed, to be seen and run again."""
    ready = Letter(**letter)  # type: ignore[arg-type]
    if not ready.person or User.objects.filter(pk=ready.person, is_active=True).exists():
        deliver_now(ready)


def deliver_now(letter: Letter) -> None:
    message = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.to], headers=letter.headers)
    if letter.calendar:
        content = base64.b64decode(letter.calendar)
        message.attach_alternative(content.decode(), f"text/calendar; method={letter.calendar_method}; charset=UTF-8")
        message.attach("jordman.ics", content, f"text/calendar; method={letter.calendar_method}")
    message.send()


def mute_path(user: User, kind: str) -> str:
    return reverse("notices:mute", args=[signing.dumps([user.pk, kind], salt=SALT)])


def read_mute_token(token: str) -> tuple[User, str] | None:
    """Whose reminder of which kind, or None when the token is not ours."""
    try:
        pk, kind = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    return (user, str(kind)) if user else None
