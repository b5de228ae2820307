"""The only way a view gets an initiative, a rollout or a system. Who sees only some of the units sees only those."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.initiatives.facts import InitiativeFacts
from jordman.initiatives.models import Anchoring, Initiative, InitiativeUnit, Rollout, RolloutUnit, System
from jordman.initiatives.standing import facts_of, facts_of_many, not_learnt_rows
from jordman.organisations.access import (
    get_organisations_for,
    get_unit_for,
    has_permission,
    holds,
    is_inside,
    nodes_with,
    require,
)
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet

VIEW, LEAD = Permission.INITIATIVE_VIEW, Permission.INITIATIVE_LEAD
AT_UNIT = (Permission.UNIT_LEAD, Permission.CHAMPION_SERVE)
WORKPLACES = (Organisation.Kind.UNIT, Organisation.Kind.DEPARTMENT)


def require_view_anywhere(user: User) -> None:
    if not holds(user, VIEW):
        raise PermissionDenied


def require_lead_anywhere(user: User) -> None:
    if not holds(user, LEAD):
        raise PermissionDenied


def _below(user: User, permission: Permission) -> QuerySet[Ancestry]:
    return Ancestry.objects.filter(ancestor__in=nodes_with(user, permission))


# Initiatives


def get_initiatives_for(user: User) -> QuerySet[Initiative]:
    """Those of the organisations that one views, and those that units there take part in.

    `sees_all`: views the initiative's own organisation. `may_lead`: leads it.
    """
    seen = _below(user, VIEW).values("descendant")
    takes_part = InitiativeUnit.objects.taking_part().filter(unit__in=seen).values("initiative")
    found = Initiative.objects.filter(Q(organisation__in=seen) | Q(pk__in=takes_part))
    at_home = {"descendant": OuterRef("organisation")}
    return found.select_related("organisation", "leader", "programme").annotate(
        sees_all=Exists(_below(user, VIEW).filter(**at_home)), may_lead=Exists(_below(user, LEAD).filter(**at_home))
    )


def get_initiative_for(user: User, pk: int) -> Initiative:
    initiative = get_initiatives_for(user).filter(pk=pk).first()
    if initiative is not None:
        return initiative
    return _refuse(user, Initiative.objects.filter(pk=pk).values_list("organisation_id", flat=True).first())


def _refuse(user: User, organisation_id: int | None) -> Initiative:
    if organisation_id is not None and is_inside(user, organisation_id):
        raise PermissionDenied
    raise Http404


def get_initiative_to_lead_for(user: User, pk: int) -> Initiative:
    initiative = Initiative.objects.select_related("organisation", "leader", "programme").filter(pk=pk).first()
    if initiative is None:
        raise Http404
    require(user, LEAD, initiative.organisation_id)
    return initiative


def get_facts_for(user: User, initiative: Initiative) -> InitiativeFacts:
    """What the person sees of the initiative: all of it, or as much as concerns units that they view."""
    sees_all: bool | None = initiative.__dict__.get("sees_all")
    if sees_all is None:
        sees_all = has_permission(user, VIEW, initiative.organisation_id)
    facts = facts_of(initiative)
    return facts if sees_all else facts.within(_seen_units(user, facts.unit_ids))


def get_facts_of_many_for(user: User, initiatives: list[Initiative]) -> dict[int, InitiativeFacts]:
    """The same for a list that `get_initiatives_for` gave."""
    found = facts_of_many(initiatives)
    partly = {row.pk for row in initiatives if not row.__dict__["sees_all"]}
    if partly:
        seen = _seen_units(user, [unit for pk in partly for unit in found[pk].unit_ids])
        found |= {pk: found[pk].within(seen) for pk in partly}
    return found


def _seen_units(user: User, unit_ids: Collection[int]) -> set[int]:
    return set(_below(user, VIEW).filter(descendant__in=unit_ids).values_list("descendant", flat=True))


def get_homes_for(user: User) -> OrganisationQuerySet:
    """Where the person may have an initiative: not at a single unit."""
    return get_organisations_for(user, LEAD).exclude(kind=Organisation.Kind.UNIT).filter(closed_on=None)


# Units that can take part


def find_workplaces_in(initiative: Initiative) -> OrganisationQuerySet:
    """Units below the initiative's organisation, and departments that have no units of their own."""
    has_units = Organisation.objects.filter(parent=OuterRef("pk"), kind=Organisation.Kind.UNIT)
    below = Organisation.objects.below(initiative.organisation_id).filter(kind__in=WORKPLACES, closed_on=None)
    return below.exclude(Q(kind=Organisation.Kind.DEPARTMENT) & Exists(has_units))


def get_employer_in(initiative: Initiative, pk: int) -> Organisation:
    """An employer with workplaces that can take part in the initiative."""
    workplaces = find_workplaces_in(initiative).filter(employer=pk)
    employer = Organisation.objects.filter(pk=pk).first()
    if employer is None or not workplaces.exists():
        raise Http404
    return employer


# At a unit


def get_units_led_by(user: User) -> OrganisationQuerySet:
    """Workplaces that the person manages, in the order of their names."""
    return get_organisations_for(user, Permission.UNIT_LEAD).filter(kind__in=WORKPLACES, closed_on=None)


