"""Writes the database and the uploads to one file."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from jordman.operations.backup import archive
from jordman.operations.backup.manifest import BackupError


class Command(BaseCommand):
    help = "Write the database and uploads to one file, while people work in the site"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, help="where to (default: a dated file in the data folder)")
        parser.add_argument("--keep", type=int, metavar="N", help="keep the N newest dated files of that folder")

    def handle(self, *, file: Path | None, keep: int | None, **options: object) -> None:
        target = file or settings.DATA / "backups" / archive.default_name()
        try:
            about = archive.make(target)
        except BackupError as error:
            raise CommandError(f"No backup was made. {error}") from error
        size = target.stat().st_size / 1_000_000
        self.stdout.write(f"Backed up the database and {len(about.parts) - 1} files to {target} ({size:.1f} MB).")
        if keep:
            for old in sorted(target.parent.glob("jordman-*.tar.gz"))[:-keep]:
                old.unlink()
                self.stdout.write(f"Removed {old.name}.")
