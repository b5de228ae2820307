"""Calls, mandates and entries."""

from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from jordman.accounts.models import User
from jordman.champions.models import Application, Call, Mandate, SupportEntry
from jordman.organisations.models import Organisation
from tests.cast import World

FOUR = Decimal(4)


def make_call(world: World, organisation: Organisation | None = None, **fields: object) -> Call:
    """Open since yesterday, for two weeks, at the cast's unit."""
    today = timezone.localdate()
    fields.setdefault("opens_on", today - timedelta(days=1))
    fields.setdefault("closes_on", today + timedelta(days=14))
    return Call.objects.create(organisation=organisation or world.unit, **fields)


def make_closed_call(world: World, organisation: Organisation | None = None, **fields: object) -> Call:
    """One whose last day was yesterday."""
    today = timezone.localdate()
    fields.setdefault("opens_on", today - timedelta(days=15))
    return make_call(world, organisation, closes_on=today - timedelta(days=1), **fields)


def make_application(call: Call, user: User, unit: Organisation, **fields: object) -> Application:
    fields.setdefault("why", "Jag tycker om att visa hur man gör.")
    return Application.objects.create(call=call, user=user, unit=unit, **fields)


def make_proposal(world: World, who: str | User = "champion", **fields: object) -> Mandate:
    """A mandate that nobody has confirmed yet."""
    fields.setdefault("hours_per_week", FOUR)
    fields.setdefault("starts_on", timezone.localdate() - timedelta(days=60))
    fields.setdefault("champion_duties", ["Hjälper kollegor på plats."])
    fields.setdefault("manager_duties", ["Lägger in timmarna i schemat."])
    fields.setdefault("unit", world.unit)
    return Mandate.objects.create(user=world.people[who] if isinstance(who, str) else who, **fields)


def make_mandate(world: World, who: str | User = "champion", **fields: object) -> Mandate:
    """One that both have confirmed, since sixty days."""
    now = timezone.now()
    fields.setdefault("agreed_hours", fields.get("hours_per_week", FOUR))
    fields.setdefault("manager", world.people["unit_manager"])
    return make_proposal(world, who, champion_confirmed_at=now, manager_confirmed_at=now, **fields)


def make_entry(mandate: Mandate, on: date | None = None, **fields: object) -> SupportEntry:
    fields.setdefault("topic", "mail")
    fields.setdefault("minutes", 10)
    return SupportEntry.objects.create(mandate=mandate, on=on or timezone.localdate(), **fields)
