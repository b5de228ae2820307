"""The agreement: proposed, confirmed by both, changed, ended; and the role that follows it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.champions.duties import usual_champion_duties, usual_manager_duties
from jordman.champions.emails import send_agreed, send_ended, send_to_confirm
from jordman.champions.errors import (
    ChoosesThemselves,
    HasTheMandate,
    LeadsTheUnit,
    MandateOver,
    NotEmployedHere,
    NotTheManager,
    ReasonMissing,
)
from jordman.champions.models import Application, Mandate
from jordman.champions.people import leads, managers_of
from jordman.organisations.access import works_at
from jordman.organisations.actions import grant_role, revoke_role
from jordman.organisations.models import Organisation, RoleGrant

ROLE = "champion"


@transaction.atomic
def appoint(
    user: User, unit: Organisation, *, by: User, hours_per_week: Decimal, starts_on: date, reason: str
) -> Mandate:
    """Somebody who has not applied. The reason is kept with the mandate, and that there was one is in the log."""
    if not reason.strip():
        raise ReasonMissing(_("Skriv varför uppdraget inte utlyses. Skälet sparas med uppdraget."))
    if user.pk == by.pk:
        raise ChoosesThemselves(_("Du kan inte utse dig själv. Låt någon annan som får utse göra det."))
    return propose(user, unit, by=by, hours_per_week=hours_per_week, starts_on=starts_on, reason=reason.strip())


def propose(
    user: User,
    unit: Organisation,
    *,
    by: User,
    hours_per_week: Decimal,
    starts_on: date,
    application: Application | None = None,
    reason: str = "",
) -> Mandate:
    """An agreement to confirm, with the usual duties. Part of choosing and appointing, which have their own rules."""
    if not works_at(user, unit):
        raise NotEmployedHere(_("Personen arbetar inte på enheten längre. Välj någon som har sin arbetsplats där."))
    if leads(user, unit):
        raise LeadsTheUnit(
            _("Den som leder enheten kan inte ha uppdraget där. Hjälpen behöver en annan väg än chefen.")
        )
    if Mandate.objects.open().filter(user=user, unit=unit).exists():
        raise HasTheMandate(_("Personen har redan uppdraget på enheten."))
    mandate = Mandate.objects.create(
        user=user,
        unit=unit,
        application=application,
        reason=reason,
        hours_per_week=hours_per_week,
        starts_on=starts_on,
        champion_duties=usual_champion_duties(),
        manager_duties=usual_manager_duties(),
    )
    record("mandate.proposed", mandate, by=by, organisation_id=unit.pk, applied=application is not None)
    send_to_confirm(mandate, [user, *(person for person in managers_of(unit) if person.pk != by.pk)])
    return mandate


@transaction.atomic
def confirm_as_champion(mandate: Mandate, *, by: User) -> Mandate:
    """By the champion themselves: a view gets the mandate through `get_own_mandate_for`."""
    mandate = _lock(mandate)
    if mandate.champion_confirmed_at is None:
        mandate.champion_confirmed_at = timezone.now()
        mandate.save(update_fields=["champion_confirmed_at"])
        record("mandate.confirmed", mandate, by=by, organisation_id=mandate.unit_id, party="champion")
        _agree(mandate, by=by)
    return mandate


@transaction.atomic
def confirm_as_manager(mandate: Mandate, *, by: User) -> Mandate:
    """By who leads the unit, since it is they who promise the time."""
    mandate = _lock(mandate)
    if by.pk == mandate.user_id or not leads(by, mandate.unit):
        raise NotTheManager(_("Enhetens chef bekräftar, eftersom chefen lovar tiden. Be chefen göra det."))
    if mandate.manager_confirmed_at is None:
        mandate.manager_confirmed_at, mandate.manager = timezone.now(), by
        mandate.save(update_fields=["manager_confirmed_at", "manager"])
        record("mandate.confirmed", mandate, by=by, organisation_id=mandate.unit_id, party="manager")
        _agree(mandate, by=by)
    return mandate


def _agree(mandate: Mandate, *, by: User) -> None:
    """When both have confirmed: the hours hold from now on, and the role is given from the first day."""
    if not mandate.is_confirmed:
        return
    mandate.agreed_hours = mandate.hours_per_week
    mandate.save(update_fields=["agreed_hours"])
    if mandate.is_in_force:
        grant_role(mandate.user, by=by, role=ROLE, organisation=mandate.unit)
    others = [person for person in (mandate.user, mandate.manager) if person is not None and person.pk != by.pk]
    send_agreed(mandate, others)


@transaction.atomic
def change_terms(
    mandate: Mandate,
    *,
    by: User,
    hours_per_week: Decimal,
    champion_duties: Sequence[str],
    manager_duties: Sequence[str],
) -> Mandate:
    """Both confirm anew. What they agreed on before holds meanwhile; saving the same changes nothing."""
    mandate = _lock(mandate)
    wanted = (hours_per_week, list(champion_duties), list(manager_duties))
    if wanted == (mandate.hours_per_week, mandate.champion_duties, mandate.manager_duties):
        return mandate
    mandate.hours_per_week, mandate.champion_duties, mandate.manager_duties = wanted
    mandate.champion_confirmed_at = mandate.manager_confirmed_at = mandate.manager = None
    mandate.reminded_at = None
    mandate.save()
    record("mandate.changed", mandate, by=by, organisation_id=mandate.unit_id, hours=str(hours_per_week))
    others = [person for person in (mandate.user, *managers_of(mandate.unit)) if person.pk != by.pk]
    send_to_confirm(mandate, others)
    return mandate


@transaction.atomic
def end_mandate(mandate: Mandate, *, by: User | None, ends_on: date) -> None:
    """`ends_on` is the last day. The role goes with it; one that nobody has confirmed is taken away altogether."""
    mandate = _lock(mandate)
    if not mandate.is_agreed:
        record("mandate.withdrawn", mandate, by=by, organisation_id=mandate.unit_id)
        mandate.delete()
        return
    mandate.ends_on = max(ends_on, mandate.starts_on)
    mandate.save(update_fields=["ends_on"])
    record("mandate.ended", mandate, by=by, organisation_id=mandate.unit_id, ends_on=str(mandate.ends_on))
    if mandate.ends_on <= timezone.localdate():
        take_role(mandate, by=by)
    if by is None or by.pk != mandate.user_id:
        send_ended(mandate)


def take_role(mandate: Mandate, *, by: User | None) -> None:
    """Unless the person has another mandate at the unit."""
    others = Mandate.objects.current().filter(user=mandate.user_id, unit=mandate.unit_id).exclude(pk=mandate.pk)
    if others.exists():
        return
    for grant in RoleGrant.objects.filter(user=mandate.user_id, organisation=mandate.unit_id, role=ROLE):
        revoke_role(grant, by=by)


@transaction.atomic
def decide_career(mandate: Mandate, *, by: User, career: str, note: str) -> None:
    """Whether the mandate is a career step or gives pay. The champion sees what it says."""
    mandate.career, mandate.career_note = career, note
    mandate.save(update_fields=["career", "career_note"])
    record("mandate.career_decided", mandate, by=by, organisation_id=mandate.unit_id, career=career)


@transaction.atomic
def join_network(mandate: Mandate, *, by: User, in_network: bool, shows_mail: bool) -> None:
    """One's own choice to be found by champions elsewhere, and whether with the address."""
    mandate.in_network, mandate.shows_mail = in_network, in_network and shows_mail
    mandate.save(update_fields=["in_network", "shows_mail"])
    record("mandate.network_chosen", mandate, by=by, organisation_id=mandate.unit_id, in_network=in_network)


def _lock(mandate: Mandate) -> Mandate:
    """The mandate as it is now; nobody else changes it meanwhile."""
    rows = Mandate.objects.select_for_update(of=("self",)).select_related("unit", "user", "manager")
    locked = rows.filter(pk=mandate.pk).first()
    if locked is None or locked.ends_on is not None:
        raise MandateOver(_("Uppdraget är avslutat. Det går inte att ändra."))
    return locked
