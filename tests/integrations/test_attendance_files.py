import datetime as dt

import pytest

from jordman.integrations.attendance_files import (
    AttendanceFile,
    AttendancePerson,
    Tool,
    minutes_together,
    read_attendance,
)
from jordman.integrations.attendance_files.durations import read_duration
from jordman.integrations.attendance_files.moments import common_order, read_clock, written_moment
from jordman.integrations.tables import UnreadableFile
from tests.integrations.files import DATA, STAFF, text_file


def read(name: str) -> AttendanceFile:
    return read_attendance(DATA / "attendance" / name, name)


def minutes(attendance: AttendanceFile) -> dict[str, int]:
    return {person.name: person.minutes for person in attendance.people}


def moment(text: str) -> str:
    """The moment as ISO, empty when there is none."""
    written = written_moment(text)
    read = written.read("dmy") if written else None
    return read.isoformat(sep=" ") if read else ""


def read_text(text: str) -> AttendanceFile:
    return read_attendance(text_file(text), "närvaro.csv")


def test_the_teams_report_as_exported() -> None:
    attendance = read("teams-utf16.csv")
    assert attendance.tool is Tool.TEAMS
    assert (str(attendance.starts_at), str(attendance.ends_at)) == ("2022-11-14 09:29:07", "2022-11-14 09:50:14")
    assert minutes(attendance) == {
        "De Compostela, Santiago": 15, "Fred Primus": 18, "García Simón, Pedro": 19, "Igor Landis": 19,
        "Jacek Woityla": 19, "JANSSENS JAN (EXT)": 19, "Johnny Walker": 19,
    }  # fmt: skip
    assert attendance.people[0].email == "sdc@smallco.co.uk"


def test_the_zoom_report_as_exported() -> None:
    attendance = read("zoom.csv")
    assert attendance.tool is Tool.ZOOM
    assert (str(attendance.starts_at), str(attendance.ends_at)) == ("2021-11-19 10:00:00", "2021-11-19 12:00:00")
    assert len(attendance.people) == 27
    assert minutes(attendance)["010_Cyborg Superman"] == 52 + 34 - 1
    # On two devices at the same time: the union, not the sum of 114 and 111.
    assert minutes(attendance)["003_Power Girl (Kara Zor-L)"] == 114


def test_swedish_teams_counts_the_break_out_and_lists_nobody_twice() -> None:
    attendance = read("teams-svenska-utf16le.csv")
    assert minutes(attendance) == {
        "Björn al-Hakim": 1, "Ewa Kowalczyk (extern)": 30, "Lindqvist Jenny": 68, "Yusuf Yılmaz": 85, "Åsa Öström": 91,
    }  # fmt: skip
    jenny = next(person for person in attendance.people if person.name == "Lindqvist Jenny")
    assert [str(join.starts_at.time()) for join in jenny.joins] == ["09:02:00", "09:50:00"]


def test_swedish_zoom_takes_the_guest_of_the_same_name_as_the_same_person() -> None:
    attendance = read("zoom-svenska-utf8.csv")
    assert minutes(attendance) == {
        "46701740605": 25, "Surfplattan i dagrummet (Jenny Lindqvist)": 30, "Yusuf Yılmaz": 80, "Åsa Öström": 90,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "tool", "starts_at", "expected"),
    [
        (
            "teams-deutsch-utf8.csv",
            Tool.TEAMS,
            "2026-09-03 09:00:00",
            {"Fatma Yıldız": 19, "Jürgen Groß": 70, "Änne Schäfer": 69},
        ),
        (
            "zoom-suomi-1252.csv",
            Tool.ZOOM,
            "2026-09-03 09:00:00",
            {"Jörgen Åkerblom": 40, "Päivi Mäkinen": 60, "Säde Hämäläinen": 10},
        ),
        (
            "teams-francais-1252.csv",
            Tool.TEAMS,
            "2026-09-14 09:00:00",
            {"François Noël": 46, "Hélène Lefèvre": 62, "Zoé Müller": 1},
        ),
        ("zoom-webinar-registration.csv", Tool.ZOOM, "2026-09-30 14:00:00", {"Anna Berg": 60, "Omar Haddad": 30}),
        ("zoom-totals.csv", Tool.ZOOM, "None", {"Anna Berg": 61, "Omar Haddad": 35}),
        ("teams-events.csv", Tool.OTHER, "2026-09-03 09:00:00", {"Anna Berg": 60, "Lena Holm": 45, "Omar Haddad": 50}),
    ],
)
def test_other_languages_and_forms(name: str, tool: Tool, starts_at: str, expected: dict[str, int]) -> None:
    attendance = read(name)
    assert (attendance.tool, str(attendance.starts_at), minutes(attendance)) == (tool, starts_at, expected)


def test_who_signed_up_and_never_came_is_counted_in_a_note_and_not_as_present() -> None:
    attendance = read("zoom-webinar-registration.csv")
    assert [note.message for note in attendance.notes] == ["1 rad saknar tid i mötet och räknas inte."]
    assert str(attendance.ends_at) == "2026-09-30 15:01:00"


def test_times_of_day_without_a_date() -> None:
    attendance = read_text(
        "Namn;Kom;Gick;E-post\nIda Ek;09:00;09:45;ida@x.example.se\nBo Ås;09:10:30;10:00:30;bo@x.example.se\n"
    )
    assert minutes(attendance) == {"Bo Ås": 50, "Ida Ek": 45}
    assert attendance.starts_at is None


