"""One's own calendar by a secret address."""

from datetime import timedelta

import icalendar
from django.test import Client
from django.urls import reverse

from jordman.live_sessions.actions.sessions import cancel_session
from jordman.live_sessions.actions.sign_ups import cancel_sign_up, sign_up
from jordman.live_sessions.models import CalendarFeed
from tests.cast import World
from tests.live_sessions.making import LINK, make_participant, make_session


def address_of(world: World) -> str:
    world.client("learner").post(reverse("live_sessions:renew_feed"))
    return reverse("live_sessions:calendar", args=[CalendarFeed.objects.get().key])


def entries(address: str) -> list[icalendar.Event]:
    response = Client().get(address)
    assert response.headers["Content-Type"].startswith("text/calendar")
    return icalendar.Calendar.from_ical(response.content).events


def test_it_holds_what_one_is_going_to_with_the_link(world: World) -> None:
    address = address_of(world)
    sign_up(make_session(world), by=world.people["learner"])
    make_session(world, title="Ett annat pass")
    (entry,) = entries(address)
    assert str(entry["SUMMARY"]) == "Etik när tekniken flyttar in"
    assert str(entry["LOCATION"]) == LINK


def test_it_names_nobody(world: World) -> None:
    session, address = make_session(world, leader=world.people["lead"]), address_of(world)
    sign_up(session, by=world.people["learner"])
    sign_up(session, by=make_participant(world, "Amir", "Aziz").user)
    text = Client().get(address).content.decode()
    assert "ATTENDEE" not in text
    assert not any(name in text for name in ("Amir", "Malin", "Wikström"))


def test_a_cancelled_session_stays_marked_and_an_own_cancelling_goes(world: World) -> None:
    session, other = make_session(world), make_session(world, begins_in=timedelta(days=5))
    address = address_of(world)
    for each in (session, other):
        sign_up(each, by=world.people["learner"])
    cancel_session(session, by=world.people["lead"], reason="Sjukdom")
    cancel_sign_up(other, by=world.people["learner"])
    (entry,) = entries(address)
    assert str(entry["STATUS"]) == "CANCELLED"
    assert LINK not in entry.to_ical().decode()


def test_a_new_address_closes_the_old(world: World) -> None:
    old, new = address_of(world), address_of(world)
    assert old != new
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_it_can_be_turned_off(world: World) -> None:
    address = address_of(world)
    world.client("learner").post(reverse("live_sessions:close_feed"))
    assert Client().get(address).status_code == 404


def test_the_address_of_somebody_who_is_no_longer_active_is_closed(world: World) -> None:
    address, learner = address_of(world), world.people["learner"]
    learner.is_active = False
    learner.save()
    assert Client().get(address).status_code == 404


def test_the_page_shows_ones_own_address_and_no_other(world: World) -> None:
    address = address_of(world)
    assert address in world.client("learner").get(reverse("live_sessions:feed")).content.decode()
    assert address not in world.client("lead").get(reverse("live_sessions:feed")).content.decode()
