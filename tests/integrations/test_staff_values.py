from datetime import date
from decimal import Decimal

import pytest

from jordman.accounts.models import User
from jordman.integrations.staff_files import values
from jordman.integrations.staff_files.values import BadValue, Sex


@pytest.mark.parametrize(
    "written",
    [
        "2026-03-01",
        "20260301",
        "260301",
        "2026/03/01",
        "2026.03.01",
        "1.3.2026",
        "01/03/2026",
        "2026-03-01 00:00:00",
        "1 mars 2026",
        "46082",
    ],
)
def test_every_shape_of_a_day(written: str) -> None:
    assert values.read_date(written) == date(2026, 3, 1)


@pytest.mark.parametrize("written", ["", "-", "tills vidare", "Tillsvidare", "9999-12-31", "00000000"])
def test_an_open_end_is_no_day(written: str) -> None:
    assert values.read_date(written) is None


@pytest.mark.parametrize("written", ["2026-02-30", "32.1.2026", "snart", "1", "3026-01-01", "2026-13-01"])
def test_a_day_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(BadValue, match="Datumet går inte att läsa"):
        values.read_date(written)


def test_a_day_that_can_only_be_written_month_first() -> None:
    assert values.read_date("3/28/2026") == date(2026, 3, 28)


@pytest.mark.parametrize(
    ("written", "percent"),
    [
        ("100,00", "100"),
        ("0.75", "75"),
        ("0,5", "50"),
        ("75 %", "75"),
        ("1", "100"),
        ("37,5", "37.5"),
        ("0", "0"),
        ("1 %", "1"),
    ],
)
def test_shares_are_percent_however_written(written: str, percent: str) -> None:
    assert values.read_share(written) == Decimal(percent)


@pytest.mark.parametrize("written", ["heltid", "110", "-5", "1e5", "NaN", "0x10", "75 procent ungefär"])
def test_a_share_that_is_none_is_refused(written: str) -> None:
    with pytest.raises(BadValue, match="Sysselsättningsgraden"):
        values.read_share(written)


@pytest.mark.parametrize(
    ("written", "address"),
    [
        (" IDA.EK@SYDBY.EXAMPLE.SE ", "ida.ek@sydby.example.se"),
        ("mailto:ida@x.example.se", "ida@x.example.se"),
        ("<ida@x.example.se>;", "ida@x.example.se"),
        ("", ""),
    ],
)
def test_addresses_are_trimmed_and_lower_case(written: str, address: str) -> None:
    assert values.read_email(written) == address


@pytest.mark.parametrize(
    "written", ["ida", "ida@", "ida@sydby", "ida ek@sydby.example.se", "ida@@x.example.se", "a@x.se; b@x.se"]
)
def test_an_address_that_is_not_whole_is_refused(written: str) -> None:
    with pytest.raises(BadValue, match="inte hel"):
        values.read_email(written)


@pytest.mark.parametrize("written", ["=cmd|' /C calc'!A0", "+ida@x.example.se", "-1+1@x.se", "@SUM(A1)", "\t=1+1"])
def test_formulas_in_names_and_addresses_are_refused(written: str) -> None:
    with pytest.raises(BadValue, match="börjar som en formel"):
        values.read_email(written)
    with pytest.raises(BadValue, match="börjar som en formel"):
        values.read_name(written)


@pytest.mark.parametrize(
    ("written", "given", "family"),
    [
        ("Pettersson, Jenny", "Jenny", "Pettersson"),
        ("Jenny Pettersson", "Jenny", "Pettersson"),
        ("Anna Maria von der Esch", "Anna Maria", "von der Esch"),
        ("al-Khatib, Leila", "Leila", "al-Khatib"),
        ("Leila al-Khatib", "Leila", "al-Khatib"),
        ("Madonna", "Madonna", ""),
        ("王, 小明", "小明", "王"),
        ("", "", ""),
    ],
)
def test_names_in_one_cell_are_split(written: str, given: str, family: str) -> None:
    assert values.split_name(written) == (given, family)


def test_a_name_with_the_family_first_and_no_comma() -> None:
    assert values.split_name("Pettersson Jenny Maria", family_first=True) == ("Jenny Maria", "Pettersson")


def test_text_is_composed_single_spaced_and_without_hidden_marks() -> None:
    assert values.clean_text("  A\u030asa\u00a0 \u202eÖ\u200bst\nberg\x07 ") == "Åsa Öst berg"


@pytest.mark.parametrize(
    ("written", "sex"),
    [
        ("K", Sex.WOMAN),
        ("Kvinna", Sex.WOMAN),
        ("F", Sex.WOMAN),
        ("M", Sex.MAN),
        ("man", Sex.MAN),
        ("", Sex.UNKNOWN),
        ("Vill inte uppge", Sex.UNKNOWN),
    ],
)
def test_sex_in_every_way_it_is_written(written: str, sex: Sex) -> None:
    assert values.read_sex(written) is sex


@pytest.mark.parametrize(("written", "answer"), [("Ja", True), ("Nej", False), ("Vet ej", None), ("", None)])
def test_yes_no_and_neither(written: str, answer: bool | None) -> None:
    assert values.read_yes_no(written) is answer


@pytest.mark.parametrize(
    ("written", "answer"), [("Ja", True), ("X", True), ("sekr", True), ("Nej", False), ("0", False), ("", False)]
)
def test_a_mark_of_protection_that_is_unclear_protects(written: str, answer: bool) -> None:
    assert values.read_protected(written) is answer


@pytest.mark.parametrize(
    ("name", "answer"),
    [("Skyddad identitet", True), ("Skyddade personuppgifter", True), ("SEKRETESS", True), ("Ida Skydd", False)],
)
def test_protection_written_where_the_name_should_be(name: str, answer: bool) -> None:
    assert values.says_protected(name) is answer


def test_the_words_for_sex_are_those_of_the_person() -> None:
    assert {sex.value for sex in Sex} == set(User.Sex.values)
