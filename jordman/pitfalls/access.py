"""The only way a view gets a place, an initiative or a dismissal to do something about."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.organisations.access import has_permission, nodes_with, require
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet
from jordman.pitfalls.actions import organisation_of
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import RULES, Rule

VIEW, LEAD = Permission.INITIATIVE_VIEW, Permission.INITIATIVE_LEAD
# Those who work with the units themselves are here or below. An association's units are its municipalities' own.
NEAR = (
    Organisation.Kind.MUNICIPALITY,
    Organisation.Kind.REGION,
    Organisation.Kind.PROVIDER,
    Organisation.Kind.DEPARTMENT,
)
WORKPLACES = (Organisation.Kind.UNIT, Organisation.Kind.DEPARTMENT)


def get_rule(key: str) -> Rule:
    if key not in RULES:
        raise Http404
    return RULES[key]


def get_place_for(user: User, pk: int) -> Organisation:
    """An employer or a department whose units the person follows. Larger places have no page of their own."""
    place = Organisation.objects.filter(pk=pk, closed_on=None).first()
    if place is None or place.kind not in NEAR:
        raise Http404
    require(user, VIEW, place)
    return place


def get_places_for(user: User) -> OrganisationQuerySet:
    """Where the person follows units: their own department or employer, or every employer below a larger node."""
    nodes = nodes_with(user, VIEW)
    own = Q(pk__in=nodes, kind=Organisation.Kind.DEPARTMENT)
    employers = Q(pk__in=Ancestry.objects.filter(ancestor__in=nodes).values("descendant"))
    employers &= Q(kind__in=NEAR) & Q(Exists(Organisation.objects.filter(employer=OuterRef("pk"))))
    return Organisation.objects.filter(own | employers, closed_on=None).order_by("name", "pk")


def may_see_names(user: User, place: Organisation) -> bool:
    """Those who work with the units themselves see which they are; who follows many municipalities sees sums."""
    at = nodes_with(user, VIEW)
    if place.pk in at:
        return True
    return Ancestry.objects.filter(descendant=place, ancestor__in=at, ancestor__kind__in=NEAR).exists()


def find_units_below(place: Organisation) -> QuerySet[Organisation]:
    """Units, and departments that have no units of their own, in the order of their names."""
    has_units = Organisation.objects.filter(parent=OuterRef("pk"), kind=Organisation.Kind.UNIT)
    below = Organisation.objects.below(place).filter(kind__in=WORKPLACES, closed_on=None)
    below = below.exclude(Q(kind=Organisation.Kind.DEPARTMENT) & Exists(has_units))
    return below.order_by("name", "pk")


def may_dismiss_at(user: User, place: Organisation) -> bool:
    """For the whole of an employer. A department that is a workplace has its own manager to say it."""
    return place.is_employer and has_permission(user, LEAD, place)


def get_place_to_lead_for(user: User, pk: int) -> Organisation:
    place = get_place_for(user, pk)
    if not place.is_employer:
        raise Http404
    require(user, LEAD, place)
    return place


def get_dismissal_for(user: User, pk: int) -> Dismissal:
    """One that the person may take back: their unit's, or that of an initiative or a place that they lead."""
    found = Dismissal.objects.select_related("organisation", "initiative").filter(pk=pk)
    dismissal = found.first()
    where = organisation_of(dismissal) if dismissal else None
    if dismissal is None or where is None:
        raise Http404
    at_unit = dismissal.organisation is not None and dismissal.organisation.is_workplace
    require(user, Permission.UNIT_LEAD if at_unit else LEAD, where)
    return dismissal
