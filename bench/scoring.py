"""One answer of an adaptive run: scored, judged for a stop, and followed by the next question. No site is needed."""

import random
import statistics
import time
from collections.abc import Iterator

from bench import results
from bench.pages import noise
from jordman.psychometrics.adaptive import Candidate, Rule, next_item, score_of
from jordman.psychometrics.graded import Item, probabilities

ITEMS, SCALES, PEOPLE = 60, 5, 200
# Nobody is measured precisely enough to stop early, so the costliest answers are in it too.
RULE = Rule(standard_error=0.01, max_items=24, min_items=10, least_per_scale=2)


def run() -> None:
    chance = random.Random(60)
    pool = [_candidate(number, chance) for number in range(ITEMS)]
    first, *costs = (cost for _ in range(PEOPLE) for cost in _answers(pool, chance))
    rows = {
        "first ms": round(first, 2),
        "quiet ms": round(statistics.quantiles(costs, n=10)[0], 2),
        "middle ms": round(statistics.median(costs), 2),
        "slowest ms": round(max(costs), 2),
        "answers": len(costs) + 1,
    }
    print(rows)
    results.keep("scoring", f"{ITEMS} items", {"noise": noise(), "rows": rows})


def _candidate(number: int, chance: random.Random) -> Candidate:
    place = chance.uniform(-2.5, 1.5)
    return Candidate(Item(f"item-{number}", chance.uniform(0.8, 2.2), (place, place + 1)), f"scale-{number % SCALES}")


def _answers(pool: list[Candidate], chance: random.Random) -> Iterator[float]:
    """Milliseconds of processor time for each answer of one person."""
    items = {each.item.key: each.item for each in pool}
    theta, answered = chance.gauss(0, 1), dict[str, int]()
    key = next_item(pool, answered, RULE, chance=chance)
    while key is not None:
        chances = probabilities(items[key], theta)
        answered[key] = chance.choices(range(len(chances)), chances)[0]
        began = time.thread_time()
        score_of(pool, answered)
        key = next_item(pool, answered, RULE, chance=chance)
        yield (time.thread_time() - began) * 1000
