"""Ten thousand units judged by the pitfalls at once, and one unit's page."""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bench import results, sites
from bench.pages import noise

UNITS = 10_000


def run(units: int = UNITS) -> None:
    folder = Path(tempfile.mkdtemp(prefix="jordman-bench-"))
    try:
        site = sites.Site("sqlite", 0, sites.environment(folder))
        site.manage("manage", "migrate", "--verbosity=0")
        site.manage("seed", "--people", "0")
        site.manage("manage", "prepare")
        command = [sys.executable, "-m", "bench.inside", "pitfalls", str(units)]
        done = subprocess.run(command, env=site.environment, cwd=sites.ROOT, stdout=subprocess.PIPE, check=True)
        rows = json.loads(done.stdout)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(rows)
    if units == UNITS:
        results.keep("pitfalls", site.name, {"noise": noise(), "rows": rows})
