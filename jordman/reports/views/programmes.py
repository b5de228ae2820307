"""The state of a programme: the list of those one may see, and the page of each."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.disclosure.cells import Cell
from jordman.organisations.access import holds
from jordman.programmes.models import Block
from jordman.reports import findings
from jordman.reports.access import get_reading_for, get_reported_programmes_for
from jordman.reports.invitation import invitation
from jordman.reports.page import FIRST, ProgrammePage
from jordman.reports.paper import share_of_time
from jordman.reports.words import column_name, month_bars, month_in_words, shown_row
from jordman.ui.drawings import Occasion

ALL = 50


@login_required
def list_programmes(request: HttpRequest) -> HttpResponse:
    """Who may see one programme alone is shown it at once."""
    user = signed_in(request)
    found = get_reported_programmes_for(user).order_by("-starts_on", "name", "pk")
    page = Paginator(found, ALL).get_page(request.GET.get("sida"))
    if page.paginator.count == 1:
        return redirect("reports:programme", page.object_list[0].pk)
    return render(request, "reports/list.html", {"page": page, "may_start": holds(user, Permission.PROGRAMME_LEAD)})


@login_required
def show_programme(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    page = ProgrammePage(get_reading_for(user, pk), timezone.localdate())
    context = {
        "page": page,
        "programme": page.programme,
        "is_lead": page.reading.is_lead,
        "enrolment": _enrolment(page),
        "organisations": _organisations(page, request),
        "show_all": _wants_all(request),
        "time": _time(page),
        "occasions": [
            Occasion(timezone.localdate(each.starts_at), each.title, f"#pass-{each.pk}") for each in page.sessions
        ],
        "invitation": invitation(page.programme, page.today, by=user.own_name) if page.alone else None,
        "blocks": _blocks(page),
        "done_by_role": [shown_row(page.figures.done_by_role, row) for row in page.figures.done_by_role.rows],
        "protection": findings.protection(page.figures.threshold),
    }
    return render(request, "reports/programme.html", context)


def _wants_all(request: HttpRequest) -> bool:
    return request.GET.get("visa") == "alla"


def _organisations(page: ProgrammePage, request: HttpRequest) -> Page[int]:
    """Which organisations to show; their lines are read for this page of the list alone."""
    pages = Paginator(range(page.organisations), ALL if _wants_all(request) else FIRST)
    shown = pages.get_page(request.GET.get("sida") if _wants_all(request) else 1)
    first = shown.start_index() - 1 if page.organisations else 0
    shown.lines = page.lines(first, shown.end_index())  # type: ignore[attr-defined]
    return shown


def _enrolment(page: ProgrammePage) -> dict[str, object]:
    targets, programme = page.targets, page.programme
    if targets is None:
        return {}
    return {
        "targets": targets,
        "places": findings.places(targets, programme.enrolment_closes_on, page.today),
        "women": findings.women(targets),
        "alone": findings.alone(len(page.alone)),
        "roles": [(column_name(key), cell) for key, cell in page.roles],
    }


def _blocks(page: ProgrammePage) -> list[tuple[Block, Cell | None, str]]:
    """Each block with how many have done it, or nothing and when it opens."""
    return [
        (block, None, findings.opens(block.opens_on, page.today.year))
        if block.opens_on > page.today
        else (block, page.figures.done_of(block.pk), "")
        for block in page.blocks
    ]


def _time(page: ProgrammePage) -> dict[str, object]:
    figures = page.figures
    months = figures.hours_by_month
    columns = [column_name(column) for column in months.columns]
    return {
        "said": findings.hours(figures.hours),
        "pace": page.pace,
        "share": share_of_time(figures),
        "bars": month_bars(months),
        "lacks_months": len(month_bars(months)) < len(months.rows),
        "rounding": findings.rounding(),
        "columns": columns,
        "months": [shown_row(months, row, month_in_words(row.key)) for row in months.rows],
        "total": shown_row(months, months.total, _("Alla månader")),
        "roles": [shown_row(figures.hours_by_role, row) for row in figures.hours_by_role.rows],
        "role_columns": [column_name(column) for column in figures.hours_by_role.columns],
    }
