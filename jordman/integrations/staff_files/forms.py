"""Forms of a staff file: choosing it, saying what its columns and titles mean, and which organisations were meant."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files.access import programmes_at
from jordman.integrations.staff_files.columns import LIKELY
from jordman.integrations.staff_files.columns import Mapping as ColumnMapping
from jordman.integrations.staff_files.fields import CONTENTS_LABELS, FIELD_LABELS, Contents
from jordman.integrations.staff_files.organisation_names import Place
from jordman.integrations.staff_files.recognising import (
    Recognised,
    corrected,
    kind_of,
    problems,
    stored_mappings,
    titles_from,
)
from jordman.integrations.staff_files.role_groups import ROLE_GROUP_LABELS
from jordman.integrations.tables import Limits
from jordman.integrations.tables.table import MEGABYTE
from jordman.programmes.models import Programme

NOT_READ = gettext_lazy("Läs inte")


class UploadForm(forms.Form):
    """The file. What is wrong with it is said by those who read it."""

    file = forms.FileField(
        label=gettext_lazy("Fil"),
        help_text=gettext_lazy("CSV eller Excel (.xlsx), som den kommer från personalsystemet eller formuläret."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xlsm"}),
    )

    def __init__(self, *args: Any, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_too_large:
            message = _("Filen är större än %(size)s MB. Exportera bara de kolumner och enheter som behövs.")
            self.fields["file"].error_messages["required"] = message % {"size": Limits().bytes // MEGABYTE}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the page: what stands in the file beside the control that says what it means."""

    facts: Mapping[str, Any]
    control: forms.BoundField | None

    @property
    def is_doubtful(self) -> bool:
        """Is this column worth a look: not read, taken away, or only guessed?"""
        return not self.facts["field"] or self.facts["confidence"] < LIKELY


