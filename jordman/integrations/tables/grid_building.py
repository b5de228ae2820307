"""Collects rows within the limits and remembers what looked wrong in them."""

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from jordman.integrations.tables.table import Grid, Limits, Note, NoteKind, Row, UnreadableFile

# A question mark where a letter was: "Y?lmaz", "Kova?evi?, Emma". Or UTF-8 that was read as Windows-1252: "Ã¶".
_LOST = re.compile(r"[^\W\d_]\?[^\W\d_]|[^\W\d_]\?,|\N{REPLACEMENT CHARACTER}|Ã[\x80-\xbf\u0192\u2013-\u2030]")


class GridBuilder:
    """One grid under construction. Rows are numbered as a person sees them in a spreadsheet: the first is 1."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.name = name
        self.limits = limits
        self.number = 0
        self.rows: list[Row] = []
        self.empty: list[int] = []
        self.lost: list[int] = []
        self.long: list[int] = []
        self.nul: list[int] = []

    def add(self, raw: Iterable[str]) -> None:
        self.number += 1
        cells = tuple(cell.strip() for cell in raw)
        if not any(cells):
            self.empty.append(self.number)
            if len(self.empty) > self.limits.rows:
                raise self._too_many_rows()
            return
        self._keep(cells)

    def saw_nul(self) -> None:
        self.nul.append(self.number + 1)

    def grid(self) -> Grid:
        return Grid(self.name, tuple(self.rows), tuple(self._notes()), tuple(self.empty))

    def _keep(self, cells: tuple[str, ...]) -> None:
        if len(self.rows) >= self.limits.rows:
            raise self._too_many_rows()
        while cells and not cells[-1]:
            cells = cells[:-1]
        if len(cells) > self.limits.columns:
            message = _("Filen har fler än %(count)s kolumner. Ta bort dem som inte behövs och välj filen igen.")
            raise UnreadableFile(message % {"count": self.limits.columns})
        if max(map(len, cells)) > self.limits.cell_characters:
            self.long.append(self.number)
            cells = tuple(cell[: self.limits.cell_characters] for cell in cells)
        if _LOST.search("\x1f".join(cells)):
            self.lost.append(self.number)
        self.rows.append(Row(self.number, cells))

    def _too_many_rows(self) -> UnreadableFile:
        message = _("Filen har fler än %(count)s rader. Dela upp den och läs in delarna var för sig.")
        return UnreadableFile(message % {"count": self.limits.rows})

    def _notes(self) -> list[Note]:
        lost = _("Ett tecken i ett namn verkar ha gått förlorat redan i exporten. Rätta det i källan om du kan.")
        long = _("En cell var för lång och kortades.")
        nul = _("Tomma styrtecken togs bort.")
        found = (
            (NoteKind.LOST_CHARACTER, lost, self.lost),
            (NoteKind.LONG_CELL, long, self.long),
            (NoteKind.NUL_BYTES, nul, self.nul),
        )
        return [Note(kind, message, tuple(rows)) for kind, message, rows in found if rows]
