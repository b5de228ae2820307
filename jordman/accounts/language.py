"""Which language a page is in: the person's own choice, else the browser's last choice here, else Swedish.

The browser's own preference is not asked: work computers come in English to people who read Swedish.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from jordman.accounts.models import User

KNOWN = {code for code, _name in settings.LANGUAGES}


class LanguageMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with translation.override(language_of(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


def language_of(request: HttpRequest) -> str:
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    # A page that nobody is signed in to asks the database nothing.
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        # The person itself from here on: every use of Django's lazy stand-in takes a detour, and a page has hundreds.
        request.user = get_user(request)
        if isinstance(request.user, User):
            chosen = request.user.language
    return chosen if chosen in KNOWN else settings.LANGUAGE_CODE
