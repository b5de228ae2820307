"""Builds the demo's own database, unless it is there already; `jordman demo` then serves it."""

import hashlib
import shutil
import time
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from jordman.demo import sign_ins
from jordman.demo.building import build

STAMP = "built-from"
MARK = "this-is-the-demo.txt"
KEPT = ("secret-key", "static")
# Its dates are set around the day it is built.
FRESH_FOR = timedelta(days=14)


class Command(BaseCommand):
    help = "Build the demo's data, if they are not there. `jordman demo` does this, and then serves it"
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="throw away what was done in the demo")

    def handle(self, *, fresh: bool, **options: object) -> None:
        if not settings.DEMO or connection.vendor != "sqlite":
            raise CommandError("Use `jordman demo`: the demo lives in files of its own, never in a site's database.")
        if fresh or (reason := self._why_anew()):
            self._build("As you asked" if fresh else reason)
        sign_ins.write_links(settings.DATA)

    def _why_anew(self) -> str:
        stamp = settings.DATA / STAMP
        if not stamp.exists():
            return "The first time"
        if stamp.read_text() != fingerprint():
            return "The program has changed"
        age = timezone.now().timestamp() - stamp.stat().st_mtime
        return "Its dates have passed" if age > FRESH_FOR.total_seconds() else ""

    def _build(self, reason: str) -> None:
        self.stdout.write(f"{reason}: building the demo (up to a minute) ...")
        began = time.monotonic()
        self._clear()
        call_command("migrate", interactive=False, verbosity=0)
        sign_ins.remember(settings.DATA, build(self.stdout))
        (settings.DATA / STAMP).write_text(fingerprint())
        self.stdout.write(f"Built in {time.monotonic() - began:.0f} s.")

    @staticmethod
    def _clear() -> None:
        """The stamp goes first: a build that is cut off is then begun anew next time."""
        folder: Path = settings.DATA
        rest = [path for path in folder.iterdir() if not path.name.startswith(KEPT)]
        if rest and not (folder / MARK).exists():
            raise CommandError(f"{folder} holds files that are not the demo's. Choose another folder with --data.")
        (folder / MARK).write_text("All in this folder is the demo's, and goes when it is built anew.\n")
        (folder / STAMP).unlink(missing_ok=True)
        connection.close()
        for path in rest:
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != MARK:
                path.unlink(missing_ok=True)


def fingerprint() -> str:
    """What the demo is made from: its story, the starter library, the tables."""
    package = settings.PACKAGE
    patterns = ("demo/**/*", "library/starter/**/*", "organisations/data/**/*", "*/migrations/*.py")
    files = sorted(path for pattern in patterns for path in package.glob(pattern) if path.is_file())
    digest = hashlib.sha256()
    for path in files:
        if path.suffix != ".pyc":
            digest.update(path.relative_to(package).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
