"""The operations page says what the program does."""

import re
from pathlib import Path

from jordman import cli

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
READ = re.compile(r'env\.[a-z]+\(\s*"([A-Z_]+)"')


def documented() -> set[str]:
    """The table's first column; `_PORT` after a full name stands for the same beginning."""
    rows = re.findall(r"^\| (`[A-Z_`, ]+) \|", PAGE, re.MULTILINE)
    names: set[str] = set()
    for row in rows:
        first, *others = re.findall(r"`([A-Z_]+)`", row)
        names |= {first, *(first.rsplit("_", 1)[0] + other for other in others)}
    return names


def test_every_setting_is_in_the_table_and_no_other() -> None:
    files = (ROOT / "jordman").rglob("*.py")
    read = {name for file in files for name in READ.findall(file.read_text(encoding="utf-8"))}
    assert len(read) > 10
    assert documented() == read


def test_every_command_it_names_exists() -> None:
    named = set(re.findall(r"`(?:\.venv/bin/)?jordman ([a-z][a-z-]+)", PAGE)) | set(
        re.findall(r"^jordman ([a-z][a-z-]+)", PAGE, re.MULTILINE)
    )
    assert {"backup", "restore", "check-deploy", "health"} <= named
    assert named <= set(cli.COMMANDS)
