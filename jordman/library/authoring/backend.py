"""Who comes into the editor: read from role grants at each request, so that a role taken back is gone at once."""

from __future__ import annotations

from django.contrib.auth.backends import BaseBackend

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.organisations.access import holds

ENTER = "wagtailadmin.access_admin"


class AuthoringBackend(BaseBackend):
    """Signs nobody in. Gives Wagtail its answer to "may this person come in?" and to nothing else."""

    def has_perm(self, user_obj: object, perm: str, obj: object = None) -> bool:
        return (
            perm == ENTER
            and isinstance(user_obj, User)
            and user_obj.is_active
            and holds(user_obj, Permission.LIBRARY_WRITE)
        )
