"""Changing a draft: its head, a scale, a list of answers, and where a copy belongs."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.instruments.content import Content, Response, Scale
from jordman.instruments.words import Words
from jordman.organisations.models import Organisation, OrganisationQuerySet


class TwoLanguages(forms.Form):
    """Fields called `name_sv` and `name_en`."""

    def add(self, name: str, label: str, label_en: str, words: Words | None, *, required: bool = True) -> None:
        for language, said in (("sv", label), ("en", label_en)):
            field = forms.CharField(
                label=said, required=required, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
            )
            field.initial = getattr(words, language) if words else ""
            self.fields[f"{name}_{language}"] = field

    def words(self, name: str) -> Words:
        return Words(self.cleaned_data[f"{name}_sv"], self.cleaned_data[f"{name}_en"])


class CopyForm(forms.Form):
    organisation: forms.ModelChoiceField[Organisation] = forms.ModelChoiceField(
        queryset=None, label=_("Var ska den höra hemma?")
    )

    def __init__(self, *args: Any, homes: OrganisationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = list(homes[:2])
        field = self.fields["organisation"]
        field.queryset = homes  # type: ignore[attr-defined]
        field.empty_label = None if len(first) == 1 else _("Välj organisation")  # type: ignore[attr-defined]
        field.initial = first[0] if len(first) == 1 else None


class HeadForm(TwoLanguages):
    """Name, purpose, intro and what is said of how well it is tested."""

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("title", _("Namn"), _("Namn på engelska"), content.title)
        self.add("purpose", _("Vad svaren ska vara till för"), _("Syftet på engelska"), content.purpose)
        self.add("intro", _("Innan första frågan"), _("Inledningen på engelska"), content.intro, required=False)
        self.add(
            "validated_note",
            _("Hur väl det är prövat"),
            _("Hur väl det är prövat, på engelska"),
            content.validated_note,
        )
        self.fields["minutes"] = forms.IntegerField(
            label=_("Minuter att svara"), min_value=1, max_value=60, initial=content.minutes
        )

    def texts(self) -> dict[str, Words]:
        return {name: self.words(name) for name in ("title", "purpose", "intro", "validated_note")}


class ScaleForm(TwoLanguages):
    def __init__(self, *args: Any, scale: Scale, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add("title", _("Namn"), _("Namn på engelska"), scale.title)
        self.add("about", _("Vad den handlar om"), _("Vad den handlar om, på engelska"), scale.about)


class ResponsesForm(TwoLanguages):
    """The words of each category, from the lowest."""

    def __init__(self, *args: Any, responses: tuple[Response, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.values = [response.value for response in responses]
        for response in responses:
            words = {"value": response.value}
            self.add(
                str(response.value), _("Svar %(value)s") % words, _("Svar %(value)s på engelska") % words, response.text
            )

    def all_words(self) -> list[Words]:
        return [self.words(str(value)) for value in self.values]
