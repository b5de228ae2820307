"""How forms look: `{{ form }}` and `{{ form.name.as_field_group }}` give label, hint, error, classes and descriptions.

Classes are put on when a field is shown through these templates, never on the widgets themselves: Wagtail's pages share
the renderer and keep their own look.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import validate_email
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import DateTimeBaseInput
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Renderer(TemplatesSetting):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    formset_template_name = "ui/forms/formset.html"


class ChoiceWithWayOut(forms.RadioSelect):
    """Options with one that stands apart, such as "Vet inte"."""

    def __init__(self, *args: Any, apart: Iterable[str] = ("unknown",), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.apart = frozenset(apart)


@dataclass(frozen=True)
class Problem:
    """One thing to mend in a form, and the id of the control where it is mended."""

    text: str
    target: str = ""


@dataclass(frozen=True)
class Option:
    """One row of a list of choices."""

    control: SafeString
    label: str
    id: str
    is_apart: bool


DJANGOS_ROWS = "10"

# Sentences that say what to do, in place of Django's for the same fault.
MISSING = {
    "choices": gettext_lazy("Välj minst ett svar."),
    "choice": gettext_lazy("Välj ett svar."),
    "select": gettext_lazy("Välj i listan."),
    "checkbox": gettext_lazy("Kryssa i rutan för att gå vidare."),
    "file": gettext_lazy("Välj en fil."),
    "date": gettext_lazy("Fyll i ett datum."),
    "time": gettext_lazy("Fyll i en tid."),
}


def kind(field: forms.BoundField) -> str:
    """What a field is on the page: choices, choice, select, checkbox, file, date, time, hidden or text."""
    widget = field.field.widget
    kinds: tuple[tuple[type[forms.Widget], str], ...] = (
        (forms.CheckboxSelectMultiple, "choices"),
        (forms.RadioSelect, "choice"),
        (forms.Select, "select"),
        (forms.CheckboxInput, "checkbox"),
        (forms.FileInput, "file"),
        (forms.DateInput, "date"),
        (forms.TimeInput, "time"),
        (forms.DateTimeInput, "datetime"),
        (forms.Textarea, "textarea"),
        (forms.HiddenInput, "hidden"),
    )
    return next((name for widget_type, name in kinds if isinstance(widget, widget_type)), "text")


def control(field: forms.BoundField) -> SafeString:
    """The control alone, with its classes and the browser's own pickers."""
    _use_native_pickers(field.field.widget)
    shape = kind(field)
    own = str(field.field.widget.attrs.get("class", ""))
    if shape in {"choices", "choice"}:
        return _rows(field)
    if shape in {"checkbox", "hidden"}:
        return field.as_widget()
    classes = ["input", f"input--{shape}", own]
    if field.field.widget.attrs.get("autocomplete") == "one-time-code":
        classes.append("input--code")
    attrs: dict[str, str | bool] = {"class": " ".join(filter(None, classes))}
    if shape == "textarea" and field.field.widget.attrs.get("rows") == DJANGOS_ROWS:
        attrs["rows"] = "5"
    return field.as_widget(attrs=attrs)


def _use_native_pickers(widget: forms.Widget) -> None:
    """Days and times as the phone's own pickers. Fields are copied with their form, so the change stays in it."""
    pickers: tuple[tuple[type[DateTimeBaseInput], str, str], ...] = (
        (forms.DateInput, "date", "%Y-%m-%d"),
        (forms.TimeInput, "time", "%H:%M"),
        (forms.DateTimeInput, "datetime-local", "%Y-%m-%dT%H:%M"),
    )
    for part in getattr(widget, "widgets", [widget]):
        for widget_type, input_type, pattern in pickers:
            if isinstance(part, widget_type) and part.input_type == "text":
                part.input_type, part.format = input_type, pattern


def options(field: forms.BoundField) -> list[Option]:
    apart: frozenset[str] = getattr(field.field.widget, "apart", frozenset())
    rows = []
    for choice in field.subwidgets:
        # The group carries the fault; a single radio button may not.
        choice.data["attrs"].pop("aria-invalid", None)
        rows.append(
            Option(
                SafeString(choice.tag()),
                choice.choice_label,
                choice.id_for_label or "",
                str(choice.data["value"]) in apart,
            )
        )
    return rows


def _rows(field: forms.BoundField) -> SafeString:
    rows = options(field)
    context = {
        "options": [row for row in rows if not row.is_apart],
        "apart": [row for row in rows if row.is_apart],
        "id": field.auto_id,
    }
    return SafeString(field.form.renderer.render("ui/forms/choices.html", context))


def complaints(field: forms.BoundField) -> list[str]:
    """What is wrong with a field, in sentences that say what to do."""
    error_list = field.form.errors.get(field.name)
    return [_sentence(field, error) for error in error_list.as_data()] if error_list else []


def _sentence(field: forms.BoundField, error: ValidationError) -> str:
    if error.code == "required" and _is_djangos(field.field, error):
        return str(MISSING.get(kind(field), _("Fyll i det här.")))
    if error.code == "invalid" and error.message == validate_email.message:
        return _("Skriv hela mejladressen, till exempel namn@kommun.se.")
    return " ".join(str(message) for message in error.messages)


def _is_djangos(field: forms.Field, error: ValidationError) -> bool:
    """Is the message the framework's own? A message that the form's author wrote is kept."""
    defaults = (vars(owner).get("default_error_messages", {}) for owner in type(field).__mro__)
    return any(messages.get(error.code) is error.message for messages in defaults)


def problems(form: forms.BaseForm) -> list[Problem]:
    """Everything to mend in a form, in the order of its fields, each with the control to jump to."""
    if not form.is_bound:
        return []
    whole = form.errors.get(NON_FIELD_ERRORS)
    found = [Problem(str(message)) for message in whole or []]
    for field in form:
        label = str(field.label).rstrip("?:. ")
        found += [Problem(f"{label}: {text}", _target(field)) for text in complaints(field)]
    return found


def _target(field: forms.BoundField) -> str:
    if field.is_hidden:
        return ""
    return f"{field.auto_id}_0" if kind(field) in {"choice", "choices"} else field.id_for_label or field.auto_id
