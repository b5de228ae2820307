"""What is asked, said and written. A text with what looks like a personal number goes no further."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.library.topics import Topic
from jordman.organisations.models import Organisation
from jordman.privacy.personal_numbers import holds_personal_number
from jordman.questions.audiences import Audience
from jordman.questions.models.articles import REVIEW_AFTER
from jordman.questions.models.questions import TEXT_LENGTH

TOPICS = [("", _("Välj")), *Topic.choices]


def refuse_personal_number(text: str) -> None:
    if holds_personal_number(text):
        raise ValidationError(
            _("Det ser ut som ett personnummer. Ta bort det. Beskriv tekniken, inte personen."), code="personal_number"
        )


class SafeText(forms.CharField):
    """Words that others read: not endless, and without personal numbers."""

    default_validators = [refuse_personal_number]

    def __init__(self, *, rows: int = 5, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", TEXT_LENGTH)
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def clean(self, value: str | None) -> str:
        """Browsers send line breaks as two signs; one is kept, so that the same words are the same text."""
        cleaned: str = super().clean(value)
        return cleaned.replace("\r\n", "\n")


class AskForm(forms.Form):
    audience = forms.ChoiceField(label=_("Vilka vill du fråga?"), widget=forms.RadioSelect)
    topic = forms.ChoiceField(label=_("Vad handlar det om?"), choices=TOPICS)
    text = SafeText(label=_("Din fråga"), rows=6, help_text=_("Skriv som du pratar. Stavningen spelar ingen roll."))
    shows_name = forms.BooleanField(label=_("Visa mitt namn för dem som svarar"), required=False)

    def __init__(self, *args: Any, audiences: list[Audience], can_be_named: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.audiences = {audience.key: audience for audience in audiences if audience.champions}
        field = self.fields["audience"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - said for the types
        field.choices = [(key, str(audience)) for key, audience in self.audiences.items()]
        field.initial = next(iter(self.audiences), None)
        if not can_be_named:
            del self.fields["shows_name"]

    def facts(self) -> dict[str, Any]:
        audience = self.audiences[self.cleaned_data["audience"]]
        return {
            "unit": audience.unit,
            "asked_at": audience.node,
            "topic": self.cleaned_data["topic"],
            "text": self.cleaned_data["text"],
            "shows_name": self.cleaned_data.get("shows_name", False),
        }


class LineForm(forms.Form):
    """What the asker adds."""

    text = SafeText(label=_("Skriv mer"), rows=3)


class AnswerForm(forms.Form):
    text = SafeText(label=_("Ditt svar"), rows=8, help_text=_("Ett steg i taget. Skriv vad man ser på skärmen."))


class ArticleForm(forms.Form):
    title = SafeText(
        label=_("Rubrik"),
        max_length=150,
        widget=forms.TextInput,
        help_text=_("Som den som undrar skulle säga det. Till exempel: Jag kan inte logga in i telefonen."),
    )
    topic = forms.ChoiceField(label=_("Vad handlar det om?"), choices=TOPICS)
    body = SafeText(
        label=_("Så gör du"),
        rows=12,
        max_length=20_000,
        help_text=_("Börja varje steg med siffra och punkt: 1. Öppna telefonen. En rubrik börjar med ##."),
    )
    organisation = forms.ModelChoiceField(
        label=_("Var ska den visas?"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        help_text=_("Alla som arbetar där, eller i något som ligger under, kan läsa den."),
    )
    review_on = forms.DateField(label=_("Se över senast"), help_text=_("Sidor och knappar ändras. Då är artikeln fel."))

    def __init__(self, *args: Any, places: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["organisation"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - said for the types
        field.queryset = Organisation.objects.filter(pk__in=[place.pk for place in places])
        field.choices = [(place.pk, place.name) for place in places]
        self.fields["review_on"].initial = timezone.localdate() + REVIEW_AFTER

    def clean_review_on(self) -> Any:
        day = self.cleaned_data["review_on"]
        if day <= timezone.localdate():
            raise ValidationError(_now("Välj en dag längre fram."))
        return day


class ProposalForm(forms.Form):
    """The asker's yes or no to the words with that fingerprint."""

    answer = forms.ChoiceField(choices=(("yes", "yes"), ("no", "no")))
    fingerprint = forms.CharField(max_length=40, required=False)

    @property
    def says_yes(self) -> bool:
        return bool(self.cleaned_data["answer"] == "yes")
