"""The door to the account pages: of all that the sign-in library brings, only those named here exist.

A person comes from a staff file or an invitation, and their address is what they are signed in and known by. Were it
theirs to change, anybody could take the address of a colleague to come, and be given that colleague's roles.
"""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

PREFIX = "konto/"
OPEN = frozenset(
    {
        *("account_login", "account_logout", "account_signup", "account_inactive"),
        *("account_request_login_code", "account_confirm_login_code"),
        *("account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"),
        *("mfa_index", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn"),
        *("mfa_login_webauthn", "usersessions_list"),
        # Ways in by an organisation's own sign-in, where the site has one.
        *("socialaccount_login_cancelled", "socialaccount_login_error", "socialaccount_signup"),
        *("openid_connect_login", "openid_connect_callback"),
        *("saml_login", "saml_acs", "saml_finish_acs", "saml_sls", "saml_metadata"),
    }
)


class AccountDoor:
    """Middleware. A page of accounts that a later version adds is closed until it is named above."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> None:
        match = request.resolver_match
        is_of_the_library = match is not None and match.route.startswith(PREFIX) and "accounts" not in match.namespaces
        if match is not None and is_of_the_library and match.url_name not in OPEN:
            raise Http404
