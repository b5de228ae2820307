import pytest

from jordman.integrations.attendance_files import AttendancePerson, Candidate, Certainty, match_people

JENNY = Candidate("jenny", ("Jenny Lindqvist",), ("jenny.lindqvist@x.example.se",))
ASA = Candidate("asa", ("Åsa Maria Öström",), ("asa.ostrom@x.example.se", "asa@privat.example.se"))
YUSUF = Candidate("yusuf", ("Yusuf Yılmaz",))
TWO_EVAS = (Candidate("eva-1", ("Eva Al",)), Candidate("eva-2", ("Eva Al",)))
EVERYONE = (JENNY, ASA, YUSUF, *TWO_EVAS)


def outcome(name: str, email: str = "") -> tuple[str, Certainty | None]:
    """Whom one person is matched to and how surely; the suggestions when to nobody."""
    matches = match_people([AttendancePerson(name, email)], EVERYONE)
    if matches.matched:
        return matches.matched[0].candidate_id, matches.matched[0].certainty
    return ",".join(matches.unmatched[0].suggestions), None


@pytest.mark.parametrize(
    ("name", "email", "expected"),
    [
        ("Surfplattan", "JENNY.lindqvist@x.example.se", ("jenny", Certainty.EXACT_EMAIL)),
        ("Någon", "asa@privat.example.se", ("asa", Certainty.EXACT_EMAIL)),
        ("Lindqvist, Jenny", "", ("jenny", Certainty.EXACT_NAME)),
        ("JENNY LINDQVIST (EXT)", "okänd@x.example.se", ("jenny", Certainty.EXACT_NAME)),
        ("Dagrummet (Jenny Lindqvist)", "", ("jenny", Certainty.EXACT_NAME)),
        ("Asa Ostrom", "", ("asa", Certainty.LIKELY_NAME)),
        ("Åsa Öström", "", ("asa", Certainty.LIKELY_NAME)),
        ("Jenny Lindkvist", "", ("jenny", Certainty.LIKELY_NAME)),
        ("Yusuf Yilmaz", "", ("yusuf", Certainty.LIKELY_NAME)),
        ("Jenny", "", ("", None)),
        ("Jenny Berg", "", ("", None)),
        ("46701740605", "", ("", None)),
        ("Eva Al", "", ("eva-1,eva-2", None)),
    ],
)
def test_who_is_who_and_how_surely(name: str, email: str, expected: tuple[str, Certainty | None]) -> None:
    assert outcome(name, email) == expected


def test_only_likely_matches_need_a_person_to_confirm() -> None:
    people = [AttendancePerson("Asa Ostrom"), AttendancePerson("Jenny Lindqvist")]
    assert [match.needs_confirmation for match in match_people(people, EVERYONE).matched] == [True, False]


def test_a_likely_name_never_takes_someone_who_was_found_by_address() -> None:
    people = [AttendancePerson("Jenny Lindkvist"), AttendancePerson("J", "jenny.lindqvist@x.example.se")]
    matches = match_people(people, EVERYONE)
    assert [match.candidate_id for match in matches.matched] == ["jenny"]
    assert [item.suggestions for item in matches.unmatched] == [()]


def test_nobody_is_matched_when_there_is_nobody() -> None:
    assert match_people([], EVERYONE).matched == ()
    assert [item.person.name for item in match_people([AttendancePerson("Ida")], ()).unmatched] == ["Ida"]


def test_candidates_never_print() -> None:
    assert "Jenny Lindqvist" not in repr(EVERYONE)
