"""The only way a view gets what planning is about: units, series, sessions to change, and plans."""

from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.library.access import nodes_of
from jordman.library.models.module import defer_heavy
from jordman.organisations.access import (
    get_organisations_for,
    get_unit_for,
    has_permission,
    holds,
    nodes_with,
)
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet
from jordman.team_sessions.models import MeetingDay, Series, SessionPlan, TeamSession
from jordman.team_sessions.models.sessions import TeamSessionQuerySet

LEAD = Permission.TEAM_SESSION_LEAD
WORKPLACES = (Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)


# Units


def get_unit_to_plan_for(user: User, pk: int) -> Organisation:
    """A unit whose sessions the person may plan and lead. One that is closed is not there."""
    return get_unit_for(user, pk, LEAD)


def get_units_to_plan_for(user: User) -> OrganisationQuerySet:
    units = get_organisations_for(user, LEAD).of_kind(*WORKPLACES).filter(closed_on=None)
    return units.select_related("employer").order_by("name", "pk")


def find_meeting_day(unit: Organisation) -> MeetingDay | None:
    """Of a unit that one of the functions above gave."""
    return MeetingDay.objects.filter(unit=unit).first()


def leaders_at(unit: Organisation | int) -> QuerySet[User]:
    """Those who may lead the unit's sessions: champions, and the manager."""
    above = Ancestry.objects.filter(descendant=unit).values("ancestor")
    people = User.objects.filter(
        role_grants__role__in=roles_with(LEAD), role_grants__organisation__in=above, is_active=True
    )
    return people.distinct().order_by("is_protected", "family_name", "given_name", "pk")


# Series and their sessions


def get_series_at(unit: Organisation) -> QuerySet[Series]:
    """Of a unit that one of the functions above gave: those that go on first."""
    return Series.objects.filter(unit=unit).order_by(F("ended_at").asc(nulls_first=True), "-made_at", "-pk")


def get_series_for(user: User, unit: int, pk: int) -> Series:
    found = get_unit_to_plan_for(user, unit)
    plans = ("plan__made_by", "plan__copied_from__made_by")
    series = Series.objects.select_related(*plans).filter(unit=found, pk=pk).first()
    if series is None:
        raise Http404
    series.unit = found
    return series


def sessions_to_show(sessions: TeamSessionQuerySet) -> TeamSessionQuerySet:
    """With what a list says of them."""
    return sessions.select_related("module", "leader").defer(*defer_heavy("module"))


def get_session_to_plan_for(user: User, unit: int, pk: int) -> TeamSession:
    found = get_unit_to_plan_for(user, unit)
    rows = TeamSession.objects.select_related("module", "leader", "series").defer(*defer_heavy("module"))
    session = rows.filter(unit=found, pk=pk).first()
    if session is None:
        raise Http404
    session.unit = session.series.unit = found
    return session


def get_sessions_to_lead_for(user: User) -> TeamSessionQuerySet:
    """Sessions that the person is to lead, and those of their units that they may lead."""
    below = Ancestry.objects.filter(ancestor__in=nodes_with(user, LEAD)).values("descendant")
    found = TeamSession.objects.filter(Q(unit__in=below) | Q(leader=user), unit__closed_on=None)
    return sessions_to_show(found).select_related("unit", "series")


def require_leader(user: User) -> None:
    """For pages that list what one leads or has planned."""
    now = timezone.now()
    if not holds(user, LEAD) and not user.team_sessions_led.filter(cancelled_at=None, ends_at__gt=now).exists():
        raise PermissionDenied


# Plans


def get_own_plans_for(user: User) -> QuerySet[SessionPlan]:
    """Plans that the person has made, and those of the units where they plan."""
    below = Ancestry.objects.filter(ancestor__in=nodes_with(user, LEAD)).values("descendant")
    own = Q(made_by=user) | Q(organisation__in=below)
    return SessionPlan.objects.filter(own).select_related("organisation__employer", "shared_with", "made_by")


def get_shared_plans_for(user: User) -> QuerySet[SessionPlan]:
    """What others have shared with an organisation that the person works in."""
    found = SessionPlan.objects.filter(shared_with__in=nodes_of(user))
    own = get_own_plans_for(user).values("pk")
    return found.exclude(pk__in=own).select_related("organisation__employer", "shared_with", "made_by")


def get_plan_for(user: User, pk: int) -> SessionPlan:
    """A plan that the person may read and copy."""
    if not holds(user, LEAD):
        raise PermissionDenied
    related = ("organisation__employer", "shared_with", "made_by", "copied_from__made_by")
    found = SessionPlan.objects.select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    is_shared = found.shared_with_id is not None and nodes_of(user).filter(ancestor=found.shared_with_id).exists()
    if is_shared or may_change_plan(user, found):
        return found
    raise Http404


def may_change_plan(user: User, plan: SessionPlan) -> bool:
    return plan.made_by_id == user.pk or has_permission(user, LEAD, plan.organisation_id)


def get_plan_to_change_for(user: User, pk: int) -> SessionPlan:
    plan = get_plan_for(user, pk)
    if not may_change_plan(user, plan):
        raise PermissionDenied
    return plan


def get_plan_to_use_for(user: User, unit: Organisation, pk: str) -> SessionPlan | None:
    """The plan that a new series of the unit is to build on; an address that is no plan gives none."""
    if not pk.isdecimal() or len(pk) > 15:
        return None
    own = get_own_plans_for(user).filter(pk=pk).first()
    return own or get_shared_plans_for(user).filter(pk=pk).first()


def organisations_to_share_with(plan: SessionPlan) -> OrganisationQuerySet:
    """From the plan's employer upwards: its municipality, its association, and all that they belong to."""
    above = Organisation.objects.above(plan.organisation).exclude(kind__in=WORKPLACES)
    return above.order_by("pk")
