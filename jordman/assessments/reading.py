"""A released picture, as it lies in its snapshot. Frozen: it never changes, so that a process may keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean and the ends of its 95 % confidence interval, in the measure's own units."""

    middle: float
    low: float
    high: float

    @property
    def reach(self) -> float:
        return (self.high - self.low) / 2


@dataclass(frozen=True, slots=True)
class OnLevel:
    """How many are on a level: a share from 0 to 1, or where that would say too much a range of per cent."""

    share: float | None = None
    low: int | None = None
    high: int | None = None

    @property
    def range(self) -> tuple[float, float]:
        """Per cent; a share that is known is a range of nothing."""
        if self.share is not None:
            return self.share * 100, self.share * 100
        return self.low or 0, self.high or 0


@dataclass(frozen=True)
class Shown:
    """What may be shown of one place. What is hidden is not in here; `answered` is None where nothing may be."""

    key: str
    name: str
    kind: str
    above: tuple[str, ...]
    answered: int | None
    asked: int | None
    values: Mapping[str, Mean] = field(default_factory=dict)
    roles: Mapping[str, Mapping[str, Mean]] = field(default_factory=dict)
    sexes: Mapping[str, Mapping[str, Mean]] = field(default_factory=dict)
    levels: Mapping[str, OnLevel] = field(default_factory=dict)
    managers: int | None = None
    estimates: Mapping[str, int] = field(default_factory=dict)

    @property
    def is_shown(self) -> bool:
        return self.answered is not None


@dataclass(frozen=True)
class Picture:
    """All places of a wave, in alphabetical order."""

    threshold: int
    top: str
    places: tuple[Shown, ...]

    @classmethod
    def read(cls, figures: Mapping[str, Any]) -> Picture:
        return cls(figures["threshold"], figures["top"], tuple(map(_shown, figures["places"])))

    @cached_property
    def by_key(self) -> dict[str, Shown]:
        return {place.key: place for place in self.places}

    @cached_property
    def _below(self) -> dict[str, tuple[Shown, ...]]:
        found: dict[str, list[Shown]] = {}
        for place in self.places:
            for above in place.above:
                found.setdefault(above, []).append(place)
        return {key: tuple(places) for key, places in found.items()}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(place.key for place in self.places)

    def place(self, key: str) -> Shown:
        """Raises KeyError for a place that the wave did not reach."""
        return self.by_key[key]

    def below(self, key: str) -> tuple[Shown, ...]:
        """The places directly under one, in alphabetical order."""
        return self._below.get(key, ())


def _shown(row: Mapping[str, Any]) -> Shown:
    estimates = row.get("estimates") or {}
    return Shown(
        key=row["key"],
        name=row["name"],
        kind=row["kind"],
        above=tuple(row["above"]),
        answered=row["answered"],
        asked=row["asked"],
        values=_means(row["values"]),
        roles={role: _means(values) for role, values in row["roles"].items()},
        sexes={sex: _means(values) for sex, values in row["sexes"].items()},
        levels={measure: OnLevel(**level) for measure, level in row["shares"].items()},
        managers=estimates.get("managers"),
        estimates=estimates.get("bands", {}),
    )


def _means(values: Mapping[str, list[float]]) -> dict[str, Mean]:
    return {measure: Mean(*mean) for measure, mean in values.items()}
