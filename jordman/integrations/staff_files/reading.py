"""From a table and its mapping to typed rows. A row that cannot be read is left out whole, with its reason."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import TypeVar

from django.utils.translation import gettext as _

from jordman.integrations.staff_files import values
from jordman.integrations.staff_files.columns import Mapping
from jordman.integrations.staff_files.fields import Contents, Field, plain_words
from jordman.integrations.staff_files.personal_numbers import without_personal_numbers
from jordman.integrations.staff_files.role_groups import (
    RoleChoices,
    RoleGroup,
    role_group_from_answer,
    role_group_of,
)
from jordman.integrations.staff_files.rows import ReadRows, RowFault, SignUpRow, StaffRow, UnitRow
from jordman.integrations.staff_files.values import BadValue
from jordman.integrations.tables import Limits, Note, NoteKind, Row, Source, Table, read_tables

T = TypeVar("T")
Tell = Callable[[int], None]
ROWS_BETWEEN = 500
AnyRow = TypeVar("AnyRow", StaffRow, UnitRow, SignUpRow)


def read_staff_tables(data: Source, filename: str, *, limits: Limits | None = None) -> list[Table]:
    """The tables of a file with every personal number taken out. Raises UnreadableFile."""
    return [without_personal_numbers(table) for table in read_tables(data, filename, limits=limits)]


def read_rows(
    table: Table, mapping: Mapping, *, choices: RoleChoices | None = None, tell: Tell | None = None
) -> ReadRows:
    """The rows as what they are about. `choices` are titles whose role group a person has decided.

    `tell` is called now and then with how many rows have been read.
    """
    table = without_personal_numbers(table)
    cells = [_Cells(row, table, mapping) for row in table.rows]
    reader = _Reader(mapping, choices or {}, table.name, tell)
    match mapping.contents:
        case Contents.STAFF:
            staff, faults = reader.read(cells, reader.staff)
            return ReadRows(Contents.STAFF, staff=staff, faults=faults, notes=_with_lost_letters(table, cells))
        case Contents.UNITS:
            units, faults = reader.read(cells, reader.unit)
            return ReadRows(Contents.UNITS, units=units, faults=faults, notes=table.notes)
        case Contents.SIGN_UPS:
            sign_ups, faults = reader.read(cells, reader.sign_up)
            kept, notes = _latest_each(sign_ups, table.name)
            return ReadRows(
                Contents.SIGN_UPS, sign_ups=kept, faults=faults, notes=(*_with_lost_letters(table, cells), *notes)
            )
        case _:
            return ReadRows(Contents.UNKNOWN, notes=table.notes)


class _Fault(Exception):
    def __init__(self, field: Field | None, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message


class _Cells:
    """One row's cells by field."""

    def __init__(self, row: Row, table: Table, mapping: Mapping) -> None:
        self.number = row.number
        self._by_field = {guess.field: row.cells[guess.index] for guess in mapping.columns if guess.field}

    def text(self, field: Field) -> str:
        return self._by_field.get(field, "")

    def read(self, field: Field, reader: Callable[[str], T]) -> T:
        try:
            return reader(self.text(field))
        except BadValue as error:
            raise _Fault(field, str(error)) from error

    @property
    def identity(self) -> str:
        return values.clean_text(self.text(Field.EMPLOYMENT_NUMBER) or self.text(Field.EMAIL).lower())


