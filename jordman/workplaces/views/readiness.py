"""What must work before training is of use: one question for each thing."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jordman.accounts.people import signed_in
from jordman.workplaces.access import get_unit_to_check_for, leads
from jordman.workplaces.actions.readiness import answer_readiness
from jordman.workplaces.forms.preparing import ReadinessForm, initial_of
from jordman.workplaces.preparing import Checked, checked_at


@login_required
@require_GET
def show(request: HttpRequest, unit: int) -> HttpResponse:
    """All answers, the red ones with what to do; the first question when none is answered."""
    user = signed_in(request)
    node = get_unit_to_check_for(user, unit)
    checked = checked_at(node)
    if not any(each.answer for each in checked):
        return redirect("workplaces:readiness_item", unit, checked[0].item)
    context = {
        "unit": node,
        "checked": checked,
        "reds": [each for each in checked if each.is_red],
        "next": _first_open(checked),
        "leads": leads(user, node),
    }
    return render(request, "workplaces/readiness.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest, unit: int, item: str) -> HttpResponse:
    user = signed_in(request)
    node = get_unit_to_check_for(user, unit)
    checked = checked_at(node)
    asked = next((each for each in checked if each.item == item), None)
    if asked is None:
        raise Http404
    form = ReadinessForm(request.POST or None, initial=initial_of(asked.answer))
    if request.method == "POST" and form.is_valid():
        answer_readiness(node, by=user, item=item, **form.cleaned_data)
        return _onwards(unit, checked, asked)
    number = checked.index(asked) + 1
    context = {"unit": node, "asked": asked, "form": form, "number": number, "total": len(checked)}
    if number > 1:
        context["previous"] = checked[number - 2].item
    return render(request, "workplaces/ask_readiness.html", context)


def _onwards(unit: int, checked: list[Checked], asked: Checked) -> HttpResponse:
    """To the next question without an answer, or to what came of them."""
    left = [each for each in checked if each.answer is None and each is not asked]
    later = [each for each in left if checked.index(each) > checked.index(asked)]
    onwards = (later or left)[:1]
    if not onwards:
        return redirect("workplaces:readiness", unit)
    return redirect("workplaces:readiness_item", unit, onwards[0].item)


def _first_open(checked: list[Checked]) -> Checked | None:
    return next((each for each in checked if each.answer is None), None)
