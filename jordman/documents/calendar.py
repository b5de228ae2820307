"""Calendar entries: by mail (created, changed, cancelled as one and the same entry) and as a feed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from django.core.mail import EmailMultiAlternatives
from icalendar import STATUS, TRANSP, Calendar, Event, Timezone, vCalAddress, vText

Method = Literal["REQUEST", "CANCEL"]

STOCKHOLM = ZoneInfo("Europe/Stockholm")
PRODUCT = "-//Jordman//Jordman//SV"
HOURLY = "PT1H"
# The European Union's rules since 1996, in the form that every mail program reads. Dates listed one by one are not.
SUMMER_AND_WINTER = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
FILENAMES: dict[Method, str] = {"REQUEST": "inbjudan.ics", "CANCEL": "avbokning.ics"}


@dataclass(frozen=True, slots=True)
class Attendee:
    email: str
    name: str = ""

    def __post_init__(self) -> None:
        if _has_gap(self.email):
            raise ValueError("A mail address has no spaces or line breaks")


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """One entry through its life: the uid never changes, and the sequence rises with each mail about a change."""

    uid: str
    sequence: int
    starts_at: datetime
    ends_at: datetime
    title: str
    organiser_name: str
    organiser_email: str
    description: str = ""
    location: str = ""
    url: str = ""
    cancelled: bool = False

    def __post_init__(self) -> None:
        if self.starts_at.tzinfo is None or self.ends_at.tzinfo is None:
            raise ValueError("A calendar entry's times say their time zone")
        if _has_gap(self.uid) or _has_gap(self.url) or _has_gap(self.organiser_email):
            raise ValueError("An identity, an address on the web and a mail address have no spaces or line breaks")
        if self.ends_at <= self.starts_at:
            raise ValueError("A calendar entry ends after it starts")

    def moved(self, starts_at: datetime, ends_at: datetime) -> CalendarEvent:
        return replace(self, starts_at=starts_at, ends_at=ends_at, sequence=self.sequence + 1)

    def called_off(self) -> CalendarEvent:
        return replace(self, cancelled=True, sequence=self.sequence + 1)


def event_request(event: CalendarEvent, attendee: Attendee, *, stamped_at: datetime | None = None) -> bytes:
    """Creates the entry, or changes it when the sequence is higher than last time."""
    return _mail(event, attendee, "REQUEST", stamped_at)


def event_cancel(event: CalendarEvent, attendee: Attendee, *, stamped_at: datetime | None = None) -> bytes:
    """Removes the entry. Its sequence must be higher than in the last mail."""
    return _mail(replace(event, cancelled=True), attendee, "CANCEL", stamped_at)


def feed(events: Iterable[CalendarEvent], name: str, *, stamped_at: datetime | None = None) -> bytes:
    """A calendar to subscribe to. Entries that are called off stay in it, marked so."""
    calendar = _calendar("PUBLISH")
    for label in ("NAME", "X-WR-CALNAME"):
        calendar.add(label, vText(_one_line(name)))
    calendar.add("REFRESH-INTERVAL", vText(HOURLY), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText(HOURLY))
    calendar.add("X-WR-TIMEZONE", vText(STOCKHOLM.key))
    for event in events:
        calendar.add_component(_entry(event, stamped_at))
    return bytes(calendar.to_ical())


def email_part(ics: bytes, method: Method) -> tuple[str, bytes, str]:
    """File name, content and media type, as mail programs expect them."""
    return FILENAMES[method], ics, f"text/calendar; method={method}; charset=UTF-8"


def attach_invitation(message: EmailMultiAlternatives, ics: bytes, method: Method) -> None:
    """As a text beside the mail's own, which Outlook and Gmail turn into the entry, and as a file for the others."""
    filename, content, _ = email_part(ics, method)
    # Django adds the character set itself. The attached copy has a type that no program reads as a second invitation.
    message.attach_alternative(content.decode(), f"text/calendar; method={method}")
    message.attach(filename, content, "application/ics")


def _mail(event: CalendarEvent, attendee: Attendee, method: Method, stamped_at: datetime | None) -> bytes:
    calendar = _calendar(method)
    entry = _entry(event, stamped_at)
    entry.add("ATTENDEE", _attendee(attendee))
    calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    for label, value in (("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN"), ("METHOD", method)):
        calendar.add(label, value)
    calendar.add_component(Timezone.from_ical(SUMMER_AND_WINTER))
    return calendar


def _entry(event: CalendarEvent, stamped_at: datetime | None) -> Event:
    return Event.new(
        uid=event.uid,
        sequence=event.sequence,
        stamp=(stamped_at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0),
        start=event.starts_at.astimezone(STOCKHOLM),
        end=event.ends_at.astimezone(STOCKHOLM),
        summary=_one_line(event.title),
        description=_lines(event.description) or None,
        location=_one_line(event.location) or None,
        url=event.url or None,
        organizer=_person(event.organiser_email, event.organiser_name),
        status=STATUS.CANCELLED if event.cancelled else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT if event.cancelled else TRANSP.OPAQUE,
    )


def _attendee(attendee: Attendee) -> vCalAddress:
    """Who has signed up already: their program need not ask, and no answer goes to a mailbox that nobody reads."""
    address = _person(attendee.email, attendee.name)
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = "ACCEPTED"
    address.params["RSVP"] = "FALSE"
    return address


def _person(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    if name:
        # A quotation mark can't be escaped in a parameter (RFC 5545), and a control would break the line.
        address.params["CN"] = _one_line(name).replace('"', "'")
    return address


def _has_gap(text: str) -> bool:
    return any(sign.isspace() or not sign.isprintable() for sign in text)


def _lines(text: str) -> str:
    return "\n".join(
        "".join(sign for sign in line if sign.isprintable()).rstrip() for line in text.splitlines()
    ).strip()


def _one_line(text: str) -> str:
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
