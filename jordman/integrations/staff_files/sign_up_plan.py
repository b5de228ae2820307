"""Plans what a list of sign-ups would do to a programme. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jordman.integrations.staff_files.fields import Field
from jordman.integrations.staff_files.organisation_names import Matched, Question
from jordman.integrations.staff_files.role_groups import RoleGroup
from jordman.integrations.staff_files.rows import RowFault, SignUpRow
from jordman.integrations.staff_files.values import Sex

_ORIENTATIONS = {RoleGroup.STRATEGIC_MANAGER: "strategic", RoleGroup.OPERATIONAL_MANAGER: "operational"}
_WITH_TEAM = {True: "yes", False: "no", None: "unknown"}


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody with an account, and their place in the programme when they have one."""

    pk: int
    name: str = field(repr=False)
    sex: str = field(repr=False)
    is_protected: bool = field(repr=False)
    enrolment: Mapping[str, object] | None = None
    has_chosen: bool = False
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Joining:
    """One sign-up that can be carried out. `fields` are the facts of a place in the programme that would change."""

    row: SignUpRow
    organisation: int
    person: KnownPerson | None
    fields: tuple[str, ...] = ()

    @property
    def is_new_here(self) -> bool:
        return self.person is None or self.person.enrolment is None or self.person.is_withdrawn

    @property
    def is_protected(self) -> bool:
        return self.row.is_protected or bool(self.person and self.person.is_protected)

    @property
    def orientation(self) -> str:
        return _ORIENTATIONS.get(self.row.role_group, "") if self.row.role_group else ""

    @property
    def sex(self) -> str:
        """Nothing when the form does not say: what is known of the person is used."""
        return "" if self.row.sex is Sex.UNKNOWN else self.row.sex

    @property
    def with_team(self) -> str:
        return _WITH_TEAM[self.row.with_team]


@dataclass(frozen=True, slots=True)
class SignUpPlan:
    new: tuple[Joining, ...]
    changed: tuple[Joining, ...]
    unchanged: tuple[Joining, ...]
    questions: tuple[Question, ...] = ()
    faults: tuple[RowFault, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.changed)


def plan_sign_ups(rows: Iterable[SignUpRow], matched: Matched, people: Mapping[str, KnownPerson]) -> SignUpPlan:
    """`people` are by address in lower case."""
    new: list[Joining] = []
    changed: list[Joining] = []
    unchanged: list[Joining] = []
    faults = []
    for row in rows:
        organisation = matched.places.get(row.organisation_name)
        if organisation is None:
            faults.append(_unplaced(row))
            continue
        joining = _joining(row, organisation, people.get(row.email))
        if joining.is_new_here:
            new.append(joining)
        else:
            (changed if joining.fields else unchanged).append(joining)
    return SignUpPlan(tuple(new), tuple(changed), tuple(unchanged), matched.questions, tuple(faults))


def _unplaced(row: SignUpRow) -> RowFault:
    if not row.organisation_name:
        return RowFault(
            row.row_number, Field.ORGANISATION_NAME, _("Organisationen saknas. Fyll i den i filen."), row.email
        )
    message = _("Organisationen ”%(name)s” finns inte här. Välj vilken som menas.") % {"name": row.organisation_name}
    return RowFault(row.row_number, Field.ORGANISATION_NAME, message, row.email)


def _joining(row: SignUpRow, organisation: int, person: KnownPerson | None) -> Joining:
    joining = Joining(row, organisation, person)
    if joining.is_new_here or person is None or person.enrolment is None:
        return joining
    wanted: dict[str, object] = {
        "organisation_id": organisation,
        "sex": joining.sex or person.sex,
        "workplace": row.unit_name,
        "with_team": joining.with_team,
    }
    if not person.has_chosen:
        wanted["orientation"] = joining.orientation
    # What a form leaves empty takes nothing away.
    said = {name: value for name, value in wanted.items() if value not in ("", "unknown")}
    fields = [name for name in said if person.enrolment[name] != said[name]]
    if row.is_protected and not person.is_protected:
        fields.append("is_protected")
    return Joining(row, organisation, person, tuple(fields))
