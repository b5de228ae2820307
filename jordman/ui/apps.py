from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    """Page templates, components, css, template tags and the pages that tell people about the service."""

    name = "jordman.ui"
    label = "ui"
    verbose_name = _("Gränssnitt")
