"""Sixty graded items calibrated on twenty thousand people, in a process of its own."""

import json
import subprocess
import sys

from bench import results, sites
from bench.pages import noise

PEOPLE = 20_000
ITEMS = 60
CATEGORIES = 5


def run(people: int = PEOPLE) -> None:
    command = [sys.executable, "-m", "bench.calibrating", str(people), str(ITEMS), str(CATEGORIES)]
    done = subprocess.run(command, cwd=sites.ROOT, stdout=subprocess.PIPE, check=True)
    rows = json.loads(done.stdout)
    print(rows)
    if people == PEOPLE:
        results.keep("calibration", "simulated", {"noise": noise(), "rows": rows})
