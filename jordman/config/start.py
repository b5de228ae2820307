"""The first page: the set-up of an empty site, sign-in, or the place a person has."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jordman.accounts.models import User
from jordman.config.navigation import navigation_for
from jordman.organisations.set_up import is_set_up


def start(request: HttpRequest) -> HttpResponse:
    if not isinstance(request.user, User):
        return redirect("account_login" if is_set_up() else "set_up")
    return redirect(navigation_for(request.user, request.path).places[0].url)
