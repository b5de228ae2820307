"""The sheets: protected figures for anyone who may read the report, and the list of hours for the lead."""

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _

from jordman.disclosure.cells import Cell
from jordman.disclosure.tables import ProtectedRow, ProtectedTable
from jordman.documents import sheets
from jordman.programmes.models import Block, Programme
from jordman.reports import findings
from jordman.reports.attendance import Choice, PersonTime
from jordman.reports.figures import Figures
from jordman.reports.words import COLUMNS, cell_in_words, column_name, month_in_words
from jordman.ui.words import day_long


def report_workbook(programme: Programme, blocks: Sequence[Block], figures: Figures, names: Mapping[str, str]) -> bytes:
    """What the page shows of groups, for everybody the same, since a file travels."""
    current = next((block for block in blocks if figures.blocks and block.pk == figures.blocks[-1].block_id), None)
    months = {row.key: month_in_words(row.key) for row in figures.hours_by_month.rows}
    roles = {key: str(COLUMNS[key]) for key in ("operational", "strategic")}
    organisation, role, month = _("Organisation"), _("Inriktning"), _("Månad")
    notes = _notes(programme, figures)
    made = [
        _sheet(_("Anmälda, kön"), (organisation, _("Anmälda")), figures.by_sex, names, notes),
        _sheet(_("Anmälda, inriktning"), (organisation, _("Anmälda")), figures.by_role, names),
        _blocks_sheet(blocks, figures),
        _sheet(_("Timmar, månad"), (month, _("Timmar")), figures.hours_by_month, months),
        _sheet(_("Timmar, inriktning"), (role, _("Timmar")), figures.hours_by_role, roles),
        _sheet(_("Timmar, organisation"), (organisation, _("Timmar")), figures.hours_by_organisation, names),
    ]
    if current and figures.done_by_organisation.columns:
        places, by_role, note = figures.done_by_organisation, figures.done_by_role, (current.name,)
        made.append(_sheet(_("Klara, organisation"), (organisation, _("Anmälda")), places, names, note))
        made.append(_sheet(_("Klara, inriktning"), (role, _("Anmälda")), by_role, roles, note))
    return sheets.workbook(made, title=programme.name)


def _notes(programme: Programme, figures: Figures) -> tuple[str, ...]:
    return (
        f"{programme.name}, {programme.organisation.name}.",
        _("Siffrorna är från %(day)s och är desamma hela dagen.") % {"day": day_long(figures.on)},
        findings.protection(figures.threshold),
        findings.rounding(),
        _("Rader och kolumner döljs tillsammans, så att ingen liten grupp går att räkna ut från summorna."),
    )


def _sheet(
    title: str, ends: tuple[str, str], table: ProtectedTable, names: Mapping[str, str], notes: Sequence[str] = ()
) -> sheets.Sheet:
    """`ends` are the heads of the first column and the last."""
    header = [ends[0], *map(column_name, table.columns), ends[1]]
    rows = [[names.get(row.key, row.key), *_cells(row)] for row in table.rows]
    rows.append([_("Alla"), *_cells(table.total)])
    return sheets.Sheet(title, header, rows, widths=[34, *(18 for _name in header[1:])], notes=notes)


def _cells(row: ProtectedRow) -> list[sheets.Cell]:
    return [_cell(cell) for cell in (*row.cells, row.total)]


def _cell(cell: Cell) -> sheets.Cell:
    return cell_in_words(cell) if cell.value is None else cell.value


def _blocks_sheet(blocks: Sequence[Block], figures: Figures) -> sheets.Sheet:
    opened = [block for block in blocks if block.opens_on <= figures.on]
    rows = [[block.name, block.opens_on, _cell(figures.done_of(block.pk))] for block in opened]
    header = [_("Block"), _("Öppnade"), _("Har gjort det obligatoriska")]
    return sheets.Sheet(_("Block"), header, rows, widths=[34, 14, 30])


def hours_workbook(programme: Programme, choice: Choice, people: Iterator[PersonTime]) -> bytes:
    """Names and hours, for attesting. Hours with decimals, as a funder asks for them."""
    months = [month_in_words(f"{month:%Y-%m}") for month in choice.months]
    header = [_("Namn"), _("Organisation"), *months, _("Timmar"), _("Anmärkning")]
    notes = (
        f"{programme.name}, {programme.organisation.name}.",
        _("Listan har personuppgifter. Den är till för att intyga tid och ska inte spridas vidare."),
        _("En person med skyddad identitet står utan namn."),
    )
    widths = [30, 34, *(12 for _month in months), 12, 18]
    return sheets.workbook(
        [sheets.Sheet(_("Tid"), header, map(_hours_row, people), widths=widths, notes=notes)], title=programme.name
    )


def _hours_row(person: PersonTime) -> list[sheets.Cell]:
    return [person.name, person.organisation, *person.hours, round(person.total / 60, 2), remark(person)]


def remark(person: PersonTime) -> str:
    return _("Har slutat") if person.has_left else ""
