"""What an action refuses is said on the version's page."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jordman.access.errors import Refused

View = Callable[..., HttpResponse]


def says_why_not(view: View) -> View:
    """A refusal becomes a message on the page of the version: what it is about was changed meanwhile."""

    @wraps(view)
    def wrapped(request: HttpRequest, pk: int, **rest: object) -> HttpResponse:
        try:
            return view(request, pk=pk, **rest)
        except Refused as refusal:
            messages.error(request, str(refusal.message))
            return redirect("instruments:show", pk)

    return wrapped
