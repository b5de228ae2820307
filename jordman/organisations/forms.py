"""Forms of the set-up, of organisations and of roles."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.organisations.champion_words import ChampionWords, roles_at
from jordman.organisations.models import Organisation, Site
from jordman.organisations.set_up import FirstAnswers, is_set_up_code, may_try_a_code
from jordman.organisations.sweden import rows

Kind = Organisation.Kind


class SuggestingInput(forms.TextInput):
    """A text field with suggestions that the browser itself shows."""

    template_name = "organisations/suggesting_input.html"

    def __init__(self, suggestions: list[str]) -> None:
        super().__init__()
        self.suggestions = suggestions

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["suggestions"] = self.suggestions
        context["widget"]["attrs"]["list"] = f"{name}-forslag"
        return context


def official_names() -> dict[str, tuple[str, str]]:
    """Name in lower case -> (kind, code) for every municipality and region."""
    names = {
        row["municipality"].lower(): (str(Kind.MUNICIPALITY), row["municipality_code"]) for row in rows("kommuner.csv")
    }
    names |= {row["region"].lower(): (str(Kind.REGION), row["county_code"]) for row in rows("regioner.csv")}
    return names


def suggestions() -> list[str]:
    return [row["municipality"] for row in rows("kommuner.csv")] + [row["region"] for row in rows("regioner.csv")]


class SetUpForm(forms.Form):
    """Four questions; kind and code are read from the name where it is a known one."""

    organisation = forms.CharField(
        label=_("Vilken organisation är det?"),
        help_text=_("Till exempel Lidköpings kommun, Region Halland eller ett kommunalförbund."),
        max_length=200,
    )
    kind = forms.ChoiceField(
        label=_("Vad är det för slag?"),
        help_text=_("En kommun eller region känner vi igen på namnet."),
        choices=[
            ("", _("Vet av namnet")),
            *[(kind, kind.label) for kind in (Kind.MUNICIPALITY, Kind.REGION, Kind.ASSOCIATION, Kind.PROVIDER)],
        ],
        required=False,
    )
    code = forms.CharField(
        label=_("Kod, om den har någon"), help_text=_("Kommunkod eller länskod."), max_length=40, required=False
    )
    name = forms.CharField(label=_("Vad heter du?"), help_text=_("För- och efternamn."), max_length=200)
    email = forms.EmailField(label=_("Din mejl på jobbet"), help_text=_("Hit kommer koden när du loggar in."))
    language = forms.ChoiceField(
        label=_("Vilket språk?"), choices=(("sv", "Svenska"), ("en", "English")), widget=forms.RadioSelect, initial="sv"
    )
    staff_file = forms.ChoiceField(
        label=_("Vill du läsa in personal nu?"),
        choices=(("now", _("Ja, jag har en fil från personalsystemet")), ("later", _("Senare"))),
        widget=forms.RadioSelect,
        initial="later",
    )
    set_up_code = forms.CharField(
        label=_("Startkod"),
        help_text=_("Den som driver servern ser den med kommandot jordman check-deploy."),
        max_length=20,
    )

    def __init__(self, *args: Any, is_local: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].widget = SuggestingInput(suggestions())
        if is_local:
            del self.fields["set_up_code"]

    def clean_set_up_code(self) -> str:
        code: str = self.cleaned_data["set_up_code"].strip()
        if not may_try_a_code():
            raise ValidationError(_("Någon har skrivit fel kod många gånger. Vänta en minut och försök igen."))
        if not is_set_up_code(code):
            raise ValidationError(_("Startkoden stämmer inte. Den har åtta tecken, siffror och a–f."))
        return code

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = official_names().get(str(cleaned.get("organisation", "")).strip().lower())
        if known:
            cleaned["kind"], cleaned["code"] = known
        elif not cleaned.get("kind"):
            self.add_error("kind", _("Namnet finns inte i listan över kommuner och regioner. Välj slag."))
        return cleaned

    def answers(self) -> FirstAnswers:
        given, _space, family = re.sub(r"\s+", " ", self.cleaned_data["name"]).strip().partition(" ")
        return FirstAnswers(
            organisation=self.cleaned_data["organisation"],
            kind=self.cleaned_data["kind"],
            code=self.cleaned_data["code"],
            given_name=given,
            family_name=family,
            email=self.cleaned_data["email"],
            language=self.cleaned_data["language"],
        )


class OrganisationForm(forms.Form):
    """A unit or department under the node where one stands."""

    name = forms.CharField(label=_("Namn"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Slag"),
        choices=[(kind, kind.label) for kind in (Kind.UNIT, Kind.DEPARTMENT, Kind.PROVIDER)],
        widget=forms.RadioSelect,
        initial=Kind.UNIT,
    )
    code = forms.CharField(
        label=_("Kod"), help_text=_("Samma som i personalfilen, så känns enheten igen."), max_length=40, required=False
    )


class RoleForm(forms.Form):
    """A role for a person, by the address they work with."""

    email = forms.EmailField(label=_("Mejladress"))
    name = forms.CharField(
        label=_("Namn"), help_text=_("Behövs bara för den som är ny här."), max_length=200, required=False
    )
    role = forms.ChoiceField(
        label=_("Roll"),
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.key, role.name) for role in roles_at(organisation)]  # type: ignore[attr-defined]


class ChampionTitleForm(forms.Form):
    """The three forms that sentences need, or none of them: then the words from above hold."""

    one = forms.CharField(
        label=_("När det är en"), help_text=_("Som i: Samira är digitaliseringsombud."), max_length=60, required=False
    )
    the_one = forms.CharField(
        label=_("Bestämd form"), help_text=_("Som i: Fråga digitaliseringsombudet."), max_length=60, required=False
    )
    many = forms.CharField(
        label=_("När det är flera"),
        help_text=_("Som i: Kommunen har tolv digitaliseringsombud."),
        max_length=60,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = {name: as_in_a_sentence(word) for name, word in (super().clean() or {}).items()}
        if any(cleaned.values()):
            for name in [name for name, word in cleaned.items() if not word]:
                self.add_error(name, _now("Skriv ordet i den här formen också, så att meningarna blir rätt."))
        return cleaned

    def words(self) -> ChampionWords | None:
        return ChampionWords(**self.cleaned_data) if self.cleaned_data["one"] else None


def as_in_a_sentence(word: str) -> str:
    """ "Digitalcoach" as it stands inside a sentence; "IT-ambassadör" as it is."""
    word = " ".join(word.split())
    return word[:1].lower() + word[1:] if word[1:2].islower() else word


class SiteForm(forms.ModelForm[Site]):
    class Meta:
        model = Site
        fields = ("help_text",)
        help_texts = {"help_text": _("Till exempel: Behöver du hjälp? Ring 0510-00 00 00, vardagar 8–16.")}
