"""Puts back what a backup holds."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from jordman.operations import preparing
from jordman.operations.backup import archive, databases
from jordman.operations.backup.manifest import BackupError

YES = {"j", "ja", "y", "yes"}


class Command(BaseCommand):
    help = "Put back what a backup holds, in place of what the site holds now. Stop the site first"
    # The database may be empty or older than the program: that is what a restore is for.
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--yes", action="store_true", help="do not ask before overwriting")

    def handle(self, *, file: Path, yes: bool, **options: object) -> None:
        try:
            with archive.opened(file) as contents:
                self._restore(contents, yes=yes)
        except BackupError as error:
            raise CommandError(f"Nothing was restored. {error}") from error

    def _restore(self, contents: archive.Contents, *, yes: bool) -> None:
        about = contents.manifest
        self.stdout.write(
            f"Made {about.made_at} by Jordmån {about.version}: a database and {len(contents.uploads)} files."
        )
        if not (yes or databases.is_empty() or self._agrees()):
            raise CommandError("Nothing was restored.")
        archive.put_back(contents)
        preparing.migrate()
        self.stdout.write(
            "Restored, but not the keys of measurements: `jordman keys restore FILE`. Start the site again."
        )

    @staticmethod
    def _agrees() -> bool:
        answer = input("The database and uploads of this site will be replaced. Go on? [j/N] ")
        return answer.strip().lower() in YES
