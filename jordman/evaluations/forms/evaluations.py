"""The evaluation, its texts, and its questions."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.accounts.models import User
from jordman.evaluations.access import get_homes_for, get_initiatives_to_cover_for, get_programmes_to_cover_for
from jordman.evaluations.actions.evaluations import Coverage
from jordman.evaluations.forms.fields import SafeForm, lines, rows
from jordman.evaluations.models import Evaluation, Group, Level
from jordman.initiatives.models import Initiative
from jordman.programmes.models import Programme

LONGEST_NAME = 150


class EvaluationForm(SafeForm):
    """A new one, or one that is changed: what, for whom, and which efforts."""

    name = forms.CharField(label=_("Vad heter utvärderingen?"), max_length=150)
    client = forms.CharField(
        label=_("Vem har beställt den?"), max_length=150, help_text=_("Organisation, inte person.")
    )
    evaluator = forms.CharField(
        label=_("Vem utvärderar?"), max_length=150, help_text=_("Byrån eller organisationen, inte en persons namn.")
    )
    aim = forms.CharField(label=_("Vad ska den svara på, och varför?"), max_length=2000, widget=rows(3), required=False)
    initiatives = forms.ModelMultipleChoiceField(
        Initiative.objects.none(), label=_("Satsningar som ingår"), required=False, widget=forms.CheckboxSelectMultiple
    )
    programmes = forms.ModelMultipleChoiceField(
        Programme.objects.none(), label=_("Program som ingår"), required=False, widget=forms.CheckboxSelectMultiple
    )
    names = forms.CharField(
        label=_("Satsningar som inte finns i Jordmån"),
        max_length=3000,
        required=False,
        widget=rows(3),
        help_text=_("En på varje rad."),
    )

    def __init__(self, *args: Any, user: User, evaluation: Evaluation | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _known(evaluation) if evaluation else {}
        super().__init__(*args, **kwargs)
        for name, found in (
            ("initiatives", get_initiatives_to_cover_for(user)),
            ("programmes", get_programmes_to_cover_for(user)),
        ):
            self._offer(name, found, evaluation)
        if evaluation is None:
            self._ask_where(user)

    def _offer(self, name: str, found: Any, evaluation: Evaluation | None) -> None:
        """What the person may choose, and what is chosen already by somebody who may choose more."""
        kept = found.model.objects.filter(pk__in=self.initial.get(name, [])) if evaluation else found.none()
        field = self.fields[name]
        field.queryset = (found | kept).distinct()  # type: ignore[attr-defined]
        if not field.queryset.exists():  # type: ignore[attr-defined]
            del self.fields[name]

    def _ask_where(self, user: User) -> None:
        homes = get_homes_for(user)
        topmost = list(homes.exclude(parent__in=homes)[:2])
        proposed = topmost[0] if len(topmost) == 1 else None
        self.fields["organisation"] = forms.ModelChoiceField(
            homes,
            label=_("Organisation"),
            help_text=_("De som får läsa utvärderingar där ser den."),
            empty_label=None if proposed else _("Välj organisation"),
            initial=proposed,
        )
        self.order_fields(["name", "client", "evaluator", "aim", "organisation"])

    def clean_names(self) -> str:
        names: str = self.cleaned_data["names"]
        if any(len(name) > LONGEST_NAME for name in lines(names)):
            raise forms.ValidationError(_now("En rad är för lång. Skriv ett namn på varje rad."))
        return names

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "names" in cleaned and not any(cleaned.get(name) for name in ("initiatives", "programmes", "names")):
            self.add_error("names", _now("Välj eller skriv minst en satsning eller ett program."))
        return cleaned

    def coverage(self) -> Coverage:
        chosen = self.cleaned_data
        return Coverage(
            tuple(chosen.get("initiatives") or ()), tuple(chosen.get("programmes") or ()), lines(chosen["names"])
        )

    def facts(self) -> dict[str, Any]:
        names = ("name", "client", "evaluator", "aim", "organisation")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


def _known(evaluation: Evaluation) -> dict[str, Any]:
    covered = list(evaluation.covered.all())
    return {
        **{name: getattr(evaluation, name) for name in ("name", "client", "evaluator", "aim")},
        "initiatives": [each.initiative_id for each in covered if each.initiative_id],
        "programmes": [each.programme_id for each in covered if each.programme_id],
        "names": "\n".join(each.name for each in covered if each.name),
    }


class TextsForm(SafeForm):
    """What the report says beside the findings."""

    setting = forms.CharField(
        label=_("Sammanhanget"),
        max_length=6000,
        required=False,
        widget=rows(6),
        help_text=_("Vad läsaren behöver veta om satsningarna. En tom rad ger ett nytt stycke."),
    )
    recommendations = forms.CharField(
        label=_("Rekommendationer"), max_length=6000, required=False, widget=rows(5), help_text=_("En på varje rad.")
    )
    unknowns = forms.CharField(
        label=_("Det ni inte vet"),
        max_length=6000,
        required=False,
        widget=rows(5),
        help_text=_("En sak på varje rad. Det får ett eget kapitel."),
    )


class QuestionForm(SafeForm):
    text = forms.CharField(label=_("Vilken fråga ska ni svara på?"), max_length=300)
    level = forms.ChoiceField(
        label=_("Vilken nivå gäller den?"), required=False, choices=[("", _("Ingen särskild")), *Level.choices]
    )
    group = forms.ChoiceField(
        label=_("Vems nytta gäller den?"), required=False, choices=[("", _("Ingen särskild")), *Group.choices]
    )
