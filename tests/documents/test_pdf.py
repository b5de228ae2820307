"""PDF: accessible by its tags, and safe whatever people are called."""

import io
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from jordman.documents.papers import (
    AttendanceList,
    AttendedHours,
    Bar,
    Certificate,
    Chapter,
    ChartPart,
    CompletedModule,
    ProgrammeReport,
    Source,
    TablePart,
    TextPart,
    Tool,
    attendance_pdf,
    certificate_pdf,
    programme_report_pdf,
    tool_pdf,
)
from jordman.documents.pdf import render_pdf
from jordman.documents.printable import COVERAGE, MISSING, printable
from tests.documents.naughty import CODE, NAUGHTY

CERTIFICATE = Certificate(
    name="Åsa Wikström-Öberg",
    programme="Chef i digital förändring",
    modules=(
        CompletedModule("Bilden från teatern", 15, date(2026, 5, 3)),
        CompletedModule("Digital skam", 75, date(2026, 9, 12)),
    ),
    total_minutes=95,
    issued_on=date(2026, 11, 21),
    issuer="Skaraborgs kommunalförbund",
    issuer_role="Programledare",
    verification="Kontrollera intyget på adressen i koden.",
    verification_url="https://jordman.example/intyg/abc",
)
REPORT = ProgrammeReport(
    title="212 av 300 chefer är med",
    programme="Chef i digital förändring",
    period="1 maj–21 november 2026",
    made_on=date(2026, 11, 21),
    issuer="Skaraborgs kommunalförbund",
    protection="Grupper under fem visas inte.",
    chapters=(
        Chapter(
            "Deltagande",
            ("212 av 300 platser är tagna.",),
            (
                TextPart(
                    "Anmälan går **fort**.\n\n## Nu\n\n- Ring.",
                    (Source("Klusterutvärdering, 4.4", "https://exempel.se/rapport"),),
                ),
                ChartPart(
                    "Anmälda per kommun", (Bar("Borås", 15, "15 av 30"), Bar("Skövde", None, "")), 30, 20, "Mål: 20"
                ),
                TablePart(
                    "Anmälda efter roll",
                    ("Roll", "Anmälda"),
                    (("Operativ", "148"), ("Strategisk", None)),
                    ("start", "end"),
                ),
            ),
        ),
    ),
)
TOOL = Tool(
    title="Fem frågor",
    markdown="## Frågor\n\n- [ ] Har alla sagt ja?\n\nEnhet: ____\n____",
    module="Bilden från teatern",
)
ATTENDANCE = AttendanceList(
    title="Närvaro att attestera",
    organisation="Hemtjänst Norr",
    programme="Chef i digital förändring",
    period="oktober 2026",
    people=(AttendedHours("Ali Hassan", 60), AttendedHours("Åke Ström", 125, "Inspelning")),
    attestation="Tiderna är arbetad tid.",
    signers=("Attesterande chef", "Programledare"),
)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def root_of(pdf: bytes) -> Any:
    return read(pdf).trailer["/Root"]


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(pdf).pages).split())


def tags(pdf: bytes) -> tuple[Counter[str], list[str]]:
    """How many of each tag there are, and every text alternative."""
    counted: Counter[str] = Counter()
    alternatives: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object()
        if not isinstance(node, dict):
            return
        counted[str(node.get("/S", ""))] += 1
        alternatives.extend([str(node["/Alt"])] if "/Alt" in node else [])
        children = node.get("/K", [])
        children = children.get_object() if hasattr(children, "get_object") else children
        for child in children if isinstance(children, list) else [children]:
            walk(child)

    walk(root_of(pdf)["/StructTreeRoot"])
    return counted, alternatives


@pytest.mark.parametrize(
    ("pdf", "title"),
    [
        (certificate_pdf(CERTIFICATE), "Chef i digital förändring, Åsa Wikström-Öberg"),
        (programme_report_pdf(REPORT), "212 av 300 chefer är med"),
        (tool_pdf(TOOL), "Fem frågor"),
        (attendance_pdf(ATTENDANCE), "Närvaro att attestera"),
    ],
    ids=["certificate", "report", "tool", "attendance"],
)
def test_every_paper_says_that_it_is_accessible_with_language_and_title(pdf: bytes, title: str) -> None:
    file = read(pdf)
    root = root_of(pdf)

    assert root["/Lang"] == "sv-SE"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata is not None
    assert file.metadata.title == title
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()


