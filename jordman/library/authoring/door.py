"""The door to the editor: of all the pages that Wagtail brings, only those named here exist."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.organisations.access import holds, require

PREFIX = "redaktion/"
NAMESPACE = "redaktion_moduler"
# Pages about one module: the pages of the editor, its versions and its lock.
OF_A_MODULE = frozenset(
    f"{NAMESPACE}:{name}"
    for name in (
        *("edit", "preview_on_edit", "history", "history_results", "lock", "unlock"),
        *("revisions_view", "revisions_revert", "revisions_compare"),
    )
)
# What every page of the editor needs, and holds nothing of anybody's.
OF_THE_EDITOR = frozenset(
    {
        "wagtailadmin_sprite",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_dismissibles",
        "wagtailadmin_logout",
        "wagtailadmin_editing_sessions:release",
    }
)
PING = "wagtailadmin_editing_sessions:ping"
ELSEWHERE = {
    "wagtailadmin_home": "library:modules",
    "wagtailadmin_account": "accounts:me",
    f"{NAMESPACE}:list": "library:modules",
}
# The editor's own scripts and previews; nothing from any other place.
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


class AuthoringDoor:
    """Middleware. A page of the editor that a later Wagtail adds is closed until it is named above."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        match = request.resolver_match
        if match and match.route.startswith(PREFIX):
            response.headers["Content-Security-Policy"] = POLICY
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if match is None or not match.route.startswith(PREFIX):
            return None
        if not isinstance(user := request.user, User):
            return redirect_to_login(request.get_full_path())
        if not holds(user, Permission.LIBRARY_WRITE):
            raise PermissionDenied
        if match.view_name in ELSEWHERE:
            return redirect(ELSEWHERE[match.view_name])
        self._let_in(user, match.view_name, kwargs)
        return None

    def _let_in(self, user: User, view_name: str, kwargs: dict[str, Any]) -> None:
        if view_name in OF_THE_EDITOR:
            return
        if view_name in OF_A_MODULE:
            pk = kwargs["pk"]
        elif view_name == PING and (kwargs["app_label"], kwargs["model_name"]) == ("library", "module"):
            pk = kwargs["object_id"]
        else:
            raise Http404
        if not str(pk).isdecimal():
            raise Http404
        module = get_object_or_404(Module.objects.only("organisation"), pk=pk)
        require(user, Permission.LIBRARY_WRITE, module.organisation_id)
