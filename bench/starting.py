"""From a clone of the last commit to the first page of the demo, and what its serving process holds in memory."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench import processes, results, sites
from bench.server import Browser, Visit, free_port, is_healthy

LONGEST_SECONDS = 600
MEGABYTE = 1e6
# What anybody sees, a few times over: the process has then read what it keeps.
PAGES = ("/konto/login/", "/om/vem-ser-vad/", "/ui/")


def run() -> None:
    folder = Path(tempfile.mkdtemp(prefix="jordman-bench-"))
    try:
        rows = _measure(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    results.keep("start", "demo", {"rows": rows})
    print(rows)


def _measure(folder: Path) -> dict[str, float]:
    clone = folder / "jordman"
    began = time.monotonic()
    subprocess.run(["git", "clone", "--quiet", "--local", str(sites.ROOT), str(clone)], check=True)
    # Nothing is taken from what was installed on this machine before.
    surroundings = {**sites.environment(folder), "UV_CACHE_DIR": str(folder / "packages")}
    del surroundings["JORDMAN_DATA"]
    with _demo(clone, surroundings):
        first = time.monotonic() - began
    began = time.monotonic()
    with _demo(clone, surroundings) as (process, port):
        second = time.monotonic() - began
        megabytes = _serve_a_while(process.pid, port)
    return {"clone to page": round(first, 1), "second start": round(second, 1), "worker": round(megabytes)}


@contextmanager
def _demo(clone: Path, surroundings: dict[str, str]) -> "Iterator[tuple[subprocess.Popen[bytes], int]]":
    """The demo from its start to its first page, and stopped afterwards."""
    port = free_port()
    command = [sys.executable, "start.py", "demo", "--port", str(port)]
    process = subprocess.Popen(command, cwd=clone, env=surroundings, stdin=subprocess.PIPE, start_new_session=True)
    try:
        until = time.monotonic() + LONGEST_SECONDS
        while not is_healthy(port):
            if process.poll() is not None or time.monotonic() > until:
                raise SystemExit("The demo did not start.")
            time.sleep(0.1)
        yield process, port
    finally:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGTERM)
        process.wait(timeout=60)


def _serve_a_while(pid: int, port: int) -> float:
    """Megabytes that the largest serving process has held after some pages."""
    with Browser(port) as browser:
        for path in PAGES * 20:
            browser.send(Visit("", path, ""))
    return max(processes.most_memory(child) for child in processes.tree(pid)) / MEGABYTE
