"""The module in Wagtail's editor."""

from __future__ import annotations

from typing import Any

from wagtail.snippets.views.snippets import SnippetViewSet

from jordman.library.authoring.door import NAMESPACE
from jordman.library.authoring.panels import edit_handler
from jordman.library.authoring.policy import ModulePolicy
from jordman.library.models import Module


class ModuleViewSet(SnippetViewSet):
    model = Module
    icon = "doc-full"
    add_to_admin_menu = False
    admin_url_namespace = NAMESPACE
    base_url_path = "moduler"
    edit_handler = edit_handler
    list_display = ("title",)
    copy_view_enabled = False
    inspect_view_enabled = False

    @property
    def permission_policy(self) -> Any:
        return ModulePolicy(Module)
