"""The only way a view gets a call, an application, a mandate or an entry.

Entries are one's own: there is no function here that gives a manager, or anybody else, one of them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.champions.models import Application, Call, HourUse, Mandate, SupportEntry
from jordman.champions.models.calls import CallQuerySet
from jordman.champions.models.mandates import MandateQuerySet
from jordman.champions.people import by_name
from jordman.organisations.access import (
    get_organisation_for,
    get_organisations_for,
    get_unit_for,
    has_permission,
    holds,
    nodes_with,
    require,
)
from jordman.organisations.models import Ancestry, Employment, Organisation, OrganisationQuerySet

APPOINT, LEAD = Permission.CHAMPION_APPOINT, Permission.UNIT_LEAD
SENT, WITHDRAWN = Application.State.SENT, Application.State.WITHDRAWN


# Those who apply


@dataclass(frozen=True)
class OpenCall:
    """A call that the person can answer, for the first page of their learning."""

    pk: int
    hours_per_week: Decimal
    closes_on: date
    has_applied: bool

    @property
    def minutes_per_week(self) -> int:
        return round(self.hours_per_week * 60)


def find_open_call_for(user: User) -> OpenCall | None:
    """The open call at or above the person's workplace that closes first, in one question."""
    own = Application.objects.filter(call=OuterRef("pk"), user=user).exclude(state=WITHDRAWN)
    calls = get_open_calls_for(user).annotate(has_applied=Exists(own)).order_by("closes_on", "pk")
    row = calls.values_list("pk", "hours_per_week", "closes_on", "has_applied").first()
    return OpenCall(*row) if row else None


def get_open_calls_for(user: User) -> CallQuerySet:
    """Open calls at or above where the person works."""
    units = Employment.objects.current().filter(user=user).values("unit")
    above = Ancestry.objects.filter(descendant__in=units).values("ancestor")
    return Call.objects.open().filter(organisation__in=above).select_related("organisation")


def get_call_for(user: User, pk: int) -> Call:
    """A call that the person can answer, or has answered; 404 for everyone else."""
    reachable = Q(pk__in=get_open_calls_for(user).order_by().values("pk")) | Q(applications__user=user)
    call = Call.objects.filter(reachable, pk=pk).select_related("organisation").distinct().first()
    if call is None:
        raise Http404
    return call


def get_applications_for(user: User) -> QuerySet[Application]:
    """One's own, the latest first."""
    return Application.objects.filter(user=user).select_related("call__organisation", "unit").order_by("-sent_at")


def get_own_application_for(user: User, call_pk: int) -> Application:
    application = get_applications_for(user).filter(call=call_pk).first()
    if application is None:
        raise Http404
    return application


# Those who choose


def chooses_anywhere(user: User) -> bool:
    return holds(user, APPOINT)


def get_nodes_to_call_at_for(user: User) -> OrganisationQuerySet:
    """The nodes where the person's role lets them appoint, as a call is made at one of them."""
    return Organisation.objects.filter(pk__in=nodes_with(user, APPOINT), closed_on=None)


def get_node_to_call_at_for(user: User, pk: int) -> Organisation:
    return get_organisation_for(user, pk, APPOINT)


def get_calls_to_choose_for(user: User) -> CallQuerySet:
    """Calls that the person may choose in, the latest first."""
    below = get_organisations_for(user, APPOINT).order_by().values("pk")
    return Call.objects.filter(organisation__in=below).select_related("organisation")


def get_call_to_choose_for(user: User, pk: int) -> Call:
    call = Call.objects.select_related("organisation").filter(pk=pk).first()
    if call is None:
        raise Http404
    require(user, APPOINT, call.organisation)
    return call


def get_applications_to_choose_for(call: Call) -> QuerySet[Application]:
    """By name, never ranked. `call` comes from `get_call_to_choose_for`."""
    sent = call.applications.exclude(state=WITHDRAWN).select_related("user", "unit")
    return sent.order_by(*by_name("user__"))


def get_application_to_choose_for(user: User, pk: int) -> Application:
    rows = Application.objects.exclude(state=WITHDRAWN).select_related("call__organisation", "user", "unit")
    application = rows.filter(pk=pk).first()
    if application is None:
        raise Http404
    require(user, APPOINT, application.call.organisation)
    return application


def get_unit_to_lead_for(user: User, pk: int) -> Organisation:
    """A unit whose champions the person appoints or leads."""
    return get_unit_for(user, pk, APPOINT, LEAD)


def get_units_to_lead_for(user: User) -> OrganisationQuerySet:
    """Units that the person leads, for the address without a unit in it."""
    kinds = (Organisation.Kind.UNIT, Organisation.Kind.DEPARTMENT)
    return get_organisations_for(user, LEAD).of_kind(*kinds).filter(closed_on=None)


# The mandate


def get_mandates_for(user: User) -> MandateQuerySet:
    """One's own that are not over, whether confirmed or not."""
    return Mandate.objects.open().filter(user=user).select_related("unit", "manager")


def find_mandate_to_confirm_for(user: User) -> Mandate | None:
    """One that the person has been asked to confirm, for the first page of their learning."""
    return get_mandates_for(user).filter(champion_confirmed_at=None, ends_on=None).first()


def get_own_mandate_for(user: User, pk: int) -> Mandate:
    mandate = Mandate.objects.filter(user=user, pk=pk).select_related("unit", "user", "manager").first()
    if mandate is None:
        raise Http404
    return mandate


def get_mandate_in_force_for(user: User) -> Mandate | None:
    """The one that what a champion does now is noted on."""
    return Mandate.objects.current().filter(user=user).select_related("unit", "user", "manager").first()


def get_mandates_at(unit: Organisation) -> MandateQuerySet:
    """The unit's, as who leads it sees them. `unit` comes from `get_unit_to_lead_for`."""
    found = Mandate.objects.open().filter(unit=unit).select_related("user", "manager", "unit")
    return found.order_by(*by_name("user__"))


def get_mandate_at(unit: Organisation, pk: int) -> Mandate:
    mandate = Mandate.objects.filter(unit=unit, pk=pk).select_related("unit", "user", "manager").first()
    if mandate is None:
        raise Http404
    return mandate


def may_confirm_for(user: User, unit: Organisation) -> bool:
    """May the person confirm as the unit's manager?"""
    return has_permission(user, LEAD, unit)


# What one has noted oneself


def get_entries_for(user: User) -> QuerySet[SupportEntry]:
    return SupportEntry.objects.filter(mandate__user=user).select_related("mandate")


def get_entry_for(user: User, pk: int) -> SupportEntry:
    entry = get_entries_for(user).filter(pk=pk).first()
    if entry is None:
        raise Http404
    return entry


def get_hour_uses_for(user: User) -> QuerySet[HourUse]:
    return HourUse.objects.filter(mandate__user=user).select_related("mandate")


def get_hour_use_for(user: User, pk: int) -> HourUse:
    use = get_hour_uses_for(user).filter(pk=pk).first()
    if use is None:
        raise Http404
    return use


# The network


def get_network_for(user: User) -> MandateQuerySet:
    """Champions who have chosen to be found, for who is one; 404 for everyone else."""
    if not is_champion(user):
        raise Http404
    found = Mandate.objects.current().filter(in_network=True, user__is_protected=False, user__is_active=True)
    return found.select_related("user", "unit__employer").order_by("unit__employer__name", *by_name("user__"))


def is_champion(user: User) -> bool:
    """By a mandate or by a role."""
    return holds(user, Permission.CHAMPION_SERVE) or Mandate.objects.current().filter(user=user).exists()
