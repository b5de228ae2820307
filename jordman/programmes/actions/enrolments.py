"""Joining a programme and leaving it. Sums change in the same transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.notices.mail import send
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.errors import ProgrammeClosed
from jordman.programmes.models import Enrolment, Orientation, Programme
from jordman.programmes.moving import place_of
from jordman.programmes.tallies import count_enrolment, discount_enrolment, move_enrolment


@transaction.atomic
def enrol(
    programme: Programme,
    user: User,
    *,
    by: User | None,
    organisation: Organisation,
    orientation: str = "",
    sex: str = "",
    workplace: str = "",
    with_team: str = Enrolment.WithTeam.UNKNOWN,
    tell: bool = False,
) -> Enrolment:
    """Put a person in a programme, counted at their employer. Doing it again brings the facts up to date, no more.

    Without `orientation` it is proposed from the employment; one that the person has chosen is never changed.
    `tell` sends a mail to somebody who is new. Raises ProgrammeClosed when the programme is over.
    """
    if programme.status == Programme.Status.CLOSED:
        raise ProgrammeClosed(_("Programmet är avslutat. Öppna det igen för att lägga till fler."))
    facts = {
        "organisation": organisation.employer or organisation,
        "sex": sex or user.sex,
        "workplace": workplace,
        "with_team": with_team,
    }
    wanted = orientation or propose_orientation(user)
    enrolment, is_new = Enrolment.objects.get_or_create(
        programme=programme, user=user, defaults={**facts, "orientation": wanted}
    )
    if is_new:
        _welcome(enrolment, by=by, tell=tell)
        return enrolment
    enrolment = Enrolment.objects.select_for_update(of=("self",)).select_related("programme").get(pk=enrolment.pk)
    # What an import leaves empty is not taken away from somebody who has said it before.
    said = {name: value for name, value in facts.items() if value not in ("", "unknown")}
    if orientation and not enrolment.has_chosen:
        said["orientation"] = orientation
    return _bring_up_to_date(enrolment, said, by=by, tell=tell)


def propose_orientation(user: User) -> str:
    strategic = Employment.RoleGroup.STRATEGIC_MANAGER
    is_strategic = Employment.objects.current().filter(user=user, role_group=strategic).exists()
    return Orientation.STRATEGIC if is_strategic else Orientation.OPERATIONAL


def _welcome(enrolment: Enrolment, *, by: User | None, tell: bool) -> None:
    count_enrolment(enrolment)
    record("person.enrolled", enrolment, by=by, organisation_id=enrolment.organisation_id)
    if tell:
        send(enrolment.user, template="programmes/email/enrolled", programme=enrolment.programme)


def _bring_up_to_date(enrolment: Enrolment, facts: dict[str, object], *, by: User | None, tell: bool) -> Enrolment:
    was, came_back = place_of(enrolment), enrolment.withdrawn_at is not None
    changed = sorted(name for name, value in facts.items() if getattr(enrolment, name) != value)
    if not changed and not came_back:
        return enrolment
    for name in changed:
        setattr(enrolment, name, facts[name])
    enrolment.withdrawn_at = None
    enrolment.save(update_fields=[*changed, "withdrawn_at"])
    if came_back:
        _welcome(enrolment, by=by, tell=tell)
    else:
        move_enrolment(enrolment, was)
        record("enrolment.changed", enrolment, by=by, organisation_id=enrolment.organisation_id, fields=changed)
    return enrolment


@transaction.atomic
def withdraw(enrolment: Enrolment, *, by: User | None) -> Enrolment:
    """Take a person out of the programme. What they have done stays theirs; doing it twice changes nothing."""
    enrolment = (
        Enrolment.objects.select_for_update(of=("self",)).select_related("programme", "user").get(pk=enrolment.pk)
    )
    if enrolment.withdrawn_at is not None:
        return enrolment
    enrolment.withdrawn_at = timezone.now()
    enrolment.save(update_fields=["withdrawn_at"])
    discount_enrolment(enrolment)
    record("person.withdrawn", enrolment, by=by, organisation_id=enrolment.organisation_id)
    return enrolment
