"""How the participant file looks: which columns, in which order, with which headings and forms. Pure.

The funder's template of today lies behind a sign-in and has not been seen, so nothing here claims to be it: the
customer compares the file with the template and says that they agree.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.documents.sheets import Cell

CENT = Decimal("0.01")
DATE_FORMS: dict[str, str] = {"iso": "%Y-%m-%d", "compact": "%Y%m%d", "slashes": "%Y/%m/%d", "dots": "%d.%m.%Y"}
MARKS = {"comma": ",", "point": "."}


@dataclass(frozen=True)
class FileRow:
    """What a row of the file can say of one participant, before it is given a form."""

    number: int
    given_name: str
    family_name: str
    sex: str
    starts_on: date | None
    stops_on: date | None
    minutes: int
    month: date
    workplace: str
    workplace_code: str
    employer: str
    employment_number: str
    attested_on: date | None
    project_name: str = ""
    project_number: str = ""


@dataclass(frozen=True)
class Column:
    key: str
    heading: str


@dataclass(frozen=True)
class Layout:
    """`sexes` are the words for woman, man and unknown."""

    columns: tuple[Column, ...]
    sheet_name: str = "Deltagare"
    date_form: str = "iso"
    mark: str = "comma"
    sexes: tuple[str, str, str] = ("Kvinna", "Man", "")

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Layout":
        """The layout that was saved; columns that the product no longer knows are empty."""
        columns = tuple(Column(each["key"], each["heading"]) for each in data["columns"])
        return cls(columns, data["sheet_name"], data["date_form"], data["mark"], tuple(data["sexes"]))

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def header(self) -> tuple[str, ...]:
        return tuple(column.heading for column in self.columns)

    def cells(self, row: FileRow) -> tuple[Cell, ...]:
        return tuple(FILLERS.get(column.key, _empty)(self, row) for column in self.columns)

    def written(self, day: date | None) -> Cell:
        return day.strftime(DATE_FORMS[self.date_form]) if day else None

    def figure(self, value: Decimal) -> Cell:
        """A number where a comma is asked for, as sheets in Swedish write it; else text with a point."""
        return value if self.mark == "comma" else str(value)

    def sex(self, sex: str) -> Cell:
        return self.sexes[("woman", "man", "unknown").index(sex)]


def hours(minutes: int) -> Decimal:
    """Minutes as hours with two decimals, half a hundredth upwards."""
    return (Decimal(minutes) / 60).quantize(CENT, ROUND_HALF_UP)


def _empty(_layout: Layout, _row: FileRow) -> Cell:
    """For what the customer fills in on their side, such as personal numbers, which the product does not have."""
    return None


Filler = Callable[[Layout, FileRow], Cell]

FILLERS: dict[str, Filler] = {
    "number": lambda layout, row: row.number,
    "personal_number": _empty,
    "family_name": lambda layout, row: row.family_name,
    "given_name": lambda layout, row: row.given_name,
    "sex": lambda layout, row: layout.sex(row.sex),
    "starts_on": lambda layout, row: layout.written(row.starts_on),
    "stops_on": lambda layout, row: layout.written(row.stops_on),
    "hours": lambda layout, row: layout.figure(hours(row.minutes)),
    "minutes": lambda layout, row: row.minutes,
    "month": lambda layout, row: f"{row.month:%Y-%m}",
    "workplace": lambda layout, row: row.workplace,
    "workplace_code": lambda layout, row: row.workplace_code,
    "employer": lambda layout, row: row.employer,
    "employment_number": lambda layout, row: row.employment_number,
    "attested_on": lambda layout, row: layout.written(row.attested_on),
    "project_name": lambda layout, row: row.project_name,
    "project_number": lambda layout, row: row.project_number,
    "empty_1": _empty,
    "empty_2": _empty,
    "empty_3": _empty,
}

# What each column is called on the page, and what it proposes for heading.
NAMES: dict[str, str | Promise] = {
    "number": _("Löpnummer"),
    "personal_number": _("Personnummer (tom kolumn)"),
    "family_name": _("Efternamn"),
    "given_name": _("Förnamn"),
    "sex": _("Kön"),
    "starts_on": _("Startdatum"),
    "stops_on": _("Slutdatum"),
    "hours": _("Timmar"),
    "minutes": _("Minuter"),
    "month": _("Månad"),
    "workplace": _("Arbetsplats"),
    "workplace_code": _("Arbetsplatsens kod"),
    "employer": _("Arbetsgivare"),
    "employment_number": _("Anställningsnummer"),
    "attested_on": _("Attesterad den"),
    "project_name": _("Projektets namn"),
    "project_number": _("Projektets nummer"),
    "empty_1": _("Egen tom kolumn 1"),
    "empty_2": _("Egen tom kolumn 2"),
    "empty_3": _("Egen tom kolumn 3"),
}

USUAL: Sequence[Column] = (
    Column("number", "Löpnummer"),
    Column("personal_number", "Personnummer"),
    Column("family_name", "Efternamn"),
    Column("given_name", "Förnamn"),
    Column("sex", "Kön"),
    Column("starts_on", "Startdatum"),
    Column("stops_on", "Slutdatum"),
    Column("hours", "Timmar"),
    Column("workplace", "Arbetsplats"),
)


# Until an organisation has said otherwise: the fields that every known instruction has named.
USUAL_LAYOUT = Layout(tuple(USUAL))
