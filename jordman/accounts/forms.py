"""Forms about oneself."""

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
    confirm = forms.BooleanField(label=_("Jag förstår att det inte går att ångra"))
