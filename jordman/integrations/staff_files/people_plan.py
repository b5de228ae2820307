"""Finds out which rows are the same person, and who of those known they are."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from jordman.integrations.staff_files.fields import Field, plain_words
from jordman.integrations.staff_files.rows import RowFault, StaffRow
from jordman.integrations.staff_files.state import NEW, PersonState, Snapshot
from jordman.integrations.staff_files.values import Sex


@dataclass(slots=True)
class PersonRows:
    """One person in the file: every row about them, and who they are already."""

    rows: list[StaffRow]
    known: PersonState | None = None

    @property
    def key(self) -> str:
        return self.known.key if self.known else f"{NEW}{self.email or self.rows[0].employment_number}"

    @property
    def email(self) -> str:
        return next((row.email for row in self.rows if row.email), "")


@dataclass(slots=True)
class PeoplePlan:
    people: list[PersonRows] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)


def match_rows(rows: Iterable[StaffRow], snapshot: Snapshot) -> PeoplePlan:
    plan = PeoplePlan()
    by_email = {person.email: person for person in snapshot.people if person.email}
    by_key = {person.key: person for person in snapshot.people}
    by_number = {
        employment.employment_number: by_key[employment.person_key]
        for employment in snapshot.employments
        if employment.employment_number and employment.person_key in by_key
    }
    known = {**{f"#{number}": person for number, person in by_number.items()}, **by_email}
    for group in _same_person(rows, {mark: person.key for mark, person in known.items()}):
        fault = _contradiction(group)
        found = {person.key: person for row in group for mark in _marks(row) if (person := known.get(mark))}
        if not fault and len(found) > 1:
            message = _("Anställningsnumret och e-postadressen hör till olika personer här. Rätta ett av dem.")
            fault = (Field.EMAIL, message)
        if fault:
            plan.faults += [RowFault(row.row_number, fault[0], fault[1], row.identity) for row in group]
        else:
            plan.people.append(PersonRows(group, next(iter(found.values()), None)))
    return plan


def wanted_person(person: PersonRows) -> PersonState:
    """The person as the file has them. What the file leaves empty is kept; a protected person's name is let go of."""
    known = person.known or PersonState(person.key)
    first = person.rows[0]
    says = any(Field.PROTECTED in row.said for row in person.rows)
    is_protected = any(row.is_protected for row in person.rows) or (known.is_protected and not says)
    given, family = first.given_name or known.given_name, first.family_name or known.family_name
    if first.given_name and not first.family_name:
        family = ""
    if is_protected:
        given, family = (known.given_name, known.family_name) if known.is_protected else ("", "")
    sex = next((row.sex for row in person.rows if row.sex is not Sex.UNKNOWN), known.sex)
    return PersonState(person.key, person.email or known.email, given, family, sex, is_protected)


def _marks(row: StaffRow) -> list[str]:
    """What tells who a row is about: the employment number, written so that it is never an address, and the address."""
    return [mark for mark in (row.employment_number and f"#{row.employment_number}", row.email) if mark]


def _same_person(rows: Iterable[StaffRow], known: dict[str, str]) -> list[list[StaffRow]]:
    """Groups the rows that share an employment number, an e-mail address or a person who is known by either."""
    groups: list[list[StaffRow]] = []
    owner: dict[str, int] = {}
    for row in rows:
        marks = _marks(row)
        marks += [f"known {known[mark]}" for mark in marks if mark in known]
        at = sorted({owner[mark] for mark in marks if mark in owner}) or [len(groups)]
        if at[0] == len(groups):
            groups.append([])
        for other in at[1:]:
            groups[at[0]] += groups[other]
            groups[other] = []
            owner |= {mark: at[0] for mark, index in owner.items() if index == other}
        groups[at[0]].append(row)
        owner |= dict.fromkeys(marks, at[0])
    return [group for group in groups if group]


def _contradiction(group: list[StaffRow]) -> tuple[Field, str] | None:
    if len(group) == 1:
        return None
    emails = {row.email for row in group if row.email}
    if len(emails) > 1:
        return Field.EMAIL, _("Samma anställningsnummer har flera e-postadresser. Behåll en av dem.")
    names = {plain_words(f"{row.given_name} {row.family_name}") for row in group if not row.is_protected}
    if len(names) > 1 and len({row.employment_number for row in group}) > 1:
        return Field.EMAIL, _("Flera personer har samma e-postadress. Ge var och en sin egen, eller lämna cellen tom.")
    if len(names) > 1:
        return Field.EMPLOYMENT_NUMBER, _("Samma anställningsnummer har flera namn. Rätta det i filen.")
    return None
