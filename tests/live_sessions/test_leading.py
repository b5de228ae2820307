"""Planning sessions: what a programme's lead does."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from jordman.audit.models import AuditEvent
from jordman.live_sessions.actions.sessions import create_sessions_from_template
from jordman.live_sessions.actions.sign_ups import sign_up
from jordman.live_sessions.models import LiveSession
from jordman.organisations.actions import grant_role
from jordman.programmes.actions import start_level_up
from jordman.programmes.level_up import sessions_of
from tests.cast import World
from tests.live_sessions.making import LINK, make_participant, make_past_session, make_session, put

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def given(**changes: object) -> dict[str, object]:
    facts = {
        "title": "Vem äger frågan?",
        "day": "2027-03-29",
        "starts": "13:00",
        "ends": "14:30",
        "orientation": "all",
        "join_url": LINK,
        "capacity": "",
        "group_minutes": "20",
    }
    return {**facts, **changes}


def add(world: World, **changes: object) -> str:
    address = reverse("leading:add", args=[world.programme.pk])
    return world.client("lead").post(address, given(**changes), follow=True).content.decode()


def test_a_session_is_planned_in_swedish_time_on_both_sides_of_summer(world: World) -> None:
    add(world)
    add(world, day="2027-03-26")
    summer, winter = LiveSession.objects.order_by("-starts_at")
    assert summer.starts_at == datetime(2027, 3, 29, 13, tzinfo=STOCKHOLM)
    assert winter.starts_at == datetime(2027, 3, 26, 13, tzinfo=STOCKHOLM)
    assert summer.starts_at.utcoffset() == winter.starts_at.utcoffset()
    assert AuditEvent.objects.filter(action="live_session.created").count() == 2


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"ends": "12:00"}, "slutar innan det börjar"),
        ({"join_url": "http://meet.example.se/1"}, "börja med https"),
        ({"group_minutes": "200"}, "längre än passet"),
        ({"capacity": "0"}, "1"),
        ({"day": ""}, "Fyll i ett datum"),
    ],
)
def test_what_is_wrong_is_said(world: World, changes: dict[str, object], said: str) -> None:
    assert said in add(world, **changes)
    assert not LiveSession.objects.exists()


def test_only_modules_of_the_programme_and_people_who_may_lead_can_be_chosen(world: World) -> None:
    form = world.client("lead").get(reverse("leading:add", args=[world.programme.pk])).context["form"]
    assert set(form.fields["module"].queryset) == {world.module, world.later_module}
    assert set(form.fields["leader"].queryset) == {world.people["lead"], world.people["supplier"]}


def test_moving_a_session_tells_those_who_are_signed_up(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    session = make_session(world)
    sign_up(session, by=world.people["learner"])
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        world.client("lead").post(reverse("leading:change", args=[session.pk]), given())
    (letter,) = mail.outbox
    assert letter.subject == "Ändrat: Vem äger frågan?"
    assert "måndag 29 mars 2027, 13.00–14.30" in letter.body


def test_recording_cannot_be_switched_on_after_the_beginning(world: World) -> None:
    session = make_past_session(world)
    local = timezone.localtime(session.starts_at)
    text = (
        world.client("lead")
        .post(
            reverse("leading:change", args=[session.pk]),
            given(day=local.date(), starts="08:00", ends="09:00", is_recorded="on"),
        )
        .content.decode()
    )
    assert "Passet har börjat" in text
    assert not LiveSession.objects.get().is_recorded


def test_cancelling_takes_a_reason_that_everyone_reads(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    session = make_session(world)
    sign_up(session, by=world.people["learner"])
    client, address = world.client("lead"), reverse("leading:cancel", args=[session.pk])
    client.post(address, {"reason": ""})
    assert not LiveSession.objects.get().is_cancelled
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(address, {"reason": "Läraren är sjuk."})
    assert "Läraren är sjuk." in mail.outbox[0].body
    page = world.client("learner").get(reverse("live_sessions:show", args=[session.pk])).content.decode()
    assert "Läraren är sjuk." in page
    assert LINK not in page


def test_the_month_and_the_list_show_the_same(world: World) -> None:
    session = make_session(world, begins_in=timedelta(days=40))
    text = world.client("lead").get(reverse("leading:sessions", args=[world.programme.pk])).content.decode()
    assert f'href="#pass-{session.pk}"' in text
    assert f'id="pass-{session.pk}"' in text


def test_a_month_that_is_nonsense_shows_the_next_sessions_month(world: World) -> None:
    session = make_session(world, begins_in=timedelta(days=40))
    address = reverse("leading:sessions", args=[world.programme.pk])
    month = world.client("lead").get(f"{address}?manad=2026-77").context["month"]
    assert month == timezone.localdate(session.starts_at).replace(day=1)


def test_past_sessions_say_what_is_left_to_do(world: World) -> None:
    make_past_session(world, title="A")
    make_past_session(world, title="B", held_at=timezone.now(), is_recorded=True)
    make_past_session(world, title="C", held_at=timezone.now(), recording="recordings/c.mp4")
    text = world.client("lead").get(reverse("leading:sessions", args=[world.programme.pk])).content.decode()
    assert all(words in text for words in ("Närvaro saknas", "Inspelning saknas", "Text saknas"))


def test_a_session_leader_plans_without_being_programme_lead(world: World) -> None:
    grant_role(world.people["champion"], by=None, role="session_leader", organisation=world.association)
    client = world.client("champion")
    assert client.get(reverse("leading:sessions", args=[world.programme.pk])).status_code == 200
    assert "Livepass" in client.get(reverse("leading:list")).content.decode().split("</header>")[0]


def test_level_up_brings_its_sessions_when_it_is_made(world: World) -> None:
    started = start_level_up(by=world.people["lead"], organisation=world.association, year=2027)
    sessions = started.programme.live_sessions.order_by("starts_at")
    assert [session.starts_at for session in sessions] == [row.starts_at for row in sessions_of(2027)]
    assert "Introduktion live" in {session.title for session in sessions}


def test_the_templates_sessions_are_added_once(world: World) -> None:
    client, address = world.client("lead"), reverse("leading:add_from_template", args=[world.programme.pk])
    client.post(address)
    client.post(address)
    assert LiveSession.objects.count() == len(sessions_of(2026))


def test_a_template_session_gets_its_module_when_there_is_one(world: World) -> None:
    world.module.key = "introduktion-live"
    world.module.save()
    made = create_sessions_from_template(world.programme, sessions_of(2026), None)
    assert {session.title for session in made if session.module_id == world.module.pk} == {"Introduktion live"}


def test_the_list_of_those_who_are_going_costs_the_same_however_many(
    world: World, django_assert_max_num_queries: object
) -> None:
    session = make_session(world)
    for number in range(25):
        put(session, make_participant(world, f"Person{number}"))
    client = world.client("lead")
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(reverse("leading:show", args=[session.pk]))
