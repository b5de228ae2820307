"""Runs the checks, cheapest first, and stops at the first that fails."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from checks import machine, postgresql

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CODE = ("jordman", "tests", "checks", "start.py", "manage.py")
CLOSING_LINE = re.compile(r"^=+ .*\b(passed|failed|error|no tests ran).* =+$")


class Failed(Exception):
    """A step that did not pass."""


@dataclass
class Report:
    seconds: dict[str, float] = field(default_factory=dict)
    closing_lines: list[str] = field(default_factory=list)

    def table(self) -> str:
        width = max(map(len, self.seconds))
        rows = [f"  {name:{width}}  {seconds:6.1f} s" for name, seconds in self.seconds.items()]
        return "\n".join([*rows, f"  {'Everything':{width}}  {sum(self.seconds.values()):6.1f} s"])


def main() -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    os.chdir(ROOT)
    report = Report()
    try:
        with ExitStack() as stack:
            _everything(report, stack)
    except (Failed, machine.Missing) as reason:
        print(f"\nNot passed: {reason}", flush=True)
        return 1
    print(f"\nAll checks passed.\n{report.table()}\n", *report.closing_lines, sep="\n", flush=True)
    return 0


def _everything(report: Report, stack: ExitStack) -> None:
    began = time.monotonic()
    chromium = machine.chromium()
    programs = postgresql.binaries()
    report.seconds["Chromium and PostgreSQL are here"] = time.monotonic() - began
    for name, command in _cheap_steps():
        _step(report, name, command)
    pytest = [str(BIN / "pytest"), "-n", "2"]
    _step(report, "Tests on SQLite", pytest)
    url = stack.enter_context(postgresql.cluster())
    # Backup and restore are tested with PostgreSQL's own programs.
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    _step(report, "Tests on PostgreSQL", pytest, DATABASE_URL=url, PATH=path)
    _in_a_browser(report, chromium)


def _in_a_browser(report: Report, chromium: str) -> None:
    """A journey waits for a real browser, which a busy machine can make slow: what fails gets one more try."""
    command = [str(BIN / "pytest"), "-m", "browser"]
    try:
        _step(report, "Tests in a browser", command, CHROMIUM=chromium)
    except Failed:
        _step(report, "Those that failed in a browser, once more", [*command, "--last-failed"], CHROMIUM=chromium)


def _cheap_steps() -> list[tuple[str, Sequence[str | Path]]]:
    code = [name for name in (*CODE, "bench") if (ROOT / name).exists()]
    templates = sorted(path.relative_to(ROOT) for path in ROOT.glob("jordman/**/templates/**/*.html"))
    manage = [sys.executable, "manage.py"]
    return [
        ("Style of the code", [BIN / "ruff", "check", "--quiet", *code]),
        ("Form of the code", [BIN / "ruff", "format", "--check", "--quiet", *code]),
        ("Form of the templates", [BIN / "djade", "--check", *templates]),
        ("Imports go down", [BIN / "lint-imports", "--no-logo"]),
        ("Styles are built", [sys.executable, "jordman/ui/build_css.py", "--check"]),
        ("Scripts of others are as locked", [sys.executable, "jordman/ui/vendor.py", "--check"]),
        ("Django's own check", [*manage, "check", "--fail-level", "WARNING"]),
        ("Migrations are made", [*manage, "makemigrations", "--check", "--dry-run"]),
        ("Types", [BIN / "mypy", *code]),
    ]


def _step(report: Report, name: str, command: Sequence[str | Path], **extra: str) -> None:
    print(f"\n{name} ...", flush=True)
    began = time.monotonic()
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "COLUMNS": "110", **extra}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if CLOSING_LINE.match(line.strip()):
                report.closing_lines.append(line.strip())
    report.seconds[name] = time.monotonic() - began
    if process.returncode:
        raise Failed(name)


if __name__ == "__main__":
    sys.exit(main())
