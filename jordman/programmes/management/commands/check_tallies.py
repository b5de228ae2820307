"""Recompute every kept sum and compare."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jordman.programmes.tallies import REGISTER, Difference, differences, repair


class Command(BaseCommand):
    help = "Recomputes the sums behind the reports and compares. With --repair they are mended."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="mend what is wrong")

    def handle(self, *args: Any, **options: Any) -> None:
        check = repair if options["repair"] else differences
        wrong: list[Difference] = [each for tally in REGISTER for each in check(tally)]
        for each in wrong:
            self.stdout.write(str(each))
        if wrong and not options["repair"]:
            raise CommandError(f"{len(wrong)} wrong. Run again with --repair to mend them.")
        self.stdout.write(f"{len(wrong)} mended." if wrong else "All sums are right.")
