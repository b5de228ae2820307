"""Sources: three short forms, one for each kind."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.documents.markdown import safe_href
from jordman.evaluations.forms.fields import SafeForm
from jordman.evaluations.models import GeneralRole, Source

FIRST_YEAR = 1900


class InterviewsForm(SafeForm):
    title = forms.CharField(
        label=_("Vilket slags källa?"), max_length=200, help_text=_("Till exempel enhetschefer. Aldrig ett namn.")
    )
    role = forms.ChoiceField(label=_("Närmaste roll"), choices=[("", _("Välj")), *GeneralRole.choices])
    number = forms.IntegerField(label=_("Hur många intervjuer?"), min_value=1, max_value=9999)
    gap = forms.CharField(label=_("Är det något ni inte vet om källan?"), max_length=300, required=False)


class DocumentForm(SafeForm):
    title = forms.CharField(label=_("Vad heter dokumentet?"), max_length=200)
    author = forms.CharField(
        label=_("Vem har skrivit det?"), max_length=150, required=False, help_text=_("Som det står på dokumentet.")
    )
    year = forms.IntegerField(label=_("Vilket år?"), required=False, min_value=FIRST_YEAR, max_value=2200)
    section = forms.CharField(label=_("Vilka avsnitt?"), max_length=100, required=False)
    address = forms.CharField(label=_("Länk"), max_length=300, required=False, help_text=_("Börjar med https://"))
    gap = forms.CharField(label=_("Är det något ni inte vet om källan?"), max_length=300, required=False)

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"]
        if address and not (safe_href(address) and address.startswith(("http://", "https://"))):
            raise ValidationError(_now("Skriv en hel länk, till exempel https://www.exempel.se/rapport."))
        return address

    def clean_year(self) -> int | None:
        year: int | None = self.cleaned_data["year"]
        if year and year > timezone.localdate().year:
            raise ValidationError(_now("Året har inte börjat än. Skriv ett tidigare år."))
        return year


class FigureForm(SafeForm):
    title = forms.CharField(
        label=_("Vad visar siffran?"), max_length=200, help_text=_("Till exempel: klara i block 1.")
    )
    address = forms.CharField(
        label=_("Sidan i Jordmån"), max_length=300, help_text=_("Kopiera adressen till sidan där siffran står.")
    )
    taken_on = forms.DateField(label=_("Vilken dag läste ni av den?"))

    def __init__(self, *args: Any, host: str, **kwargs: Any) -> None:
        self.host = host
        super().__init__(*args, **kwargs)

    def clean_address(self) -> str:
        """A path in here. Figures are read where they are protected, never copied from a page that is not."""
        address: str = self.cleaned_data["address"]
        for start in (f"https://{self.host}/", f"http://{self.host}/"):
            address = address.replace(start, "/", 1) if address.startswith(start) else address
        if not address.startswith("/") or address.startswith("//") or any(sign.isspace() for sign in address):
            raise ValidationError(_now("Adressen leder inte till en sida i Jordmån. Kopiera den därifrån."))
        return address

    def clean_taken_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["taken_on"]
        if day > timezone.localdate():
            raise ValidationError(_now("Dagen har inte kommit än. Välj dagen då ni läste av siffran."))
        return day


def source_form(kind: str, data: Any, *, host: str, source: Source | None = None) -> SafeForm:
    """The form of a kind, filled in from `source` when one is changed."""
    names = ("title", "role", "number", "author", "year", "section", "address", "taken_on", "gap")
    initial = {name: getattr(source, name) for name in names} if source else None
    if kind == Source.Kind.FIGURE:
        return FigureForm(data, initial=initial or {"taken_on": timezone.localdate()}, host=host)
    form = InterviewsForm if kind == Source.Kind.INTERVIEWS else DocumentForm
    return form(data, initial=initial)
