"""Opening a call, changing it and closing it."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.champions.errors import CallClosed
from jordman.champions.models import Call
from jordman.organisations.models import Organisation


@transaction.atomic
def open_call(
    organisation: Organisation, *, by: User, places: int, hours_per_week: Decimal, closes_on: date, about: str = ""
) -> Call:
    """Everybody who works at `organisation` or below it can apply from today until `closes_on`."""
    today = timezone.localdate()
    if closes_on < today:
        raise CallClosed(_("Sista dagen har varit. Välj en dag som kommer."))
    call = Call.objects.create(
        organisation=organisation,
        places=places,
        hours_per_week=hours_per_week,
        about=about,
        opens_on=today,
        closes_on=closes_on,
        made_by=by,
    )
    record("champion_call.opened", call, by=by, organisation_id=organisation.pk, closes_on=str(closes_on))
    return call


@transaction.atomic
def change_call(
    call: Call, *, by: User, places: int, hours_per_week: Decimal, closes_on: date, about: str = ""
) -> Call:
    """What those who apply read. One that has closed stays as they read it."""
    if not call.is_open:
        raise CallClosed(_("Utlysningen är stängd och ändras inte. Öppna en ny."))
    if closes_on < timezone.localdate():
        raise CallClosed(_("Sista dagen har varit. Vill du stänga nu finns en egen knapp för det."))
    call.places, call.hours_per_week, call.closes_on, call.about = places, hours_per_week, closes_on, about
    call.save(update_fields=["places", "hours_per_week", "closes_on", "about"])
    record("champion_call.changed", call, by=by, organisation_id=call.organisation_id, closes_on=str(closes_on))
    return call


@transaction.atomic
def close_call(call: Call, *, by: User) -> None:
    """Before its last day. Closing it twice changes nothing."""
    if not call.is_open:
        return
    call.closed_at = timezone.now()
    call.save(update_fields=["closed_at"])
    record("champion_call.closed", call, by=by, organisation_id=call.organisation_id)
