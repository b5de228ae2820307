"""Backs up the keys of measurements, and puts them back."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from jordman.assessments.key_backup import KeyFileError, read_keys, write_keys


class Command(BaseCommand):
    help = "Back up or restore the keys of measurements. A key that was destroyed is never put back"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=("backup", "restore"))
        parser.add_argument("file", type=Path)

    def handle(self, *, what: str, file: Path, **options: object) -> None:
        try:
            said = self._back_up(file) if what == "backup" else self._restore(file)
        except KeyFileError as error:
            raise CommandError(f"No key was restored. {error}") from error
        self.stdout.write(said)

    @staticmethod
    def _back_up(file: Path) -> str:
        return f"{write_keys(file)} keys in {file}. Keep it apart from the backup and from the site's secret."

    @staticmethod
    def _restore(file: Path) -> str:
        done = read_keys(file)
        return (
            f"{done.restored} restored, {done.present} were here already, {done.destroyed} have been destroyed and stay"
            f" so, {done.unknown} belong to no measurement here."
        )
