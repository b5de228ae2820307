"""Where answers are while the check goes on: in the person's own browser and nowhere else.

Sessions are kept in the database, so the answers are not put there. They travel in a signed cookie that only the
pages of the check are sent, that only this person's sign-in can read back, and that goes when the proposal is taken
or left, or after a day.
"""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jordman.accounts.models import User
from jordman.assessments.items import Check

NAME = "forkunskap"
SECONDS = 24 * 60 * 60


def _salt(user: User) -> str:
    return f"jordman.assessments.{user.pk}"


def read_answers(request: HttpRequest, user: User, check: Check) -> dict[str, str]:
    """The answers so far. A cookie that is old, somebody else's or changed is no answers at all."""
    text = request.get_signed_cookie(NAME, default="", salt=_salt(user), max_age=SECONDS) or ""
    known = {question.key: question.keys for question in check.questions}
    return {key: chosen for key, chosen in parse_qsl(text) if chosen in known.get(key, ())}


def keep_answers(response: HttpResponse, user: User, answers: Mapping[str, str]) -> None:
    response.set_signed_cookie(
        NAME,
        urlencode(answers),
        salt=_salt(user),
        max_age=SECONDS,
        path=reverse("assessments:start"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def clear_answers(response: HttpResponse) -> None:
    response.delete_cookie(NAME, path=reverse("assessments:start"), samesite="Lax")
