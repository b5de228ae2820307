"""The manager's own module, and what they can say to the team."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jordman.accounts.people import signed_in
from jordman.learning.models import ModuleProgress
from jordman.organisations.champion_words import champion_words_at
from jordman.workplaces.access import get_unit_to_prepare_for
from jordman.workplaces.actions.managers import say_module_done, say_points_read, take_back_module_done
from jordman.workplaces.models import ManagerPreparation
from jordman.workplaces.preparing import manager_module_for
from jordman.workplaces.talking_points import SOURCE, THEMES


@login_required
@require_GET
def show_module(request: HttpRequest, unit: int) -> HttpResponse:
    """What the manager has learnt is read here and shown to themselves alone."""
    user = signed_in(request)
    node = get_unit_to_prepare_for(user, unit)
    module = manager_module_for(user)
    own = ModuleProgress.objects.filter(user=user, module__key=module.key).first() if module else None
    context = {
        "unit": node,
        "module": module,
        "progress": own,
        "said": ManagerPreparation.objects.filter(user=user).exclude(says_module_done_on=None).first(),
    }
    return render(request, "workplaces/manager_module.html", context)


@login_required
@require_POST
def say_done(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    get_unit_to_prepare_for(user, unit)
    say_module_done(by=user)
    return redirect("workplaces:prepare", unit)


@login_required
@require_POST
def take_back(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    get_unit_to_prepare_for(user, unit)
    take_back_module_done(by=user)
    return redirect("workplaces:manager_module", unit)


@login_required
@require_GET
def show_points(request: HttpRequest, unit: int) -> HttpResponse:
    node = get_unit_to_prepare_for(signed_in(request), unit)
    context = {"unit": node, "themes": THEMES, "source": SOURCE, "words": champion_words_at(node)}
    return render(request, "workplaces/points.html", context)


@login_required
@require_POST
def say_read(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    get_unit_to_prepare_for(user, unit)
    say_points_read(by=user)
    return redirect("workplaces:prepare", unit)


@login_required
@require_GET
def print_points(request: HttpRequest, unit: int) -> HttpResponse:
    node = get_unit_to_prepare_for(signed_in(request), unit)
    return render(request, "workplaces/points_sheet.html", {"unit": node, "themes": THEMES, "source": SOURCE})
