"""The `jordman` command: a name for each thing that a person who runs the site does."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from jordman.demo import launching
from jordman.operations import serving

# What is not in `_LIGHT` is a Django command in its room, with underscores for hyphens.
COMMANDS = {
    "serve": "serve the site, with one worker for mail, reminders and long imports",
    "worker": "run one more worker, on this machine or another",
    "demo": "serve a made-up Swedish programme to look around in",
    "import-staff": "take in a staff file (CSV or XLSX): dry run first, then --apply",
    "library": "export or import modules as folders of plain text",
    "seed": "fill a database with a given number of made-up people, to measure speed",
    "backup": "write the database and uploads to one file",
    "restore": "put back what a backup holds",
    "keys": "back up or restore the keys of measurements, which the backup leaves out",
    "check-deploy": "say what is missing before opening the site to people",
    "health": "ask a running site how it is (exit code 1 when it is down)",
    "manage": "run one of Django's own commands",
}


STOPPED_BY_HAND = 130


def main(arguments: Sequence[str] | None = None) -> int:
    parsed = _parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jordman.config.settings")
    try:
        if parsed.command in _LIGHT:
            return _LIGHT[parsed.command](parsed.arguments)
        return _django([parsed.command.replace("-", "_"), *parsed.arguments])
    except KeyboardInterrupt:
        return STOPPED_BY_HAND


def _parser() -> argparse.ArgumentParser:
    width = max(map(len, COMMANDS))
    parser = argparse.ArgumentParser(
        prog="jordman",
        description="Jordmån: digital competence in health and social care.",
        epilog="commands:\n" + "\n".join(f"  {name:{width}}  {what}" for name, what in COMMANDS.items()),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "command", choices=COMMANDS, metavar="command", help="what to do; `jordman COMMAND --help` says more"
    )
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _django(arguments: Sequence[str]) -> int:
    # Django takes a second to load, which `serve` and `--help` do not need in this process.
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["jordman", *arguments])
    return 0


_LIGHT: dict[str, Callable[[Sequence[str]], int]] = {
    "serve": serving.serve,
    "demo": launching.demo,
    "health": serving.health,
    "manage": _django,
}

if __name__ == "__main__":
    sys.exit(main())
