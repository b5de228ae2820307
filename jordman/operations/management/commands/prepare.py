"""Brings the database and static files up to this version: what an upgrade runs."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from jordman.operations import preparing


class Command(BaseCommand):
    help = "Migrate the database, collect static files and compile translations, if they need it"

    # A start waits for this command, and the server checks what it serves.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--only-static", action="store_true", help="leave the database alone")

    def handle(self, *, only_static: bool, **options: object) -> None:
        steps = {
            "translations": preparing.compile_translations,
            "static files": preparing.collect_static,
            "database": preparing.migrate,
        }
        if only_static:
            del steps["database"]
        for what, bring_up_to_date in steps.items():
            began = time.monotonic()
            if bring_up_to_date():
                self.stdout.write(f"Brought the {what} up to date in {time.monotonic() - began:.0f} s.")
