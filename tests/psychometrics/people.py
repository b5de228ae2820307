"""Simulated people, the ability instrument's guessed parameters, and the shipped tables of answers."""

import csv
from pathlib import Path
from random import Random

from jordman.psychometrics.adaptive import Candidate, Rule, next_item
from jordman.psychometrics.graded import Item, probabilities

DATA = Path(__file__).parent / "data"

# The rule of the ability instrument, version 1.
RULE = Rule(standard_error=0.35, max_items=24, min_items=10, minutes=6, least_per_scale=2)


def read_pool() -> list[Candidate]:
    with (DATA / "digital-formaga.csv").open(encoding="utf-8") as file:
        return [_candidate(row) for row in csv.DictReader(file)]


def _candidate(row: dict[str, str]) -> Candidate:
    thresholds = (float(row["threshold_1"]), float(row["threshold_2"]))
    return Candidate(Item(row["key"], float(row["slope"]), thresholds), row["scale"])


def read_answers(name: str, first: str, last: str, *, turned: tuple[str, ...] = ()) -> list[list[float | None]]:
    """Columns `first` to `last` of a table; those `turned` count from the other end of six categories."""
    with (DATA / name).open(encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    columns = range(head.index(first), head.index(last) + 1)
    return [[_number(row[column], is_turned=head[column] in turned) for column in columns] for row in rows]


def _number(cell: str, *, is_turned: bool) -> float | None:
    if cell in {"", "NA"}:
        return None
    return 7 - float(cell) if is_turned else float(cell)


def answer(item: Item, theta: float, chance: Random, *, guesses: float = 0.0) -> int:
    """What somebody with this ability answers. `guesses` is how often whoever would get 0 hits the best answer."""
    draw, category = chance.random(), 0
    for each in probabilities(item, theta)[:-1]:
        if draw < each:
            break
        draw, category = draw - each, category + 1
    if category == 0 and guesses and chance.random() < guesses:
        return len(item.thresholds)
    return category


def run(pool: list[Candidate], answers: dict[str, int], chance: Random, rule: Rule = RULE) -> dict[str, int]:
    """An adaptive run to its end, of somebody whose answers to everything are given."""
    got: dict[str, int] = {}
    while (key := next_item(pool, got, rule, chance=chance)) is not None:
        got[key] = answers[key]
    return got
