import io
import zipfile
from datetime import date
from typing import BinaryIO, cast

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, TemporaryUploadedFile, UploadedFile

from jordman.integrations.tables import NoteKind, UnreadableFile, read_tables
from tests.integrations.files import STAFF, package, workbook

PEOPLE: list[list[object]] = [["Anst.nr", "Namn", "Enhet"], [51001, "Ida", "A"], [51002, "Bo", "A"]]


def test_numbers_that_are_names_of_things_have_no_decimals() -> None:
    rows: list[list[object]] = [
        ["Anst.nr", "Grad", "Från", "Chef"],
        [51001.0, 0.75, date(2026, 3, 1), True],
    ]
    table = read_tables(workbook({"Blad": rows}), "lista.xlsx")[0]
    assert table.rows[0].cells == ("51001", "0.75", "2026-03-01", "Ja")


@pytest.mark.parametrize("kind", [InMemoryUploadedFile, TemporaryUploadedFile])
@pytest.mark.parametrize("name", ["halmstad-visma.xlsx", "lidkoping-heroma.csv"])
def test_an_upload_is_read_like_any_other_file(kind: type, name: str) -> None:
    content = (STAFF / name).read_bytes()
    if kind is TemporaryUploadedFile:
        upload: UploadedFile = TemporaryUploadedFile(name, "", len(content), None)
        upload.write(content)
    else:
        upload = InMemoryUploadedFile(io.BytesIO(content), None, name, "", len(content), None)
    with upload:
        assert read_tables(cast("BinaryIO", upload), name) == read_tables(STAFF / name, name)


def test_every_visible_sheet_is_a_table_and_hidden_ones_are_said() -> None:
    stream = workbook(
        {"Enheter": [["Kod", "Namn"], [1, "A"]], "Folk": PEOPLE, "Gömt": PEOPLE, "Tomt": []}, hidden=["Gömt"]
    )
    tables = read_tables(stream, "lista.xlsx")
    assert [(table.name, len(table.rows)) for table in tables] == [("Enheter", 1), ("Folk", 2)]
    assert tables[0].notes[-1].kind is NoteKind.HIDDEN_SHEET


def test_a_cell_merged_downwards_counts_for_each_row_and_a_title_merged_sideways_once() -> None:
    rows: list[list[object]] = [[], ["Enhet", "Namn", "Kön"], ["", "Ida", "K"], ["", "Bo", "M"], ["Väst", "Eva", "K"]]
    merged = [(0, 0, 0, 2, "Personal november"), (2, 0, 3, 0, "Öst")]
    table = read_tables(workbook({"Blad": rows}, merged=merged), "lista.xlsx")[0]
    assert [row.cells for row in table.rows] == [("Öst", "Ida", "K"), ("Öst", "Bo", "M"), ("Väst", "Eva", "K")]


def test_merged_cells_are_found_below_empty_rows_and_right_of_empty_columns() -> None:
    rows: list[list[object]] = [[], [], ["", "Enhet", "Namn"], ["", "", "Ida"], ["", "", "Bo"]]
    table = read_tables(workbook({"Blad": rows}, merged=[(3, 1, 4, 1, "Öst")]), "lista.xlsx")[0]
    assert [row.cells for row in table.rows] == [("Öst", "Ida"), ("Öst", "Bo")]


def test_rows_are_numbered_as_in_the_spreadsheet() -> None:
    table = read_tables(workbook({"Blad": [[""], [""], *PEOPLE]}), "lista.xlsx")[0]
    assert [row.number for row in table.rows] == [4, 5]


def test_the_real_workbooks_as_they_are() -> None:
    halmstad = read_tables(STAFF / "halmstad-visma.xlsx", "halmstad-visma.xlsx")
    assert [(table.name, len(table.rows)) for table in halmstad] == [("Enheter", 24), ("Anställda", 463)]
    assert halmstad[0].rows[0].cells == ("7000", "Sektor vård och omsorg", "", "51001")
    assert len(read_tables(STAFF / "level-up-anmalan.xlsx", "level-up-anmalan.xlsx")[0].rows) == 212


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ({"word/document.xml": b"<w/>"}, "Word-dokument"),
        ({"content.xml": b"<o/>"}, "annat format"),
        ({"lista.csv": b"1;2"}, "Packa upp"),
        ({"xl/workbook.xml": b"<w/>", "xl/embeddings/annan.xlsx": b"PK"}, "innehåller andra filer"),
        ({"xl/workbook.xml": b"inte xml"}, "skadad"),
    ],
)
def test_packages_that_are_no_workbook_are_refused(parts: dict[str, bytes], says: str) -> None:
    with pytest.raises(UnreadableFile, match=says):
        read_tables(package(parts), "lista.xlsx")


def test_a_cut_workbook_is_refused() -> None:
    whole = workbook({"Blad": PEOPLE}).getvalue()
    with pytest.raises(UnreadableFile, match="skadad"):
        read_tables(io.BytesIO(whole[: len(whole) // 2]), "lista.xlsx")


def with_sheet(sheet: bytes, shared: bytes = b"<sst/>") -> io.BytesIO:
    """A real workbook whose sheet and texts are exchanged for others."""
    parts = {}
    with zipfile.ZipFile(workbook({"Blad": PEOPLE})) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    parts["xl/worksheets/sheet1.xml"] = sheet
    parts["xl/sharedStrings.xml"] = shared
    return package(parts)


def sheet_of(cells: bytes) -> bytes:
    return b"<worksheet><sheetData>" + cells + b"</sheetData></worksheet>"


def test_a_zip_bomb_is_refused_by_what_it_states() -> None:
    with pytest.raises(UnreadableFile, match="orimligt stor"):
        read_tables(with_sheet(sheet_of(b" " * 60_000_000)), "bomb.xlsx")


def test_a_zip_bomb_that_lies_about_its_size_is_refused() -> None:
    stream = with_sheet(sheet_of(b"<row/>" + b" " * 45_000_000))
    honest = stream.getvalue()
    size = (45_000_000 + len(sheet_of(b"<row/>"))).to_bytes(4, "little")
    assert honest.count(size) >= 1
    with pytest.raises(UnreadableFile, match="orimligt stor"):
        read_tables(io.BytesIO(honest.replace(size, (5_000).to_bytes(4, "little"))), "bomb.xlsx")


def test_too_many_parts_are_refused() -> None:
    parts = {f"xl/{number}.xml": b"" for number in range(1_100)}
    with pytest.raises(UnreadableFile, match="orimligt stor"):
        read_tables(package({"xl/workbook.xml": b"<w/>", **parts}), "bomb.xlsx")


def test_one_cell_in_the_farthest_corner_is_refused_before_it_fills_the_memory() -> None:
    cells = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(UnreadableFile, match="långt utanför tabellen"):
        read_tables(with_sheet(sheet_of(cells)), "horn.xlsx")


def test_one_long_text_in_very_many_cells_is_refused() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (at, at) for at in range(1, 20_001))
    shared = b"<sst><si><t>" + b"lorem ipsum " * 1_000 + b"</t></si></sst>"
    with pytest.raises(UnreadableFile, match="orimligt stor"):
        read_tables(with_sheet(sheet_of(rows), shared), "text.xlsx")


def test_a_part_with_an_unknown_packing_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", b"<w/>")
    with pytest.raises(UnreadableFile, match="skadad"):
        read_tables(stream, "lista.xlsx")