def test_certificate_holds_what_proves_the_learning() -> None:
    text = words(certificate_pdf(CERTIFICATE))

    for part in (
        "Åsa Wikström-Öberg",
        "Bilden från teatern",
        "12 sep 2026",
        "1 tim 15 min",
        "1 tim 35 min",
        "21 november 2026",
        "Skaraborgs",
    ):
        assert part in text.replace("\u00a0", " ")


def test_certificate_in_english_is_english() -> None:
    pdf = certificate_pdf(replace(CERTIFICATE, language="en"))

    assert "Certificate of completed learning" in words(pdf)
    assert "3 May 2026" in words(pdf).replace("\u00a0", " ")
    assert root_of(pdf)["/Lang"] == "en-GB"


def test_certificate_of_forty_modules_goes_on_with_its_header_on_the_next_page() -> None:
    pdf = certificate_pdf(replace(CERTIFICATE, modules=CERTIFICATE.modules * 30))

    assert len(read(pdf).pages) > 1
    assert "Genomförd" in read(pdf).pages[1].extract_text()


def test_certificate_without_a_name_that_fits_still_shows_all_of_it() -> None:
    name = "Maria Alexandra Wilhelmina Konstantinopolitansson von Hallonstedt-Sjögren"

    assert name in words(certificate_pdf(replace(CERTIFICATE, name=name)))


def test_tables_are_tagged_with_header_cells() -> None:
    counted, _ = tags(certificate_pdf(CERTIFICATE))

    assert (counted["/Table"], counted["/THead"], counted["/TH"]) == (1, 1, 3)


def test_qr_code_has_a_text_alternative_and_the_paper_does_without_it() -> None:
    assert tags(certificate_pdf(CERTIFICATE))[1] == ["QR-kod till kontroll av intyget"]
    assert tags(certificate_pdf(replace(CERTIFICATE, verification_url="")))[1] == []


def test_chart_is_said_in_words_and_small_groups_are_never_said() -> None:
    counted, alternatives = tags(programme_report_pdf(REPORT))

    assert alternatives == ["Anmälda per kommun. Borås: 15 av 30; Skövde: för få. Mål: 20."]
    assert counted["/Note"] == 1
    assert words(programme_report_pdf(REPORT)).count("för få") == 2


def test_report_chapter_begins_with_its_conclusions() -> None:
    chapter = " ".join(read(programme_report_pdf(REPORT)).pages[1].extract_text().split())

    assert chapter.startswith("Deltagande Slutsatser")


def test_report_without_chapters_or_bars_is_still_a_report() -> None:
    assert programme_report_pdf(replace(REPORT, chapters=()))
    empty = Chapter("Tom", (), (ChartPart("Inget", (), 0, 5, "Mål"), TextPart("")))
    assert programme_report_pdf(replace(REPORT, chapters=(empty,)))


def test_tool_takes_one_page_with_module_and_licence_at_its_foot() -> None:
    pdf = tool_pdf(replace(TOOL, markdown="\n\n".join(f"Rad {n}" for n in range(42))))

    assert len(read(pdf).pages) == 1
    assert "Bilden från teatern · Jordmån · CC BY 4.0" in words(pdf)


def test_tool_that_is_too_long_goes_on_to_a_second_page() -> None:
    pdf = tool_pdf(replace(TOOL, markdown="\n\n".join(f"Rad {n}" for n in range(90))))

    assert len(read(pdf).pages) > 1
    assert "Rad 89" in words(pdf)


def test_attendance_sums_the_hours_and_leaves_room_to_sign() -> None:
    text = words(attendance_pdf(ATTENDANCE)).replace("\u00a0", " ")

    assert "Summa, 2 personer 3 tim 5 min" in text
    assert text.count("Namnförtydligande") == 2


@pytest.mark.parametrize("code", CODE)
def test_what_people_write_is_printed_and_never_run(code: str) -> None:
    pdf = certificate_pdf(replace(CERTIFICATE, name=code, summary=code, issuer=code))

    assert " ".join(code.split()) in words(pdf)


@pytest.mark.parametrize("code", CODE)
def test_code_in_a_tool_is_text(code: str) -> None:
    assert tool_pdf(replace(TOOL, title=code, markdown=f"{code}\n\n- [ ] {code}\n\n| {code} |\n|---|\n| {code} |"))


