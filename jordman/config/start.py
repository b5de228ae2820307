"""The first page: the set-up of an empty site, sign-in, or the place a person has."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jordman.accounts.models import User
from jordman.config.navigation import navigation_for
from jordman.organisations.set_up import is_set_up
from jordman.programmes.access import find_enrolment_for


def start(request: HttpRequest) -> HttpResponse:
    """Who learns comes to their learning; who only leads, writes or reviews comes to that."""
    if not isinstance(request.user, User):
        return redirect("account_login" if is_set_up() else "set_up")
    learning, *others = navigation_for(request.user, request.path).places
    if others and find_enrolment_for(request.user) is None:
        return redirect(others[0].url)
    return redirect(learning.url)
