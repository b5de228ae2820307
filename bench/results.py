"""What was measured, kept in results.json and shown in docs/performance.md between its markers."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.sites import ROOT

FILE = Path(__file__).parent / "results.json"


def read() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return found


def keep(section: str, name: str, figures: dict[str, Any]) -> None:
    """Replace what was measured under this name before, and show it in the document."""
    from bench import report  # noqa: PLC0415 - which reads us

    everything = read()
    everything.setdefault(section, {})[name] = {**_surroundings(), **figures}
    FILE.write_text(json.dumps(everything, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    report.write(everything)


def _surroundings() -> dict[str, Any]:
    commit = ["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"]
    return {
        "on": datetime.now(UTC).strftime("%Y-%m-%d"),
        "commit": subprocess.run(commit, capture_output=True, text=True, check=False).stdout.strip(),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }
