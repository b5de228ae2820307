from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jordman.integrations.staff_files import (
    EmploymentState,
    Field,
    ImportPlan,
    PersonState,
    ReadRows,
    RoleGroup,
    Snapshot,
    UnitState,
    combine,
    plan_import,
    propose_mapping,
    read_rows,
    read_staff_tables,
)
from jordman.integrations.staff_files.unit_plan import cycles_in
from jordman.integrations.staff_files.values import Sex
from jordman.integrations.tables import NoteKind
from tests.integrations.files import STAFF, TODAY, staff_file, workbook

HEADER = "Anstnr;Namn;E-post;Enhetskod;Enhet;Tillhör;Chef anstnr;Befattning;Syss.grad;Anställd från;Anställd till;Kön"
CHIEF = "1;Ek, Ida;ida@x.example.se;71;Norr;;9;Enhetschef;100;2020-01-01;;K"
COOK = "2;Al, Eva;eva@x.example.se;71;Norr;;1;Kock;75;2021-01-01;;K"
NURSE = "3;Ås, Bo;bo@x.example.se;72;Söder;71;1;Sjuksköterska;100;2022-01-01;;M"


def rows_of(*rows: str, header: str = HEADER) -> ReadRows:
    table = read_staff_tables(staff_file(*rows, header=header), "lista.csv")[0]
    return read_rows(table, propose_mapping(table))


def plan(*rows: str, before: Snapshot | None = None, header: str = HEADER, is_complete: bool = True) -> ImportPlan:
    return plan_import(rows_of(*rows, header=header), before or Snapshot(), TODAY, is_complete=is_complete)


def after(*rows: str, header: str = HEADER) -> Snapshot:
    return plan(*rows, header=header).after(Snapshot())


def notes(made: ImportPlan) -> dict[NoteKind, tuple[int, ...]]:
    return {note.kind: note.rows for note in made.notes}


KNOWN = after(CHIEF, COOK, NURSE)


@pytest.mark.parametrize(
    ("name", "people", "units"), [("lidkoping-heroma.csv", 330, 18), ("halmstad-visma.xlsx", 463, 24)]
)
def test_a_real_file_is_all_new_once_and_all_unchanged_afterwards(name: str, people: int, units: int) -> None:
    tables = read_staff_tables(STAFF / name, name)
    rows = combine([read_rows(table, propose_mapping(table)) for table in tables])
    first = plan_import(rows, Snapshot(), TODAY, is_complete=True)
    assert (len(first.people.new), len(first.employments.new), len(first.units.new)) == (people, people, units)
    assert len(first.unit_managers) == units
    second = plan_import(rows, first.after(Snapshot()), TODAY, is_complete=True)
    assert second.is_empty
    assert (len(second.people.unchanged), len(second.units.unchanged)) == (people, units)


def test_new_units_stand_with_parents_first_and_say_which_hold_others() -> None:
    made = plan("1;Ek, Ida;;73;Öst;72;;Kock;;;;", "2;Al, Eva;;72;Söder;71;;Kock;;;;", "3;Ås, Bo;;71;Norr;;;Kock;;;;")
    assert [(unit.key, unit.parent_key, unit.is_department) for unit in made.units.new] == [
        ("71", "", True),
        ("72", "71", True),
        ("73", "72", False),
    ]


def test_what_changed_is_named_field_by_field() -> None:
    made = plan(
        CHIEF,
        COOK.replace(";75;", ";100;").replace("Kock", "Kokerska"),
        NURSE.replace("Ås, Bo", "Åström, Bo"),
        before=KNOWN,
    )
    assert [change.fields for change in made.employments.changed] == [("title", "share")]
    assert [change.fields for change in made.people.changed] == [("family_name",)]
    assert made.units.is_empty


def test_a_unit_that_has_a_new_name_and_place() -> None:
    made = plan(CHIEF, COOK, "3;Ås, Bo;bo@x.example.se;72;Sydväst;;1;Sjuksköterska;100;2022-01-01;;M", before=KNOWN)
    assert [(change.before.key, change.fields) for change in made.units.changed] == [("72", ("name", "parent_key"))]


def test_a_move_to_another_unit_keeps_the_employment() -> None:
    made = plan(CHIEF, COOK.replace("71;Norr;", "72;Söder;71"), NURSE, before=KNOWN)
    assert [change.fields for change in made.employments.changed] == [("unit_key",)]
    assert (made.employments.new, made.employments.left) == ((), ())


def test_two_employments_of_one_person_are_one_person() -> None:
    made = plan(CHIEF, COOK, "4;Al, Eva;eva@x.example.se;72;Söder;71;1;Vårdbiträde;25;2023-01-01;;K")
    assert (len(made.people.new), len(made.employments.new), made.faults) == (2, 3, ())


def test_two_employments_under_one_number_at_two_units() -> None:
    made = plan(CHIEF, COOK, COOK.replace("71;Norr;", "72;Söder;71"))
    assert (len(made.people.new), len(made.employments.new)) == (2, 3)


def test_one_employment_on_two_rows_is_taken_once_with_the_larger_share() -> None:
    made = plan(CHIEF, COOK, COOK.replace("Kock;75", "Vårdbiträde;25"))
    assert [employment.share for employment in made.employments.new] == [Decimal(100), Decimal(75)]
    assert notes(made)[NoteKind.DUPLICATE_ROW] == (4,)


def test_who_is_missing_has_left_only_when_the_file_is_complete() -> None:
    made = plan(CHIEF, before=KNOWN)
    assert [employment.employment_number for employment in made.employments.left] == ["2", "3"]
    assert [person.email for person in made.people.left] == ["eva@x.example.se", "bo@x.example.se"]
    assert [unit.key for unit in made.units.left] == ["72"]
    assert plan(CHIEF, before=KNOWN, is_complete=False).is_empty


def test_who_left_stays_ended_and_comes_back_when_the_file_has_them_again() -> None:
    gone = plan(CHIEF, COOK, before=KNOWN).after(KNOWN)
    assert [item.ends_on for item in gone.employments if item.employment_number == "3"] == [date(2026, 11, 20)]
    assert plan(CHIEF, COOK, before=gone).employments.left == ()
    back = plan(CHIEF, COOK, NURSE, before=gone)
    assert [(change.before.employment_number, change.fields) for change in back.employments.changed] == [
        ("3", ("ends_on",))
    ]


def test_an_employment_that_ended_in_the_file_is_kept_as_ended() -> None:
    made = plan(CHIEF, COOK.replace("2021-01-01;;", "2021-01-01;2026-06-30;"))
    ended = next(item for item in made.employments.new if item.employment_number == "2")
    assert ended.is_ended(TODAY)


def test_a_faulty_row_keeps_its_person_from_leaving() -> None:
    made = plan(CHIEF, COOK.replace("eva@x.example.se", "eva@"), NURSE, before=KNOWN)
    assert [fault.row_number for fault in made.faults] == [3]
    assert made.employments.left == ()


def test_units_that_lie_under_each_other_are_faults_that_name_them() -> None:
    rows = ("1;Ek, Ida;;71;Norr;72;;Kock;;;;", "2;Al, Eva;;72;Söder;71;;Kock;;;;", "3;Ås, Bo;;73;Öst;;;Kock;;;;")
    made = plan(*rows)
    assert [unit.key for unit in made.units.new] == ["73"]
    rings = [fault.message for fault in made.faults if fault.field is Field.PARENT_UNIT_CODE]
    assert rings == ["Enheterna ligger under varandra: Norr → Söder → Norr. Rätta överordnad enhet i filen."] * 2
    assert sorted(fault.row_number for fault in made.faults) == [2, 2, 3, 3]


def test_a_cycle_with_what_exists_already_is_found() -> None:
    made = plan(
        CHIEF.replace(";Norr;;", ";Norr;72;"), COOK.replace(";Norr;;", ";Norr;72;"), before=KNOWN, is_complete=False
    )
    assert [fault.row_number for fault in made.faults] == [2]
    assert made.units.is_empty


@pytest.mark.parametrize(
    ("parents", "rings"),
    [
        ({}, []),
        ({"a": "b", "b": "c"}, []),
        ({"a": "a"}, [("a",)]),
        ({"a": "b", "b": "c", "c": "b", "d": "a"}, [("b", "c")]),
        ({"a": "b", "b": "a", "c": "d", "d": "c"}, [("a", "b"), ("c", "d")]),
    ],
)
def test_rings(parents: dict[str, str], rings: list[tuple[str, ...]]) -> None:
    assert cycles_in(parents) == rings


def test_a_unit_at_the_top_may_name_itself() -> None:
    made = plan("1;Ek, Ida;;71;Norr;71;;Kock;;;;")
    assert ([unit.parent_key for unit in made.units.new], made.faults) == ([""], ())


def test_a_parent_and_a_manager_who_are_not_in_the_file_are_notes() -> None:
    made = plan(COOK, "3;Ås, Bo;;72;Söder;99;77;Kock;;;;")
    assert notes(made) == {NoteKind.PARENT_MISSING: (3,), NoteKind.MANAGER_MISSING: (2, 3)}
    assert made.faults == ()


def test_a_unit_that_is_nowhere_is_a_fault() -> None:
    made = plan("1;Ek, Ida;71;Kock", header="Anstnr;Namn;Enhetskod;Befattning")
    assert [fault.message for fault in made.faults] == [
        "Enheten 71 finns inte, varken i filen eller här. Lägg till den i filen."
    ]


def test_units_may_come_from_a_sheet_of_their_own() -> None:
    sheets: dict[str, list[list[object]]] = {
        "Enheter": [
            ["Enhetskod", "Enhet", "Tillhör", "Ansvarig chef (anst.nr)"],
            [70, "Vård", "", 1],
            [71, "Norr", 70, 1],
        ],
        "Folk": [["Anst.nr", "Förnamn", "Efternamn", "Enhetskod", "Titel"], [1, "Ida", "Ek", 70, "Verksamhetschef"]],
    }
    tables = read_staff_tables(workbook(sheets), "lista.xlsx")
    made = plan_import(combine([read_rows(table, propose_mapping(table)) for table in tables]), Snapshot(), TODAY)
    assert [unit.key for unit in made.units.new] == ["70", "71"]
    assert [(item.unit_key, item.person_key) for item in made.unit_managers] == [("70", "new:1"), ("71", "new:1")]
    assert [item.is_unit_manager for item in made.employments.new] == [True]


def test_the_same_unit_twice_with_other_facts_is_a_fault() -> None:
    made = plan("71;Norr;", "71;Söder;", header="Enhetskod;Enhet;Tillhör")
    assert [(fault.row_number, fault.field) for fault in made.faults] == [(3, Field.UNIT_CODE)]


def test_the_most_common_name_of_a_unit_is_used_and_said() -> None:
    made = plan(CHIEF, COOK, "3;Ås, Bo;;71;Nord;;;Kock;;;;")
    assert [unit.name for unit in made.units.new] == ["Norr"]
    assert NoteKind.UNIT_NAME_DIFFERS in notes(made)


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("8;Öz, Can;eva@x.example.se;71;Norr;;1;Kock;;;;", "Flera personer har samma e-postadress"),
        ("2;Al, Eva;annan@x.example.se;72;Söder;71;1;Kock;;;;", "flera e-postadresser"),
        ("2;Öz, Can;;72;Söder;71;1;Kock;;;;", "flera namn"),
    ],
)
def test_rows_that_contradict_each_other_are_both_faults(row: str, says: str) -> None:
    made = plan(CHIEF, COOK, row)
    assert [fault.row_number for fault in made.faults] == [3, 4]
    assert all(says in fault.message for fault in made.faults)
    assert len(made.people.new) == 1


def test_a_number_and_an_address_of_two_known_people_is_a_fault() -> None:
    made = plan(CHIEF, COOK.replace("eva@", "bo@"), before=KNOWN, is_complete=False)
    assert [fault.message for fault in made.faults] == [
        "Anställningsnumret och e-postadressen hör till olika personer här. Rätta ett av dem."
    ]


def test_a_person_who_signed_up_before_is_recognised_by_address() -> None:
    known = Snapshot(people=(PersonState("user-5", "eva@x.example.se", "Eva", "Al"),))
    made = plan(CHIEF, COOK, before=known)
    assert [item.person_key for item in made.employments.new] == ["new:ida@x.example.se", "user-5"]
    assert [change.fields for change in made.people.changed] == [("sex",)]


