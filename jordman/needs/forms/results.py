"""Hypotheses, verdicts, reviewers' comments and decisions."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jordman.library.models import Category, Module
from jordman.needs.free_text import WithoutIdentity
from jordman.needs.models import Basis, Decision, Hypothesis, Note, ReviewerComment, Study, Workshop

VERDICTS = (
    (Hypothesis.Verdict.CONFIRMED, _("Bekräftad: underlaget talar för den")),
    (Hypothesis.Verdict.REJECTED, _("Avfärdad: underlaget talar emot den")),
    (Hypothesis.Verdict.NEW_INSIGHT, _("Ny insikt: den kom fram i intervjuerna")),
)


class QuickHypothesisForm(forms.Form):
    """One field, add, next."""

    statement = WithoutIdentity(
        label=_("Ny hypotes"), max_length=300, help_text=_("En mening om vad människor behöver. Skriv inga namn.")
    )


class HypothesisForm(QuickHypothesisForm):
    workshop = forms.ModelChoiceField(
        Workshop.objects.none(), label=_("Vilken workshop kom den ur?"), empty_label=_("Ingen särskild"), required=False
    )

    def __init__(self, *args: Any, hypothesis: Hypothesis, **kwargs: Any) -> None:
        kwargs["initial"] = {"statement": hypothesis.statement, "workshop": hypothesis.workshop_id}
        super().__init__(*args, **kwargs)
        self.fields["statement"].label = _("Hypotes")
        field = self.fields["workshop"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - said for the types
        field.queryset = hypothesis.study.workshops.all()


class VerdictForm(forms.Form):
    verdict = forms.ChoiceField(label=_("Vad säger underlaget?"), choices=VERDICTS, widget=forms.RadioSelect)
    evidence = forms.MultipleChoiceField(
        label=_("Vilka anteckningar bär bedömningen?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("En bedömning behöver underlag. Välj minst en anteckning.")},
    )
    reason = WithoutIdentity(
        label=_("Varför?"),
        rows=3,
        max_length=1000,
        help_text=_("En eller två meningar. De syns i resultatet, så skriv inget som pekar ut någon."),
    )

    def __init__(self, *args: Any, hypothesis: Hypothesis, notes: Sequence[tuple[Note, str]], **kwargs: Any) -> None:
        """`notes` are those that are coded to the hypothesis, each with what it says of itself."""
        verdict = hypothesis.verdict if hypothesis.is_decided else None
        chosen = [str(coding.note_id) for coding in hypothesis.codings.all() if coding.is_evidence]
        kwargs["initial"] = {"verdict": verdict, "reason": hypothesis.reason, "evidence": chosen}
        super().__init__(*args, **kwargs)
        self._notes = {str(note.pk): note for note, _words in notes}
        field = self.fields["evidence"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - said for the types
        field.choices = [(str(note.pk), words) for note, words in notes]

    def facts(self) -> dict[str, Any]:
        return {
            "verdict": self.cleaned_data["verdict"],
            "reason": self.cleaned_data["reason"],
            "evidence": [self._notes[pk] for pk in self.cleaned_data["evidence"]],
        }


class CommentForm(forms.ModelForm[ReviewerComment]):
    text = WithoutIdentity(
        label=_("Vad sade de?"),
        rows=4,
        max_length=2000,
        help_text=_("Gruppens kommentar, utan namn. Den syns i resultatet."),
    )
    answer = WithoutIdentity(label=_("Vad gjorde ni med det?"), rows=3, max_length=2000, required=False)

    class Meta:
        model = ReviewerComment
        fields: ClassVar[tuple[str, ...]] = ("group", "text", "answer", "commented_on")
        labels: ClassVar = {"group": _("Vilka granskade?"), "commented_on": _("Vilken dag?")}

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class DecisionForm(forms.ModelForm[Decision]):
    what = WithoutIdentity(
        label=_("Vad ändrades?"), max_length=300, help_text=_("En mening. Till exempel: Passen spelas in.")
    )
    why = WithoutIdentity(label=_("Varför?"), rows=3, max_length=1000)
    place = WithoutIdentity(
        label=_("Annan plats i programmet"),
        max_length=120,
        required=False,
        help_text=_("Till exempel: hela programmet."),
    )

    class Meta:
        model = Decision
        fields: ClassVar[tuple[str, ...]] = (
            "what",
            "why",
            "hypotheses",
            "categories",
            "modules",
            "place",
            "decided_on",
        )
        widgets: ClassVar = {
            "hypotheses": forms.CheckboxSelectMultiple,
            "categories": forms.CheckboxSelectMultiple,
            "modules": forms.CheckboxSelectMultiple,
        }
        labels: ClassVar = {
            "hypotheses": _("Vilka insikter kom det ur?"),
            "categories": _("Vilka kategorier ändrades?"),
            "modules": _("Vilka moduler ändrades?"),
            "decided_on": _("Vilken dag?"),
        }

    def __init__(self, *args: Any, study: Study, modules: QuerySet[Module], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        insights = study.hypotheses.exclude(verdict=Hypothesis.Verdict.OPEN).exclude(basis=Basis.MISSING)
        for name, rows in (("hypotheses", insights), ("modules", modules), ("categories", Category.objects.all())):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 - said for the types
            field.queryset = rows
        if not insights.exists():
            del self.fields["hypotheses"]

    def clean(self) -> dict[str, Any]:
        """It points at a place, so that the chain has an end."""
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("categories", "modules", "place")):
            self.add_error("categories", str(_("Välj vad som ändrades: en kategori, en modul eller en annan plats.")))
        return cleaned

    def facts(self) -> dict[str, Any]:
        return dict(self.cleaned_data)
