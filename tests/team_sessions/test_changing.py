"""A planned session is moved, changed, called off and put back, and calendars follow as one and the same entry."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

import icalendar
import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from jordman.live_sessions.models import CalendarFeed
from jordman.notices.models import Muted
from jordman.organisations.models import Employment
from jordman.team_sessions.actions.changes import (
    cancel_session,
    change_session,
    move_following,
    reinstate_session,
    step_following,
)
from jordman.team_sessions.actions.series import Planned, add_session, create_series, end_series
from jordman.team_sessions.errors import ChangedMeanwhile, SessionIsOver, SessionRunning
from jordman.team_sessions.models import CalendarEntry, Series, TeamSession
from jordman.team_sessions.tasks import keep_all_calendars
from tests import factories as make
from tests.cast import World
from tests.team_sessions.making import make_guide, make_held, make_meeting_day, make_series, make_team_session

Capture = Callable[..., AbstractContextManager[list[Callable[[], None]]]]
Sent = Callable[[Callable[[], object]], list[icalendar.Event]]
STAFF = ("learner", "colleague", "champion", "unit_manager")


@pytest.fixture
def sent(django_capture_on_commit_callbacks: Capture) -> Sent:
    """Do something and give the calendar entries that were mailed."""

    def do(act: Callable[[], object]) -> list[icalendar.Event]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return [entry(letter) for letter in mail.outbox]

    return do


def entry(letter: object) -> icalendar.Event:
    assert isinstance(letter, EmailMultiAlternatives)
    calendar = icalendar.Calendar.from_ical(str(letter.alternatives[0][0]))
    (event,) = calendar.events
    event["X-METHOD"] = calendar["METHOD"]
    event["X-TO"] = letter.to[0]
    return event


def told(event: icalendar.Event) -> tuple[str, str, int]:
    return str(event["X-METHOD"]), str(event["UID"]), int(str(event["SEQUENCE"]))


@pytest.fixture
def guides(world: World) -> list[int]:
    return [make_guide(world.association, f"guide-{number}").pk for number in range(4)]


def plan(world: World, guides: list[int], *, first_in: int = 7, apart: int = 28) -> Series:
    day = timezone.localdate() + timedelta(days=first_in)
    zone = timezone.get_current_timezone()
    moments = [datetime.combine(day + timedelta(days=apart * n), time(13, 30), zone) for n in range(len(guides))]
    return create_series(
        world.unit,
        by=world.people["champion"],
        name="Serien",
        sessions=[Planned(pk, at) for pk, at in zip(guides, moments, strict=True)],
        leader=world.people["champion"],
    )


def url(session: TeamSession, name: str) -> str:
    return reverse(f"series:{name}", args=[session.unit_id, session.pk])


def facts_of(session: TeamSession, **changes: object) -> dict[str, object]:
    starts_at = timezone.localtime(session.starts_at)
    return {
        "on": starts_at.date().isoformat(),
        "starts": starts_at.strftime("%H:%M"),
        "scope": "one",
        "module": session.module_id,
        "place": session.place,
        "leader": session.leader_id or "",
        "seen": session.sequence,
        **changes,
    }


def days_of(series: Series) -> list[date]:
    return [timezone.localdate(each.starts_at) for each in series.sessions.order_by("starts_at", "pk")]


# Calendars


def test_planning_sends_each_who_works_there_one_mail_with_the_whole_plan(
    world: World, guides: list[int], sent: Sent
) -> None:
    events = sent(lambda: plan(world, guides, apart=60))
    assert {str(event["X-TO"]) for event in events} == {world.people[who].email for who in STAFF}
    assert len(events) == 4
    first = TeamSession.objects.order_by("starts_at")[0]
    assert {told(event)[0] for event in events} == {"REQUEST"}
    assert all(str(event["UID"]).startswith(str(first.uid)) for event in events)
    text = str(mail.outbox[0].body)
    assert all(session.module.title in text for session in TeamSession.objects.select_related("module"))
    assert "ATTENDEE" in events[0].to_ical().decode()


def test_who_has_no_mail_or_has_turned_it_off_gets_none(world: World, guides: list[int], sent: Sent) -> None:
    Muted.objects.create(user=world.people["colleague"], kind="team_session")
    world.people["learner"].email = ""
    world.people["learner"].save()
    events = sent(lambda: plan(world, guides, apart=60))
    assert {str(event["X-TO"]) for event in events} == {world.people[who].email for who in ("champion", "unit_manager")}


def test_an_entry_lives_one_life_through_moving_calling_off_and_back(
    world: World, guides: list[int], sent: Sent
) -> None:
    lead = world.people["champion"]
    events = sent(lambda: plan(world, guides[:1]))
    session = TeamSession.objects.get()
    later = session.starts_at + timedelta(days=1)
    events += sent(lambda: change_session(session, by=lead, starts_at=later))
    events += sent(lambda: cancel_session(session, by=lead, reason="Vikarie saknas."))
    assert "Vikarie saknas." in str(mail.outbox[0].body)
    events += sent(lambda: reinstate_session(session, by=lead))
    own = [told(event) for event in events if str(event["X-TO"]) == world.people["colleague"].email]
    assert [method for method, _uid, _sequence in own] == ["REQUEST", "REQUEST", "CANCEL", "REQUEST"]
    assert len({uid for _method, uid, _sequence in own}) == 1
    numbers = [sequence for _method, _uid, sequence in own]
    assert numbers == sorted(set(numbers))


def test_later_sessions_come_to_calendars_when_they_are_near_and_only_once(
    world: World, guides: list[int], sent: Sent
) -> None:
    sent(lambda: plan(world, guides, apart=60))
    second = TeamSession.objects.order_by("starts_at")[1]
    assert not sent(keep_all_calendars.call)
    TeamSession.objects.filter(pk=second.pk).update(
        starts_at=timezone.now() + timedelta(days=40), ends_at=timezone.now() + timedelta(days=41)
    )
    assert len(sent(keep_all_calendars.call)) == 4
    assert not sent(keep_all_calendars.call)


def test_who_has_left_loses_the_entry_and_who_is_new_gets_it(world: World, guides: list[int], sent: Sent) -> None:
    sent(lambda: plan(world, guides, apart=60))
    lena = world.people["colleague"]
    Employment.objects.filter(user=lena).update(ends_on=timezone.localdate() - timedelta(days=1))
    new = make.make_user("Nora", "Ny")
    make.make_employment(new, world.unit)
    events = sent(keep_all_calendars.call)
    assert {(told(event)[0], str(event["X-TO"])) for event in events} == {
        ("CANCEL", lena.email),
        ("REQUEST", new.email),
    }


def test_only_those_who_have_the_entry_are_told_of_a_change(world: World, guides: list[int], sent: Sent) -> None:
    series = plan(world, guides, apart=60)
    last = series.sessions.order_by("-starts_at")[0]
    later = last.starts_at + timedelta(days=1)
    assert not CalendarEntry.objects.filter(session=last).exists()
    events = sent(lambda: change_session(last, by=world.people["champion"], starts_at=later))
    assert all(not str(event["UID"]).startswith(str(last.uid)) for event in events)


def test_a_change_of_leader_is_no_calendar_matter(world: World, guides: list[int], sent: Sent) -> None:
    sent(lambda: plan(world, guides[:1]))
    session = TeamSession.objects.get()
    assert not sent(lambda: change_session(session, by=world.people["champion"], leader=world.people["unit_manager"]))


def test_the_persons_own_calendar_holds_the_units_sessions(world: World, guides: list[int]) -> None:
    series = plan(world, guides)
    cancel_session(series.sessions.order_by("starts_at")[0], by=world.people["champion"], reason="Sjukdom")
    key = CalendarFeed.objects.create(user=world.people["colleague"]).key
    content = Client().get(reverse("live_sessions:calendar", args=[key])).content
    events = icalendar.Calendar.from_ical(content).events
    assert len(events) == 4
    assert str(events[0]["STATUS"]) == "CANCELLED"
    assert "ATTENDEE" not in content.decode()
    other = CalendarFeed.objects.create(user=world.people["lead"]).key
    assert not icalendar.Calendar.from_ical(
        Client().get(reverse("live_sessions:calendar", args=[other])).content
    ).events


# Moving


@pytest.mark.parametrize("who", ["champion", "unit_manager"])
def test_one_session_is_moved_and_the_others_stay(world: World, guides: list[int], who: str) -> None:
    series = plan(world, guides)
    first = series.sessions.order_by("starts_at")[0]
    before = days_of(series)
    day = before[0] + timedelta(days=2)
    response = world.client(who).post(url(first, "change"), facts_of(first, on=day.isoformat()))
    assert response.status_code == 302
    assert days_of(series) == [day, *before[1:]]


def test_all_that_follow_move_as_many_days_past_what_is_free(world: World, guides: list[int]) -> None:
    series = make_series(world.unit)
    zone = timezone.get_current_timezone()
    year = timezone.localdate().year + 1
    for position, day in enumerate((date(year, 6, 1), date(year, 6, 15), date(year, 6, 29)), start=1):
        at = datetime.combine(day, time(13), zone)
        make_team_session(
            series, world.module, position=position, begins_in=at - timezone.now().replace(second=0, microsecond=0)
        )
    first = series.sessions.order_by("starts_at")[0]
    move_following(first, by=world.people["champion"], to=first.starts_at + timedelta(days=7))
    days = days_of(series)
    assert days[:2] == [date(year, 6, 8), date(year, 6, 22)]
    assert (days[2].month, (days[2] - date(year, 6, 29)).days % 7) == (8, 0)


def test_a_meeting_that_comes_to_nothing_moves_all_one_step(world: World, guides: list[int]) -> None:
    make_meeting_day(world.unit, first_on=timezone.localdate() + timedelta(days=7))
    series = plan(world, guides, apart=14)
    before = days_of(series)
    first = series.sessions.order_by("starts_at")[0]
    world.client("champion").post(url(first, "step"))
    after = days_of(series)
    assert after[:-1] == before[1:]
    assert after[-1] > before[-1]
    assert [each.module_id for each in series.sessions.order_by("starts_at")] == guides


def test_held_and_cancelled_sessions_do_not_move_along(world: World, guides: list[int]) -> None:
    series = plan(world, guides)
    first, second, third, _last = series.sessions.order_by("starts_at")
    cancel_session(second, by=world.people["champion"], reason="Sjukdom")
    step_following(first, by=world.people["champion"])
    second.refresh_from_db()
    first.refresh_from_db()
    assert second.starts_at < first.starts_at
    assert timezone.localdate(first.starts_at) == timezone.localdate(third.starts_at)


# Refusals


def test_a_session_that_runs_is_not_moved_and_says_why(world: World) -> None:
    session = make_team_session(make_series(world.unit), make_guide(world.association), phase="teaching")
    later = session.starts_at + timedelta(days=1)
    with pytest.raises(SessionRunning):
        change_session(session, by=world.people["champion"], starts_at=later)
    day = timezone.localdate(later).isoformat()
    page = world.client("champion").post(url(session, "change"), facts_of(session, on=day)).content.decode()
    assert "Passet pågår just nu. Vänta tills det är slut." in page


def test_a_session_that_has_been_held_is_neither_moved_nor_cancelled(world: World) -> None:
    session = make_held(make_series(world.unit), world.module)
    with pytest.raises(SessionIsOver):
        step_following(session, by=world.people["champion"])
    with pytest.raises(SessionIsOver):
        cancel_session(session, by=world.people["champion"], reason="Nej")


def test_a_session_is_not_moved_to_a_day_that_has_been(world: World) -> None:
    session = make_team_session(make_series(world.unit), make_guide(world.association))
    day = (timezone.localdate() - timedelta(days=3)).isoformat()
    page = world.client("champion").post(url(session, "change"), facts_of(session, on=day)).content.decode()
    assert "Datumet har varit. Välj en dag som kommer." in page


def test_of_two_tabs_the_second_is_told_that_it_is_old(world: World) -> None:
    session = make_team_session(make_series(world.unit), make_guide(world.association))
    later = session.starts_at + timedelta(days=1)
    change_session(session, by=world.people["champion"], starts_at=later, seen=session.sequence)
    with pytest.raises(ChangedMeanwhile):
        change_session(session, by=world.people["unit_manager"], starts_at=later + timedelta(days=1), seen=0)


def test_a_leader_from_elsewhere_is_not_taken(world: World) -> None:
    session = make_team_session(make_series(world.unit), make_guide(world.association))
    facts = facts_of(session, leader=world.people["lead"].pk)
    assert world.client("champion").post(url(session, "change"), facts).status_code == 200
    session.refresh_from_db()
    assert session.leader is None


def test_a_cancelled_session_comes_back_unless_its_time_has_passed(world: World) -> None:
    session = make_team_session(make_series(world.unit), world.module)
    client = world.client("champion")
    client.post(url(session, "cancel"), {"reason": "Sjukdom"})
    session.refresh_from_db()
    assert (session.is_cancelled, session.cancel_reason) == (True, "Sjukdom")
    client.post(url(session, "reinstate"))
    session.refresh_from_db()
    assert not session.is_cancelled
    past = make_team_session(make_series(world.unit), world.module, begins_in=-timedelta(days=2))
    cancel_session(past, by=world.people["champion"], reason="Sent")
    with pytest.raises(SessionIsOver):
        reinstate_session(past, by=world.people["champion"])


def test_ending_a_series_calls_off_what_is_left_and_keeps_what_was_held(world: World) -> None:
    series = make_series(world.unit)
    held, coming = make_held(series, world.module), make_team_session(series, world.module)
    world.client("champion").post(reverse("series:end", args=[world.unit.pk, series.pk]))
    held.refresh_from_db()
    coming.refresh_from_db()
    series.refresh_from_db()
    assert (held.is_cancelled, coming.is_cancelled, series.ended_at is not None) == (False, True, True)


def test_a_series_is_not_ended_while_a_session_runs(world: World) -> None:
    series = make_series(world.unit)
    make_team_session(series, world.module, phase="talking")
    with pytest.raises(SessionRunning):
        end_series(series, by=world.people["champion"])


def test_a_session_that_is_added_takes_its_place_by_its_date(world: World, guides: list[int]) -> None:
    series = plan(world, guides)
    before = days_of(series)
    client = world.client("champion")
    address = reverse("series:add", args=[world.unit.pk, series.pk])
    assert client.get(address).status_code == 200
    day = before[0] + timedelta(days=1)
    facts = {"on": day.isoformat(), "starts": "08:00", "module": guides[0], "place": "", "leader": ""}
    assert client.post(address, facts).status_code == 302
    assert [each.position for each in series.sessions.order_by("starts_at")] == [1, 2, 3, 4, 5]
    assert days_of(series)[1] == day


def test_nothing_is_added_before_today(world: World, guides: list[int]) -> None:
    series = plan(world, guides)
    module = series.sessions.order_by("starts_at")[0].module
    with pytest.raises(SessionIsOver):
        add_session(series, by=world.people["champion"], module=module, starts_at=timezone.now() - timedelta(days=1))
