"""What a file turned out to hold, as the page of columns shows it, and the mappings that a person's choices give."""

from collections import Counter
from collections.abc import Mapping as MappingABC
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from jordman.integrations.staff_files.columns import ColumnGuess, Mapping, contents_of, propose_mapping
from jordman.integrations.staff_files.fields import Contents, Field, plain_words
from jordman.integrations.staff_files.role_groups import RoleChoices, titles_in
from jordman.integrations.staff_files.values import read_protected, says_protected
from jordman.integrations.tables import Note, NoteKind, Table
from jordman.privacy.personal_numbers import is_personal_number

EXAMPLES, EXAMPLE_ROWS, EXAMPLE_LENGTH = 3, 200, 40
# What a form may hold of fields is limited; what is not listed keeps its proposal.
TITLES_LISTED = 400
_FIELD_NAMES = frozenset(field.value for field in Field)
_PROTECTING = ("skydd", "sekretess", "protect")

# Column -> field, both as text.
Choices = MappingABC[str, str]


@dataclass(frozen=True, slots=True)
class Recognised:
    """Everything of the file that the page of columns needs. `titles_from` are the columns that the titles stand in."""

    tables: list[dict[str, Any]]
    titles: list[dict[str, Any]]
    titles_from: list[list[int | None]]

    @property
    def rows(self) -> int:
        return sum(table["rows"] for table in self.tables)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def recognise(tables: Sequence[Table], mappings: Sequence[Mapping], titles: RoleChoices) -> Recognised:
    return Recognised(
        [_table(table, mapping) for table, mapping in zip(tables, mappings, strict=True)],
        _titles(tables, mappings, titles),
        titles_from(mappings),
    )


def titles_from(mappings: Sequence[Mapping]) -> list[list[int | None]]:
    return [[mapping.index_of(Field.TITLE), mapping.index_of(Field.TITLE_CODE)] for mapping in mappings]


def mappings_of(
    tables: Sequence[Table], chosen: MappingABC[str, Choices], remembered: MappingABC[str, Choices]
) -> list[Mapping]:
    """Each table's proposal with what was chosen for this file, or else for the last one with the same header."""
    found = []
    for at, table in enumerate(tables):
        mapping = propose_mapping(table)
        found.append(corrected(mapping, chosen.get(str(at)) or remembered.get(mapping.signature) or {}))
    return found


def stored_mappings(recognised: Recognised) -> list[Mapping]:
    """The mappings as they were when the file was read."""
    return [_stored_mapping(table) for table in recognised.tables]


def corrected(mapping: Mapping, choices: Choices) -> Mapping:
    """Choices for columns and fields that are there. What an older version remembered of others is let go of."""
    columns = {str(guess.index) for guess in mapping.columns if not guess.is_dropped}
    known = {at: name for at, name in choices.items() if at in columns and (not name or name in _FIELD_NAMES)}
    return mapping.corrected(known) if known else mapping


def kind_of(mappings: Sequence[Mapping]) -> Contents:
    """What the file as a whole is: a list of staff, of units alone, or of sign-ups."""
    contents = [mapping.contents for mapping in mappings]
    order = (Contents.STAFF, Contents.SIGN_UPS, Contents.UNITS)
    return next((each for each in order if each in contents), Contents.UNKNOWN)


def read_with(mapping: Mapping, kind: Contents) -> bool:
    """Is this table read, in a file of this kind? Staff and units go together, sign-ups by themselves."""
    if kind is Contents.SIGN_UPS:
        return mapping.contents is Contents.SIGN_UPS
    return mapping.contents in (Contents.STAFF, Contents.UNITS)


def problems(mappings: Sequence[Mapping]) -> list[str]:
    """What must be chosen before the file can be read. A sheet that is nothing is left alone beside one that is."""
    kind = kind_of(mappings)
    asked = [mapping for mapping in mappings if read_with(mapping, kind)] or list(mappings[:1])
    return list(dict.fromkeys(text for mapping in asked for text in mapping.problems()))


def _table(table: Table, mapping: Mapping) -> dict[str, Any]:
    shown = [row.cells for row in table.rows[:EXAMPLE_ROWS] if not _is_protected(table.header, row.cells)]
    return {
        "name": table.name,
        "rows": len(table.rows),
        "signature": mapping.signature,
        "notes": [note_dict(note) for note in table.notes],
        "columns": [
            {
                "index": guess.index,
                "header": guess.header,
                "field": guess.field or "",
                "confidence": guess.confidence,
                "reason": guess.reason,
                "is_dropped": guess.is_dropped,
                "examples": [] if guess.is_dropped else _examples([cells[guess.index] for cells in shown]),
            }
            for guess in mapping.columns
        ],
    }


def note_dict(note: Note) -> dict[str, Any]:
    return {
        "text": note.message,
        "rows": list(note.rows[:30]),
        "count": len(note.rows),
        "table": note.table,
        "is_personal_number": note.kind is NoteKind.PERSONAL_NUMBER,
    }


def _examples(cells: Sequence[str]) -> list[str]:
    distinct = dict.fromkeys(cell for cell in cells if cell and not is_personal_number(cell))
    return [cell if len(cell) <= EXAMPLE_LENGTH else f"{cell[:EXAMPLE_LENGTH]}…" for cell in list(distinct)[:EXAMPLES]]


def _is_protected(header: Sequence[str], cells: Sequence[str]) -> bool:
    """A mark in a column that may be about protection, or words that say so anywhere, keep a row from being shown."""
    for title, cell in zip(header, cells, strict=True):
        may_protect = any(part in plain_words(title) for part in _PROTECTING)
        if says_protected(cell) or (may_protect and read_protected(cell)):
            return True
    return False


def _titles(tables: Sequence[Table], mappings: Sequence[Mapping], choices: RoleChoices) -> list[dict[str, Any]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for table, mapping in zip(tables, mappings, strict=True):
        title, code = mapping.index_of(Field.TITLE), mapping.index_of(Field.TITLE_CODE)
        if mapping.contents is Contents.STAFF and title is not None:
            pairs.update((row.cells[title], row.cells[code] if code is not None else "") for row in table.rows)
    listed = titles_in(((title, code) for title, code in pairs.elements() if plain_words(title)), choices)
    return [
        {
            "key": item.key,
            "title": item.title,
            "count": item.count,
            "group": item.guess.role_group,
            "reason": item.guess.reason,
            "is_certain": item.guess.is_certain,
        }
        for item in listed[:TITLES_LISTED]
    ]


def _stored_mapping(table: dict[str, Any]) -> Mapping:
    columns = tuple(
        ColumnGuess(
            column["index"],
            column["header"],
            Field(column["field"]) if column["field"] else None,
            column["confidence"],
            column["reason"],
            column["is_dropped"],
        )
        for column in table["columns"]
    )
    return Mapping(contents_of({guess.field for guess in columns if guess.field}), columns, table["signature"])
