"""Workshops, the guide, interviews, notes and quotes: short forms, to be used while people talk."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.needs.free_text import WithoutIdentity
from jordman.needs.models import Coding, GuideQuestion, Hypothesis, Interview, Level, Note, RoleKind, Workshop

NO_NAME = _("Skriv aldrig ett namn. Skriv roller, till exempel: fyra enhetschefer och två från HR.")


class WorkshopForm(forms.ModelForm[Workshop]):
    name = WithoutIdentity(label=_("Vad ska workshoppen heta?"), max_length=120)
    present = WithoutIdentity(label=_("Vilka var med?"), max_length=300, required=False, help_text=NO_NAME)
    summary = WithoutIdentity(label=_("Vad kom ni fram till?"), rows=4, max_length=3000, required=False)

    class Meta:
        model = Workshop
        fields: ClassVar[tuple[str, ...]] = ("name", "held_on", "present", "summary")
        labels: ClassVar = {"held_on": _("Vilken dag?")}

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


class QuestionForm(forms.Form):
    text = WithoutIdentity(label=_("Ny fråga"), max_length=300)
    level = forms.ChoiceField(label=_("Nivå"), choices=Level.choices)


class InterviewForm(forms.ModelForm[Interview]):
    kind = forms.ChoiceField(
        label=_("Vem talar du med?"),
        choices=[("", _("Välj")), *RoleKind.choices],
        help_text=_("Ett ord som passar på många. Det är allt som andra kan få se."),
    )
    role = WithoutIdentity(
        label=_("Roll i allmänna ord"),
        max_length=80,
        required=False,
        help_text=_("Skriv aldrig ett namn och inte arbetsplatsen. Till exempel: chef i hemtjänst. Bara du ser det."),
    )

    class Meta:
        model = Interview
        fields: ClassVar[tuple[str, ...]] = ("kind", "role", "held_on")
        labels: ClassVar = {"held_on": _("Vilken dag?")}

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}


FREE = "free"


def asked_choices(questions: Sequence[GuideQuestion]) -> list[tuple[Any, Any]]:
    """What a note may answer: the guide's questions by level, and a free follow-up at each."""
    groups = []
    for level in Level:
        at_level = [(str(question.pk), question.text) for question in questions if question.level == level]
        groups.append((level.label, [*at_level, (f"{FREE}:{level}", _now("Fri följdfråga"))]))
    return groups


class AskedForm(forms.Form):
    """What was said, and what it was an answer to. `facts` gives question and level."""

    asked = forms.ChoiceField(label=_("Vad var frågan?"))
    text = WithoutIdentity(
        label=_("Vad sades?"),
        rows=3,
        max_length=2000,
        help_text=_("Skriv aldrig ett namn, varken på den du talar med eller på någon annan."),
    )

    def __init__(self, *args: Any, questions: Sequence[GuideQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._questions = {str(question.pk): question for question in questions}
        field = self.fields["asked"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - said for the types
        field.choices = asked_choices(questions)

    def facts(self) -> dict[str, Any]:
        asked = self.cleaned_data["asked"]
        question = self._questions.get(asked)
        level = question.level if question else asked.removeprefix(f"{FREE}:")
        return {"question": question, "level": level, "text": self.cleaned_data["text"]}


class CodedMixin(forms.Form):
    """The one hypothesis that a new note concerns, if it is plain at once. More can be said on the note's own page."""

    def add_coding(self, hypotheses: Sequence[Hypothesis]) -> None:
        self._hypotheses = {str(hypothesis.pk): hypothesis for hypothesis in hypotheses}
        choices = [("", _now("Ingen än")), *((str(each.pk), each.statement) for each in hypotheses)]
        self.fields["hypothesis"] = forms.ChoiceField(
            label=_("Vilken hypotes rör det?"), choices=choices, required=False
        )
        self.fields["side"] = forms.ChoiceField(
            label=_("Talar det för eller emot?"), choices=Coding.Side.choices, initial=Coding.Side.FOR
        )

    def codings(self) -> dict[Hypothesis, str]:
        hypothesis = self._hypotheses.get(self.cleaned_data["hypothesis"])
        return {hypothesis: self.cleaned_data["side"]} if hypothesis else {}


class NewNoteForm(AskedForm, CodedMixin):
    def __init__(self, *args: Any, hypotheses: Sequence[Hypothesis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_coding(hypotheses)


class SourceNoteForm(CodedMixin):
    """Something read in a report or another written source."""

    source = WithoutIdentity(
        label=_("Vilken källa?"), max_length=200, help_text=_("Titel, år och sida. Den syns i resultatet.")
    )
    text = WithoutIdentity(
        label=_("Vad står det där?"), rows=3, max_length=2000, help_text=_("Skriv aldrig ett namn på en person.")
    )

    def __init__(self, *args: Any, hypotheses: Sequence[Hypothesis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_coding(hypotheses)

    def facts(self) -> dict[str, Any]:
        return {"source": self.cleaned_data["source"], "text": self.cleaned_data["text"], "level": ""}


class CodingForm(forms.Form):
    """A note's words, and for each hypothesis whether it speaks for it, against it, or does not concern it."""

    def __init__(self, *args: Any, note: Note, hypotheses: Sequence[Hypothesis], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._hypotheses = {f"hypotes-{hypothesis.pk}": hypothesis for hypothesis in hypotheses}
        if note.study.is_open and not note.is_forgotten:
            self.fields["text"] = WithoutIdentity(
                label=_("Anteckning"), rows=4, max_length=2000, initial=note.text, help_text=_("Skriv aldrig ett namn.")
            )
        sides = {coding.hypothesis_id: coding.side for coding in note.codings.all()}
        choices = [("", _now("Rör den inte")), *Coding.Side.choices]
        for name, hypothesis in self._hypotheses.items():
            self.fields[name] = forms.ChoiceField(
                label=hypothesis.statement, choices=choices, required=False, initial=sides.get(hypothesis.pk, "")
            )

    def facts(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"]} if "text" in self.cleaned_data else {}

    def codings(self) -> dict[Hypothesis, str]:
        chosen = {hypothesis: self.cleaned_data[name] for name, hypothesis in self._hypotheses.items()}
        return {hypothesis: side for hypothesis, side in chosen.items() if side}


class QuoteForm(forms.Form):
    words = WithoutIdentity(
        label=_("Citat"),
        rows=2,
        max_length=500,
        help_text=_("Ta bort namn, platser och annat som bara en person kan ha sagt. Orden syns i resultatet."),
    )

    def clean_words(self) -> str:
        words = str(self.cleaned_data["words"]).strip('”"“ \n')
        if not words:
            raise ValidationError(_now("Skriv orden som sades."))
        return words
