"""The editor's page, and what it shows beside the fields: the module's files, its tools and what to mend."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel, TabbedInterface

from jordman.library.authoring.blocks import FILE_LIST, MARKDOWN_HELP, TOOL_LIST
from jordman.library.authoring.forms import ModuleForm
from jordman.library.models import ModuleFile
from jordman.library.versions import draft_of


class BesidePanel(Panel):
    """Lists that the fields propose from, the way to upload, and the faults of the draft."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "library/authoring/beside.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            module = self.instance
            files = ModuleFile.objects.filter(module=module.pk, is_current=True).select_related("module")
            faults = draft_of(module).check()
            context |= {
                "module": module,
                "files": [file for file in files if file.name.startswith("media/")],
                "tool_files": [file for file in files if file.name.startswith("tools/")],
                "tool_keys": [tool.key for tool in module.tools.all()],
                "file_list": FILE_LIST,
                "tool_list": TOOL_LIST,
                "faults": [fault for fault in faults if not fault.is_advice],
                "advice": [fault for fault in faults if fault.is_advice],
            }
            return context


TOOL_PANELS = [
    FieldPanel("title"),
    FieldPanel("title_en"),
    FieldPanel("key", help_text=_("a-z, 0-9 och bindestreck, till exempel fem-fragor.")),
    FieldPanel("kind"),
    FieldPanel("summary"),
    FieldPanel(
        "body",
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("Markdown. - [ ] ger en ruta att kryssa i, ____ en plats att skriva på. Lämna tom för en fil."),
    ),
    FieldPanel(
        "file",
        widget=forms.TextInput(attrs={"list": "modulens-verktygsfiler"}),
        help_text=_("I stället för text: en fil som ligger bland modulens filer."),
    ),
]

edit_handler = TabbedInterface(
    [
        ObjectList(
            [
                BesidePanel(heading=_("Att tänka på")),
                FieldPanel("content", heading=_("Steg")),
            ],
            heading=_("Steg"),
        ),
        ObjectList([InlinePanel("tools", panels=TOOL_PANELS, label=_("Verktyg"))], heading=_("Verktyg")),
        ObjectList(
            [
                MultiFieldPanel(
                    [FieldPanel("guide_teach_minutes"), FieldPanel("guide_talk_minutes"), FieldPanel("guide")],
                    heading=_("Guide för gruppens samtal"),
                ),
                FieldPanel("recall"),
            ],
            heading=_("Samtal och minne"),
        ),
        ObjectList(
            [
                MultiFieldPanel(
                    [FieldPanel("title"), FieldPanel("summary"), FieldPanel("title_en"), FieldPanel("summary_en")],
                    heading=_("Namn"),
                ),
                FieldPanel("introduction", widget=forms.Textarea(attrs={"rows": 6}), help_text=MARKDOWN_HELP),
                MultiFieldPanel(
                    [
                        FieldPanel("category"),
                        FieldPanel("level"),
                        FieldPanel("audience"),
                        FieldPanel("places"),
                        FieldPanel("minutes"),
                    ],
                    heading=_("För vem"),
                ),
                MultiFieldPanel(
                    [FieldPanel("equality"), FieldPanel("diversity"), FieldPanel("inclusion")],
                    heading=_("Horisontella principer: skriv minst en, och hur modulen tar upp den"),
                ),
                FieldPanel("sources"),
            ],
            heading=_("Om modulen"),
        ),
    ],
    base_form_class=ModuleForm,
)
