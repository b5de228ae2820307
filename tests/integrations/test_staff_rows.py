import json
from datetime import date
from decimal import Decimal

import pytest

from jordman.integrations.staff_files import (
    Contents,
    Field,
    ReadRows,
    RoleGroup,
    combine,
    propose_mapping,
    read_rows,
    read_staff_tables,
)
from jordman.integrations.staff_files.values import Sex
from jordman.integrations.tables import NoteKind, UnreadableFile
from tests.integrations.files import DATA, HEADER, STAFF, staff_file, text_file, workbook

NAUGHTY: list[str] = json.loads((DATA / "naughty-strings.json").read_text())


def read_file(name: str) -> ReadRows:
    tables = read_staff_tables(STAFF / name, name)
    return combine([read_rows(table, propose_mapping(table)) for table in tables])


def read(*rows: str, header: str = HEADER) -> ReadRows:
    table = read_staff_tables(staff_file(*rows, header=header), "lista.csv")[0]
    return read_rows(table, propose_mapping(table))


def said(result: ReadRows) -> list[tuple[int, Field | None, str]]:
    return [(fault.row_number, fault.field, fault.message) for fault in result.faults]


def test_the_hr_list_gives_330_employments_in_18_units() -> None:
    result = read_file("lidkoping-heroma.csv")
    assert (len(result.staff), result.faults) == (330, ())
    assert len({row.unit_key for row in result.staff}) == 18
    row = result.staff[2]
    assert (row.given_name, row.family_name, row.employment_number) == ("Åsne", "Bengtsson", "10410")
    assert (row.unit_code, row.unit_name, row.parent_unit_code, row.manager_number) == (
        "7101",
        "Hemtjänst Norr",
        "7100",
        "10407",
    )
    assert (row.share, row.starts_on, row.ends_on) == (Decimal(100), date(2004, 7, 3), None)
    assert (row.sex, row.role_group) == (Sex.WOMAN, RoleGroup.OPERATIONAL_MANAGER)


def test_every_lost_letter_of_the_hr_list_is_told_once_by_its_row() -> None:
    lost = [note for note in read_file("lidkoping-heroma.csv").notes if note.kind is NoteKind.LOST_CHARACTER]
    assert [note.rows for note in lost] == [(10, 28, 40, 53, 59, 101, 132, 141, 143, 157, 178, 222, 224)]


def test_the_workbook_gives_463_employments_and_24_units() -> None:
    result = read_file("halmstad-visma.xlsx")
    assert (len(result.staff), len(result.units), result.faults) == (463, 24, ())
    assert {row.unit_key for row in result.staff} <= {row.key for row in result.units}
    assert result.staff[3].share == Decimal(75)
    assert result.staff[5].ends_on == date(2027, 9, 28)


def test_the_form_gives_212_sign_ups() -> None:
    result = read_file("level-up-anmalan.xlsx")
    assert (result.contents, len(result.sign_ups), result.faults) == (Contents.SIGN_UPS, 212, ())
    first = result.sign_ups[0]
    assert (first.given_name, first.family_name, first.email) == (
        "Agneta",
        "Ekdahl",
        "agneta.ekdahl@lidkoping.example.se",
    )
    assert (first.organisation_name, first.unit_name, first.with_team) == (
        "Lidköpings kommun",
        "Hemtjänsten norr",
        False,
    )
    roles = [row.role_group for row in result.sign_ups]
    assert (roles.count(RoleGroup.OPERATIONAL_MANAGER), roles.count(RoleGroup.STRATEGIC_MANAGER)) == (146, 66)
    sexes = [row.sex for row in result.sign_ups]
    assert (sexes.count(Sex.WOMAN), sexes.count(Sex.MAN), sexes.count(Sex.UNKNOWN)) == (142, 61, 9)


def test_whoever_signs_up_twice_is_read_as_they_answered_last() -> None:
    header = "Namn;E-post;Organisation;Jag är"
    result = read(
        "Ida Ek;ida@x.example.se;Sydby;Operativ chef", "Ida Ek;IDA@x.example.se;Sydby;Strategisk chef", header=header
    )
    assert [row.role_group for row in result.sign_ups] == [RoleGroup.STRATEGIC_MANAGER]
    assert [(note.kind, note.rows) for note in result.notes] == [(NoteKind.DUPLICATE_ROW, (2,))]


@pytest.mark.parametrize(
    ("row", "field", "says"),
    [
        ("1;Ek, Ida;ida;71;Norr;Kock", Field.EMAIL, "inte hel"),
        (";Ek, Ida;;71;Norr;Kock", Field.EMPLOYMENT_NUMBER, "Fyll i en av dem"),
        ("1;;ida@x.example.se;71;Norr;Kock", Field.NAME, "Namnet saknas"),
        ("1;Ek, Ida;ida@x.example.se;;;Kock", Field.UNIT_CODE, "Enheten saknas"),
        ("1;=cmd|' /C calc'!A0;ida@x.example.se;71;Norr;Kock", Field.NAME, "börjar som en formel"),
        ("1;Ek, Ida;=HYPERLINK(A1);71;Norr;Kock", Field.EMAIL, "börjar som en formel"),
        (f"1;Ek, {'I' * 101};ida@x.example.se;71;Norr;Kock", Field.NAME, "längre än 100 tecken"),
        (f"{'1' * 41};Ek, Ida;ida@x.example.se;71;Norr;Kock", Field.EMPLOYMENT_NUMBER, "längre än 40 tecken"),
        (f"1;Ek, Ida;ida@x.example.se;71;{'N' * 201};Kock", Field.UNIT_NAME, "längre än 200 tecken"),
        (f"1;Ek, Ida;ida@x.example.se;71;Norr;{'K' * 121}", Field.TITLE, "längre än 120 tecken"),
    ],
)
def test_a_faulty_row_is_left_out_with_its_number_and_reason(row: str, field: Field, says: str) -> None:
    result = read(row, "2;Al, Eva;eva@x.example.se;71;Norr;Kock")
    assert [row.employment_number for row in result.staff] == ["2"]
    assert said(result)[0][:2] == (2, field)
    assert says in said(result)[0][2]


