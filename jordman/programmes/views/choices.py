"""A learner's own choices: electives, orientation and level. Nobody else has these pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jordman.accounts.people import signed_in
from jordman.programmes.access import find_enrolment_for, get_enrolment_for, get_own_rule_for
from jordman.programmes.actions import choose_elective, choose_level, choose_orientation, drop_elective
from jordman.programmes.figures import is_alone
from jordman.programmes.forms.choices import DirectionForm
from jordman.programmes.loading import load_plan


@login_required
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """What can be added to the plan of the programme that the person is in now."""
    enrolment = find_enrolment_for(signed_in(request))
    if enrolment is None:
        return render(request, "programmes/choose_nothing.html")
    return redirect("programmes_learner:electives", enrolment.programme_id)


@login_required
@never_cache
def electives(request: HttpRequest, pk: int) -> HttpResponse:
    enrolment = get_enrolment_for(signed_in(request), pk)
    plan = load_plan(enrolment, {}, timezone.localdate())
    context = {
        "enrolment": enrolment,
        "programme": enrolment.programme,
        "chosen": [item for item in plan.items if item.is_chosen],
        "for_you": [choice for choice in plan.electives if choice.is_for_you],
        "others": [choice for choice in plan.electives if not choice.is_for_you],
        "is_alone": is_alone(enrolment.programme, enrolment.organisation_id),
    }
    return render(request, "programmes/choose.html", context)


@login_required
@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    enrolment, rule = get_own_rule_for(user, pk)
    choose_elective(enrolment, by=user, rule=rule)
    messages.success(request, _("%(module)s finns i din plan.") % {"module": rule.module.title})
    return redirect("programmes_learner:electives", enrolment.programme_id)


@login_required
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    enrolment, rule = get_own_rule_for(user, pk)
    drop_elective(enrolment, by=user, rule=rule)
    messages.success(request, _("%(module)s är borttagen ur din plan.") % {"module": rule.module.title})
    return redirect("programmes_learner:electives", enrolment.programme_id)


@login_required
@never_cache
def direction(request: HttpRequest, pk: int) -> HttpResponse:
    """Orientation and level, chosen freely."""
    user = signed_in(request)
    enrolment = get_enrolment_for(user, pk)
    now = {"orientation": enrolment.orientation, "level": enrolment.level}
    form = DirectionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        choose_orientation(enrolment, by=user, orientation=form.cleaned_data["orientation"])
        choose_level(enrolment, by=user, level=form.cleaned_data["level"])
        messages.success(request, _("Sparat. Din plan är uppdaterad."))
        return redirect("programmes_learner:electives", pk)
    return render(request, "programmes/direction.html", {"form": form, "programme": enrolment.programme})
