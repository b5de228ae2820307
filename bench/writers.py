"""Fifty people answer at the same time, on SQLite, through the real server: nothing may fail and nothing be lost."""

import json
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from bench import results, sites
from bench.server import Browser, Visit, serving

PEOPLE, WRITERS, ANSWERS_EACH = 300, 50, 10


@dataclass(frozen=True)
class Writer:
    """What one person sent last, how each answer was received and how long it took."""

    user_id: int
    last: str
    statuses: list[int]
    seconds: list[float]


def run() -> None:
    with sites.seeded(PEOPLE) as site:
        asked = _inside(site, "writers", str(WRITERS))
        with serving(site) as server:
            began = time.monotonic()
            with ThreadPoolExecutor(WRITERS) as pool:
                writers = list(pool.map(lambda one: _write(server.port, one), asked))
            took = time.monotonic() - began
        kept = {row["user_id"]: row["chosen"] for row in _inside(site, "answers")}
    rows = _summed(writers, kept, took)
    results.keep("writers", site.name, {"rows": rows})
    print(rows)
    if rows["failed"] or rows["lost"]:
        raise SystemExit("An answer failed or was lost.")


def _write(port: int, one: dict[str, Any]) -> Writer:
    visit, options = Visit(**one["visit"]), one["options"]
    statuses, seconds, last = [], [], ""
    with Browser(port) as browser:
        for number in range(ANSWERS_EACH):
            last = options[number % len(options)]
            began = time.monotonic()
            statuses.append(browser.send(replace(visit, data={"answer": last})).status)
            seconds.append(time.monotonic() - began)
    return Writer(one["user_id"], last, statuses, seconds)


def _summed(writers: list[Writer], kept: dict[int, list[str]], took: float) -> dict[str, float]:
    seconds = [each for writer in writers for each in writer.seconds]
    return {
        "answers": len(seconds),
        "failed": sum(status != 302 for writer in writers for status in writer.statuses),
        "lost": sum(kept.get(writer.user_id) != [writer.last] for writer in writers),
        "a second": round(len(seconds) / took),
        "middle ms": round(statistics.median(seconds) * 1000),
        "slowest ms": round(max(seconds) * 1000),
    }


def _inside(site: sites.Site, *arguments: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bench.inside", *arguments]
    done = subprocess.run(command, env=site.environment, cwd=sites.ROOT, stdout=subprocess.PIPE, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