def test_dates_and_shares_that_cannot_be_read_are_faults() -> None:
    header = f"{HEADER};Syss.grad;Anställd från;Anställd till"
    rows = (
        "1;Ek, Ida;;71;Norr;Kock;heltid;;",
        "2;Al, Eva;;71;Norr;Kock;75;snart;",
        "3;Ås, Bo;;71;Norr;Kock;75;2026-03-01;2026-02-01",
    )
    fields = [field for _row, field, _message in said(read(*rows, header=header))]
    assert fields == [Field.SHARE, Field.STARTS_ON, Field.ENDS_ON]


def test_a_formula_in_a_title_stays_as_plain_text() -> None:
    assert read("1;Ek, Ida;;71;Norr;=1+1").staff[0].title == "=1+1"


def test_a_protected_person_has_no_name_anywhere() -> None:
    header = f"{HEADER};Skyddad identitet"
    result = read("1;Ek, Ida;nr1@x.example.se;71;Norr;Kock;Ja", "2;Al, Eva;;71;Norr;Kock;", header=header)
    row = result.staff[0]
    assert (row.is_protected, row.given_name, row.family_name, row.email) == (True, "", "", "nr1@x.example.se")
    assert result.staff[1].is_protected is False


def test_protection_that_is_written_instead_of_the_name_counts() -> None:
    assert read("1;Skyddad identitet;;71;Norr;Kock").staff[0].is_protected


def test_names_and_addresses_never_print() -> None:
    result = read("1;Ek, Ida;ida@x.example.se;71;Norr;Kock", "2;Al, Eva;eva@;71;Norr;Kock")
    printed = repr(result) + repr(result.staff) + repr(result.faults)
    assert not [word for word in ("Ida", "Ek,", "ida@", "Eva", "eva@") if word in printed]


def test_unit_lists_need_names() -> None:
    result = read("71;Norr;7", "72;;7", header="Enhetskod;Enhet;Tillhör")
    assert [(row.key, row.parent_code) for row in result.units] == [("71", "7")]
    assert said(result) == [(3, Field.UNIT_NAME, "Enheten saknar namn. Fyll i det i filen.")]


def test_a_table_that_is_not_recognised_gives_no_rows() -> None:
    assert read("röd;rund", header="Färg;Form").contents is Contents.UNKNOWN


def test_a_persons_choice_of_role_group_is_used() -> None:
    table = read_staff_tables(staff_file("1;Ek, Ida;;71;Norr;Rektor"), "lista.csv")[0]
    result = read_rows(table, propose_mapping(table), choices={"rektor": RoleGroup.STRATEGIC_MANAGER})
    assert result.staff[0].role_group is RoleGroup.STRATEGIC_MANAGER


@pytest.mark.parametrize("kind", ["xlsx", "utf-8", "utf-16", "cp1252"])
def test_all_naughty_strings_pass_through_as_names_without_harm(kind: str) -> None:
    header = ["Anst.nr", "Förnamn", "Efternamn", "Enhetskod", "Enhet"]
    rows = [[str(at), text, f"Familj{at}", "71", "Norr"] for at, text in enumerate(NAUGHTY, start=50_000)]
    if kind == "xlsx":
        stream = workbook({"Folk": [header, *rows]})
    else:
        quoted = ("\t".join(cell.replace("\t", " ") for cell in row).replace('"', "'") for row in [header, *rows])
        stream = text_file("\n".join(quoted).encode(kind, "replace").decode(kind), kind)
    table = read_staff_tables(stream, f"lista.{kind}")[0]
    result = read_rows(table, propose_mapping(table))
    assert len(result.staff) + len(result.faults) == len(NAUGHTY)
    assert {fault.field for fault in result.faults} <= {Field.GIVEN_NAME}
    assert len(result.staff) > 450
    assert {row.employment_number: row.family_name for row in result.staff}.items() <= {
        (str(at), f"Familj{at}") for at in range(50_000, 50_000 + len(NAUGHTY))
    }


def outcome(text: str) -> str:
    """How reading a file full of the text ends: in rows or in a sentence."""
    try:
        table = read_staff_tables(text_file(f"{text};{text}\n{text};1\n{text};{text}\n"), f"{text[:50]}.csv")[0]
    except UnreadableFile as refusal:
        return str(refusal)
    return type(read_rows(table, propose_mapping(table))).__name__ + "."


def test_naughty_strings_anywhere_in_a_file_end_in_rows_or_a_sentence() -> None:
    assert [text for text in NAUGHTY if not outcome(text).endswith(".")] == []
