"""Says what is missing before the site is opened to people."""

import sys

from django.core.management.base import BaseCommand

from jordman.operations import readiness
from jordman.operations.readiness import Verdict


class Command(BaseCommand):
    help = "Say what is missing before the site is opened to people; exit code 1 when something is"
    # Says itself what is wrong, in the same list as the rest.
    requires_system_checks = ()

    def handle(self, **options: object) -> None:
        seen = []
        for finding in readiness.findings():
            seen.append(finding.verdict)
            self.stdout.write(f"{finding.verdict:5}{finding.about:13} {finding.says}")
        failures, warnings = seen.count(Verdict.BAD), seen.count(Verdict.WARNING)
        self.stdout.write(f"\n{failures} to mend before opening, {warnings} to look at.")
        if failures:
            sys.exit(1)
