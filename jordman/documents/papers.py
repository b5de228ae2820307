"""The papers that the product gives out, as plain data, and each of them as PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal

from jordman.documents.blocks import Block
from jordman.documents.markdown import parse_markdown, safe_href
from jordman.documents.pdf import render_pdf
from jordman.documents.qr import qr_file

Language = Literal["sv", "en"]
Align = Literal["start", "center", "end"]

# fmt: off
MONTHS: Mapping[Language, tuple[str, ...]] = {
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni",
        "juli", "augusti", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}
# fmt: on
LICENCE = "CC BY 4.0"


@dataclass(frozen=True, slots=True)
class CompletedModule:
    title: str
    minutes: int
    done_on: date


@dataclass(frozen=True, slots=True)
class Certificate:
    """`total_minutes` may be more than the modules' sum: live sessions and recordings count too."""

    name: str
    programme: str
    modules: tuple[CompletedModule, ...]
    total_minutes: int
    issued_on: date
    issuer: str
    issuer_role: str = ""
    summary: str = ""
    verification: str = ""
    verification_url: str = ""
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class Source:
    """What a footnote says, with an address to read more."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class TextPart:
    markdown: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TablePart:
    """A cell that is None is too small a group to show. Columns of text align to the start, figures to the end."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | None, ...], ...]
    aligns: tuple[Align, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """`shown` is the value in words, "212 av 300". A value that is None is too small a group to show."""

    label: str
    value: float | None
    shown: str


@dataclass(frozen=True, slots=True)
class ChartPart:
    """Horizontal bars from zero; a full bar is `full`."""

    caption: str
    bars: tuple[Bar, ...]
    full: float
    goal: float | None = None
    goal_label: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    conclusions: tuple[str, ...]
    parts: tuple[TextPart | TablePart | ChartPart, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeReport:
    """`protection` says how small groups are protected; it stands at the foot of the first page.

    `period_label` is what `period` is called, if it is anything but a period.
    """

    title: str
    programme: str
    period: str
    made_on: date
    issuer: str
    chapters: tuple[Chapter, ...]
    summary: str = ""
    protection: str = ""
    period_label: str = ""
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class Tool:
    title: str
    markdown: str
    module: str
    summary: str = ""
    licence: str = LICENCE
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class AttendedHours:
    name: str
    minutes: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceList:
    """`signers` are the roles that sign; `attestation` is what they attest."""

    title: str
    organisation: str
    programme: str
    period: str
    people: tuple[AttendedHours, ...]
    attestation: str
    signers: tuple[str, ...]
    summary: str = ""
    language: Language = "sv"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a champion and a manager promise each other. `role` is what champions are called at the unit."""

    title: str
    unit: str
    champion: str
    manager: str
    hours: str
    starts_on: str
    role: str
    champion_duties: tuple[str, ...]
    manager_duties: tuple[str, ...]
    confirmed: str
    language: Language = "sv"


def certificate_pdf(certificate: Certificate) -> bytes:
    words = certificate.language
    modules = [asdict(m) | {"done_on": short_date(m.done_on, words)} for m in certificate.modules]
    return render_pdf(
        "certificate",
        asdict(certificate)
        | {
            "title": f"{certificate.programme}, {certificate.name}",
            "modules": modules,
            "issued_on": long_date(certificate.issued_on, words),
            "verification_qr": qr_file(certificate.verification_url) if certificate.verification_url else "",
        },
    )


def programme_report_pdf(report: ProgrammeReport) -> bytes:
    chapters = [asdict(chapter) | {"parts": [_part(part) for part in chapter.parts]} for chapter in report.chapters]
    return render_pdf(
        "programme_report",
        asdict(report) | {"chapters": chapters, "made_on": long_date(report.made_on, report.language)},
    )


def tool_pdf(tool: Tool) -> bytes:
    return render_pdf("tool", asdict(tool) | {"blocks": [asdict(block) for block in tool_blocks(tool)]})


def attendance_pdf(attendance: AttendanceList) -> bytes:
    return render_pdf("attendance", asdict(attendance))


def tool_blocks(tool: Tool) -> tuple[Block, ...]:
    return parse_markdown(tool.markdown)


def agreement_pdf(agreement: Agreement) -> bytes:
    return render_pdf("agreement", asdict(agreement))


def long_date(day: date, language: Language) -> str:
    return f"{day.day}\u00a0{MONTHS[language][day.month - 1]} {day.year}"


def short_date(day: date, language: Language) -> str:
    month = MONTHS[language][day.month - 1]
    return f"{day.day}\u00a0{month[:3]} {day.year}"


def _part(part: TextPart | TablePart | ChartPart) -> dict[str, object]:
    match part:
        case TextPart():
            sources = [{"text": source.text, "href": safe_href(source.href)} for source in part.sources]
            blocks = [asdict(block) for block in parse_markdown(part.markdown)]
            return {"kind": "text", "blocks": blocks, "sources": sources}
        case TablePart():
            return {"kind": "table", **asdict(part)}
        case ChartPart():
            return {"kind": "chart", **asdict(part)}
