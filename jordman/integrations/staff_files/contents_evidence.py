"""What the cells of a column look like, whatever its header says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jordman.integrations.tables.table import Table

SAMPLE = 400
_EMAIL = re.compile(r"^\s*(mailto:)?[^@\s,;]+@[^@\s,;]+\.[^@\s,;]{2,}\s*$")
_CODE = re.compile(r"^[A-Za-z]{0,4}[-./]?\d[\dA-Za-z./-]*$")
_DATE = re.compile(r"^(\d{4}[-./]?\d{2}[-./]?\d{2}|\d{1,2}[./]\d{1,2}[./ ]\d{4})([ T].*)?$")
_NAMES = re.compile(r"^[^\W\d_][\w'’ .-]+, [^\W\d_][\w'’ .-]+$")
_SEX = frozenset({"k", "m", "f", "kvinna", "man", "female", "male", "woman"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Shares from 0 to 1 of the filled cells."""

    filled: int
    emails: float = 0.0
    codes: float = 0.0
    dates: float = 0.0
    names: float = 0.0
    sexes: float = 0.0
    distinct: float = 0.0
    values: frozenset[str] = frozenset()


def evidence_of(table: Table) -> tuple[Evidence, ...]:
    rows = table.rows[:SAMPLE]
    return tuple(_evidence([row.cells[at] for row in rows if row.cells[at]]) for at in range(len(table.header)))


def _evidence(cells: Sequence[str]) -> Evidence:
    if not cells:
        return Evidence(0)
    count = len(cells)
    values = frozenset(cells)
    return Evidence(
        filled=count,
        emails=sum(bool(_EMAIL.match(cell)) for cell in cells) / count,
        codes=sum(bool(_CODE.match(cell)) for cell in cells) / count,
        dates=sum(bool(_DATE.match(cell)) for cell in cells) / count,
        names=sum(bool(_NAMES.match(cell)) for cell in cells) / count,
        sexes=sum(cell.casefold() in _SEX for cell in cells) / count,
        distinct=len(values) / count,
        values=values,
    )
