"""The only way a view gets a reporting, a person's line in it, or a month to attest."""

from dataclasses import dataclass
from datetime import date

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.learning.models import TimeEntry
from jordman.organisations.access import get_organisation_for, holds, nodes_with, require
from jordman.organisations.models import Ancestry, Employment, Organisation
from jordman.participation.layout import USUAL_LAYOUT, Layout
from jordman.participation.lines import Line, Standing
from jordman.participation.loading import load_lines
from jordman.participation.models import ColumnMap, Report, Reporting
from jordman.participation.months import ended_months, read_month
from jordman.programmes.access import get_programme_for, get_programmes_for
from jordman.programmes.models import Programme

LEAD, ATTEST = Permission.PROGRAMME_LEAD, Permission.UNIT_LEAD
ANY = "participation-any"
A_MINUTE = 60


def is_used() -> bool:
    """Does any programme of the site report? Read once a minute in each process: the navigation asks on every page."""
    known: bool | None = cache.get(ANY)
    if known is None:
        known = Reporting.objects.filter(is_on=True).exists()
        cache.set(ANY, known, A_MINUTE)
    return known


def may_attest(user: User) -> bool:
    """For the navigation: leads somewhere, on a site where there is something to attest."""
    return holds(user, ATTEST) and is_used()


# Those who lead the programme


def get_programmes_to_report_for(user: User) -> QuerySet[Programme]:
    """The person's programmes with their reporting, if it is turned on; 403 for whoever leads none."""
    if not holds(user, LEAD):
        raise PermissionDenied
    return get_programmes_for(user).select_related("reporting").order_by("-starts_on", "name")


def get_programme_to_report_for(user: User, pk: int) -> Programme:
    return get_programme_for(user, pk, LEAD)


def find_reporting(programme: Programme) -> Reporting | None:
    """Also one that has been turned off. `programme` comes from `get_programme_to_report_for`."""
    return Reporting.objects.filter(programme=programme).first()


def get_reporting_for(user: User, pk: int) -> Reporting:
    """The programme's reporting, turned on, for those who lead the programme."""
    reporting = (
        Reporting.objects.select_related("programme__organisation__column_map").filter(programme=pk, is_on=True).first()
    )
    if reporting is None:
        get_programme_for(user, pk, LEAD)
        raise Http404
    require(user, LEAD, reporting.programme.organisation_id)
    return reporting


def get_month(key: str, months: "tuple[date, ...] | list[date]") -> date:
    month = read_month(key)
    if month is None or month not in months:
        raise Http404
    return month


def get_line_for(user: User, programme: int, key: str, person: int, *, today: date) -> tuple[Reporting, Line]:
    """One person's month, for the lead to put right. A protected identity has no page here."""
    reporting = get_reporting_for(user, programme)
    month = get_month(key, months_of(reporting, today))
    lines = (line for line in load_lines(reporting, [month]) if line.person.user_id == person)
    line = next(lines, None)
    if line is None or line.person.is_protected:
        raise Http404
    return reporting, line


def get_report_for(user: User, pk: int) -> Report:
    report = Report.objects.select_related("reporting__programme__organisation", "made_by").filter(pk=pk).first()
    if report is None:
        raise Http404
    require(user, LEAD, report.reporting.programme.organisation_id)
    return report


def get_organisation_to_lay_out_for(user: User, pk: int) -> Organisation:
    return get_organisation_for(user, pk, LEAD)


def layout_at(organisation: Organisation) -> tuple[Layout, date | None]:
    """The organisation's layout, or the usual one; and the day that the customer compared it with the template."""
    kept: ColumnMap | None = getattr(organisation, "column_map", None)
    return (kept.as_layout, kept.confirmed_on) if kept else (USUAL_LAYOUT, None)


def months_of(reporting: Reporting, today: date) -> list[date]:
    return list(ended_months(reporting.first_month, reporting.programme.ends_on, today))


# Those who attest


@dataclass(frozen=True)
class ToAttest:
    """Names and hours of those whom one person attests, and nothing else: not even the lines of the others."""

    reporting: Reporting
    lines: tuple[Line, ...]

    @property
    def months(self) -> list[date]:
        return sorted({line.month for line in self.lines})

    def of(self, month: date) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.month == month)

    @property
    def open_months(self) -> list[date]:
        return sorted({line.month for line in self.lines if line.is_open})


def get_reportings_to_attest_for(user: User) -> QuerySet[Reporting]:
    """Those in which somebody at or under the person's units has hours; 403 for whoever leads no unit."""
    nodes = nodes_with(user, ATTEST)
    if not nodes:
        raise PermissionDenied
    units = Ancestry.objects.filter(ancestor_id__in=nodes).values("descendant")
    people = Employment.objects.filter(unit__in=units).values("user")
    times = TimeEntry.objects.filter(programme=OuterRef("programme"), user__in=people)
    return Reporting.objects.filter(Exists(times), is_on=True).select_related("programme").order_by("programme__name")


def get_to_attest_for(user: User, programme: int, *, today: date, may_be_empty: bool = False) -> ToAttest:
    """404 where no month is the person's to attest, unless they belong there and lead no unit: then 403.

    `may_be_empty` lets pass whose people have hours that are not to be attested yet.
    """
    reporting = Reporting.objects.select_related("programme").filter(programme=programme, is_on=True).first()
    if reporting is None:
        raise Http404
    nodes = nodes_with(user, ATTEST)
    if not nodes:
        require(user, ATTEST, reporting.programme.organisation_id)
    lines = [
        line for line in load_lines(reporting, months_of(reporting, today), below=nodes) if is_attested_by(line, user)
    ]
    if not lines and not (may_be_empty and get_reportings_to_attest_for(user).filter(pk=reporting.pk).exists()):
        raise Http404
    return ToAttest(reporting, tuple(lines))


def is_attested_by(line: Line, user: User) -> bool:
    """Is the line one that the person sees and attests? Never one's own, never a protected identity, never no hours."""
    shown = not line.person.is_protected and line.standing is not Standing.NOTHING
    return shown and line.person.user_id != user.pk and user.pk in line.attesters


# One's own


def get_own_lines_for(user: User, *, today: date) -> list[tuple[Reporting, tuple[Line, ...]]]:
    """What is reported of the person, programme by programme; also when their identity is protected."""
    reportings = Reporting.objects.filter(is_on=True, programme__enrolments__user=user).select_related("programme")
    return [(each, load_own(each, user, today)) for each in reportings.order_by("programme__name")[:3]]


def load_own(reporting: Reporting, user: User, today: date) -> tuple[Line, ...]:
    return tuple(load_lines(reporting, months_of(reporting, today), only=user.pk))
