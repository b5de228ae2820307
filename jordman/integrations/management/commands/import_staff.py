"""`jordman import-staff FILE --organisation CODE`: the import page's steps without a browser."""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from jordman.access.errors import Refused
from jordman.integrations.models import StaffImport
from jordman.integrations.staff_files.access import programmes_at
from jordman.integrations.staff_files.actions import (
    apply_import,
    begin_applying,
    cancel,
    choose,
    plan_import_of,
    read_import,
    start_import,
)
from jordman.integrations.staff_files.fields import CONTENTS_LABELS, FIELD_LABELS, Contents, Field
from jordman.integrations.staff_files.private_files import RECOGNISED, read_json
from jordman.integrations.staff_files.recognising import Recognised, kind_of, problems, stored_mappings
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme

PIECE = 64 * 1024


class Command(BaseCommand):
    help = (
        "Take in a staff file (CSV or XLSX). Shows what would happen; --apply does it. "
        "Exit code 0: done or shown, 1: the file or the words after it are wrong, 2: some rows could not be read."
    )
    requires_migrations_checks = True

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--organisation", required=True, metavar="CODE", help="the employer's official code, such as 1494"
        )
        parser.add_argument("--kind", choices=("staff", "sign-ups"), help="what the file must be (else as it looks)")
        parser.add_argument("--programme", type=int, metavar="ID", help="the programme that sign-ups are for")
        parser.add_argument("--complete", action="store_true", help="the file has everyone: who is not in it has left")
        parser.add_argument("--apply", action="store_true", help="take it in")

    def handle(self, *, file: Path, organisation: str, apply: bool, **options: Any) -> None:
        place = _organisation(organisation)
        staff_import = _start(place, file)
        try:
            self._take(staff_import, apply=apply, **options)
        except Refused as refusal:
            raise CommandError(str(refusal.message)) from refusal
        finally:
            staff_import.refresh_from_db()
            if staff_import.state != StaffImport.State.APPLIED:
                cancel(staff_import, by=None)
        if staff_import.summary.get("faulty_rows"):
            raise SystemExit(2)

    def _take(
        self,
        staff_import: StaffImport,
        *,
        apply: bool,
        kind: str | None,
        programme: int | None,
        complete: bool,
        **_: Any,
    ) -> None:
        read_import(staff_import)
        found = _sound(staff_import, kind)
        self._say(_columns(found))
        choose(
            staff_import,
            by=None,
            kind=staff_import.kind,
            columns={},
            titles={},
            is_complete=complete,
            programme=_programme(staff_import, programme),
        )
        plan_import_of(staff_import)
        self._say(_plan(staff_import.summary))
        if apply and not staff_import.summary["is_empty"]:
            begin_applying(staff_import, by=None)
            apply_import(staff_import, by=None)
        self._say([_ending(staff_import, apply=apply)])

    def _say(self, lines: Iterator[str] | list[str]) -> None:
        for line in lines:
            self.stdout.write(line)


def _organisation(code: str) -> Organisation:
    found = list(Organisation.objects.filter(code=code, employer=None).order_by("pk"))
    # A county and its region have the same code; people are employed by the region.
    employers = [organisation for organisation in found if organisation.is_employer]
    if not found:
        raise CommandError(_("Ingen organisation har koden %(code)s.") % {"code": code})
    return (employers or found)[0]


def _start(place: Organisation, file: Path) -> StaffImport:
    try:
        with file.open("rb") as stream:
            pieces = iter(lambda: stream.read(PIECE), b"")
            return start_import(place, by=None, file_name=file.name, chunks=pieces)
    except OSError as error:
        raise CommandError(_("Filen går inte att öppna. Kontrollera att den finns och välj den igen.")) from error


def _sound(staff_import: StaffImport, kind: str | None) -> Recognised:
    """What was recognised. Raises CommandError for what the page would ask a person about."""
    found = Recognised(**read_json(staff_import.folder, RECOGNISED))
    mappings = stored_mappings(found)
    wrong = problems(mappings)
    is_sign_ups = kind_of(mappings) is Contents.SIGN_UPS
    if kind and is_sign_ups != (kind == "sign-ups"):
        wrong.append(_("Filen ser ut att vara något annat: %(kind)s.") % {"kind": CONTENTS_LABELS[kind_of(mappings)]})
    if not is_sign_ups and not staff_import.organisation.is_employer:
        wrong.append(_("Personal läses in hos arbetsgivaren. Ange kommunens eller regionens kod."))
    if wrong:
        raise CommandError(" ".join(wrong))
    return found


def _programme(staff_import: StaffImport, pk: int | None) -> Programme | None:
    if staff_import.kind != StaffImport.Kind.SIGN_UPS:
        return None
    here = programmes_at(staff_import.organisation)
    found = here.filter(pk=pk).first() if pk else None
    if found is None:
        known = ", ".join(f"{programme.pk} {programme.name}" for programme in here)
        raise CommandError(_("Ange programmet med --programme. Här finns: %(known)s.") % {"known": known or _("inget")})
    return found


def _columns(found: Recognised) -> Iterator[str]:
    for table in found.tables:
        yield f"{table['name']}: {table['rows']} " + _("rader")
        for column in table["columns"]:
            meaning = FIELD_LABELS[Field(column["field"])] if column["field"] else f"({column['reason']})"
            yield f"  {column['header'][:32]:32} {meaning}"
        yield ""


def _plan(summary: dict[str, Any]) -> Iterator[str]:
    yield f"{'':16}{_('Nya'):>10}{_('Ändras'):>10}{_('Oförändrade'):>14}{_('Slutar'):>10}"
    for key, label in (("people", _("Personer")), ("employments", _("Anställningar")), ("units", _("Enheter"))):
        if key in summary:
            counts = summary[key]
            yield f"{label:16}{counts['new']:>10}{counts['changed']:>10}{counts['unchanged']:>14}{counts['left']:>10}"
    yield ""
    for fault in summary["faults"]:
        yield f"{_('Fel')}: {fault['text']} ({_('rad')} {_rows(fault)})"
    for note in summary["notes"]:
        yield f"- {note['text']}" + (f" ({_('rad')} {_rows(note)})" if note["rows"] else "")


def _rows(note: dict[str, Any]) -> str:
    shown = ", ".join(map(str, note["rows"][:12]))
    return shown if note["count"] <= 12 else f"{shown} … {note['count']}"


def _ending(staff_import: StaffImport, *, apply: bool) -> str:
    if staff_import.state == StaffImport.State.APPLIED:
        return _("Filen är inläst.")
    if staff_import.summary["is_empty"]:
        return _("Inget är nytt i filen.")
    return _("Inget är sparat. Lägg till --apply för att läsa in.")
