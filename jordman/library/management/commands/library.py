"""`jordman library export|import|check`: modules as folders of plain text."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from jordman.access.errors import Refused
from jordman.library.actions.folders import folder_of_draft, folder_of_edition, import_folder
from jordman.library.folder.check import check_folder
from jordman.library.models import Module
from jordman.library.starter_library import STARTER
from jordman.organisations.models import Organisation


class Command(BaseCommand):
    help = "Export, import or check modules as folders of plain text (docs/module-format.md)."

    def add_arguments(self, parser: CommandParser) -> None:
        doing = parser.add_subparsers(dest="doing", required=True, metavar="export|import|check")
        export = doing.add_parser("export", help="write modules as folders")
        export.add_argument("target", type=Path, help="the folder to write them in")
        export.add_argument("keys", nargs="*", help="which modules (all that are published, unless said)")
        export.add_argument("--draft", action="store_true", help="the draft instead of what is published")
        taking = doing.add_parser("import", help="take folders in as drafts")
        _add_folders(taking)
        taking.add_argument("--organisation", required=True, help="whose they are: its code, kind:code or id")
        taking.add_argument(
            "--publish", action="store_true", help="publish too, signed by each folder's review.md (trusted content)"
        )
        taking.add_argument("--share", choices=Module.Sharing.values, help="who may read them")
        checking = doing.add_parser("check", help="say what is wrong in folders")
        _add_folders(checking)
        checking.add_argument("--strict", action="store_true", help="let advice fail too")

    def handle(self, *args: Any, **options: Any) -> None:
        getattr(self, f"_{options['doing']}")(options)

    def _export(self, options: dict[str, Any]) -> None:
        modules = Module.objects.select_related("edition").order_by("key")
        modules = modules.filter(key__in=options["keys"]) if options["keys"] else modules
        missing = set(options["keys"]) - {module.key for module in modules}
        if missing:
            raise CommandError(f"No such module: {', '.join(sorted(missing))}")
        for module in modules:
            if options["draft"]:
                folder = folder_of_draft(module)
            elif module.edition:
                folder = folder_of_edition(module, module.edition)
            else:
                continue
            folder.write(options["target"] / module.key)
            self.stdout.write(str(options["target"] / module.key))

    def _import(self, options: dict[str, Any]) -> None:
        organisation = _organisation(options["organisation"])
        refused = 0
        for folder in _folders(options["folders"]):
            try:
                self._take_in(folder, organisation, options)
            except Refused as refusal:
                refused += 1
                self.stderr.write(f"{folder.name}: {refusal.message}")
        if refused:
            raise CommandError(f"{refused} could not be taken in.")

    @transaction.atomic
    def _take_in(self, folder: Path, organisation: Organisation, options: dict[str, Any]) -> None:
        done = import_folder(folder, by=None, organisation=organisation, publish=options["publish"])
        if options["share"]:
            Module.objects.filter(pk=done.module.pk).update(sharing=options["share"])
        published = f", edition {done.edition.number}" if done.edition else ""
        what = "new" if done.is_new else "changed" if done.is_changed else "unchanged"
        self.stdout.write(f"{folder.name}: {what}{published}")

    def _check(self, options: dict[str, Any]) -> None:
        faults = 0
        for folder in _folders(options["folders"]):
            for fault in check_folder(folder).faults:
                counts = options["strict"] or not fault.is_advice
                faults += counts
                self.stdout.write(f"{folder.name}/{fault}" + ("" if counts else " (råd)"))
        if faults:
            self.stderr.write(f"{faults} faults")
            sys.exit(1)


def _add_folders(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folders", nargs="*", type=Path, help="a module's folder, or one with many in it (the starter library)"
    )


def _folders(paths: list[Path]) -> Iterator[Path]:
    for path in paths or [STARTER]:
        if (path / "module.md").exists():
            yield path.resolve()
        elif path.is_dir():
            yield from sorted(inner.resolve() for inner in path.iterdir() if inner.is_dir())
        else:
            raise CommandError(f"No folder: {path}")


def _organisation(code: str) -> Organisation:
    kind, _colon, code = code.rpartition(":")
    found = Organisation.objects.filter(code=code, employer=None, **({"kind": kind} if kind else {}))
    if code.isdigit() and not found.exists():
        found = Organisation.objects.filter(pk=int(code))
    if found.count() != 1:
        raise CommandError(f"No one organisation has the code or id {code}")
    return found.get()
