"""Saying that a warning does not fit, for a while and with a reason, and taking it back."""

from datetime import timedelta
from unittest import mock

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.audit.models import AuditEvent
from jordman.pitfalls.actions import dismiss_pitfall
from jordman.pitfalls.errors import TooLong
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import RULES
from jordman.pitfalls.showing import pitfalls_at
from tests.cast import World
from tests.initiatives.making import make_initiative
from tests.pitfalls.making import make_sessions

KEY = "engangsinsats"


@pytest.fixture
def warned(world: World) -> World:
    make_sessions(world.unit, world.association, 60)
    return world


def keys(world: World) -> list[str]:
    return [each.rule.key for each in pitfalls_at(world.unit, world.people["unit_manager"]).shown]


def say(world: World, **changes: str) -> str:
    address = reverse("pitfalls:dismiss_unit", args=[world.unit.pk, KEY])
    answer = world.client("unit_manager").post(address, {"reason": "Vi slås ihop i mars.", "days": "90", **changes})
    return answer.content.decode() if answer.status_code == 200 else answer.headers["Location"]


def test_a_manager_puts_a_warning_aside_with_a_reason_and_it_is_gone(warned: World) -> None:
    assert KEY in keys(warned)
    assert say(warned) == reverse("pitfalls:unit", args=[warned.unit.pk])
    assert KEY not in keys(warned)
    text = warned.client("unit_manager").get(reverse("pitfalls:unit", args=[warned.unit.pk])).content.decode()
    assert "1 varning är lagd åt sidan" in text
    assert "Vi slås ihop i mars." in text
    made = Dismissal.objects.get()
    assert made.until == timezone.localdate() + timedelta(days=90)
    event = AuditEvent.objects.get(action="pitfall.dismissed")
    assert (event.by_id, event.organisation_id) == (warned.people["unit_manager"].pk, warned.unit.pk)
    assert "slås ihop" not in str(event.details)


def test_it_comes_back_when_the_time_is_over(warned: World) -> None:
    begun = timezone.now()
    say(warned, days="30")
    with mock.patch.object(timezone, "now", return_value=begun + timedelta(days=30)):
        assert KEY not in keys(warned)
    with mock.patch.object(timezone, "now", return_value=begun + timedelta(days=31)):
        assert KEY in keys(warned)


def test_it_is_taken_back_and_shows_again_and_twice_is_once(warned: World) -> None:
    say(warned)
    address = reverse("pitfalls:take_back", args=[Dismissal.objects.get().pk])
    for _time in range(2):
        assert warned.client("unit_manager").post(address).status_code == 302
    assert KEY in keys(warned)
    assert AuditEvent.objects.filter(action="pitfall.dismissal_withdrawn").count() == 1


@pytest.mark.parametrize("page", ["pitfalls:unit", "unit:show"])
def test_a_browser_may_take_it_back_from_each_page_that_shows_it(warned: World, page: str) -> None:
    """The form carries the token that a browser is asked for; the other tests are not asked."""
    say(warned)
    text = warned.client("unit_manager").get(reverse(page, args=[warned.unit.pk])).content.decode()
    form = text.split(reverse("pitfalls:take_back", args=[Dismissal.objects.get().pk]))[1].split("</form>")[0]
    assert "csrfmiddlewaretoken" in form


def test_saying_it_again_replaces_what_was_said(warned: World) -> None:
    say(warned)
    say(warned, reason="Vi har börjat om.")
    (said,) = pitfalls_at(warned.unit, warned.people["unit_manager"]).dismissed
    assert said.dismissal.reason == "Vi har börjat om."


@pytest.mark.parametrize("wrong", [{"reason": ""}, {"reason": "  "}, {"days": "365"}, {"reason": "x" * 301}])
def test_without_a_reason_or_for_too_long_nothing_is_put_aside(warned: World, wrong: dict[str, str]) -> None:
    assert "error" in say(warned, **wrong)
    assert not Dismissal.objects.exists()


def test_ninety_days_is_the_longest_even_past_the_form(warned: World) -> None:
    for days in (-1, 91):
        until = timezone.localdate() + timedelta(days=days)
        with pytest.raises(TooLong):
            dismiss_pitfall(RULES[KEY], by=warned.people["unit_manager"], where=warned.unit, reason="Nej.", until=until)


def test_the_page_says_who_reads_the_reason(warned: World) -> None:
    address = reverse("pitfalls:dismiss_unit", args=[warned.unit.pk, KEY])
    assert "Bara den som leder enheten ser skälet." in warned.client("unit_manager").get(address).content.decode()


def test_a_leader_puts_aside_what_an_initiative_and_a_municipality_show(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    client = world.client("project_leader")
    said = {"reason": "Texten kommer i juni.", "days": "60"}
    client.post(reverse("pitfalls:dismiss_initiative", args=[initiative.pk, "slagord"]), said)
    client.post(reverse("pitfalls:dismiss_place", args=[world.municipality.pk, KEY]), said)
    page = client.get(reverse("initiatives:show", args=[initiative.pk])).content.decode()
    assert "Texten kommer i juni." in page
    place = client.get(reverse("pitfalls:place", args=[world.municipality.pk])).content.decode()
    assert "Texten kommer i juni." in place
    for made in Dismissal.objects.all():
        assert client.post(reverse("pitfalls:take_back", args=[made.pk])).status_code == 302
    assert not Dismissal.objects.filter(withdrawn_on=None).exists()


def test_a_leader_above_neither_says_it_for_a_unit_nor_takes_it_back(warned: World) -> None:
    client = warned.client("project_leader")
    address = reverse("pitfalls:dismiss_unit", args=[warned.unit.pk, KEY])
    assert client.post(address, {"reason": "Nej.", "days": "30"}).status_code == 403
    say(warned)
    assert client.post(reverse("pitfalls:take_back", args=[Dismissal.objects.get().pk])).status_code == 403
    assert KEY not in keys(warned)
