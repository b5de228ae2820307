"""Promises with dates: made, kept, moved, and the mail three days before."""

from datetime import date, timedelta

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from jordman.notices.actions import mute
from jordman.workplaces.models import Promise
from jordman.workplaces.tasks import remind_of_promises
from tests.cast import World
from tests.workplaces.making import make_promise


@pytest.fixture
def manager(world: World) -> Client:
    return world.client("unit_manager")


def in_days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def test_a_promise_is_seen_by_the_team_and_says_no_name(world: World, manager: Client) -> None:
    address = f"/enhet/{world.unit.pk}/loften/"
    for _press in range(2):
        manager.post(f"{address}nytt/", {"text": "Lägga in passen", "due_on": in_days(9).isoformat()})
    assert Promise.objects.count() == 1
    page = world.client("colleague").get(address).content.decode()
    assert "Lägga in passen" in page
    assert "Jenny" not in page
    assert "Det är gjort" not in page


def test_a_day_that_has_been_is_refused(world: World, manager: Client) -> None:
    response = manager.post(
        f"/enhet/{world.unit.pk}/loften/nytt/", {"text": "Ringa it", "due_on": in_days(-1).isoformat()}
    )
    assert "Dagen har redan varit." in response.content.decode()
    assert not Promise.objects.exists()


def test_a_moved_day_shows_what_it_was(world: World, manager: Client) -> None:
    promise = make_promise(world.unit, in_days(2), reminded_at=timezone.now())
    address = f"/enhet/{world.unit.pk}/loften/{promise.pk}/andra/"
    manager.post(address, {"text": promise.text, "due_on": in_days(20).isoformat()})
    promise.refresh_from_db()
    assert (promise.due_on, promise.first_due_on, promise.reminded_at) == (in_days(20), in_days(2), None)
    assert "Flyttat från" in world.client("colleague").get(f"/enhet/{world.unit.pk}/loften/").content.decode()


def test_a_promise_is_kept_and_opened_again(world: World, manager: Client) -> None:
    promise = make_promise(world.unit, in_days(2))
    address = f"/enhet/{world.unit.pk}/loften/{promise.pk}/"
    manager.post(f"{address}hallet/")
    assert Promise.objects.get().kept_on == timezone.localdate()
    manager.post(f"{address}oppna/")
    assert Promise.objects.get().kept_on is None


def test_a_promise_of_another_unit_is_not_found(world: World, manager: Client) -> None:
    promise = make_promise(world.other_unit, in_days(2))
    assert manager.post(f"/enhet/{world.unit.pk}/loften/{promise.pk}/hallet/").status_code == 404
    assert Promise.objects.get().kept_on is None


# The mail


@pytest.mark.parametrize(("days", "letters"), [(4, 0), (3, 1), (0, 1), (-1, 0)])
def test_the_manager_is_reminded_three_days_before_and_once(
    world: World,
    mailoutbox: list[EmailMessage],
    days: int,
    letters: int,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    make_promise(world.unit, in_days(days))
    for _night in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            remind_of_promises.call()
    assert [letter.to for letter in mailoutbox] == [["unit-manager@example.se"]] * letters


def test_a_kept_promise_is_not_reminded_of(
    world: World, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    make_promise(world.unit, in_days(3), kept_on=in_days(0))
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_promises.call()
    assert not mailoutbox


def test_who_has_turned_it_off_gets_none(
    world: World, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    mute(world.people["unit_manager"], by=world.people["unit_manager"], kind="unit")
    make_promise(world.unit, in_days(3))
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_promises.call()
    assert not mailoutbox
