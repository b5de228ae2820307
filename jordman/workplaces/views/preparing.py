"""The steps of preparing a unit, and the next one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from jordman.accounts.people import signed_in
from jordman.workplaces.access import get_unit_to_prepare_for
from jordman.workplaces.preparing import load_preparation
from jordman.workplaces.steps import Step

PAGES = {
    "picture": "workplaces:picture",
    "hours": "workplaces:hours",
    "readiness": "workplaces:readiness",
    "points": "workplaces:points",
    "module": "workplaces:manager_module",
    "champion": "unit_champions:home",
}


@login_required
@require_GET
def show(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    preparation = load_preparation(user, get_unit_to_prepare_for(user, unit))
    context = {
        "preparation": preparation,
        "unit": preparation.unit,
        "next": preparation.next_step,
        "next_url": _address(preparation.next_step, unit) if preparation.next_step else "",
        "rows": [(step, _address(step, unit)) for step in preparation.steps],
    }
    return render(request, "workplaces/prepare.html", context)


def _address(step: Step, unit: int) -> str:
    """Where the step is taken; a target picture that is not there yet is written at once."""
    if step.key == "picture" and step.is_left:
        return reverse("workplaces:write_picture", args=[unit])
    return reverse(PAGES[step.key], args=[unit])
