"""What authors and reviewers fill in on our own pages."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.library.models import Module, ModuleComment, SignOff
from jordman.library.models.category import CATEGORIES
from jordman.library.review import ITEMS
from jordman.organisations.models import Organisation, OrganisationQuerySet


class OwnerForm(forms.Form):
    """Whose module it is: asked only of those who write for several."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), empty_label=_("Välj organisation")
    )

    def __init__(self, *args: Any, organisations: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        field.queryset = organisations  # type: ignore[attr-defined]
        only = list(organisations[:2])
        if len(only) == 1:
            field.initial = only[0]
            field.widget = forms.HiddenInput()


class NewModuleForm(OwnerForm):
    title = forms.CharField(label=_("Vad heter modulen?"), max_length=200)
    category = forms.TypedChoiceField(
        label=_("Kategori"), coerce=int, choices=[(number, f"{number}. {name}") for number, name in CATEGORIES.items()]
    )
    field_order = ("title", "category", "organisation")


class FolderForm(OwnerForm):
    file = forms.FileField(label=_("Zip-fil med modulens mapp"), help_text=_("Högst 400 MB."))
    field_order = ("file", "organisation")


class StarterForm(OwnerForm):
    """Whose the modules that come with the program will be."""


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Lägg till en fil"),
        help_text=_(
            "Bild: svg, png, jpg, webp. Film: mp4, webm. Undertexter: vtt, srt. Verktyg: pdf, docx, xlsx, pptx."
        ),
    )


class SharingForm(forms.Form):
    sharing = forms.ChoiceField(
        label=_("Vem får läsa modulen?"), choices=Module.Sharing.choices, widget=forms.RadioSelect
    )
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.filter(closed_on=None).exclude(kind__in=("department", "unit")),
        label=_("Organisationer som får läsa"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
        help_text=_("Gäller bara när du har valt organisationer. De som ligger under får också läsa."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("sharing") == Module.Sharing.CHOSEN and not cleaned.get("organisations"):
            self.add_error("organisations", _("Välj minst en organisation."))
        return cleaned


class SubmitForm(forms.Form):
    message = forms.CharField(
        label=_("Något granskaren behöver veta"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CommentForm(forms.ModelForm[ModuleComment]):
    class Meta:
        model = ModuleComment
        fields = ("text",)
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ReviewForm(forms.Form):
    """The checklist of the horizontal principles, each point with what was seen."""

    seen = forms.CharField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Till den som skrev"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, *args: Any, sign_off: SignOff, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = sign_off.fingerprint
        for item in ITEMS:
            self.fields[f"{item.key}_ok"] = forms.BooleanField(label=_("Ja"), required=False)
            self.fields[f"{item.key}_note"] = forms.CharField(label=_("Vad såg du?"), required=False, max_length=300)
        self.order_fields(["seen", *(name for name in self.fields if name not in ("seen", "note")), "note"])

    @property
    def checklist(self) -> dict[str, dict[str, Any]]:
        given = self.cleaned_data
        return {item.key: {"ok": given[f"{item.key}_ok"], "note": given[f"{item.key}_note"]} for item in ITEMS}
