"""Simulates people who answer by the graded response model, calibrates the items, and prints how it went as JSON."""

import json
import os
import sys
import time

# Before numpy: the package says how many threads that may use.
from jordman.psychometrics.calibration import coding, marginal  # isort: skip

import numpy as np

from bench import processes

SEED = 20_260_901
MEGABYTE = 1024 * 1024


def main(people: int, items: int, categories: int) -> None:
    slopes, thresholds, answers = simulated(people, items, categories)
    begun, used = time.perf_counter(), time.process_time()
    found = marginal.calibrate(coding.code(answers, [f"item{at}" for at in range(items)]))
    seconds, cpu = time.perf_counter() - begun, time.process_time() - used
    off = np.array([item.slope for item in found.items]) - slopes
    away = np.array([item.thresholds for item in found.items]) - thresholds
    errors = np.array([item.slope_error or np.nan for item in found.items])
    figures = {
        "people": people,
        "items": items,
        "parameters": found.parameters,
        "seconds": round(seconds, 1),
        "cpu": round(cpu, 1),
        "megabytes": round(processes.most_memory(os.getpid()) / MEGABYTE),
        "iterations": found.iterations,
        "newton steps": found.newton_steps,
        "converged": found.converged,
        "slope rmse": round(float(np.sqrt(np.mean(off**2))), 4),
        "slope worst": round(float(np.abs(off).max()), 4),
        "threshold rmse": round(float(np.sqrt(np.mean(away**2))), 4),
        "threshold worst": round(float(np.abs(away).max()), 4),
        "slopes within 1.96 errors": round(float(np.mean(np.abs(off / errors) < 1.96)), 3),
    }
    print(json.dumps(figures))


def simulated(people: int, items: int, categories: int) -> tuple[coding.Floats, coding.Floats, coding.Codes]:
    random = np.random.default_rng(SEED)
    slopes = random.uniform(0.8, 2.0, items)
    steps = np.cumsum(random.uniform(0.4, 0.9, (items, categories - 1)), axis=1)
    thresholds = steps - steps.mean(axis=1, keepdims=True) + random.normal(0, 0.7, (items, 1))
    ability = random.normal(size=people)
    answers = np.zeros((people, items), dtype=np.int16)
    for at in range(items):
        reached = 1 / (1 + np.exp(-slopes[at] * (ability[:, None] - thresholds[at])))
        answers[:, at] = (random.random((people, 1)) < reached).sum(axis=1)
    return slopes, thresholds, answers


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
