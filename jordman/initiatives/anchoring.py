"""Who stands behind an initiative, level by level from the top."""

from dataclasses import dataclass

from jordman.initiatives.facts import UPPER, InitiativeFacts, Level, LevelFacts
from jordman.initiatives.models import Anchoring, Initiative


@dataclass(frozen=True)
class Place:
    """An employer or a unit, and how it came to stand behind, if it does."""

    id: int
    name: str
    employer: str
    anchoring: Anchoring | None


@dataclass(frozen=True)
class LevelPlaces:
    level: str
    label: str
    facts: LevelFacts
    places: tuple[Place, ...]

    @property
    def is_units(self) -> bool:
        return self.level == Level.UNIT


def anchoring_of(initiative: Initiative, facts: InitiativeFacts) -> tuple[LevelPlaces, ...]:
    rows = {(row.level, row.organisation_id): row for row in initiative.anchorings.all()}
    employers = sorted({(unit.employer, unit.employer_id) for unit in facts.units})
    upper = [
        LevelPlaces(
            level,
            str(level.label),
            facts.level(level),
            tuple(Place(pk, name, name, rows.get((level, pk))) for name, pk in employers),
        )
        for level in UPPER
    ]
    units = tuple(Place(unit.id, unit.name, unit.employer, rows.get((Level.UNIT, unit.id))) for unit in facts.units)
    return (*upper, LevelPlaces(Level.UNIT, str(Level.UNIT.label), facts.level(Level.UNIT), units))
