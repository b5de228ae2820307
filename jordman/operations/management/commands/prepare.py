"""Brings the database and static files up to this version: what an upgrade runs."""

import time

from django.core.management.base import BaseCommand

from jordman.operations import preparing


class Command(BaseCommand):
    help = "Migrate the database and collect static files, if they need it"

    def handle(self, **options: object) -> None:
        for what, do in (("database", preparing.migrate), ("static files", preparing.collect_static)):
            began = time.monotonic()
            if do():
                self.stdout.write(f"Brought the {what} up to date in {time.monotonic() - began:.0f} s.")