def test_a_new_address_follows_the_employment_number() -> None:
    made = plan(CHIEF, COOK.replace("eva@", "eva.al@"), NURSE, before=KNOWN)
    assert [(change.after.email, change.fields) for change in made.people.changed] == [
        ("eva.al@x.example.se", ("email",))
    ]


def test_empty_cells_never_erase_what_is_known_of_a_person() -> None:
    made = plan(CHIEF, COOK.replace("eva@x.example.se", "").replace(";;K", ";;"), NURSE, before=KNOWN)
    assert made.people.is_empty


def test_columns_that_the_file_lacks_keep_what_is_known() -> None:
    rows = ("1;Ek, Ida;71;Norr", "2;Al, Eva;71;Norr", "3;Ås, Bo;72;Söder")
    assert plan(*rows, before=KNOWN, header="Anstnr;Namn;Enhetskod;Enhet").is_empty


def test_protection_takes_the_name_away_and_lasts_until_the_file_says_otherwise() -> None:
    header = f"{HEADER};Skyddad identitet"
    made = plan(f"{COOK};Ja", before=KNOWN, header=header, is_complete=False)
    change = made.people.changed[0]
    assert (change.after.given_name, change.after.family_name, change.after.is_protected) == ("", "", True)
    protected = made.after(KNOWN)
    assert plan(COOK, before=protected, is_complete=False).people.is_empty
    lifted = plan(f"{COOK};Nej", before=protected, header=header, is_complete=False)
    assert lifted.people.changed[0].after.given_name == "Eva"


def test_a_title_that_a_person_has_decided_gives_the_role_group() -> None:
    table = read_staff_tables(staff_file(COOK, header=HEADER), "lista.csv")[0]
    rows = read_rows(table, propose_mapping(table), choices={"kock": RoleGroup.OPERATIONAL_MANAGER})
    made = plan_import(rows, KNOWN, TODAY)
    assert [change.fields for change in made.employments.changed] == [("role_group",)]


def test_another_manager_of_a_unit() -> None:
    made = plan(
        CHIEF,
        COOK.replace(";1;Kock", ";3;Kock"),
        NURSE.replace("72;Söder;71;1;Sjuksköterska", "71;Norr;;9;Enhetschef"),
        before=KNOWN,
        is_complete=False,
    )
    changed = {change.before.employment_number: change.fields for change in made.employments.changed}
    assert changed["1"] == ("is_unit_manager",)
    assert ("71", "new:bo@x.example.se") in [(item.unit_key, item.person_key) for item in made.unit_managers]


def test_units_without_codes_are_known_by_name() -> None:
    header, rows = "Anstnr;Namn;Arbetsplats", ("1;Ek, Ida;Hemtjänst Norr", "2;Al, Eva;hemtjänst norr")
    made = plan(*rows, header=header)
    assert [(unit.key, unit.code) for unit in made.units.new] == [("hemtjänst norr", "")]
    assert plan(*rows, header=header, before=made.after(Snapshot())).is_empty


def test_a_department_that_was_made_by_hand_stays_one() -> None:
    known = Snapshot(units=(UnitState("71", "71", "Norr", "", is_department=True),))
    assert plan(CHIEF, before=known).units.is_empty


def test_the_plan_never_prints_names_or_addresses() -> None:
    made = plan(CHIEF, COOK.replace("eva@x.example.se", "eva@"), NURSE, before=replace(KNOWN, units=()))
    printed = repr(made) + repr(KNOWN)
    assert not [word for word in ("Ida", "eva", "Ås,", "bo@") if word in printed]


def test_an_employment_says_when_it_is_over() -> None:
    employment = EmploymentState("p", "1", "71", ends_on=TODAY)
    assert not employment.is_ended(TODAY)
    assert employment.is_ended(date(2026, 11, 22))


def test_sex_that_is_known_is_kept_when_a_file_leaves_it_open() -> None:
    made = plan(CHIEF, COOK.replace(";;K", ";;Vill inte uppge"), NURSE, before=KNOWN)
    assert [person.sex for person in made.people.unchanged] == [Sex.WOMAN, Sex.WOMAN, Sex.MAN]
