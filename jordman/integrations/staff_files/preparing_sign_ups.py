"""From read sign-ups to what they would do to a programme, with what the database knows now."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.integrations.models import Remembered, StaffImport
from jordman.integrations.staff_files import describing
from jordman.integrations.staff_files.describing import CHANGED, LEFT, NEW, UNITS, Line
from jordman.integrations.staff_files.known import batches
from jordman.integrations.staff_files.organisation_names import Place, match_names
from jordman.integrations.staff_files.recognising import note_dict
from jordman.integrations.staff_files.rows import ReadRows
from jordman.integrations.staff_files.sign_up_plan import Joining, KnownPerson, SignUpPlan, plan_sign_ups
from jordman.organisations.models import Organisation
from jordman.programmes.models import Enrolment, Programme

_FACTS = ("organisation_id", "sex", "workplace", "with_team", "orientation")


@dataclass(frozen=True, slots=True)
class PreparedSignUps:
    """A plan for a programme, and the names of the organisations in it."""

    plan: SignUpPlan
    programme: Programme
    places: dict[int, str]
    summary: dict[str, Any]
    fingerprint: str

    @property
    def lists(self) -> dict[str, list[Line]]:
        return {
            NEW: [self._line(joining) for joining in self.plan.new],
            CHANGED: [self._changed_line(joining) for joining in self.plan.changed],
            LEFT: [],
            UNITS: [],
        }

    def _line(self, joining: Joining) -> Line:
        text = ", ".join(filter(None, (self.places[joining.organisation], joining.row.unit_name)))
        return {"name": _name(joining), "text": text}

    def _changed_line(self, joining: Joining) -> Line:
        labels = {
            "organisation_id": _("Organisation"),
            "sex": _("Kön"),
            "workplace": _("Arbetsplats"),
            "with_team": _("Går med sin ledningsgrupp"),
            "orientation": _("Inriktning"),
            "is_protected": _("Skyddad identitet"),
        }
        hidden = _("Uppgifter om personen")
        said = [hidden] if joining.is_protected else [labels[name] for name in joining.fields]
        return {"name": _name(joining), "text": "; ".join(said)}


def places() -> list[Place]:
    """Every organisation that a person can be counted at."""
    rows = Organisation.objects.employers().filter(closed_on=None).values_list("pk", "name").order_by("name", "pk")
    return [Place(pk, name) for pk, name in rows]


def answers_of(staff_import: StaffImport) -> dict[str, int]:
    rows = Remembered.objects.filter(organisation=staff_import.organisation, kind=Remembered.Kind.ORGANISATION)
    return {**dict(rows.values_list("key", "value")), **staff_import.names}


def prepare_sign_ups(rows: ReadRows, staff_import: StaffImport, programme: Programme) -> PreparedSignUps:
    listed = places()
    written = (row.organisation_name for row in rows.sign_ups if row.organisation_name)
    matched = match_names(written, listed, answers_of(staff_import))
    people = _people((row.email for row in rows.sign_ups), programme)
    plan = plan_sign_ups(rows.sign_ups, matched, people)
    faults = sorted((*rows.faults, *plan.faults), key=lambda fault: fault.row_number)
    numbers = {"new": len(plan.new), "changed": len(plan.changed), "unchanged": len(plan.unchanged), "left": 0}
    summary = {
        "people": numbers,
        "made": sum(joining.person is None for joining in plan.new),
        "is_empty": plan.is_empty,
        "notes": [note_dict(note) for note in rows.notes],
        "rows": len(rows.sign_ups),
        "questions": [_question(question) for question in plan.questions],
        **describing.fault_summary(faults),
    }
    facts = sorted(repr((joining.row.email, _wanted(joining))) for joining in (*plan.new, *plan.changed))
    return PreparedSignUps(
        plan, programme, {place.pk: place.name for place in listed}, summary, describing.fingerprint_of(facts)
    )


def _question(question: Any) -> dict[str, Any]:
    return {
        "key": question.key,
        "written": question.written,
        "people": question.people,
        "suggestions": [place.pk for place in question.suggestions],
        "answer": question.answer,
    }


def _wanted(joining: Joining) -> tuple[object, ...]:
    row = joining.row
    known = joining.person.pk if joining.person else None
    return (known, joining.organisation, row.unit_name, joining.sex, joining.with_team, joining.orientation)


def _name(joining: Joining) -> str:
    if joining.is_protected:
        return _("Skyddad identitet")
    if joining.person:
        return joining.person.name
    return f"{joining.row.given_name} {joining.row.family_name}".strip() or _("Namn saknas")


def _people(emails: Iterable[str], programme: Programme) -> dict[str, KnownPerson]:
    found: dict[str, KnownPerson] = {}
    for some in batches(sorted(set(emails))):
        users = list(User.objects.annotate(address=Lower("email")).filter(address__in=some))
        enrolments = {
            enrolment.user_id: enrolment for enrolment in Enrolment.objects.filter(programme=programme, user__in=users)
        }
        for user in users:
            found[(user.email or "").lower()] = _known(user, enrolments.get(user.pk))
    return found


def _known(user: User, enrolment: Enrolment | None) -> KnownPerson:
    if enrolment is None:
        return KnownPerson(user.pk, user.name, user.sex, user.is_protected)
    facts = {name: getattr(enrolment, name) for name in _FACTS}
    return KnownPerson(
        user.pk,
        user.name,
        user.sex,
        user.is_protected,
        facts,
        has_chosen=enrolment.has_chosen,
        is_withdrawn=enrolment.withdrawn_at is not None,
    )