def test_someone_alone_in_the_meeting() -> None:
    text = "Mötes-ID,Ämne,Start,Slut,Längd (minuter)\n812 3456 7890,Test,2026-10-07 13:00:00,2026-10-07 13:30:00,30\n\n"
    text += "Namn,E-post,Kom,Gick,Längd (minuter)\nIda Ek,ida@x.example.se,2026-10-07 13:01:00,2026-10-07 13:21:00,20\n"
    assert minutes(read_text(text)) == {"Ida Ek": 20}


def test_one_date_over_the_twelfth_settles_the_order_for_all() -> None:
    rows = "A B,5/9/2026 09:00,5/9/2026 10:00,60\nC D,5/13/2026 09:00,5/13/2026 09:30,30\n"
    attendance = read_text(f"Name,Join,Leave,Minutes\n{rows}")
    assert str(attendance.starts_at) == "2026-05-09 09:00:00"


def test_a_list_of_registrations_is_no_attendance() -> None:
    rows = "".join(f"Namn {at},n{at}@x.example.se,2026-09-0{at} 10:00:00,approved\n" for at in range(1, 6))
    with pytest.raises(UnreadableFile, match="ingen närvaro"):
        read_text(f"Name,Email,Registration Time,Status\n{rows}")


def test_a_staff_list_is_no_attendance() -> None:
    with pytest.raises(UnreadableFile, match="ingen närvaro"):
        read_attendance(STAFF / "lidkoping-heroma.csv", "lidkoping-heroma.csv")


def test_one_person_under_two_names_is_in_the_meeting_once() -> None:
    people = [person for person in read("zoom-svenska-utf8.csv").people if person.minutes in (30, 80)]
    # 13.01-13.31 and 13.05-14.25.
    assert minutes_together(people) == 84
    assert minutes_together([AttendancePerson("Ida", minutes=20), AttendancePerson("I", minutes=5)]) == 25


def test_names_and_addresses_never_print() -> None:
    printed = repr(read("teams-utf16.csv")) + repr(AttendancePerson("Ida", "ida@x.example.se"))
    assert not [word for word in ("Walker", "scotch", "Ida", "ida@") if word in printed]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("19m 26s", 1166), ("1h 2m", 3720), ("1 tim 2 min", 3720), ("1 timme, 2 minuter och 3 sekunder", 3723),
        ("2 t 5 min", 7500), ("1 Std. 2 Min. 3 Sek.", 3723), ("1 Stunde 2 Minuten", 3720), ("1 h 2 min 3 s", 3723),
        ("2 heures 5 minutes", 7500), ("1 ora 3 min", 3780), ("1 uur 3 min", 3780), ("19 min 26 s", 1166),
        ("1 tunti 2 min 3 s", 3723), ("1 godz. 2 min", 3720), ("1 時間 2 分 3 秒", 3723), ("1 xxx 2 yyy 3 zzz", 3723),
        ("PT1H2M3S", 3723), ("PT45M", 2700), ("0:19:26", 1166), ("1:30", 5400), ("1 dag 1 tim", 90000),
    ],
)  # fmt: skip
def test_durations_in_many_languages(text: str, seconds: int) -> None:
    assert read_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "Anna Berg", "128", "PT", "Grupp 2", "19 qq", "2 min 1 tim", "14/11/22, 09:30:46", "3 st bilar till"]
)
def test_what_is_no_duration(text: str) -> None:
    assert read_duration(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14/11/22, 09:30:46", "2022-11-14 09:30:46"), ("11/19/2021 9:54:15 AM", ""),
        ("2026-09-03 09:00:12", "2026-09-03 09:00:12"),
        ("2026-09-03T09:00:12Z", "2026-09-03 09:00:12"), ("14.11.2026 klo 9.30.46", "2026-11-14 09:30:46"),
        ("14. 11. 2026 9:30", "2026-11-14 09:30:00"), ("14/09/2026 à 09:30:46", "2026-09-14 09:30:46"),
        ("14 nov. 2026 09:30", "2026-11-14 09:30:00"), ("14 de noviembre de 2026 09:30", "2026-11-14 09:30:00"),
        ("Nov 14, 2026 2:30 PM", "2026-11-14 14:30:00"), ("2026-09-03 2:05 em", "2026-09-03 14:05:00"),
        ("03.09.2026 12:05 AM", "2026-09-03 00:05:00"), ("2022/1/4 9:05", "2022-01-04 09:05:00"),
        ("2026-13-40 10:00", ""), ("2026-09-03", ""), ("09:30", ""), ("12 övriga 2026 09:30", ""),
    ],
)  # fmt: skip
def test_moments_in_many_shapes(text: str, expected: str) -> None:
    assert moment(text) == expected


def test_month_first_is_seen_by_what_cannot_be_a_month() -> None:
    written = [found for text in ("11/19/2021 9:54 PM", "1/2/2021 10:00 AM") if (found := written_moment(text))]
    assert common_order(written) == "mdy"
    assert [found.read("mdy") for found in written] == [
        dt.datetime.fromisoformat("2021-11-19 21:54:00"), dt.datetime.fromisoformat("2021-01-02 10:00:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [("09:30", "09:30:00"), ("9.30.15", "09:30:15"), ("2:05 PM", "14:05:00"), ("25:00", "None"), ("hej", "None")],
)
def test_times_of_day(text: str, expected: str) -> None:
    assert str(read_clock(text)) == expected
