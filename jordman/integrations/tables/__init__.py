"""Reads the tables that HR systems, forms and meeting tools export, whatever they look like.

Nothing here knows what a column means. It finds the encoding, the separator, the header and the rows, and says what it
left out.
"""

from jordman.integrations.tables.reading import read_grids, read_tables
from jordman.integrations.tables.table import Grid, Limits, Note, NoteKind, Row, Source, Table, UnreadableFile

__all__ = [
    "Grid",
    "Limits",
    "Note",
    "NoteKind",
    "Row",
    "Source",
    "Table",
    "UnreadableFile",
    "read_grids",
    "read_tables",
]
