"""The private check of prior knowledge: a start, a question at a time, and a proposal to take, change or leave."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.assessments.answers import clear_answers, keep_answers, read_answers
from jordman.assessments.forms import QuestionForm
from jordman.assessments.items import Check, read_check
from jordman.assessments.placement import propose
from jordman.organisations.models import Employment
from jordman.programmes.access import find_enrolment_for
from jordman.programmes.actions import choose_level, choose_orientation
from jordman.programmes.forms.choices import DirectionForm

MINUTES_A_QUESTION = 0.5


@login_required
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    user, check = signed_in(request), read_check()
    answers = read_answers(request, user, check)
    context = {
        "enrolment": find_enrolment_for(user),
        "answered": len(answers),
        "total": len(check.questions),
        "next": _first_open(check, answers),
    }
    return render(request, "assessments/start.html", context)


@login_required
@never_cache
def question(request: HttpRequest, number: int) -> HttpResponse:
    user, check = signed_in(request), read_check()
    if not 1 <= number <= len(check.questions):
        raise Http404
    if find_enrolment_for(user) is None:
        return redirect("assessments:start")
    asked, answers = check.questions[number - 1], read_answers(request, user, check)
    sent = request.POST if request.method == "POST" else None
    form = QuestionForm(sent, question=asked, initial={"answer": answers.get(asked.key)})
    if request.method == "POST" and form.is_valid():
        answers[asked.key] = form.cleaned_data["answer"]
        response = _onwards(check, answers, number)
        keep_answers(response, user, answers)
        return response
    total = len(check.questions)
    context = {
        "form": form,
        "question": asked,
        "number": number,
        "total": total,
        "minutes": max(1, round((total - number + 1) * MINUTES_A_QUESTION)),
    }
    return render(request, "assessments/question.html", context)


def _onwards(check: Check, answers: dict[str, str], number: int) -> HttpResponse:
    """The next question; after the last, the first that is not answered, and then the proposal."""
    onwards = number + 1 if number < len(check.questions) else _first_open(check, answers)
    return redirect("assessments:question", onwards) if onwards else redirect("assessments:proposal")


def _first_open(check: Check, answers: dict[str, str]) -> int:
    """The number of the first question without an answer; 0 when all have one."""
    numbered = enumerate(check.questions, start=1)
    return next((number for number, asked in numbered if asked.key not in answers), 0)


@login_required
@never_cache
def proposal(request: HttpRequest) -> HttpResponse:
    """What the answers point to, why, and the person's own decision. Only the decision is kept."""
    user, check = signed_in(request), read_check()
    answers, enrolment = read_answers(request, user, check), find_enrolment_for(user)
    if enrolment is None:
        return redirect("assessments:start")
    missing = _first_open(check, answers)
    if missing:
        return redirect("assessments:question", missing)
    proposed = propose(check, answers, _role_group(user))
    now = {"orientation": proposed.orientation, "level": proposed.level}
    form = DirectionForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        choose_orientation(enrolment, by=user, orientation=form.cleaned_data["orientation"])
        choose_level(enrolment, by=user, level=form.cleaned_data["level"])
        messages.success(request, _("Din plan är klar. Svaren du gav är raderade."))
        response = redirect("programmes_learner:electives", enrolment.programme_id)
        clear_answers(response)
        return response
    context = {"form": form, "proposal": proposed, "last": len(check.questions)}
    return render(request, "assessments/proposal.html", context)


def _role_group(user: User) -> str:
    """That of the employment; with two, the strategic one."""
    groups = set(Employment.objects.current().filter(user=user).values_list("role_group", flat=True))
    order = (Employment.RoleGroup.STRATEGIC_MANAGER, Employment.RoleGroup.OPERATIONAL_MANAGER)
    return next((str(group) for group in order if group in groups), "")


@login_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Go without a proposal: the answers are thrown away."""
    messages.success(request, _("Svaren du gav är raderade. Välj själv nivå och inriktning när du vill."))
    response = redirect("programmes_learner:choose")
    clear_answers(response)
    return response