class _Reader:
    def __init__(self, mapping: Mapping, choices: RoleChoices, table: str, tell: Tell | None) -> None:
        self.said = mapping.fields
        self.choices = choices
        self.table = table
        self._groups: dict[tuple[str, str], RoleGroup] = {}
        self.tell = tell
        at = mapping.index_of(Field.NAME)
        self.family_first = at is not None and plain_words(mapping.columns[at].header).startswith("efternamn")

    def read(
        self, cells: Iterable[_Cells], reader: Callable[[_Cells], AnyRow]
    ) -> tuple[tuple[AnyRow, ...], tuple[RowFault, ...]]:
        rows, faults = [], []
        for count, row in enumerate(cells, start=1):
            if self.tell and count % ROWS_BETWEEN == 0:
                self.tell(count)
            try:
                rows.append(reader(row))
            except _Fault as fault:
                faults.append(RowFault(row.number, fault.field, fault.message, row.identity, self.table))
        return tuple(rows), tuple(faults)

    def staff(self, cells: _Cells) -> StaffRow:
        given, family, is_protected = self._name(cells)
        row = StaffRow(
            cells.number,
            self.said,
            employment_number=cells.read(Field.EMPLOYMENT_NUMBER, values.read_code),
            given_name=given,
            family_name=family,
            email=cells.read(Field.EMAIL, values.read_email),
            unit_code=cells.read(Field.UNIT_CODE, values.read_code),
            unit_name=self._short(cells, Field.UNIT_NAME, values.UNIT_NAME_LENGTH),
            parent_unit_code=cells.read(Field.PARENT_UNIT_CODE, values.read_code),
            manager_number=cells.read(Field.MANAGER_NUMBER, values.read_code),
            title=self._short(cells, Field.TITLE, values.TITLE_LENGTH),
            title_code=self._short(cells, Field.TITLE_CODE, values.NUMBER_LENGTH),
            share=cells.read(Field.SHARE, values.read_share),
            starts_on=cells.read(Field.STARTS_ON, values.read_date),
            ends_on=cells.read(Field.ENDS_ON, values.read_date),
            sex=values.read_sex(cells.text(Field.SEX)),
            is_protected=is_protected,
            role_group=self._role_group(cells.text(Field.TITLE), cells.text(Field.TITLE_CODE)),
        )
        return _checked_staff(row)

    def unit(self, cells: _Cells) -> UnitRow:
        row = UnitRow(
            cells.number,
            self.said,
            code=cells.read(Field.UNIT_CODE, values.read_code),
            name=self._short(cells, Field.UNIT_NAME, values.UNIT_NAME_LENGTH),
            parent_code=cells.read(Field.PARENT_UNIT_CODE, values.read_code),
            manager_number=cells.read(Field.MANAGER_NUMBER, values.read_code),
        )
        if not row.name:
            raise _Fault(Field.UNIT_NAME, _("Enheten saknar namn. Fyll i det i filen."))
        return row

    def sign_up(self, cells: _Cells) -> SignUpRow:
        given, family, is_protected = self._name(cells)
        role = role_group_from_answer(cells.text(Field.ROLE) or cells.text(Field.TITLE))
        row = SignUpRow(
            cells.number,
            given,
            family,
            cells.read(Field.EMAIL, values.read_email),
            organisation_name=self._short(cells, Field.ORGANISATION_NAME, values.UNIT_NAME_LENGTH),
            unit_name=self._short(cells, Field.UNIT_NAME, values.UNIT_NAME_LENGTH),
            role_group=role.role_group if role else None,
            sex=values.read_sex(cells.text(Field.SEX)),
            with_team=values.read_yes_no(cells.text(Field.WITH_TEAM)),
            is_protected=is_protected,
            submitted_on=_day_or_nothing(cells.text(Field.SUBMITTED_AT)),
        )
        if not row.email:
            raise _Fault(Field.EMAIL, _("E-postadressen saknas. Utan den kan personen inte logga in."))
        return row

    def _role_group(self, title: str, code: str) -> RoleGroup:
        """A list has thousands of rows and a handful of titles."""
        if (title, code) not in self._groups:
            self._groups[title, code] = role_group_of(title, code, self.choices).role_group
        return self._groups[title, code]

    def _name(self, cells: _Cells) -> tuple[str, str, bool]:
        """Given name, family name, protected. Nothing of a protected person's name goes any further."""
        whole = cells.text(Field.NAME)
        written = f"{whole} {cells.text(Field.GIVEN_NAME)} {cells.text(Field.FAMILY_NAME)}".strip()
        if values.read_protected(cells.text(Field.PROTECTED)) or values.says_protected(written):
            return "", "", True
        if Field.FAMILY_NAME in self.said or Field.GIVEN_NAME in self.said:
            given, family = (
                cells.read(Field.GIVEN_NAME, values.read_name),
                cells.read(Field.FAMILY_NAME, values.read_name),
            )
        else:
            given, family = cells.read(Field.NAME, self._split)
        if not (given or family):
            raise _Fault(Field.NAME, _("Namnet saknas. Fyll i det i filen, eller ta bort raden."))
        return given, family, False

    def _split(self, text: str) -> tuple[str, str]:
        given, family = values.split_name(text, family_first=self.family_first)
        if text.strip(" ")[:1] in ("=", "+", "-", "@"):
            values.read_name(text)
        return values.read_name(given), values.read_name(family)

    @staticmethod
    def _short(cells: _Cells, field: Field, at_most: int) -> str:
        text = values.clean_text(cells.text(field))
        if len(text) > at_most:
            raise _Fault(field, _("Texten är längre än %(count)s tecken. Korta den i filen.") % {"count": at_most})
        return text


def _day_or_nothing(text: str) -> dt.date | None:
    """When a form was sent in is good to know and never a reason to leave a person out."""
    try:
        return values.read_date(text)
    except BadValue:
        return None


def _checked_staff(row: StaffRow) -> StaffRow:
    if not row.identity:
        message = _("Både anställningsnummer och e-postadress saknas. Fyll i en av dem.")
        raise _Fault(Field.EMPLOYMENT_NUMBER, message)
    if not row.unit_key:
        raise _Fault(Field.UNIT_CODE, _("Enheten saknas. Fyll i den i filen."))
    if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise _Fault(Field.ENDS_ON, _("Anställningen slutar innan den börjar. Rätta datumen."))
    return row


def _with_lost_letters(table: Table, cells: list[_Cells]) -> tuple[Note, ...]:
    """One note on lost letters, with the rows that only show once it is known which column is a name: "Petrovi?"."""
    names = (Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME)
    rows = {row.number for row in cells if any("?" in row.text(field) for field in names)}
    rows.update(number for note in table.notes if note.kind is NoteKind.LOST_CHARACTER for number in note.rows)
    others = tuple(note for note in table.notes if note.kind is not NoteKind.LOST_CHARACTER)
    message = _("En bokstav i ett namn gick förlorad redan i exporten. Rätta det i källan om du kan.")
    return (*others, Note(NoteKind.LOST_CHARACTER, message, tuple(sorted(rows)), table.name)) if rows else others


def _latest_each(rows: tuple[SignUpRow, ...], table: str) -> tuple[tuple[SignUpRow, ...], list[Note]]:
    """A person who answered twice is read once, as they answered last."""
    latest = {row.email: row for row in rows}
    earlier = tuple(row.row_number for row in rows if latest[row.email] is not row)
    message = _("Personen har anmält sig flera gånger. Den senaste anmälan gäller.")
    notes = [Note(NoteKind.DUPLICATE_ROW, message, earlier, table)] if earlier else []
    return tuple(row for row in rows if latest[row.email] is row), notes
