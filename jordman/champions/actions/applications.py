"""Applying oneself; and the answer to it."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.champions.actions.mandates import propose
from jordman.champions.emails import send_thanked
from jordman.champions.errors import (
    Answered,
    AppliedAlready,
    CallClosed,
    ChoosesThemselves,
    LeadsTheUnit,
    NotEmployedHere,
    StillOpen,
)
from jordman.champions.models import Application, Call, Mandate
from jordman.champions.people import leads, workplaces_below
from jordman.organisations.models import Organisation

SENT, WITHDRAWN = Application.State.SENT, Application.State.WITHDRAWN


@transaction.atomic
def apply(call: Call, *, by: User, unit: Organisation, why: str) -> Application:
    """In one's own words. Who has taken an application back may send a new one while the call is open."""
    _must_be_open(call)
    if unit not in workplaces_below(by, call.organisation_id):
        raise NotEmployedHere(_("Du arbetar inte här. Uppdraget söks av den som har sin arbetsplats på enheten."))
    if leads(by, unit):
        raise LeadsTheUnit(_("Du leder enheten. Hjälpen behöver en annan väg än chefen, så låt en kollega söka."))
    known = Application.objects.select_for_update().filter(call=call, user=by).first()
    if known is not None and known.state != WITHDRAWN:
        raise AppliedAlready(_("Du har redan sökt. Ändra din ansökan i stället."))
    application = known or Application(call=call, user=by)
    application.unit, application.why, application.state = unit, why, SENT
    application.save()
    record("champion_application.sent", application, by=by, organisation_id=call.organisation_id)
    return application


@transaction.atomic
def change_application(application: Application, *, by: User, why: str) -> None:
    _must_be_open(application.call)
    _must_wait(application)
    application.why = why
    application.save(update_fields=["why"])
    record("champion_application.changed", application, by=by, organisation_id=application.call.organisation_id)


@transaction.atomic
def withdraw(application: Application, *, by: User) -> None:
    """What was written is deleted at once."""
    _must_be_open(application.call)
    _must_wait(application)
    application.state, application.why = WITHDRAWN, ""
    application.save(update_fields=["state", "why"])
    record("champion_application.withdrawn", application, by=by, organisation_id=application.call.organisation_id)


@transaction.atomic
def choose(application: Application, *, by: User, starts_on: date) -> Mandate:
    """The person is asked to confirm an agreement. Raises what stops it, before anything is written."""
    application = _lock(application)
    _must_be_answerable(application, by)
    if application.user_id == by.pk:
        raise ChoosesThemselves(_("Du kan inte välja dig själv. Låt någon annan som får utse välja."))
    mandate = propose(
        application.user,
        application.unit,
        by=by,
        hours_per_week=application.call.hours_per_week,
        starts_on=starts_on,
        application=application,
    )
    _answer(application, Application.State.CHOSEN, by)
    return mandate


@transaction.atomic
def thank(application: Application, *, by: User) -> None:
    """Not this time: a kind mail, and the application's words are kept no longer than the call's."""
    application = _lock(application)
    _must_be_answerable(application, by)
    _answer(application, Application.State.THANKED, by)
    send_thanked(application)


def _lock(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",)).select_related("call__organisation", "user", "unit")
    return rows.get(pk=application.pk)


def _answer(application: Application, state: str, by: User) -> None:
    application.state, application.decided_at, application.decided_by = state, timezone.now(), by
    application.save(update_fields=["state", "decided_at", "decided_by"])
    record(f"champion_application.{state}", application, by=by, organisation_id=application.call.organisation_id)


def _must_be_open(call: Call) -> None:
    if not call.is_open:
        raise CallClosed(_("Utlysningen är stängd. Håll utkik efter nästa."))


def _must_wait(application: Application) -> None:
    if not application.is_waiting:
        raise Answered(_("Ansökan är redan besvarad eller återtagen."))


def _must_be_answerable(application: Application, by: User) -> None:
    if application.call.is_open:
        raise StillOpen(_("Utlysningen är öppen än. Vänta till sista dagen, eller stäng den först."))
    _must_wait(application)
