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
    return _site(request) + f"{reverse('join:room', args=[code])}?k={key_of(code)}"


def spoken_address(request: HttpRequest) -> str:
    """Where the digits are written, as somebody reads it aloud: "jordman.example/p/"."""
    return _site(request).partition("://")[2] + reverse("join:enter")


def _site(request: HttpRequest) -> str:
    return settings.SITE_URL if settings.HTTPS else f"{request.scheme}://{request.get_host()}"
