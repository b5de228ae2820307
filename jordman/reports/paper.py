"""The programme's report: chapters that begin with their conclusions, computed from the protected figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jordman.disclosure.cells import Cell
from jordman.disclosure.tables import FOLDED, ProtectedRow, ProtectedTable
from jordman.documents.papers import (
    Align,
    AttendanceList,
    AttendedHours,
    Bar,
    Chapter,
    ChartPart,
    Language,
    ProgrammeReport,
    TablePart,
    TextPart,
    long_date,
)
from jordman.programmes.models import Block, Programme
from jordman.reports import findings
from jordman.reports.attendance import Choice, PersonTime
from jordman.reports.figures import Figures
from jordman.reports.page import pace_of, shown_targets
from jordman.reports.words import COLUMNS, column_name, month_in_words
from jordman.reports.workbook import remark
from jordman.ui.words import number, percent


@dataclass(frozen=True)
class Ground:
    """What the report is made from. Nothing in it that the page does not show every reader."""

    programme: Programme
    blocks: Sequence[Block]
    figures: Figures
    names: Mapping[str, str]
    issuer: str


def language() -> Language:
    return "en" if (get_language() or "sv").startswith("en") else "sv"


def report(ground: Ground) -> ProgrammeReport:
    programme, on = ground.programme, ground.figures.on
    targets = shown_targets(programme, ground.figures)
    return ProgrammeReport(
        title=_("Så går programmet"),
        programme=programme.name,
        period=_period(programme.starts_on, min(max(on, programme.starts_on), programme.ends_on)),
        made_on=on,
        issuer=ground.issuer,
        chapters=(_enrolment(ground), _blocks(ground), _time(ground), _method(ground)),
        summary=f"{findings.heading(targets, 0)}.",
        protection=findings.protection(ground.figures.threshold),
        language=language(),
    )


def _period(first: date, last: date) -> str:
    return _("%(first)s till %(last)s") % {
        "first": long_date(first, language()),
        "last": long_date(last, language()),
    }


def _said(*sentences: str) -> tuple[str, ...]:
    return tuple(sentence for sentence in sentences if sentence)


# Who takes part


def _enrolment(ground: Ground) -> Chapter:
    figures, programme = ground.figures, ground.programme
    targets = shown_targets(programme, figures)
    columns = map(column_name, figures.by_role.columns)
    roles = list(zip(columns, figures.by_role.total.cells, strict=True))
    conclusions = _said(
        _enrolled(figures, programme),
        findings.women(targets) if targets else "",
        findings.organisations(len(figures.by_sex.rows)) if figures.enrolled.is_shown else "",
        findings.roles(roles),
    )
    chart = ChartPart(
        caption=_("Anmälda och mål"),
        bars=(_enrolled_bar(figures, programme),),
        full=max(programme.target_people, figures.enrolled.value or 0, 1),
    )
    return Chapter(
        _("Vilka är med"),
        conclusions,
        (
            chart,
            _table(_("Anmälda per organisation, efter kön"), figures.by_sex, _("Organisation"), ground.names),
            _table(_("Anmälda per organisation, efter inriktning"), figures.by_role, _("Organisation"), ground.names),
        ),
    )


def _enrolled(figures: Figures, programme: Programme) -> str:
    if figures.enrolled.value is None:
        return findings.heading(None, 0) + "."
    return _("%(people)s av %(target)s platser är fyllda.") % {
        "people": number(figures.enrolled.value),
        "target": number(programme.target_people),
    }


def _enrolled_bar(figures: Figures, programme: Programme) -> Bar:
    shown = _("%(people)s av %(target)s") % {
        "people": number(figures.enrolled.value or 0),
        "target": number(programme.target_people),
    }
    return Bar(_("Anmälda"), figures.enrolled.value, shown)


# What they have done


def _blocks(ground: Ground) -> Chapter:
    figures = ground.figures
    opened = [block for block in ground.blocks if block.opens_on <= figures.on]
    coming = [block for block in ground.blocks if block.opens_on > figures.on]
    conclusions = _said(
        *(findings.block_done(block.name, figures.done_of(block.pk), figures.enrolled) for block in opened),
        *(findings.coming(block.name, block.opens_on, figures.on.year) for block in coming),
    )
    bars = tuple(_block_bar(block.name, figures.done_of(block.pk), figures.enrolled) for block in opened)
    parts: list[TablePart | ChartPart] = []
    if bars:
        caption = _("Har gjort det obligatoriska i blocket")
        parts.append(ChartPart(caption, bars, full=max(figures.enrolled.value or 0, 1)))
    if opened:
        parts += _groups_of_block(ground, opened[-1].name)
    return Chapter(_("Vad de har gjort"), conclusions or (_("Inget block har öppnat än."),), tuple(parts))


def _groups_of_block(ground: Ground, name: str) -> list[TablePart]:
    """The tables of the block that opened last, where a group is large enough to be told of."""
    places, roles = ground.figures.done_by_organisation, ground.figures.done_by_role
    tables = []
    if places.shows_split:
        caption = _("%(block)s, per organisation") % {"block": name}
        tables.append(_table(caption, places, _("Organisation"), ground.names))
    if roles.shows_split:
        tables.append(_table(_("%(block)s, efter inriktning") % {"block": name}, roles, _("Inriktning"), _roles()))
    return tables


def _block_bar(name: str, done: Cell, people: Cell) -> Bar:
    if done.value is None or people.value is None:
        return Bar(name, None, "")
    return Bar(name, done.value, f"{number(done.value)} ({percent(done.value, people.value)})")


def _roles() -> dict[str, str]:
    return {key: str(COLUMNS[key]) for key in ("operational", "strategic")}


# Time


def _time(ground: Ground) -> Chapter:
    figures = ground.figures
    months = {row.key: month_in_words(row.key) for row in figures.hours_by_month.rows}
    conclusions = _said(
        findings.hours(figures.hours),
        pace_of(ground.programme, ground.blocks, figures, figures.on),
        share_of_time(figures),
    )
    return Chapter(
        _("Tid för lärande"),
        conclusions,
        (
            *_months_chart(figures.hours_by_month, months),
            _table(_("Timmar per månad, efter kön"), figures.hours_by_month, _("Månad"), months),
            _table(_("Timmar per inriktning, efter kön"), figures.hours_by_role, _("Inriktning"), _roles()),
            _table(_("Timmar per organisation"), figures.hours_by_organisation, _("Organisation"), ground.names),
        ),
    )


def _months_chart(table: ProtectedTable, names: Mapping[str, str]) -> tuple[ChartPart, ...]:
    bars = tuple(Bar(names[row.key], row.total.value, number(row.total.value or 0)) for row in table.rows)
    longest = max((bar.value or 0 for bar in bars), default=0)
    return (ChartPart(_("Timmar per månad"), bars, full=longest),) if longest else ()


def share_of_time(figures: Figures) -> str:
    """Women's share of the time beside their share of the people. Who is left out of one is left out of the other."""
    hours, people = _by_name(figures.hours_by_month), _by_name(figures.sexes)
    if "woman" not in hours or "woman" not in people:
        return ""
    left_out = {"unknown"} & hours.keys() & people.keys()
    of_all = not left_out and "unknown" in {part for name in people for part in name.split(FOLDED)}
    return findings.time_and_sex(_women_of_all(hours, left_out), _women_of_all(people, left_out), of_all=of_all)