def get_unit_in_initiative_for(user: User, unit_id: int, pk: int) -> tuple[Organisation, Initiative]:
    """A unit that the person leads, and an initiative that it takes part in."""
    unit = get_unit_for(user, unit_id, Permission.UNIT_LEAD)
    links = InitiativeUnit.objects.taking_part().select_related("initiative__organisation")
    link = links.filter(unit=unit, initiative=pk, initiative__closed_on=None).first()
    if link is None:
        raise Http404
    return unit, link.initiative


def get_rollout_at_unit_for(user: User, unit_id: int, pk: int) -> RolloutUnit:
    """A system at a unit that the person leads, or is champion at."""
    unit = get_unit_for(user, unit_id, *AT_UNIT)
    links = RolloutUnit.objects.select_related("rollout__system", "unit")
    link = links.filter(unit=unit, rollout=pk, rollout__cancelled_on=None).first()
    if link is None:
        raise Http404
    return link


def find_initiatives_at(unit: Organisation | int) -> QuerySet[Initiative]:
    """Running and paused initiatives that a unit takes part in. What the unit reads is `everyday_text`."""
    node = unit if isinstance(unit, int) else unit.pk
    taking_part = InitiativeUnit.objects.taking_part().filter(unit=node).values("initiative")
    return Initiative.objects.open().filter(pk__in=taking_part).select_related("organisation", "leader")


def find_anchorings_at(unit: Organisation) -> dict[int, Anchoring]:
    """How the unit came to stand behind each initiative, by the initiative's id."""
    rows = Anchoring.objects.filter(level=Anchoring.Level.UNIT, organisation=unit)
    return {row.initiative_id: row for row in rows}


def find_rollouts_at(unit: Organisation | int) -> QuerySet[RolloutUnit]:
    """The systems that come or have come to a unit, in the order that they start."""
    node = unit if isinstance(unit, int) else unit.pk
    links = RolloutUnit.objects.filter(unit=node, rollout__cancelled_on=None)
    return links.select_related("rollout__system", "rollout__module").order_by("rollout__starts_on", "pk")


# Rollouts and systems


def get_units_to_roll_out_for(
    user: User, initiative: Initiative, rollout: Rollout | None = None
) -> OrganisationQuerySet:
    """The initiative's units that the person may bring a system to: in a joint initiative, those of one's own.

    Units that a rollout has already stay to choose, also when they have left the initiative.
    """
    taking_part = Q(pk__in=initiative.unit_links.taking_part().values("unit"))
    if rollout is not None:
        taking_part |= Q(pk__in=rollout.unit_links.values("unit"))
    led = _below(user, LEAD).values("descendant")
    return Organisation.objects.filter(taking_part, pk__in=led).select_related("employer")


def get_rollout_units_for(user: User, rollout: Rollout) -> list[RolloutUnit]:
    """The units of a rollout that the person views, in the order of their names."""
    links = rollout.unit_links.filter(unit__in=_below(user, VIEW).values("descendant"))
    return list(links.select_related("unit__employer").order_by("unit__name", "unit"))


def get_not_learnt_for(user: User, today: date) -> QuerySet[RolloutUnit]:
    """Installed, not yet learnt, at every unit that the person views."""
    rows = not_learnt_rows(today).filter(unit__in=_below(user, VIEW).values("descendant"))
    return rows.select_related("rollout__system", "rollout__initiative", "unit__employer").order_by(
        "unit__employer__name", "unit__employer", "unit__name", "unit", "came_on", "pk"
    )


def get_employers_for(user: User) -> OrganisationQuerySet:
    """Employers whose systems the person keeps the register of."""
    return get_organisations_for(user, LEAD).employers().filter(closed_on=None)


def get_rollout_for(user: User, pk: int) -> Rollout:
    """A rollout of an organisation that the person views, or one at a unit that they view."""
    rollout = _rollouts().filter(pk=pk).first()
    if rollout is None:
        raise Http404
    if not _below(user, VIEW).filter(descendant__in=rollout.unit_links.values("unit")).exists():
        require(user, VIEW, rollout.organisation_id)
    return rollout


def get_rollout_to_lead_for(user: User, pk: int) -> Rollout:
    rollout = _rollouts().filter(pk=pk).first()
    if rollout is None:
        raise Http404
    require(user, LEAD, rollout.organisation_id)
    return rollout


def _rollouts() -> QuerySet[Rollout]:
    return Rollout.objects.select_related("system", "module", "organisation", "initiative__organisation")


def get_systems_for(user: User) -> QuerySet[System]:
    nodes = get_organisations_for(user, VIEW).values("pk")
    return System.objects.filter(organisation__in=nodes).select_related("organisation")


def get_system_to_lead_for(user: User, pk: int) -> System:
    system = System.objects.select_related("organisation").filter(pk=pk).first()
    if system is None:
        raise Http404
    require(user, LEAD, system.organisation_id)
    return system


def find_systems_at(organisation: Organisation) -> QuerySet[System]:
    """Systems that the organisation can roll out: its own, and those of what it belongs to."""
    return System.objects.filter(organisation__in=Organisation.objects.above(organisation)).select_related(
        "organisation"
    )
