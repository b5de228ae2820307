"""What an author may do with a module in the editor."""

from __future__ import annotations

from typing import Any

from wagtail.permission_policies.base import BasePermissionPolicy

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.library.access import get_own_modules_for, may_write
from jordman.organisations.access import holds

# Modules begin on our own pages, are published by a review, and are never deleted: somebody may have learnt from them.
ALLOWED = frozenset({"change", "view", "lock", "unlock"})


class ModulePolicy(BasePermissionPolicy):
    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ALLOWED and isinstance(user, User) and holds(user, Permission.LIBRARY_WRITE)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return self.user_has_permission(user, action) and may_write(user, instance)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        if not ALLOWED.isdisjoint(actions) and isinstance(user, User):
            return get_own_modules_for(user, Permission.LIBRARY_WRITE)
        return self.model.objects.none()

    def users_with_any_permission(self, actions: Any) -> Any:
        return User.objects.none()
