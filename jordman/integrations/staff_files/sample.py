"""Makes up a staff file of any size: the same one each time, with nobody real in it."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

HEADER = (
    "Anstnr",
    "Namn",
    "E-post arbete",
    "Org.enhet",
    "Org.enhet namn",
    "Överordnad",
    "Chef anstnr",
    "Befattning",
    "Syss.grad",
    "Anst from",
    "Anst tom",
    "Kön",
)
PEOPLE_IN_A_UNIT = 30
UNITS_IN_AN_AREA = 12
_WOMEN = (
    "Agneta",
    "Åsa",
    "Björg",
    "Dana",
    "Elin",
    "Fatima",
    "Hanna",
    "Ingrid",
    "Kerstin",
    "Ljiljana",
    "Mona",
    "Zeynep",
)
_MEN = ("Ahmed", "Anders", "Björn", "Dragan", "Emil", "Göran", "Håkan", "Isak", "Karl", "Mehmet", "Olof", "Yusuf")
_FAMILIES = ("Almkvist", "Bergström", "Čović", "Dahl", "Ekdahl", "Forsén", "Gärde", "Haddad", "Lindh", "Öberg", "Şahin")
_TITLES = ("Undersköterska", "Vårdbiträde", "Stödassistent", "Sjuksköterska", "Fysioterapeut", "Stödpedagog")


def write_sample(path: Path, people: int) -> None:
    """A list of `people` as an HR system exports it: Windows-1252, semicolons, a title line and a sum line."""
    with path.open("w", encoding="cp1252", errors="replace", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["Urval: Hela förvaltningen"])
        writer.writerow([])
        writer.writerow(HEADER)
        writer.writerows(sample_rows(people))
        writer.writerow([f"Antal rader: {people}"])


def sample_rows(people: int) -> Iterator[tuple[str, ...]]:
    """The first of each unit is its manager; the first unit of each area holds those who manage the others."""
    chance = random.Random(2026)  # noqa: S311 - made-up people, the same each time
    for at in range(people):
        unit = at // PEOPLE_IN_A_UNIT
        yield _row(at, unit, chance)


def _row(at: int, unit: int, chance: random.Random) -> tuple[str, ...]:
    area = unit // UNITS_IN_AN_AREA * UNITS_IN_AN_AREA
    is_manager = at % PEOPLE_IN_A_UNIT == 0
    is_head = is_manager and unit == area
    manager = area if is_manager else unit
    is_woman = chance.random() < 0.8
    given, family = chance.choice(_WOMEN if is_woman else _MEN), chance.choice(_FAMILIES)
    title = "Verksamhetschef" if is_head else "Enhetschef" if is_manager else chance.choice(_TITLES)
    return (
        str(100_000 + at),
        f"{family}, {given}",
        f"person{at}@exempel.se",
        str(7_000 + unit),
        f"Verksamhetsområde {area}" if unit == area else f"Enhet {unit}",
        "" if unit == area else str(7_000 + area),
        "" if is_head else str(100_000 + manager * PEOPLE_IN_A_UNIT),
        title,
        chance.choice(("100,00", "75,00", "50,00")),
        f"{chance.randrange(1990, 2026)}{chance.randrange(1, 13):02}01",
        "",
        "K" if is_woman else "M",
    )