def test_every_naughty_string_can_be_a_name_in_a_list_and_a_module_in_a_certificate() -> None:
    people = tuple(AttendedHours(text, 1, text) for text in NAUGHTY)
    modules = tuple(CompletedModule(text, 1, date(2026, 1, 1)) for text in NAUGHTY)

    assert f"Summa, {len(NAUGHTY)} personer" in words(attendance_pdf(replace(ATTENDANCE, people=people)))
    assert certificate_pdf(replace(CERTIFICATE, modules=modules)).startswith(b"%PDF")


def test_every_naughty_string_can_be_in_a_tool_and_a_report() -> None:
    markdown = "\n\n".join(f"## {text}\n\n{text}\n\n- [ ] {text}\n\n> {text}" for text in NAUGHTY)
    bars = tuple(Bar(text, 1, text) for text in NAUGHTY[:40])
    rows = tuple((text, text) for text in NAUGHTY)
    table = TablePart("x", ("a", "b"), rows, ("start", "end"))
    chapter = Chapter("x", tuple(NAUGHTY), (ChartPart("x", bars, 1), table, TextPart("x", (Source("x", NAUGHTY[9]),))))

    assert tool_pdf(replace(TOOL, markdown=markdown)).startswith(b"%PDF")
    assert programme_report_pdf(replace(REPORT, chapters=(chapter,))).startswith(b"%PDF")


@pytest.mark.parametrize(
    "text", ["", " ", "\u3000", "\u0000", "\u200b\u202e", "\ud800", "👩‍👩‍👧", "\u0301", "x" * 2000]
)
def test_text_that_nothing_is_seen_of_still_gives_a_paper(text: str) -> None:
    certificate = replace(CERTIFICATE, name=text, programme=text, issuer=text, verification=text, modules=())

    assert certificate_pdf(certificate).startswith(b"%PDF")
    assert tool_pdf(replace(TOOL, title=text, markdown=f"## {text}", module=text)).startswith(b"%PDF")
    assert attendance_pdf(replace(ATTENDANCE, title=text, people=(), signers=())).startswith(b"%PDF")
    assert programme_report_pdf(replace(REPORT, title=text, issuer=text)).startswith(b"%PDF")


def test_names_of_many_alphabets_are_printed() -> None:
    for name in ("Łukasz Đorđević", "Ελένη", "Иван Щукин", "Gülşah Yıldız", "Þórður"):
        assert name in words(certificate_pdf(replace(CERTIFICATE, name=name)))
    for name in ("محمد علی", "Nguyễn Thị Hoa"):  # the reader of this test sets these letters apart
        assert printable(name) == name
        assert certificate_pdf(replace(CERTIFICATE, name=name))


def test_letters_that_no_font_has_are_marked_and_the_rest_kept() -> None:
    assert printable("王小明 Wang") == f"{MISSING} Wang"
    assert printable("a\u0000b\u202ec\ufe0f\td") == "abc d"
    assert printable("rad\nrad") == "rad\nrad"


def test_every_letter_that_is_said_to_be_covered_is_in_the_fonts() -> None:
    ranges = [line.split("-") for line in COVERAGE.read_text(encoding="ascii").split()]
    letters = [chr(code) for first, last in ranges for code in range(int(first, 16), int(last, 16) + 1)]
    text = " ".join("".join(letters[at : at + 40]) for at in range(0, len(letters), 40))

    assert render_pdf("tool", _tool_data(text)).startswith(b"%PDF")


def test_document_of_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="one of"):
        render_pdf("tool", _tool_data("x") | {"language": "fi"})


def _tool_data(text: str) -> dict[str, object]:
    """The text in every weight that the papers use."""
    looks = [(strong, emphasis) for strong in (False, True) for emphasis in (False, True)]
    runs = [{"text": text, "strong": s, "emphasis": e, "code": False, "href": "", "blank": False} for s, e in looks]
    header = [[runs[0]]]
    blocks: list[dict[str, object]] = [
        {"kind": "paragraph", "runs": runs},
        {"kind": "table", "header": header, "rows": [], "aligns": ["start"], "widths": [100]},
    ]
    return {"title": text, "language": "sv", "summary": text, "module": "x", "licence": "x", "blocks": blocks}
