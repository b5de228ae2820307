import pytest

from jordman.integrations.staff_files import (
    Contents,
    Field,
    Mapping,
    header_signature,
    propose_mapping,
    read_staff_tables,
)
from tests.integrations.files import STAFF, text_file


def propose(header: str, *rows: str) -> Mapping:
    return propose_mapping(read_staff_tables(text_file("\n".join((header, *rows))), "lista.csv")[0])


def fields(mapping: Mapping) -> list[Field | None]:
    return [guess.field for guess in mapping.columns]


def test_the_hr_list_is_recognised_whole() -> None:
    mapping = propose_mapping(read_staff_tables(STAFF / "lidkoping-heroma.csv", "lidkoping-heroma.csv")[0])
    assert mapping.contents is Contents.STAFF
    assert fields(mapping) == [
        Field.EMPLOYMENT_NUMBER, Field.NAME, Field.EMAIL, Field.UNIT_CODE, Field.UNIT_NAME, Field.PARENT_UNIT_CODE,
        Field.MANAGER_NUMBER, Field.TITLE, Field.TITLE_CODE, Field.SHARE, Field.STARTS_ON, Field.ENDS_ON, Field.SEX,
    ]  # fmt: skip
    assert mapping.problems() == []


def test_both_sheets_of_the_workbook_are_recognised_whole() -> None:
    units, staff = read_staff_tables(STAFF / "halmstad-visma.xlsx", "halmstad-visma.xlsx")
    assert propose_mapping(units).contents is Contents.UNITS
    assert fields(propose_mapping(units)) == [
        Field.UNIT_CODE, Field.UNIT_NAME, Field.PARENT_UNIT_CODE, Field.MANAGER_NUMBER,
    ]  # fmt: skip
    assert propose_mapping(staff).contents is Contents.STAFF
    assert None not in fields(propose_mapping(staff))


def test_the_form_is_recognised_whole() -> None:
    mapping = propose_mapping(read_staff_tables(STAFF / "level-up-anmalan.xlsx", "level-up-anmalan.xlsx")[0])
    assert mapping.contents is Contents.SIGN_UPS
    assert fields(mapping) == [
        Field.SUBMITTED_AT, Field.NAME, Field.EMAIL, Field.ORGANISATION_NAME, Field.UNIT_NAME, Field.ROLE, Field.SEX,
        Field.WITH_TEAM,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Anställningsnr", Field.EMPLOYMENT_NUMBER),
        ("PERSONALNUMMER", Field.EMPLOYMENT_NUMBER),
        ("Employee ID", Field.EMPLOYMENT_NUMBER),
        ("employment_no", Field.EMPLOYMENT_NUMBER),
        ("Efternamn, förnamn", Field.NAME),
        ("Tilltalsnamn", Field.GIVEN_NAME),
        ("Last name", Field.FAMILY_NAME),
        ("E-post (arbetet) *", Field.EMAIL),
        ("Mejladress", Field.EMAIL),
        ("Kostnadsställe", Field.UNIT_CODE),
        ("parent_unit", Field.PARENT_UNIT_CODE),
        ("Närmaste chefs anst.nr", Field.MANAGER_NUMBER),
        ("Befattning (text)", Field.TITLE),
        ("AID-kod", Field.TITLE_CODE),
        ("Sysselsättningsgrad %", Field.SHARE),
        ("Anställd fr.o.m.", Field.STARTS_ON),
        ("Anställd t.o.m.", Field.ENDS_ON),
        ("Kön (frivilligt)", Field.SEX),
        ("Sekretessmarkering", Field.PROTECTED),
        ("Har skyddade personuppgifter", Field.PROTECTED),
        ("Kommun/region", Field.ORGANISATION_NAME),
        ("Går du med din ledningsgrupp?", Field.WITH_TEAM),
        ("Telefon", None),
        ("Anteckning", None),
    ],
)
def test_headers_of_many_systems(header: str, field: Field | None) -> None:
    assert fields(propose(header + ";Annat", "12;x", "13;y"))[0] is field


def test_a_question_in_a_form_is_a_header_too() -> None:
    mapping = propose("Vilken enhet arbetar du på?;Vad heter du?", "Norr;Ek, Ida", "Söder;Al, Eva")
    assert fields(mapping) == [Field.UNIT_NAME, Field.NAME]


