"""What a group's values say: a mean with how sure it is. Imports scipy: for the worker, commands and tests.

The interval is Student's t with n - 1 degrees of freedom. Its standard error is the square root of (the variance among
people plus the mean of their squared standard errors) / n: an EAP score varies less than the ability behind it, by just
what its own uncertainty says. No correction is made for a group of which all have answered, so that it is on the wide
side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, variance

from scipy.special import stdtrit

from jordman.assessments.measures import Value

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Summary:
    """Mean, its standard error and the ends of its 95 % confidence interval, in the measure's own units."""

    mean: float
    standard_error: float
    low: float
    high: float


def summarise(values: Sequence[Value]) -> Summary | None:
    """None with fewer than two: there is no spread to judge the mean by."""
    if len(values) < 2:
        return None
    numbers = [each.value for each in values]
    mean, spread = fmean(numbers), variance(numbers) + fmean(each.error**2 for each in values)
    error = sqrt(spread / len(values))
    reach = float(stdtrit(len(values) - 1, (1 + CONFIDENCE) / 2)) * error
    return Summary(mean, error, mean - reach, mean + reach)
