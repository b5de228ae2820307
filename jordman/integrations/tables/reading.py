"""The door in: a file to its tables."""

import os
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from jordman.integrations.tables.kinds import FileKind, kind_of
from jordman.integrations.tables.layout import table_of
from jordman.integrations.tables.table import MEGABYTE, Grid, Limits, Source, Table, UnreadableFile
from jordman.integrations.tables.text_grid import read_text_grid
from jordman.integrations.tables.workbook_grid import read_workbook_grids

FIRST_BYTES = 64 * 1024


def read_tables(data: Source, filename: str, *, limits: Limits | None = None) -> list[Table]:
    """The tables of a file: one for a text file, one for each sheet of a workbook. Raises UnreadableFile."""
    tables = [table_of(grid) for grid in read_grids(data, filename, limits=limits)]
    tables = [table for table in tables if table.rows]
    if not tables:
        raise UnreadableFile(_("Filen har rubriker men inga rader. Kontrollera urvalet i exporten."))
    return tables


def read_grids(data: Source, filename: str, *, limits: Limits | None = None) -> list[Grid]:
    """Every row as it stands, for files that hold several tables below each other. Raises UnreadableFile."""
    if isinstance(data, str | Path):
        try:
            with Path(data).open("rb") as stream:
                return _read(stream, filename, limits or Limits())
        except OSError as error:
            raise UnreadableFile(_("Filen går inte att öppna. Kontrollera att den finns och välj den igen.")) from error
    return _read(data, filename, limits or Limits())


def _read(stream: BinaryIO, filename: str, limits: Limits) -> list[Grid]:
    _check_size(stream, limits)
    stream.seek(0)
    start = stream.read(FIRST_BYTES)
    if kind_of(start) is FileKind.PACKAGE:
        grids = read_workbook_grids(stream, limits)
    else:
        grids = [read_text_grid(stream, filename, start, limits)]
    if not any(grid.rows for grid in grids):
        raise UnreadableFile(_("Filen är tom. Kontrollera exporten och välj filen igen."))
    return grids


def _check_size(stream: BinaryIO, limits: Limits) -> None:
    size = stream.seek(0, os.SEEK_END)
    if size is None:
        size = stream.tell()
    if size > limits.bytes:
        message = _("Filen är större än %(size)s MB. Exportera bara de kolumner och enheter som behövs.")
        raise UnreadableFile(message % {"size": limits.bytes // MEGABYTE})
