"""Who is who at the units, from the staff file that has been read in."""

from dataclasses import dataclass

from jordman.accounts.actions import add_person
from jordman.accounts.models import User
from jordman.demo.sites import DOMAIN
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation

MIDWAY = "7105"  # Hemtjänst Väster
# Units that take part too, each in a state of its own.
BEGINNING, STANDING_STILL, INSTALLED, NEARLY_THERE = "7101", "7104", "7202", "7203"
OTHERS = (BEGINNING, STANDING_STILL, INSTALLED, NEARLY_THERE)


@dataclass(frozen=True)
class Workplace:
    """A unit with its manager and everybody else who works there, the champion first."""

    unit: Organisation
    manager: User
    staff: tuple[User, ...]

    @property
    def champion(self) -> User:
        return self.staff[0]

    @property
    def colleague(self) -> User:
        return self.staff[1]

    @property
    def people(self) -> int:
        return len(self.staff) + 1


def workplace(employer: Organisation, code: str) -> Workplace:
    unit = Organisation.objects.get(employer=employer, code=code)
    rows = Employment.objects.current().filter(unit=unit).select_related("user").order_by("pk")
    manager = next(row.user for row in rows if row.is_unit_manager)
    # Assistant nurses first: it is one of them who helps.
    others = sorted((row for row in rows if not row.is_unit_manager), key=lambda row: row.title != "Undersköterska")
    seen = dict.fromkeys(row.user for row in others if not row.user.is_protected)
    return Workplace(unit, manager, tuple(seen))


def add_project_leader(employer: Organisation, *, by: User) -> User:
    leader = add_person(
        by=by, email=f"projektledare@{DOMAIN}", given_name="Pernilla", family_name="Sjögren", sex="woman"
    )
    grant_role(leader, by=None, role="project_leader", organisation=employer)
    return leader
