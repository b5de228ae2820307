"""A session's code as people read it, and the address that its QR code leads to."""

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from jordman.team_sessions.guessing import key_of


def grouped(code: str) -> str:
    """Three and three, so that it can be read aloud: "642 185"."""
    return f"{code[:3]}\u00a0{code[3:]}"


def address_of(code: str, request: HttpRequest) -> str:
    """With the key that only the QR code carries. A site that has no name of its own answers as it was asked."""
    path = f"{reverse('join:room', args=[code])}?k={key_of(code)}"
    return settings.SITE_URL + path if settings.HTTPS else request.build_absolute_uri(path)
