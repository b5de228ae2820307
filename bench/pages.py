"""Processor time a page, one request at a time, and whether it grows with the number of people."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, islice

from bench import results, sites
from bench.server import Browser, Server, Visit, serving

WARM_UP, ROUNDS, VISITS_A_ROUND = 25, 6, 20


@dataclass(frozen=True)
class Cost:
    """Milliseconds of processor time: the middle of all visits, and the quietest tenth."""

    middle: float
    quiet: float
    statements: int
    html: int


def run(people: list[int], databases: list[str]) -> None:
    for database in databases:
        for number in people:
            with sites.seeded(number, database) as site:
                costs = measure(site)
            rows = {page: vars(cost) for page, cost in costs.items()}
            results.keep("pages", site.name, {"noise": noise(), "rows": rows})
            _show(site.name, costs)


def measure(site: sites.Site) -> dict[str, Cost]:
    visits, statements = prepare(site)
    with serving(site) as server, Browser(server.port) as browser:
        for page in visits:
            list(_spend(server, browser, visits[page], WARM_UP))
        spent: dict[str, list[float]] = {page: [] for page in visits}
        # In rounds, so that a noisy minute is shared by all pages.
        for _round in range(ROUNDS):
            for page in visits:
                spent[page] += _spend(server, browser, visits[page], VISITS_A_ROUND)
        sizes = {page: len(browser.send(visits[page][0]).body) for page in visits}
    return {
        page: Cost(
            round(statistics.median(spent[page]), 1),
            round(statistics.quantiles(spent[page], n=10)[0], 1),
            statements[page],
            sizes[page],
        )
        for page in visits
    }


def prepare(site: sites.Site) -> tuple[dict[str, list[Visit]], dict[str, int]]:
    command = [sys.executable, "-m", "bench.inside", "pages"]
    done = subprocess.run(command, env=site.environment, cwd=sites.ROOT, stdout=subprocess.PIPE, check=True)
    found = json.loads(done.stdout)
    visits: dict[str, list[Visit]] = {}
    for row in found["visits"]:
        visits.setdefault(row["page"], []).append(Visit(**row))
    return visits, found["statements"]


def _spend(server: Server, browser: Browser, visits: list[Visit], times: int) -> Iterator[float]:
    """Milliseconds of each visit, with what the server does after it has answered."""
    before = server.cpu_seconds()
    for visit in islice(cycle(visits), times):
        answer = browser.send(visit)
        if answer.status != (302 if visit.data else 200):
            raise SystemExit(f"{visit.path} answered {answer.status}.")
        time.sleep(0.002)
        after = server.cpu_seconds()
        yield (after - before) * 1000
        before = after


def noise() -> float:
    """How much longer the same small sum takes now and then than at best: 1.0 on a quiet machine."""
    times = []
    for _ in range(60):
        began = time.thread_time()
        sum(number * number for number in range(100_000))
        times.append(time.thread_time() - began)
    return round(statistics.median(times) / min(times), 2)


def _show(name: str, costs: dict[str, Cost]) -> None:
    print(f"\n{name} people: milliseconds of processor time (quietest tenth), statements, bytes of HTML")
    for page, cost in costs.items():
        print(f"  {page:14}{cost.middle:7.1f} ({cost.quiet:5.1f}) {cost.statements:5} {cost.html:8}", flush=True)