class ColumnsForm(forms.Form):
    """What each column means, which group each title belongs to, and what the file is to be used for."""

    is_complete = forms.BooleanField(
        label=gettext_lazy("Filen har alla som är anställda hos oss"),
        help_text=gettext_lazy("Då avslutas de anställningar som saknas i filen. Ingen person tas bort."),
        required=False,
    )
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Vilket program gäller anmälningarna?"),
        queryset=Programme.objects.none(),
        required=False,
        empty_label=gettext_lazy("Välj program"),
    )
    tells = forms.BooleanField(
        label=gettext_lazy("Skicka ett välkomstmejl till dem som är nya i programmet"), required=False
    )

    def __init__(self, *args: Any, staff_import: StaffImport, recognised: Recognised, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.staff_import, self.recognised = staff_import, recognised
        self._proposed = stored_mappings(recognised)
        self._add_columns()
        self._add_titles()
        self.programmes = programmes_at(staff_import.organisation)
        self.fields["programme"].queryset = self.programmes  # type: ignore[attr-defined]
        self.initial["is_complete"] = staff_import.is_complete
        self.initial["programme"] = staff_import.programme_id
        self.initial["tells"] = staff_import.tells
        self.mappings = self._chosen_mappings()
        self._keep_what_fits()

    @property
    def kind(self) -> Contents:
        return kind_of(self.mappings)

    @property
    def is_sign_ups(self) -> bool:
        return self.kind is Contents.SIGN_UPS

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for message in problems(self.mappings):
            self.add_error(None, message)
        if self.is_sign_ups:
            if not cleaned.get("programme"):
                self.add_error("programme", self._programme_missing())
        elif not self.staff_import.organisation.is_employer:
            message = _("Personal läses in hos arbetsgivaren. Öppna kommunen eller regionen och läs in filen där.")
            raise ValidationError(message)
        return cleaned

    def columns(self) -> dict[str, dict[str, str]]:
        return {str(at): mapping.as_dict() for at, mapping in enumerate(self.mappings)}

    def headers(self) -> dict[str, dict[str, str]]:
        """The tables whose columns were corrected, by the signature of their header."""
        pairs = zip(self.mappings, self._proposed, strict=True)
        return {mapping.signature: mapping.as_dict() for mapping, was in pairs if mapping.as_dict() != was.as_dict()}

    def titles(self) -> dict[str, str]:
        """The titles whose group was changed."""
        chosen = {item["key"]: str(self.cleaned_data[_title_name(item["key"])]) for item in self.recognised.titles}
        return {
            item["key"]: chosen[item["key"]]
            for item in self.recognised.titles
            if chosen[item["key"]] not in ("", item["group"])
        }

    def has_other_titles(self) -> bool:
        """Does another column than when the file was read hold the titles?"""
        return self.kind is Contents.STAFF and titles_from(self.mappings) != self.recognised.titles_from

    # For the page

    def tables(self) -> Iterator[Mapping[str, Any]]:
        for at, table in enumerate(self.recognised.tables):
            rows = [Row(column, self._control(_column_name(at, column["index"]))) for column in table["columns"]]
            is_certain = not any(row.is_doubtful for row in rows)
            label = CONTENTS_LABELS[self.mappings[at].contents]
            yield {**table, "columns": rows, "label": label, "is_certain": is_certain}

    def first_titles(self) -> list[Row]:
        """Managers, and whatever is not certain: what a person should look at."""
        return [row for row in self._title_rows() if row.facts["group"] != "staff" or not row.facts["is_certain"]]

    def other_titles(self) -> list[Row]:
        return [row for row in self._title_rows() if row.facts["group"] == "staff" and row.facts["is_certain"]]

    def _title_rows(self) -> list[Row]:
        return [Row(item, self._control(_title_name(item["key"]))) for item in self.recognised.titles]

    def _control(self, name: str) -> forms.BoundField | None:
        return self[name] if name in self.fields else None

    # Building

    def _add_columns(self) -> None:
        choices = [("", NOT_READ), *((field.value, label) for field, label in FIELD_LABELS.items())]
        for at, table in enumerate(self.recognised.tables):
            for column in table["columns"]:
                if not column["is_dropped"]:
                    name = _column_name(at, column["index"])
                    widget = forms.Select(attrs={"aria-label": _("%(header)s är") % {"header": column["header"]}})
                    self.fields[name] = forms.ChoiceField(
                        choices=choices, required=False, initial=column["field"], widget=widget, label=column["header"]
                    )

    def _add_titles(self) -> None:
        for item in self.recognised.titles:
            widget = forms.Select(attrs={"aria-label": _("%(title)s är") % {"title": item["title"]}})
            self.fields[_title_name(item["key"])] = forms.ChoiceField(
                choices=[(group.value, label) for group, label in ROLE_GROUP_LABELS.items()],
                initial=item["group"],
                required=False,
                widget=widget,
                label=item["title"],
            )

    def _chosen_mappings(self) -> list[ColumnMapping]:
        if not self.is_bound:
            return self._proposed
        return [corrected(mapping, self._written(at, mapping)) for at, mapping in enumerate(self._proposed)]

    def _written(self, at: int, mapping: ColumnMapping) -> dict[str, str]:
        """What the form says of a table's columns; a column that it leaves out keeps its proposal."""
        names = {str(guess.index): self.add_prefix(_column_name(at, guess.index)) for guess in mapping.columns}
        return {index: str(self.data[name]) for index, name in names.items() if name in self.data}

    def _keep_what_fits(self) -> None:
        unwanted = ("is_complete",) if self.is_sign_ups else ("programme", "tells")
        for name in unwanted:
            del self.fields[name]

    def _programme_missing(self) -> str:
        if self.programmes.exists():
            return _("Välj vilket program anmälningarna gäller.")
        return _("Det finns inget program här ännu. Skapa programmet först och välj sedan filen igen.")


class NamesForm(forms.Form):
    """Which organisation each unknown name stands for."""

    def __init__(self, *args: Any, questions: list[dict[str, Any]], places: list[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        names = {place.pk: place.name for place in places}
        everyone = [(str(place.pk), place.name) for place in places]
        for question in questions:
            close = [(str(pk), names[pk]) for pk in question["suggestions"] if pk in names]
            answer = question["answer"]
            # A close name is proposed; it counts only when somebody has pressed the button.
            proposed = close[0][0] if close else ""
            self.fields[_question_name(question["key"])] = forms.ChoiceField(
                label=f"{question['written']} ({question['people']})",
                choices=[
                    ("", _("Välj organisation")),
                    ("0", _("Läs inte in dem")),
                    *([(_("Liknar"), close)] if close else []),
                    (_("Alla"), everyone),
                ],
                initial=proposed if answer is None else str(answer),
                required=False,
            )

    def names(self) -> dict[str, int]:
        found = {question["key"]: self.cleaned_data[_question_name(question["key"])] for question in self.questions}
        return {key: int(value) for key, value in found.items() if value}


def _column_name(table: int, column: int) -> str:
    return f"kolumn-{table}-{column}"


def _title_name(key: str) -> str:
    return f"befattning-{_short(key)}"


def _question_name(key: str) -> str:
    return f"organisation-{_short(key)}"


def _short(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]
