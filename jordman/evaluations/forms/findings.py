"""A finding with its footnotes and its relevance, and a quote."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from jordman.evaluations.actions.findings import Standing
from jordman.evaluations.forms.fields import SafeForm, rows
from jordman.evaluations.identity import looks_like_name
from jordman.evaluations.models import Evaluation, Finding, GeneralRole, Group, Level, Question, Relevance, Source

PLAIN = ("text", "question", "level", "whose", "is_reading", "is_key")
FREE_ROWS, FEWEST_ROWS = 1, 2
WEIGHTS = [("", _("Nej, eller inte bedömt")), *Relevance.Weight.choices]


class FindingForm(SafeForm):
    text = forms.CharField(label=_("Vad har ni sett?"), max_length=1500, widget=rows(3))
    question = forms.ModelChoiceField(
        Question.objects.none(),
        label=_("Vilken fråga svarar den på?"),
        required=False,
        empty_label=_("Ingen av frågorna"),
    )
    level = forms.ChoiceField(label=_("Vilken nivå?"), choices=Level.choices, widget=forms.RadioSelect)
    whose = forms.CharField(
        label=_("Vems iakttagelse är det?"), max_length=150, help_text=_("Byrån eller organisationen som står för den.")
    )
    is_reading = forms.BooleanField(label=_("Det är vår läsning, källan säger det inte rakt ut"), required=False)
    is_key = forms.BooleanField(label=_("Den är en slutsats som öppnar sina kapitel"), required=False)

    def __init__(
        self, *args: Any, evaluation: Evaluation, finding: Finding | None = None, question: str = "", **kwargs: Any
    ) -> None:
        """`question`: the key of the one that a new finding is likely to answer."""
        self.footnotes = list(finding.footnotes.all()) if finding else []
        known = _known(finding) if finding else {"whose": evaluation.evaluator, "question": question}
        super().__init__(*args, initial=known, **kwargs)
        self.fields["question"].queryset = evaluation.questions.all()  # type: ignore[attr-defined]
        self.row_count = max(len(self.footnotes) + FREE_ROWS, FEWEST_ROWS)
        self._add_footnotes(evaluation)
        self._add_groups(finding)
        self.guard()

    def _add_footnotes(self, evaluation: Evaluation) -> None:
        sources = [("", _("Ingen")), *((source.pk, _named(source)) for source in evaluation.sources.all())]
        self.known_sources = {source.pk: source for source in evaluation.sources.all()}
        for number in range(self.row_count):
            known = self.footnotes[number] if number < len(self.footnotes) else None
            self.fields[f"source_{number}"] = forms.TypedChoiceField(
                label=_("Källa"),
                choices=sources,
                coerce=int,
                empty_value=None,
                required=False,
                initial=known.source_id if known else None,
            )
            self.fields[f"place_{number}"] = forms.CharField(
                label=_("Var i källan?"), required=False, max_length=100, initial=known.place if known else ""
            )

    def _add_groups(self, finding: Finding | None) -> None:
        known = {each.group: each for each in finding.relevances.all()} if finding else {}
        for group in Group:
            relevance = known.get(group)
            self.fields[f"weight_{group}"] = forms.ChoiceField(
                label=_("Har den betydelse?"),
                choices=WEIGHTS,
                required=False,
                initial=relevance.weight if relevance else "",
            )
            self.fields[f"sentence_{group}"] = forms.CharField(
                label=_("Varför? En mening."),
                required=False,
                max_length=400,
                initial=relevance.sentence if relevance else "",
            )

    def plain_rows(self) -> list[BoundField]:
        return [self[name] for name in PLAIN]

    def footnote_rows(self) -> list[tuple[BoundField, BoundField]]:
        return [(self[f"source_{number}"], self[f"place_{number}"]) for number in range(self.row_count)]

    def group_rows(self) -> list[tuple[Group, BoundField, BoundField]]:
        return [(group, self[f"weight_{group}"], self[f"sentence_{group}"]) for group in Group]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for group in Group:
            weight, sentence = cleaned.get(f"weight_{group}"), cleaned.get(f"sentence_{group}")
            if weight and weight != Relevance.Weight.NAMED and not sentence:
                self.add_error(f"sentence_{group}", _now("Skriv en mening om varför."))
            if sentence and not weight:
                self.add_error(f"weight_{group}", _now("Välj hur stor betydelsen är."))
        for number in range(self.row_count):
            if cleaned.get(f"place_{number}") and not cleaned.get(f"source_{number}"):
                self.add_error(f"source_{number}", _now("Välj källan som stället finns i."))
        return cleaned

    def standings(self) -> list[Standing]:
        """A place that was the evaluator's reading stays so, as long as nobody has written another."""
        readings = {(each.source_id, each.place) for each in self.footnotes if each.is_reading}
        found = []
        for number in range(self.row_count):
            source, place = self.cleaned_data[f"source_{number}"], self.cleaned_data[f"place_{number}"]
            if source:
                found.append(Standing(self.known_sources[source], place, (source, place) in readings))
        return found

    def weighed(self) -> dict[str, tuple[str, str]]:
        given = self.cleaned_data
        return {
            str(group): (given[f"weight_{group}"], given[f"sentence_{group}"])
            for group in Group
            if given[f"weight_{group}"]
        }

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in PLAIN}


def _known(finding: Finding) -> dict[str, Any]:
    names = ("text", "level", "whose", "is_reading", "is_key")
    return {"question": finding.question_id, **{name: getattr(finding, name) for name in names}}


def _named(source: Source) -> str:
    return ", ".join(filter(None, (source.title, source.author, str(source.year or ""))))


class QuoteForm(SafeForm):
    """Asks once more when words look like somebody's whole name: places look so too."""

    text = forms.CharField(
        label=_("Vad sa personen?"),
        max_length=600,
        widget=rows(4),
        help_text=_("Ta bort namn, arbetsplats, ort och annat som pekar ut någon."),
    )
    role = forms.ChoiceField(label=_("Vilken roll har personen?"), choices=[("", _("Välj")), *GeneralRole.choices])
    finding = forms.ModelChoiceField(
        Finding.objects.none(),
        label=_("Vilken iakttagelse hör det till?"),
        required=False,
        empty_label=_("Ingen särskild"),
    )
    is_checked = forms.BooleanField(label=_("Jag har läst igenom. Inget i citatet pekar ut någon."))

    def __init__(self, *args: Any, evaluation: Evaluation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["finding"].queryset = evaluation.findings.all()  # type: ignore[attr-defined]
        if looks_like_name(str(self.data.get("text", ""))):
            self.fields["no_name"] = forms.BooleanField(label=_("Det är inte en persons namn"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        name = looks_like_name(cleaned.get("text", ""))
        if name and not cleaned.get("no_name"):
            words = _now("”%(name)s” ser ut som ett namn. Ta bort det, eller kryssa i att det inte är någons namn.")
            self.add_error("text", words % {"name": name})
        return cleaned

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("text", "role", "finding")}
