"""What of Wagtail is shown in the editor: modules, and nothing of pages, images, documents, users or settings."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from jordman.library.authoring.viewset import ModuleViewSet
from jordman.library.models import Module

register_snippet(ModuleViewSet)


@hooks.register("construct_main_menu")  # type: ignore[untyped-decorator]
def show_only_modules(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [
        MenuItem(_("Moduler"), reverse("library:modules"), name="modules", icon_name="doc-full", order=1),
        MenuItem(_("Till Jordmån"), "/larande/", name="home", icon_name="home", order=2),
    ]


@hooks.register("insert_global_admin_css")  # type: ignore[untyped-decorator]
def use_own_colours() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("library/editor.css"))


class ReviewMenuItem(ActionMenuItem):
    """The way on from the editor, since publishing belongs to the review."""

    name = "action-review"
    label = gettext_lazy("Till granskning")
    icon_name = "check"

    def get_url(self, parent_context: dict[str, Any]) -> str | None:
        module = parent_context.get("instance")
        return reverse("library:submit", args=[module.key]) if module else None


@hooks.register("register_snippet_action_menu_item")  # type: ignore[untyped-decorator]
def add_review(model: type[Any]) -> ReviewMenuItem | None:
    return ReviewMenuItem(order=20) if model is Module else None
