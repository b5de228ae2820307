"""Builds the demo's own database anew. `jordman demo` does this when it must, and then serves it."""

import shutil
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django_tasks_db.models import DBTaskResult

from jordman.demo import sign_ins
from jordman.demo.building import build
from jordman.demo.freshness import BUILT, PACKED
from jordman.operations.tasks import MAIL

MARK = "this-is-the-demo.txt"
KEPT = ("secret-key", "answer-secret", "static", PACKED)


class Command(BaseCommand):
    help = "Build the demo's data anew, in files of its own. `jordman demo` does this when it must, and then serves it"
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        if not settings.DEMO or connection.vendor != "sqlite":
            raise CommandError("Use `jordman demo`: the demo lives in files of its own, never in a site's database.")
        began = time.monotonic()
        clear(settings.DATA)
        call_command("migrate", interactive=False, verbosity=0)
        sign_ins.remember(settings.DATA, build(self.stdout))
        # Half a year of the story's mails would fill the screen of whoever starts it.
        DBTaskResult.objects.filter(task_path=MAIL).delete()
        self.stdout.write(f"Built in {time.monotonic() - began:.0f} s.")


def clear(folder: Path) -> None:
    """The stamp goes first: a build that is cut off is then begun anew next time."""
    rest = [path for path in folder.iterdir() if not path.name.startswith(KEPT)]
    if rest and not (folder / MARK).exists():
        raise CommandError(f"{folder} holds files that are not the demo's. Choose another folder with --data.")
    (folder / MARK).write_text("All in this folder is the demo's, and goes when it is built anew.\n")
    (folder / BUILT).unlink(missing_ok=True)
    connection.close()
    for path in rest:
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != MARK:
            path.unlink(missing_ok=True)