def test_a_column_of_managers_names_is_not_read() -> None:
    mapping = propose("Anstnr;Namn;Enhet;Chef", "1;Ek, Ida;Norr;Berg, Bo", "2;Al, Eva;Norr;Berg, Bo")
    assert mapping.columns[3].field is None
    assert mapping.columns[3].reason == "Chefens namn används inte. Kolumnen läses inte."


def test_codes_under_the_header_unit_are_codes() -> None:
    assert fields(propose("Anstnr;Namn;Enhet", "1;Ek, Ida;7101", "2;Al, Eva;7102"))[2] is Field.UNIT_CODE


def test_who_is_above_is_told_by_what_the_codes_refer_to() -> None:
    rows = ("11;Ek, Ida;7101;", "12;Al, Eva;7101;11", "13;Ås, Bo;7102;11")
    assert fields(propose("Anstnr;Namn;Enhetskod;Överordnad", *rows))[3] is Field.MANAGER_NUMBER


def test_without_headers_the_content_decides() -> None:
    mapping = propose(
        "11;Ek, Ida;ida@sydby.example.se;K", "12;Al, Eva;eva@sydby.example.se;K", "13;Ås, Bo;bo@sydby.example.se;M"
    )
    assert fields(mapping) == [None, Field.NAME, Field.EMAIL, Field.SEX]
    assert mapping.columns[2].reason == "Innehållet ser ut som e-post."


def test_a_field_goes_to_its_surest_column_only() -> None:
    mapping = propose(
        "Privat e-postadress (om du vill);E-post", "a@x.example.se;b@y.example.se", "c@x.example.se;d@y.example.se"
    )
    assert fields(mapping) == [None, Field.EMAIL]
    assert "används redan" in mapping.columns[0].reason


def test_a_header_that_the_cells_contradict_is_doubtful() -> None:
    guess = propose("E-post;Anstnr", "Ida;1", "Bo;2").columns[0]
    assert (guess.field, guess.confidence) == (Field.EMAIL, 0.4)


def test_a_correction_moves_the_field_and_is_remembered_as_plain_data() -> None:
    mapping = propose("Anstnr;Namn;Enhet;Ansvarsområde", "1;Ek, Ida;Norr;Öst", "2;Al, Eva;Norr;Väst")
    corrected = mapping.corrected({"3": "unit_name"})
    assert fields(corrected) == [Field.EMPLOYMENT_NUMBER, Field.NAME, None, Field.UNIT_NAME]
    assert corrected.as_dict() == {"0": "employment_number", "1": "name", "2": "", "3": "unit_name"}
    assert fields(mapping.corrected(corrected.as_dict())) == fields(corrected)


def test_a_choice_that_is_no_field_or_no_column_does_no_harm() -> None:
    mapping = propose("Anstnr;Namn;Enhet", "1;Ek, Ida;Norr").corrected({"2": "personnummer", "99": "email"})
    assert fields(mapping) == [Field.EMPLOYMENT_NUMBER, Field.NAME, None]


def test_a_dropped_column_cannot_be_chosen() -> None:
    mapping = propose("Personnummer;Namn;Enhet", ";Ek, Ida;Norr").corrected({"0": "employment_number"})
    assert (mapping.columns[0].field, mapping.columns[0].is_dropped) == (None, True)


def test_two_columns_for_one_field_must_be_settled() -> None:
    mapping = propose("Anstnr;Namn;Enhet;Annan", "1;Ek, Ida;Norr;Öst").corrected({"2": "unit_name", "3": "unit_name"})
    assert mapping.problems() == ["Två kolumner är valda som ”Enhetens namn”. Välj en."]


@pytest.mark.parametrize(
    ("header", "row", "says"),
    [
        ("Färg;Form", "röd;rund", "Vi ser inte vad filen är."),
        ("Anstnr;Namn", "1;Ek, Ida", "Välj vilken kolumn som är enheten."),
        ("Anstnr;Enhet", "1;Norr", "Välj vilken kolumn som är namnet."),
        ("Enhetskod;Tillhör", "71;7", "Välj vilka kolumner som är enhetens kod och namn."),
    ],
)
def test_what_is_missing_is_said(header: str, row: str, says: str) -> None:
    assert propose(header, row).problems()[0].startswith(says)


def test_the_signature_is_the_same_for_the_next_export_and_another_for_other_columns() -> None:
    assert header_signature(("Anst.nr", "Namn")) == header_signature(("ANST NR", " namn "))
    assert header_signature(("Anst.nr", "Namn")) != header_signature(("Namn", "Anst.nr"))
    assert header_signature(("a b", "c")) != header_signature(("a", "b c"))
