"""Sweden's counties, regions and municipalities, and Västsverige's associations, from the official codes.

Sources: SCB's codes of counties and municipalities (2026); the member lists of Göteborgsregionen, Boråsregionen,
Skaraborg and Fyrbodal. Kungsbacka and Varberg lie in Halland and are members of an association in Västra Götaland as
well; the associations count them, VästKom does not. Gotland's municipality is its region.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations import tree
from jordman.organisations.models import Affiliation, Organisation

DATA = Path(__file__).parent / "data"
Kind = Organisation.Kind

NATION = "SE"
WEST = "VS"
VASTKOM = "VK"
ASSOCIATIONS = {
    "Göteborgsregionen": ("GR", "Göteborgsregionen"),
    "Boråsregionen": ("BR", "Boråsregionen Sjuhärads kommunalförbund"),
    "Fyrbodal": ("FB", "Fyrbodals kommunalförbund"),
    "Skaraborg": ("SK", "Skaraborgs kommunalförbund"),
}
V6 = "V6"
WESTERN_COUNTIES = ("13", "14")


def rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


@transaction.atomic
def load_sweden(*, by: User | None) -> Organisation:
    """Put the official tree in place and return the nation. Loading again adds what is missing and changes nothing."""
    nation = _put(Kind.NATION, NATION, "Sverige", None)
    west = _put(Kind.REGION_GROUP, WEST, "Västsverige", nation)
    counties = _counties(nation, west)
    associations = _associations(counties["14"])
    for row in rows("regioner.csv"):
        _put(Kind.REGION, row["county_code"], row["region"], counties[row["county_code"]])
    _municipalities(counties, associations)
    tree.rebuild()
    record("organisation.sweden_loaded", nation, by=by, organisation_id=nation.pk)
    return nation


def _put(kind: str, code: str, name: str, parent: Organisation | None) -> Organisation:
    return Organisation.objects.get_or_create(
        kind=kind, code=code, employer=None, defaults={"name": name, "parent": parent}
    )[0]


def _counties(nation: Organisation, west: Organisation) -> dict[str, Organisation]:
    names = {row["county_code"]: row["county"] for row in rows("kommuner.csv")}
    return {
        code: _put(Kind.COUNTY, code, name, west if code in WESTERN_COUNTIES else nation)
        for code, name in sorted(names.items())
    }


def _associations(county: Organisation) -> dict[str, Organisation]:
    vastkom = _put(Kind.ASSOCIATION, VASTKOM, "VästKom", county)
    found = {short: _put(Kind.ASSOCIATION, code, name, vastkom) for short, (code, name) in ASSOCIATIONS.items()}
    found[V6] = _put(Kind.GROUP, V6, "V6", found["Skaraborg"])
    return found


def _municipalities(counties: dict[str, Organisation], associations: dict[str, Organisation]) -> None:
    members = {row["municipality_code"]: row for row in rows("vastsverige.csv")}
    known = set(Organisation.objects.filter(kind=Kind.MUNICIPALITY).values_list("code", flat=True))
    Organisation.objects.bulk_create(
        Organisation(
            kind=Kind.MUNICIPALITY,
            code=row["municipality_code"],
            name=row["municipality"],
            parent=associations.get(
                members.get(row["municipality_code"], {}).get("kommunalforbund", ""), counties[row["county_code"]]
            ),
        )
        for row in rows("kommuner.csv")
        if row["municipality_code"] not in known
    )
    placed = Organisation.objects.filter(kind=Kind.MUNICIPALITY).in_bulk(field_name="pk").values()
    by_code = {municipality.code: municipality for municipality in placed}
    Affiliation.objects.bulk_create(
        [
            Affiliation(organisation=by_code[code], group=associations[row["also_member_of"]])
            for code, row in members.items()
            if row["also_member_of"]
        ],
        ignore_conflicts=True,
    )
