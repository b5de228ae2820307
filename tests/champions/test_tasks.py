"""What happens by itself: reminders, roles that follow dates, and what is forgotten."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from jordman.champions.models import Application, Call, Mandate, SupportEntry
from jordman.champions.tasks import follow_dates, forget_old, remind_to_confirm
from jordman.notices.models import Muted
from jordman.organisations.actions import grant_role
from jordman.organisations.models import RoleGrant
from tests.cast import World
from tests.champions.making import make_application, make_call, make_entry, make_mandate, make_proposal

DAY = timedelta(days=1)


def has_role(world: World, who: str = "colleague") -> bool:
    return RoleGrant.objects.filter(user=world.people[who], role="champion", organisation=world.unit).exists()


def made(mandate: Mandate, ago: timedelta) -> None:
    Mandate.objects.filter(pk=mandate.pk).update(made_at=timezone.now() - ago)


@pytest.mark.django_db(transaction=True)
def test_those_who_have_not_confirmed_are_reminded_after_three_days_and_not_again_the_same_week(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    remind_to_confirm.call()
    assert not mail.outbox
    made(mandate, 4 * DAY)
    remind_to_confirm.call()
    remind_to_confirm.call()
    assert sorted(letter.to[0] for letter in mail.outbox) == ["colleague@example.se", "unit-manager@example.se"]
    assert "väntar på att du bekräftar" in mail.outbox[0].body
    assert "List-Unsubscribe" in mail.outbox[0].extra_headers


@pytest.mark.django_db(transaction=True)
def test_who_has_confirmed_or_turned_it_off_is_left_alone(world: World) -> None:
    mandate = make_proposal(world, "colleague", manager_confirmed_at=timezone.now())
    made(mandate, 4 * DAY)
    Muted.objects.create(user=world.people["colleague"], kind="champion")
    remind_to_confirm.call()
    assert not mail.outbox


def test_the_role_comes_on_the_first_day_and_goes_after_the_last(world: World) -> None:
    mandate = make_mandate(world, "colleague", starts_on=timezone.localdate())
    follow_dates.call()
    follow_dates.call()
    assert has_role(world)
    Mandate.objects.filter(pk=mandate.pk).update(
        starts_on=timezone.localdate() - 9 * DAY, ends_on=timezone.localdate() - DAY
    )
    follow_dates.call()
    assert not has_role(world)


def test_a_role_that_was_given_long_after_is_left(world: World) -> None:
    today = timezone.localdate()
    make_mandate(world, "colleague", starts_on=today - 99 * DAY, ends_on=today - 30 * DAY)
    grant_role(world.people["colleague"], by=None, role="champion", organisation=world.unit)
    follow_dates.call()
    assert has_role(world)


def test_who_leaves_the_unit_leaves_the_mandate(world: World) -> None:
    mandate = make_mandate(world)
    world.people["champion"].employments.update(ends_on=timezone.localdate() - DAY)
    follow_dates.call()
    mandate.refresh_from_db()
    assert mandate.ends_on == timezone.localdate()
    assert not has_role(world, "champion")


def test_what_is_two_years_old_is_forgotten(world: World) -> None:
    today = timezone.localdate()
    old = make_call(world, opens_on=today - 800 * DAY, closes_on=today - 740 * DAY)
    kept = make_call(world, opens_on=today - 800 * DAY, closes_on=today - 700 * DAY)
    for call in (old, kept):
        make_application(call, world.people["colleague"], world.unit)
    over = make_mandate(world, "colleague", starts_on=today - 900 * DAY, ends_on=today - 740 * DAY)
    make_entry(over, today - 800 * DAY)
    forget_old.call()
    assert list(Call.objects.all()) == [kept]
    assert Application.objects.get().call == kept
    assert not Mandate.objects.exists()
    assert not SupportEntry.objects.exists()
