"""Who works where, who leads there and who chooses: what the rules of this room ask about people."""

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Lower

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.organisations.models import Ancestry, Employment, Organisation, OrganisationQuerySet

LEAD, APPOINT = Permission.UNIT_LEAD, Permission.CHAMPION_APPOINT


def workplaces_below(user: User, organisation_id: int) -> OrganisationQuerySet:
    """The person's workplaces of today at the node or below it."""
    work = Employment.objects.current().filter(user=user).values("unit")
    return Organisation.objects.below(organisation_id).filter(pk__in=work, closed_on=None)


def leads(user: User, unit: Organisation) -> bool:
    """Is the person the manager of the unit, by a role there or above it or by the staff file?"""
    by_role = Ancestry.objects.filter(
        descendant=unit, ancestor__role_grants__user=user, ancestor__role_grants__role__in=roles_with(LEAD)
    )
    by_file = Employment.objects.current().filter(user=user, unit=unit, is_unit_manager=True)
    return by_role.exists() or by_file.exists()


def managers_of(unit: Organisation | int) -> QuerySet[User]:
    """Those who lead the unit, and can confirm for it."""
    return holders(LEAD, unit)


def holders(permission: Permission, node: Organisation | int) -> QuerySet[User]:
    """People whose role at the node, or above it, gives `permission`, in the order of the alphabet."""
    above = Ancestry.objects.filter(descendant=node).values("ancestor")
    found = User.objects.filter(
        role_grants__role__in=roles_with(permission), role_grants__organisation__in=above, is_active=True
    )
    return in_order(found.distinct())


def colleagues_at(unit: Organisation) -> QuerySet[User]:
    """Those who work at the unit today."""
    today = Employment.objects.current().filter(unit=unit).values("user")
    return in_order(User.objects.filter(pk__in=today, is_active=True))


def in_order(people: QuerySet[User]) -> QuerySet[User]:
    return people.order_by(*by_name())


def by_name(path: str = "") -> tuple[str | Case, ...]:
    """Those with a protected identity last: a place in the alphabet says how a name begins."""
    protected, family, given = (f"{path}{name}" for name in ("is_protected", "family_name", "given_name"))
    shown = [Case(When(**{protected: False}, then=Lower(F(name))), default=Value("")) for name in (family, given)]
    return (protected, *shown, f"{path}pk")
