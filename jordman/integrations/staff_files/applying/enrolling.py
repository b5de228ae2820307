"""Sign-ups: people are made, and everyone joins the programme through its own action."""

from jordman.accounts.models import User
from jordman.integrations.staff_files.applying.people import make_people
from jordman.integrations.staff_files.applying.rows import AT_A_TIME
from jordman.integrations.staff_files.known import batches
from jordman.integrations.staff_files.preparing_sign_ups import PreparedSignUps
from jordman.integrations.staff_files.progress import Progress
from jordman.integrations.staff_files.sign_up_plan import Joining
from jordman.integrations.staff_files.state import PersonState
from jordman.organisations.models import Organisation
from jordman.programmes.actions.enrolments import enrol


def enrol_all(prepared: PreparedSignUps, *, by: User | None, tell: bool, progress: Progress) -> None:
    """Raises ProgrammeClosed when the programme is over."""
    joining = (*prepared.plan.new, *prepared.plan.changed)
    users = _users(joining)
    organisations = Organisation.objects.in_bulk({each.organisation for each in joining})
    for done, each in enumerate(joining, start=1):
        enrol(
            prepared.programme,
            users[each.row.email],
            by=by,
            organisation=organisations[each.organisation],
            orientation=each.orientation,
            sex=each.sex,
            workplace=each.row.unit_name,
            with_team=each.with_team,
            tell=tell and each.is_new_here,
        )
        progress.advance("write", done, len(joining))


def _users(joining: tuple[Joining, ...]) -> dict[str, User]:
    """Everyone by address. A known person keeps the name they have."""
    keys = {each.row.email: each.person.pk for each in joining if each.person}
    for some in batches([each for each in joining if each.person is None], AT_A_TIME):
        keys |= make_people([_person(each) for each in some])
    protected = [each.person.pk for each in joining if each.person and each.row.is_protected]
    User.objects.filter(pk__in=protected).update(is_protected=True)
    rows = User.objects.in_bulk(keys.values())
    return {email: rows[pk] for email, pk in keys.items()}


def _person(each: Joining) -> PersonState:
    row = each.row
    return PersonState(row.email, row.email, row.given_name, row.family_name, row.sex, row.is_protected)
