"""The editor's form: choices as boxes to tick, keys filled in, and what cannot be kept as plain text refused."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm

from jordman.library.authoring.fields import manuscript_of, plain
from jordman.library.authoring.keys import fill_keys
from jordman.library.folder.check import check_writable
from jordman.library.models.module import Audience, PlaceOfWork
from jordman.organisations.champion_words import champion_words_at

STREAMS = ("content", "guide", "recall")


class ModuleForm(WagtailAdminModelForm):
    audience = forms.MultipleChoiceField(
        label=gettext_lazy("Målgrupp"),
        choices=Audience.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    places = forms.MultipleChoiceField(
        label=gettext_lazy("Arbetsplatser som exemplen är från"),
        choices=PlaceOfWork.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "audience" in self.fields and self.instance.organisation_id:
            champion = (Audience.CHAMPION.value, capfirst(str(champion_words_at(self.instance.organisation_id).one)))
            others = [choice for choice in Audience.choices if choice[0] != Audience.CHAMPION]
            self.fields["audience"].choices = [*others, champion]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        raws = {name: plain(cleaned[name]) for name in STREAMS if name in cleaned}
        fill_keys(self.instance.key, raws)
        for name, raw in raws.items():
            cleaned[name] = self._meta.model._meta.get_field(name).stream_block.to_python(raw)
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        for fault in check_writable(manuscript_of(self.instance)):
            field = {"guide.md": "guide", "recall.md": "recall"}.get(fault.file, "content")
            self.add_error(field, ValidationError(_("%(key)s: %(text)s") % {"key": fault.key, "text": fault.text}))
