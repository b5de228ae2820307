"""Forms about oneself."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User


class OwnDetailsForm(forms.ModelForm[User]):
    class Meta:
        model = User
        fields = ("given_name", "family_name", "sex", "language")
        widgets = {"sex": forms.RadioSelect, "language": forms.RadioSelect}
        labels = {"language": _("Språk i Jordmån")}
        help_texts = {
            "sex": _("Frivilligt. Används bara i summor om fem personer eller fler."),
        }

    language = forms.ChoiceField(
        label=_("Språk i Jordmån"), choices=(("sv", "Svenska"), ("en", "English")), widget=forms.RadioSelect
    )


class EraseForm(forms.Form):
    """`has_answers`: there are answers without a name that only the person can still find."""

    answers = forms.ChoiceField(
        label=_("Svaren du har gett utan namn"),
        choices=(("remove", _("Ta bort dem också")), ("keep", _("Låt dem vara kvar, utan namn"))),
        widget=forms.RadioSelect,
        help_text=_("När kontot är borta kan ingen hitta dem längre, inte heller du."),
    )
    confirm = forms.BooleanField(label=_("Jag förstår att det inte går att ångra"))

    def __init__(self, *args: Any, has_answers: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_answers:
            del self.fields["answers"]
