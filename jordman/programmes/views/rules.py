"""The rule of one module in a programme."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.access.errors import refusals_in
from jordman.accounts.people import signed_in
from jordman.programmes.access import get_rule_for
from jordman.programmes.actions import change_rule, move_rule, remove_rule
from jordman.programmes.forms.blocks import RuleForm
from jordman.programmes.views.blocks import STEPS


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rule = get_rule_for(user, pk)
    form = RuleForm(request.POST or None, instance=rule)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form, "prerequisites"):
            change_rule(rule, by=user, **form.facts())
            return redirect("programmes:show", rule.block.programme_id)
    return render(request, "programmes/rule.html", {"form": form, "rule": rule, "programme": rule.block.programme})


@login_required
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rule = get_rule_for(user, pk)
    if request.method == "POST":
        remove_rule(rule, by=user)
        messages.success(request, _("Modulen är borttagen ur programmet."))
        return redirect("programmes:show", rule.block.programme_id)
    return render(request, "programmes/remove_rule.html", {"rule": rule, "programme": rule.block.programme})


@login_required
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    rule = get_rule_for(user, pk)
    move_rule(rule, by=user, steps=STEPS.get(request.POST.get("riktning", ""), 1))
    return redirect("programmes:show", rule.block.programme_id)