def _by_name(table: ProtectedTable) -> dict[str, int]:
    """The sums of the columns, or nothing when they may not be shown."""
    values = {name: cell.value for name, cell in zip(table.columns, table.total.cells, strict=True)}
    return {name: value for name, value in values.items() if value is not None}


def _women_of_all(sums: Mapping[str, int], left_out: set[str]) -> tuple[int, int]:
    return sums["woman"], sum(value for name, value in sums.items() if name not in left_out)


# How it was made


def _method(ground: Ground) -> Chapter:
    threshold = ground.figures.threshold
    text = _(
        "Siffrorna kommer härifrån:\n\n"
        "- Anmälda: programmets anmälningar i Jordmån.\n"
        "- Tid: moduler, livepass och inspelningar, så som tiden har registrerats i Jordmån.\n"
        "- Gjorda block: ett block är gjort när alla obligatoriska moduler i det är klara.\n\n"
        "Ingen enskild persons svar, resultat eller takt finns i rapporten, och inte heller i det som den bygger på."
    )
    return Chapter(
        _("Om siffrorna"),
        _said(
            _("Alla siffror är från %(day)s.") % {"day": long_date(ground.figures.on, language())},
            findings.protection(threshold),
            findings.rounding(),
            _("Rader och kolumner döljs tillsammans, så att ingen liten grupp går att räkna ut från summorna."),
        ),
        (TextPart(text),),
    )


def _table(caption: str, table: ProtectedTable, first: str, names: Mapping[str, str]) -> TablePart:
    """None is what the paper writes as too few."""
    header = (first, *map(column_name, table.columns), _("Alla"))
    rows = [(names.get(row.key, row.key), *_cells(row)) for row in table.rows]
    rows.append((_("Alla"), *_cells(table.total)))
    end: Align = "end"
    return TablePart(caption, header, tuple(rows), ("start", *(end for _name in header[1:])))


def _cells(row: ProtectedRow) -> tuple[str | None, ...]:
    return tuple(None if cell.value is None else number(cell.value) for cell in (*row.cells, row.total))


# The list to attest


def attendance_list(programme: Programme, choice: Choice, people: Sequence[PersonTime]) -> AttendanceList:
    """One organisation's people and hours."""
    return AttendanceList(
        title=_("Tid att intyga"),
        organisation=choice.organisation.name if choice.organisation else "",
        programme=programme.name,
        period=_("%(first)s till %(last)s")
        % {"first": month_in_words(f"{choice.first:%Y-%m}"), "last": month_in_words(f"{choice.last:%Y-%m}")},
        people=tuple(AttendedHours(each.name, each.total, remark(each)) for each in people),
        attestation=_("Vi intygar att deltagarna har lagt den här tiden på programmet under perioden."),
        signers=(_("För organisationen"), _("Programledare")),
        language=language(),
    )
