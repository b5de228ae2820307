"""A staff plan, step by step: units, people, employments, who leads what."""

from jordman.accounts.models import User
from jordman.integrations.staff_files.applying.employments import write_employments
from jordman.integrations.staff_files.applying.leading import write_leaders
from jordman.integrations.staff_files.applying.people import write_people
from jordman.integrations.staff_files.applying.units import write_units
from jordman.integrations.staff_files.preparing import PreparedStaff
from jordman.integrations.staff_files.progress import Progress
from jordman.organisations.models import Organisation


def carry_out(
    prepared: PreparedStaff, employer: Organisation, *, by: User | None, progress: Progress
) -> dict[str, int]:
    """Do what the plan says. Returns how many roles were given and taken."""
    plan = prepared.plan
    units = write_units(plan, prepared.known, employer)
    people = write_people(plan, progress)
    write_employments(plan, prepared.known, employer, units=units, people=people, progress=progress)
    return write_leaders(plan, employer, units, people, by=by)
