"""Protects a made-up country: 290 municipalities in 21 counties, 20,000 units, four cross-tables; then a later wave."""

import json
import random
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from bench import results, sites
from jordman.disclosure.releasing import CrossTable, Place, Released, release
from jordman.disclosure.solving import CpSat

UNITS = 20_000
MUNICIPALITIES, COUNTIES = 290, 21
THRESHOLD = 5
SOLVING_SECONDS = 20.0
MEGABYTE = 1e3  # of the kilobytes that the system counts in
TABLES = {
    "sex": {"woman": 84, "man": 15, "unknown": 1},
    "role": {"staff": 90, "operational": 8, "strategic": 2},
    "ability": {"1": 15, "2": 40, "3": 30, "4": 15},
    "will": {"low": 25, "middle": 45, "high": 30},
}
OF_PERSONS = ("sex", "role")
Country = dict[str, list[dict[str, str]]]  # for each unit its respondents, each with a column in every table


def run(units: int = UNITS) -> None:
    command = [sys.executable, "-m", "bench.protecting", str(units)]
    done = subprocess.run(command, cwd=sites.ROOT, stdout=subprocess.PIPE, check=True)
    rows = json.loads(done.stdout)
    print(rows)
    if units == UNITS:
        results.keep("disclosure", f"{units} units", {"rows": rows})


def measure(units: int) -> dict[str, dict[str, float]]:
    chance = random.Random(1)
    places = list(_places(units, chance))
    country = {place.key: [_person(chance) for _ in range(_size(chance))] for place in places if place.key[0] == "u"}
    first, tables = {}, _tables(country)
    first["fast"], released = _timed(lambda: release(places, tables, THRESHOLD))
    solver = CpSat(SOLVING_SECONDS)
    first["with the solver"], released = _timed(lambda: release(places, tables, THRESHOLD, solver=solver))
    later = _tables({unit: list(_later(people, chance)) for unit, people in country.items()})
    first["a later wave"], _ = _timed(lambda: release(places, later, THRESHOLD, earlier=released, solver=solver))
    return first


def _timed(work: Callable[[], Released]) -> tuple[dict[str, Any], Released]:
    began, cpu = time.monotonic(), time.process_time()
    released = work()
    share = released.hidden_share
    row = {
        "seconds": round(time.monotonic() - began, 1),
        "cpu": round(time.process_time() - cpu, 1),
        "megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE),
        "hidden": round(100 * share.share, 1),
        "must": round(100 * share.small / share.cells, 1),
        "over least": None if share.over_least is None else round(100 * share.over_least, 1),
        "kept kilobytes": round(len(json.dumps(released.to_json(), separators=(",", ":"))) / 1e3),
    }
    return row, released


def _places(units: int, chance: random.Random) -> Iterator[Place]:
    """A few large municipalities and many small; every thirtieth municipality is in an association as well."""
    yield Place("country")
    for county in range(COUNTIES):
        yield Place(f"c{county}", ("country",))
    yield Place("a0", ("country",))
    for town in range(MUNICIPALITIES):
        yield Place(f"m{town}", (f"c{town % COUNTIES}", *(["a0"] if town % 30 == 0 else [])))
    weights = [chance.paretovariate(1.1) for _ in range(MUNICIPALITIES)]
    towns = [*range(MUNICIPALITIES), *chance.choices(range(MUNICIPALITIES), weights, k=units - MUNICIPALITIES)]
    for unit, town in enumerate(towns):
        yield Place(f"u{unit}", (f"m{town}",))


def _size(chance: random.Random) -> int:
    return max(0, round(chance.gauss(14, 8)))


def _person(chance: random.Random) -> dict[str, str]:
    return {name: chance.choices(list(columns), list(columns.values()))[0] for name, columns in TABLES.items()}


def _later(people: list[dict[str, str]], chance: random.Random) -> Iterator[dict[str, str]]:
    """One in twelve has gone, somebody has come, and everybody answers anew."""
    for person in people:
        if chance.random() > 1 / 12:
            yield {**_person(chance), **{name: person[name] for name in OF_PERSONS}}
    if people and chance.random() < 0.5:
        yield _person(chance)


def _tables(country: Country) -> list[CrossTable]:
    counts: dict[str, Counter[tuple[str, str]]] = {name: Counter() for name in TABLES}
    for unit, people in country.items():
        for person in people:
            for name, column in person.items():
                counts[name][unit, column] += 1
    return [CrossTable(name, tuple(TABLES[name]), counts[name], is_zero_safe=name in OF_PERSONS) for name in TABLES]


if __name__ == "__main__":
    json.dump(measure(int(sys.argv[1])), sys.stdout)
