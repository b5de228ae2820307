import io

import pytest

from jordman.integrations.tables import Limits, NoteKind, Table, UnreadableFile, read_tables
from tests.integrations.files import STAFF, text_file

LINES = "Anstnr;Namn;Enhet\r\n1;Östlund, Åsa;Hemtjänst Ärlan\r\n2;Ek, André;Hemtjänst Ärlan\r\n"
CELLS = [("1", "Östlund, Åsa", "Hemtjänst Ärlan"), ("2", "Ek, André", "Hemtjänst Ärlan")]


def read(text: str, encoding: str = "utf-8") -> Table:
    return read_tables(text_file(text, encoding), "lista.csv")[0]


def kinds(table: Table) -> dict[NoteKind, tuple[int, ...]]:
    return {note.kind: note.rows for note in table.notes}


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "iso-8859-1", "mac_roman", "cp850"],
)
def test_every_encoding_gives_the_same_letters(encoding: str) -> None:
    assert [row.cells for row in read(LINES, encoding).rows] == CELLS


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator_gives_the_same_cells(separator: str) -> None:
    text = LINES.replace(", ", " ").replace(";", separator)
    assert [len(row.cells) for row in read(text).rows] == [3, 3]


def test_a_comma_inside_names_and_numbers_is_no_separator() -> None:
    table = read("Namn;Grad\nEk, Ida;100,00\nAl, Bo;75,00\nÅs, Eva;50,00\n")
    assert table.rows[0].cells == ("Ek, Ida", "100,00")


def test_the_hint_of_spreadsheets_names_the_separator() -> None:
    assert read("sep=;\nNamn;Ort\nIda;Ort, norr\nBo;Ort, söder\n").rows[0].cells == ("Ida", "Ort, norr")


def test_quotation_marks_keep_separators_and_line_breaks_inside_a_cell() -> None:
    table = read('Namn;Ort\n"Ek; Ida";"Norr\nom ån"\nBo;"Sa ""hej"""\n')
    assert [row.cells for row in table.rows] == [("Ek; Ida", "Norr\nom ån"), ("Bo", 'Sa "hej"')]


def test_a_quotation_mark_that_is_never_closed_swallows_no_rows() -> None:
    rows = "".join(f"{number};Namn {number}\n" for number in range(100))
    table = read(f'Nr;Namn\n1000;"Ida\n{rows}')
    assert len(table.rows) == 101
    assert NoteKind.BROKEN_QUOTES in kinds(table)


def test_title_lines_and_the_sum_line_are_left_out_and_said() -> None:
    table = read("Urval: alla;Utskrift 2026-11-02\n\nAnstnr;Namn;Enhet;Kön\n1;Ida;A;K\n2;Bo;B;M\nAntal rader: 2;;;\n")
    assert [row.number for row in table.rows] == [4, 5]
    assert kinds(table) == {NoteKind.TITLE_LINES: (1,), NoteKind.FOOTER: (6,)}


@pytest.mark.parametrize("last", ["Summa;;;2", "Totalt;2", "Totalt: 2", "Utskriven av lönekontoret"])
def test_every_kind_of_last_line_is_left_out(last: str) -> None:
    assert len(read(f"Anstnr;Namn;Enhet;Kön\n1;Ida;A;K\n2;Bo;B;M\n{last}\n").rows) == 2


def test_a_sum_line_that_says_another_count_is_told() -> None:
    table = read("Anstnr;Namn;Enhet;Kön\n1;Ida;A;K\n2;Bo;B;M\nAntal rader: 3\n")
    told = [note.message for note in table.notes if note.kind is NoteKind.COUNT_DIFFERS]
    assert told == ["Filen säger att den har 3 rader, men 2 lästes. Kontrollera att exporten är hel."]


def test_empty_duplicate_and_repeated_header_rows_are_left_out_and_said() -> None:
    table = read("Nr;Namn\n1;Ida\n;\n1;Ida\nNr;Namn\n2;Bo\n")
    assert [row.number for row in table.rows] == [2, 6]
    expected = {NoteKind.DUPLICATE_ROW: (4,), NoteKind.REPEATED_HEADER: (5,), NoteKind.EMPTY_ROW: (3,)}
    assert kinds(table) == expected


def test_short_rows_are_filled_and_columns_without_a_name_get_one() -> None:
    table = read("Nr;Namn;\n1;Ida;x\n2\n3;Bo\n")
    assert table.header == ("Nr", "Namn", "Kolumn 3")
    assert [row.cells for row in table.rows] == [("1", "Ida", "x"), ("2", "", ""), ("3", "Bo", "")]


