"""Session plans: guides in an order, to use again, to share with a name on, and to copy."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.team_sessions.access.planning import organisations_to_share_with
from jordman.team_sessions.errors import NothingToPlan, NotToShareWith
from jordman.team_sessions.models import PlanItem, Series, SessionPlan

CREDIT_LENGTH = 200


@transaction.atomic
def save_as_plan(series: Series, *, by: User, name: str, description: str = "") -> SessionPlan:
    """The series' guides in their order. When it was planned from another's plan, that plan keeps the credit."""
    sessions = series.sessions.called().order_by("starts_at", "pk")
    modules = list(dict.fromkeys(sessions.values_list("module", flat=True)))
    root = origin_of(series.plan) if series.plan else None
    plan = SessionPlan(organisation_id=series.unit_id, name=name, description=description, made_by=by)
    return _create(plan, modules, root if series.credit else None)


@transaction.atomic
def copy_plan(plan: SessionPlan, *, by: User, unit: Organisation, name: str) -> SessionPlan:
    """A plan of the unit's own to change, that says whose it builds on."""
    copy = SessionPlan(organisation=unit, name=name, description=plan.description, made_by=by)
    return _create(copy, list(plan.items.values_list("module", flat=True)), origin_of(plan))


def origin_of(plan: SessionPlan) -> SessionPlan:
    """The plan that was made from nothing: whose maker has the credit, however many copies lie between."""
    return plan.copied_from or plan


def place_of(unit: Organisation) -> str:
    """Where a plan was made: "Hemtjänst Norr, Lidköpings kommun". Who made it is read from the plan itself.

    So a name that is taken back, or a person who is erased, is gone from every copy at once.
    """
    return ", ".join([unit.name, *([unit.employer.name] if unit.employer else [])])[:CREDIT_LENGTH]


def _create(plan: SessionPlan, modules: Sequence[int], origin: SessionPlan | None) -> SessionPlan:
    if not modules:
        raise NothingToPlan(_("Det finns inga guider att spara."))
    if origin is not None and origin.organisation_id != plan.organisation_id:
        plan.copied_from, plan.credit = origin, origin.credit or place_of(origin.organisation)
    plan.save()
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan, position=position, module_id=module) for position, module in enumerate(modules, start=1)
    )
    by = plan.made_by
    record("session_plan.created", plan, by=by, organisation_id=plan.organisation_id, guides=len(modules))
    return plan


@transaction.atomic
def change_plan(plan: SessionPlan, *, by: User, name: str, description: str) -> SessionPlan:
    plan.name, plan.description = name, description
    plan.save(update_fields=["name", "description"])
    record("session_plan.changed", plan, by=by, organisation_id=plan.organisation_id)
    return plan


@transaction.atomic
def share_plan(plan: SessionPlan, *, by: User, organisation: Organisation) -> SessionPlan:
    """Let everybody at or below the organisation read and copy it."""
    if not organisations_to_share_with(plan).filter(pk=organisation.pk).exists():
        raise NotToShareWith(_("Planen kan bara delas med organisationer som enheten hör till."))
    plan.shared_with = organisation
    plan.save(update_fields=["shared_with"])
    record("session_plan.shared", plan, by=by, organisation_id=organisation.pk)
    return plan


@transaction.atomic
def stop_sharing(plan: SessionPlan, *, by: User) -> SessionPlan:
    """Copies that others have made stay with them."""
    plan.shared_with = None
    plan.save(update_fields=["shared_with"])
    record("session_plan.unshared", plan, by=by, organisation_id=plan.organisation_id)
    return plan


@transaction.atomic
def take_name_back(plan: SessionPlan, *, by: User) -> SessionPlan:
    """The plan stays, and nobody's name on it or on what builds on it."""
    plan.made_by = None
    plan.save(update_fields=["made_by"])
    record("session_plan.name_taken_back", plan, by=by, organisation_id=plan.organisation_id)
    return plan


@transaction.atomic
def delete_plan(plan: SessionPlan, *, by: User) -> None:
    """Series that were planned from it go on, and copies stay."""
    record("session_plan.deleted", plan, by=by, organisation_id=plan.organisation_id)
    plan.delete()
