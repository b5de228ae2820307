"""What the pages of an import say, gathered from its summary and its lists."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files import private_files
from jordman.integrations.staff_files.applying.addresses import TOLD_AT_MOST
from jordman.integrations.staff_files.describing import CHANGED, LEFT, NEW, UNITS
from jordman.integrations.staff_files.forms import ColumnsForm, NamesForm
from jordman.integrations.staff_files.preparing_sign_ups import places
from jordman.integrations.staff_files.private_files import PLAN
from jordman.integrations.staff_files.progress import reached
from jordman.integrations.staff_files.steps import is_stuck

SHOWN = 8
TITLES: dict[str, str | Promise] = {
    NEW: gettext_lazy("Nya"),
    CHANGED: gettext_lazy("Ändras"),
    LEFT: gettext_lazy("Slutar"),
    UNITS: gettext_lazy("Enheter som ändras"),
}


def columns_page(staff_import: StaffImport, form: ColumnsForm) -> dict[str, Any]:
    notes = [note for table in form.recognised.tables for note in table["notes"]]
    return {
        "staff_import": staff_import,
        "form": form,
        "tables": list(form.tables()),
        "first_titles": form.first_titles(),
        "other_titles": form.other_titles(),
        "dropped": _dropped(notes),
    }


def planned_page(staff_import: StaffImport) -> dict[str, Any]:
    lists = private_files.read_json(staff_import.folder, PLAN) or {}
    summary = staff_import.summary
    questions = summary.get("questions", [])
    return {
        **result_page(staff_import),
        "lists": [
            {"key": key, "title": TITLES[key], "lines": lines[:SHOWN], "count": len(lines)}
            for key, lines in lists.items()
            if lines
        ],
        "names_form": NamesForm(questions=questions, places=places()) if questions else None,
        "dropped": _dropped(summary["notes"]),
        "leaving": _leaving(summary),
        "mail": _mail(staff_import),
    }


def result_page(staff_import: StaffImport) -> dict[str, Any]:
    summary = staff_import.summary
    labels = {"people": _("Personer"), "employments": _("Anställningar"), "units": _("Enheter")}
    kinds = [(label, summary[key]) for key, label in labels.items() if key in summary]
    return {
        "staff_import": staff_import,
        "summary": summary,
        "kinds": kinds,
        "with_leaving": staff_import.kind == StaffImport.Kind.STAFF,
    }


def working_page(staff_import: StaffImport) -> dict[str, Any]:
    return {
        "staff_import": staff_import,
        "reached": reached(staff_import.folder),
        "is_stuck": is_stuck(staff_import),
    }


def _dropped(notes: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(note["text"] for note in notes if note["is_personal_number"]))


def _leaving(summary: dict[str, Any]) -> str:
    left = summary.get("employments", {}).get("left", 0)
    if not left:
        return ""
    text = ngettext("%(count)s anställning saknas i filen.", "%(count)s anställningar saknas i filen.", left)
    return text % {"count": left}


def _mail(staff_import: StaffImport) -> str:
    """Who hears of it."""
    if staff_import.kind == StaffImport.Kind.SIGN_UPS and staff_import.tells:
        return _("De som är nya i programmet får ett välkomstmejl.")
    if 0 < staff_import.summary.get("addresses", 0) <= TOLD_AT_MOST:
        return _("Den som får en ny mejladress får veta det på den gamla. Ingen annan får mejl.")
    return _("Ingen får mejl av det här.")