def test_a_file_without_a_header_keeps_its_first_row() -> None:
    table = read("1;Ida;ida@sydby.example.se\n2;Bo;bo@sydby.example.se\n")
    assert len(table.rows) == 2
    assert NoteKind.NO_HEADER in kinds(table)


def test_a_lost_letter_is_told_and_not_repaired() -> None:
    table = read("Nr;Namn;Fråga\n1;Y?lmaz, Agneta;\n2;Kova?evi?, Emma;\n3;Ek, Ida;Kan jag komma?\n")
    assert kinds(table)[NoteKind.LOST_CHARACTER] == (2, 3)
    assert table.rows[0].cells[1] == "Y?lmaz, Agneta"


def test_a_line_in_another_encoding_is_told_by_its_row() -> None:
    good = "".join(f"{number};Åsa Öström\n" for number in range(20)).encode()
    table = read_tables(io.BytesIO(b"Nr;Namn\n" + good + "99;Åke\n".encode("cp1252")), "lista.csv")[0]
    assert table.rows[0].cells[1] == "Åsa Öström"
    assert kinds(table)[NoteKind.LOST_CHARACTER] == (22,)


def test_nul_bytes_are_taken_out_and_said() -> None:
    table = read_tables(io.BytesIO(b"Nr;Namn\n1;I\x00da\n2;Bo\n"), "lista.csv")[0]
    assert table.rows[0].cells == ("1", "Ida")
    assert kinds(table)[NoteKind.NUL_BYTES] == (2,)


def test_a_long_cell_is_cut_and_said() -> None:
    table = read(f"Nr;Namn\n1;{'x' * 3_000}\n2;Bo\n")
    assert len(table.rows[0].cells[1]) == 2_000
    assert kinds(table)[NoteKind.LONG_CELL] == (2,)


def test_formulas_stay_plain_text() -> None:
    assert read("Nr;Namn\n1;=cmd|' /C calc'!A0\n2;Bo\n").rows[0].cells[1] == "=cmd|' /C calc'!A0"


def test_cells_never_print() -> None:
    assert "Östlund" not in repr(read(LINES))
    assert "Östlund" not in repr(read(LINES).rows)


def test_the_real_list_as_it_is() -> None:
    table = read_tables(STAFF / "lidkoping-heroma.csv", "lidkoping-heroma.csv")[0]
    assert len(table.rows) == 330
    assert table.rows[2].cells[1] == "Bengtsson, Åsne"
    assert kinds(table)[NoteKind.TITLE_LINES] == (1,)
    assert kinds(table)[NoteKind.FOOTER] == (334,)
    assert NoteKind.COUNT_DIFFERS not in kinds(table)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Filen är tom"),
        (b"\x00\x00 \r\n", "Filen är tom"),
        (b"%PDF-1.7 ...", "Filen är en PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200), "äldre Excel-fil (.xls) eller har lösenord"),
        (b"\n<html><table><tr><td>1</td></tr></table>", "webbsida"),
        (b'<?xml version="1.0"?><Workbook/>', "webbsida"),
        (b"{\\rtf1 hej}", "textdokument"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "bild eller film"),
        (b"\x1f\x8b\x08" + bytes(50), "arkiv"),
        (bytes(range(1, 32)) * 60, "inte en tabell"),
        (b"Nr;Namn\r\n", "inga rader"),
    ],
)
def test_what_is_no_table_is_refused_with_what_to_do(content: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_tables(io.BytesIO(content), "lista.csv")
    assert says in str(refusal.value)


class NeverRead(io.BytesIO):
    """A file of 200 MB that fails the test when anyone reads from it."""

    def seek(self, offset: int, whence: int = 0) -> int:
        return 200 * 1024 * 1024 if whence == io.SEEK_END else offset

    def read(self, _size: int | None = -1) -> bytes:
        raise AssertionError("was read")


def test_a_file_of_200_mb_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableFile, match="större än 50 MB"):
        read_tables(NeverRead(), "stor.csv")


def test_too_many_rows_and_columns_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="fler än 10 rader"):
        read_tables(text_file("Nr;Namn\n" + "1;Ida\n2;Bo\n" * 10), "lista.csv", limits=Limits(rows=10))
    with pytest.raises(UnreadableFile, match="fler än 3 kolumner"):
        read_tables(text_file("a;b;c;d\n1;2;3;4\n"), "lista.csv", limits=Limits(columns=3))


def test_a_line_without_end_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="En rad i filen är för lång"):
        read_tables(text_file("Nr;Namn\n" + "x" * 500_000), "lista.csv")


def test_a_path_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="går inte att öppna"):
        read_tables("/finns/inte.csv", "inte.csv")


def test_the_callers_stream_stays_open() -> None:
    stream = text_file(LINES)
    read_tables(stream, "lista.csv")
    assert not stream.closed
