"""The numbers here are made up: nobody born in 1890 is at work."""

import pytest

from jordman.integrations.staff_files import Field, propose_mapping, read_rows, read_staff_tables
from jordman.integrations.staff_files.personal_numbers import without_personal_numbers
from jordman.integrations.tables import NoteKind, Table
from jordman.privacy.personal_numbers import is_personal_number
from tests.integrations.files import staff_file, text_file

TEST_NUMBERS = ["189001019802", "189009039810", "189007299820"]


def read(header: str, *rows: str) -> Table:
    return read_staff_tables(text_file("\n".join((header, *rows))), "lista.csv")[0]


@pytest.mark.parametrize(
    "text",
    [
        "18900101-9802",
        "900101-9802",
        "900101+9802",
        "189001019802",
        "9001019802",
        "19900161-1234",
        "19900101-TF12",
        "900101-T123",
    ],
)
def test_every_way_of_writing_one_is_known(text: str) -> None:
    assert is_personal_number(text)


@pytest.mark.parametrize(
    "text", ["51001", "0701740605", "212000-1363", "199013019802", "2026-03-01", "189001019803", "", "AB-123"]
)
def test_other_numbers_are_left(text: str) -> None:
    assert not is_personal_number(text)


@pytest.mark.parametrize(
    "header", ["Personnummer", "Pers.nr", "PNR", "Samordningsnummer", "Person-nr", "Födelsedatum", "SSN"]
)
def test_a_column_by_its_header_is_emptied_and_said(header: str) -> None:
    table = read(f"Anstnr;{header};Namn", "1;199001011234;Ek, Ida", "2;okänt;Al, Eva")
    assert [row.cells[1] for row in table.rows] == ["", ""]
    assert [note.message for note in table.notes] == [
        f"Kolumnen ”{header}” har personnummer. De togs bort och sparas inte."
    ]
    guess = propose_mapping(table).columns[1]
    assert (guess.field, guess.is_dropped) == (None, True)


def test_a_column_by_its_content_is_emptied_whatever_its_header_says() -> None:
    table = read(
        "Anst.nr;Namn;E-post", *(f"{number};Ek, Ida;ida{at}@sydby.example.se" for at, number in enumerate(TEST_NUMBERS))
    )
    assert [row.cells[0] for row in table.rows] == ["", "", ""]
    assert table.header[0] == "Anst.nr (personnummer)"
    assert propose_mapping(table).index_of(Field.EMPLOYMENT_NUMBER) is None


def test_one_in_any_other_cell_is_taken_out_and_its_row_said() -> None:
    table = read(
        "Anstnr;Namn;Anteckning",
        "1;Ek, Ida;född 18900101-9802 i Ort",
        "2;Al, Eva 189009039810;",
        "3;Ås, Bo;ring 0701740605",
    )
    assert table.rows[0].cells == ("1", "Ek, Ida", "född i Ort")
    assert table.rows[1].cells[1] == "Al, Eva"
    assert table.rows[2].cells[2] == "ring 0701740605"
    note = next(note for note in table.notes if note.kind is NoteKind.PERSONAL_NUMBER)
    assert (note.message, note.rows) == (
        "2 rader hade personnummer i andra kolumner. De togs bort och sparas inte.",
        (2, 3),
    )


def test_a_series_of_long_numbers_keeps_the_one_that_looks_alike_by_chance() -> None:
    numbers = ["4000000001", "4000000002", "4000000003", "4000000004", "9001019802", "4000000006"]
    table = read("Anstnr;Namn", *(f"{number};Ek, Ida" for number in numbers))
    assert [row.cells[0] for row in table.rows] == numbers


def test_taking_them_out_twice_changes_nothing() -> None:
    once = read("Anstnr;Personnummer;Namn", "1;189001019802;Ek, Ida", "2;189009039810;Al, Eva")
    assert without_personal_numbers(once) == once


def test_none_is_left_in_anything_that_is_returned() -> None:
    rows = (
        f"{at};Ek, Ida {number};ida{at}@sydby.example.se;71;Norr {number};{number}"
        for at, number in enumerate(TEST_NUMBERS)
    )
    table = read_staff_tables(staff_file(*rows), "lista.csv")[0]
    mapping = propose_mapping(table).corrected({"5": "title"})
    result = read_rows(table, mapping)
    first = result.staff[0]
    everything = (
        f"{table.rows[0].cells} {first.given_name} {first.family_name} {first.unit_name} {first.title} {result}"
    )
    assert not [number for number in TEST_NUMBERS if number in everything]
