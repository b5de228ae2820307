"""Level Up reports to its funder: every month but the last is reported, and the last one waits to be attested."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from jordman.accounts.models import User
from jordman.demo.sign_ins import SignIn
from jordman.organisations.models import Employment, Organisation, RoleGrant
from jordman.participation.access import ToAttest, is_attested_by, months_of
from jordman.participation.actions.attesting import attest, attest_on_paper
from jordman.participation.actions.producing import produce
from jordman.participation.actions.reporting import turn_on
from jordman.participation.lines import Line
from jordman.participation.loading import load_lines
from jordman.participation.models import Reporting
from jordman.programmes.models import Enrolment, Programme

DEPARTMENT = "7100"  # Verksamhetsområde Äldreomsorg in Lidköping, whose head attests the unit managers
PROJECT, NUMBER = "Digital kraft i vården", "2026/00123"
PAPER = "Dnr KS 2026-412"


def let_programme_report(programme: Programme, *, by: User, today: date) -> SignIn:
    """Returns the head who has somebody to attest."""
    department = Organisation.objects.get(code=DEPARTMENT, employer__code="1494")
    head = User.objects.get(pk=RoleGrant.objects.get(role="unit_manager", organisation=department).user_id)
    _employ(programme, department)
    first = programme.starts_on.replace(day=1)
    reporting = turn_on(
        programme, by=by, project_name=PROJECT, project_number=NUMBER, first_month=first, hours_limit=40
    )
    months = months_of(reporting, today)
    for month in months:
        lines = load_lines(reporting, [month])
        _sign_on_paper(reporting, lines, by=by)
        if lines and month != months[-1]:
            _attest(reporting, lines, month)
            produce(reporting, month, by=by, today=timezone.localdate())
    return SignIn(_("Verksamhetschef"), head.pk)


def _employ(programme: Programme, department: Organisation) -> None:
    """The managers from Lidköping who have signed up work under the head, as their staff file would say."""
    municipality = department.employer
    without = Enrolment.objects.active().filter(programme=programme, organisation=municipality, user__employments=None)
    Employment.objects.bulk_create(
        Employment(
            user_id=enrolment.user_id,
            employer=municipality,
            unit=department,
            title="Enhetschef",
            role_group=Employment.RoleGroup.OPERATIONAL_MANAGER,
            employment_number=f"LU{enrolment.pk}",
            starts_on=date(programme.starts_on.year - 3, 1, 1),
        )
        for enrolment in without
    )


def _sign_on_paper(reporting: Reporting, lines: Sequence[Line], *, by: User) -> None:
    """Most have come through an open sign-up, so that no manager of theirs is here."""
    found = [line for line in lines if line.is_open and not line.attesters and not line.person.is_protected]
    attest_on_paper(reporting, found, by=by, paper=PAPER)


def _attest(reporting: Reporting, lines: Sequence[Line], month: date) -> None:
    managers = User.objects.filter(pk__in={pk for line in lines for pk in line.attesters})
    for manager in managers:
        own = tuple(line for line in lines if line.is_open and is_attested_by(line, manager))
        attest(ToAttest(reporting, own), month, by=manager, seen={line.person.user_id: line.minutes for line in own})
