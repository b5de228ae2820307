"""Who leads which unit, as the role that lets them see it. Roles that somebody gave by hand are left alone."""

from django.db.models import Exists, OuterRef

from jordman.accounts.models import User
from jordman.integrations.models import ImportedGrant
from jordman.integrations.staff_files.known import batches
from jordman.integrations.staff_files.state import ImportPlan
from jordman.organisations.actions import give_roles, take_roles
from jordman.organisations.models import Employment, Organisation, RoleGrant

ROLE = "unit_manager"


def write_leaders(
    plan: ImportPlan, employer: Organisation, units: dict[str, int], people: dict[str, int], *, by: User | None
) -> dict[str, int]:
    wanted = {units[item.unit_key]: _pk(item.person_key, people) for item in plan.unit_managers}
    taken = _take_from_former(wanted, employer) + take_from_those_who_left(employer)
    held = set(
        RoleGrant.objects.filter(role=ROLE, organisation__employer=employer).values_list("organisation_id", "user_id")
    )
    missing = [(unit, person) for unit, person in wanted.items() if (unit, person) not in held]
    grants = give_roles(ROLE, missing, by=by)
    ImportedGrant.objects.bulk_create(
        [ImportedGrant(grant=grant, employer=employer) for grant in grants], batch_size=500
    )
    return {"roles_given": len(grants), "roles_taken": taken}


def _pk(key: str, people: dict[str, int]) -> int:
    """Somebody who is employed here and is not in this file has their own number for key."""
    return people[key] if key in people else int(key)


def _take_from_former(wanted: dict[int, int], employer: Organisation) -> int:
    """Only from a unit that the file names someone else for."""
    rows = ImportedGrant.objects.filter(employer=employer).values_list(
        "grant_id", "grant__organisation_id", "grant__user_id"
    )
    former = [grant for grant, unit, person in rows if wanted.get(unit, person) != person]
    return sum(take_roles(some) for some in batches(former))


def take_from_those_who_left(employer: Organisation | None = None) -> int:
    """Take back imported roles of those who have no employment left at the employer that gave them."""
    works = Employment.objects.current().filter(user=OuterRef("grant__user"), employer=OuterRef("employer"))
    marked = ImportedGrant.objects.filter(~Exists(works))
    if employer is not None:
        marked = marked.filter(employer=employer)
    gone = list(marked.values_list("grant_id", flat=True))
    return sum(take_roles(some) for some in batches(gone))
