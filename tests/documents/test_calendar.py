"""Calendar entries: one entry through creation, change and cancellation."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from typing import Any

import pytest
from django.core.mail import EmailMultiAlternatives
from icalendar import Calendar

from jordman.documents.calendar import (
    STOCKHOLM,
    Attendee,
    CalendarEvent,
    attach_invitation,
    email_part,
    event_cancel,
    event_request,
    feed,
)
from tests.documents.naughty import NAUGHTY

STAMP = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
ASA = Attendee("asa@exempel.se", "Åsa Wikström")
EVENT = CalendarEvent(
    uid="live-17@jordman.example",
    sequence=0,
    starts_at=datetime(2026, 10, 15, 13, 0, tzinfo=STOCKHOLM),
    ends_at=datetime(2026, 10, 15, 14, 30, tzinfo=STOCKHOLM),
    title="Etik när tekniken flyttar in",
    description="Ta med en fråga;\nalla är välkomna, även du.",
    location="Teams",
    url="https://jordman.example/livepass/17/",
    organiser_name="Petra Lindh",
    organiser_email="petra@exempel.se",
)


def parse(ics: bytes) -> tuple[Any, Any]:
    calendar: Any = Calendar.from_ical(ics)
    return calendar, calendar.events[0]


def test_invitation_is_a_request_to_one_person() -> None:
    calendar, entry = parse(event_request(EVENT, ASA, stamped_at=STAMP))

    assert (calendar["METHOD"], calendar["VERSION"]) == ("REQUEST", "2.0")
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == ("live-17@jordman.example", 0, "CONFIRMED")
    assert (entry["ATTENDEE"], entry["ATTENDEE"].params["CN"]) == ("mailto:asa@exempel.se", "Åsa Wikström")
    assert entry["ORGANIZER"] == "mailto:petra@exempel.se"
    assert entry["DTSTAMP"].dt == STAMP


def test_text_address_and_place_come_back_as_they_were() -> None:
    _, entry = parse(event_request(EVENT, ASA))

    assert entry["DESCRIPTION"] == EVENT.description
    assert entry["SUMMARY"] == EVENT.title
    assert (entry["URL"], entry["LOCATION"]) == (EVENT.url, EVENT.location)


def test_created_changed_and_cancelled_is_one_entry_with_rising_sequence() -> None:
    moved = EVENT.moved(
        datetime(2026, 10, 20, 13, 0, tzinfo=STOCKHOLM), datetime(2026, 10, 20, 14, 30, tzinfo=STOCKHOLM)
    )
    off = moved.called_off()
    mails = [parse(ics) for ics in (event_request(EVENT, ASA), event_request(moved, ASA), event_cancel(off, ASA))]

    assert {entry["UID"] for _, entry in mails} == {EVENT.uid}
    assert [entry["SEQUENCE"] for _, entry in mails] == [0, 1, 2]
    assert [calendar["METHOD"] for calendar, _ in mails] == ["REQUEST", "REQUEST", "CANCEL"]
    assert [entry["STATUS"] for _, entry in mails] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert mails[1][1]["DTSTART"].dt.day == 20


@pytest.mark.parametrize(("month", "day", "offset"), [(7, 1, 2), (12, 1, 1), (3, 29, 2), (10, 25, 1)])
def test_clock_in_stockholm_is_right_in_summer_and_winter(month: int, day: int, offset: int) -> None:
    starts_at = datetime(2026, month, day, 13 - offset, 0, tzinfo=UTC)
    ics = event_request(replace(EVENT, starts_at=starts_at, ends_at=starts_at.replace(hour=20)), ASA)

    assert f"DTSTART;TZID=Europe/Stockholm:2026{month:02}{day:02}T130000".encode() in ics
    assert parse(ics)[1]["DTSTART"].dt.astimezone(UTC) == starts_at


def test_zone_is_written_once_with_the_rules_of_the_union() -> None:
    ics = event_request(EVENT, ASA)

    assert ics.count(b"BEGIN:VTIMEZONE") == 1
    assert b"RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3" in ics
    assert b"DTSTART:19960331T020000" in ics


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    ics = event_request(replace(EVENT, description="å" * 500), ASA)

    assert max(len(line) for line in ics.split(b"\r\n")) <= 75
    assert b"\n" not in ics.replace(b"\r\n", b"")


def test_nothing_that_is_written_can_add_a_line() -> None:
    for text in [*NAUGHTY, "x\r\nATTENDEE:mailto:x@exempel.se", "x\nEND:VEVENT\nBEGIN:VEVENT", 'A"; B', "a\rb"]:
        event = replace(EVENT, title=text, description=text, location=text, organiser_name=text)
        calendar, entry = parse(event_request(event, replace(ASA, name=text)))
        assert len(calendar.events) == 1
        assert entry["ATTENDEE"] == "mailto:asa@exempel.se"


@pytest.mark.parametrize(
    "change",
    [
        {"uid": "a\r\nX:1"},
        {"url": "https://exempel.se/\nX:1"},
        {"organiser_email": "a@b.se\r\nX:1"},
        {"ends_at": EVENT.starts_at},
        {"starts_at": datetime(2026, 10, 15, 13, 0)},  # noqa: DTZ001 - a time without a zone is what is refused
    ],
)
def test_entry_that_cannot_be_right_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"address|ends|zone"):
        replace(EVENT, **change)


def test_attendee_with_a_line_break_in_the_address_is_refused() -> None:
    with pytest.raises(ValueError, match="mail address"):
        Attendee("asa@exempel.se\r\nX:1")


def test_feed_holds_all_entries_and_says_how_often_to_look() -> None:
    ics = feed([EVENT, replace(EVENT, uid="live-18@jordman.example").called_off()], "Mina livepass", stamped_at=STAMP)
    calendar, _ = parse(ics)

    assert (calendar["METHOD"], calendar["X-WR-CALNAME"]) == ("PUBLISH", "Mina livepass")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in ics
    assert [entry["STATUS"] for entry in calendar.events] == ["CONFIRMED", "CANCELLED"]
    assert "ATTENDEE" not in calendar.events[0]


def test_feed_of_nothing_is_a_calendar() -> None:
    assert Calendar.from_ical(feed([], "Tom")).events == []


def test_same_entry_written_twice_is_the_same_file() -> None:
    assert event_request(EVENT, ASA, stamped_at=STAMP) == event_request(EVENT, ASA, stamped_at=STAMP)


@pytest.mark.parametrize("method", ["REQUEST", "CANCEL"])
def test_mail_carries_the_entry_beside_its_text_and_as_a_file(method: Any) -> None:
    ics = event_request(EVENT, ASA)
    mail = EmailMultiAlternatives("Inbjudan", "Välkommen, Åsa", "jordman@exempel.se", ["asa@exempel.se"])
    mail.attach_alternative("<p>Välkommen</p>", "text/html")
    attach_invitation(mail, ics, method)

    parts = list(message_from_bytes(mail.message().as_bytes()).walk())
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    files = [part for part in parts if part.get_content_type() == "application/ics"]
    assert [part.get_content_type() for part in parts] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "application/ics",
    ]  # fmt: skip
    assert (calendars[0].get_param("method"), calendars[0].get_param("charset")) == (method, "utf-8")
    body = calendars[0].get_payload(decode=True)
    assert isinstance(body, bytes)
    assert parse(body)[1]["SUMMARY"] == EVENT.title
    assert files[0].get_payload(decode=True) == ics
    assert files[0].get_filename() == email_part(ics, method)[0]
