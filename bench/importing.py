"""Takes in a made-up staff file of 30,000 rows through the command, the first time and once more."""

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench import processes, results, sites
from jordman.integrations.staff_files.sample import write_sample

PEOPLE = 30_000
MUNICIPALITY = "1494"
MEGABYTE = 1e6


def run(people: int = PEOPLE) -> None:
    folder = Path(tempfile.mkdtemp(prefix="jordman-bench-"))
    try:
        rows = _measure(folder, people)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    results.keep("import", f"{people} rows", {"rows": rows})
    print(rows)


def _measure(folder: Path, people: int) -> dict[str, dict[str, float]]:
    site = sites.Site("sqlite", 0, sites.environment(folder))
    file = folder / "personal.csv"
    write_sample(file, people)
    site.manage("manage", "migrate", "--verbosity=0")
    site.manage("seed", "--people", "0")
    return {name: _take_in(site, file) for name in ("first time", "once more")}


def _take_in(site: sites.Site, file: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "jordman", "import-staff", str(file)]
    command += ["--organisation", MUNICIPALITY, "--complete", "--apply"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began, most = time.monotonic(), 0
    with subprocess.Popen(command, env=site.environment, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, processes.most_memory(process.pid))
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit("The file was not taken in.")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"seconds": round(time.monotonic() - began, 1), "cpu": round(cpu, 1), "megabytes": round(most / MEGABYTE)}
