"""Who is signed in, said once so that types hold."""

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest

if TYPE_CHECKING:
    from jordman.accounts.models import User


def signed_in(request: HttpRequest) -> "User":
    """The person behind a view that requires sign-in."""
    return cast("User", request.user)
