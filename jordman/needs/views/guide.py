"""The interview guide: questions at three levels."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.needs.access import get_part_for, get_study_for
from jordman.needs.actions.gathering import add_question, add_questions, remove_question
from jordman.needs.example import guide_questions
from jordman.needs.forms.gathering import QuestionForm
from jordman.needs.models import GuideQuestion, Level
from jordman.needs.views.pages import confirm_page


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def guide(request: HttpRequest, pk: int) -> HttpResponse:
    """One field, add, next; the level stays until it is changed."""
    user = signed_in(request)
    study = get_study_for(user, pk)
    form = QuestionForm(request.POST or None, initial={"level": request.GET.get("niva", Level.SYSTEM)})
    if request.method == "POST" and form.is_valid():
        question = add_question(study, by=user, **form.cleaned_data)
        return redirect(f"{request.path}?niva={question.level}#ny")
    questions = list(study.questions.all())
    levels = [(level.label, [question for question in questions if question.level == level]) for level in Level]
    return render(
        request, "needs/guide.html", {"study": study, "form": form, "levels": levels, "is_empty": not questions}
    )


@login_required
@require_POST
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin from the questions that come with the product."""
    user = signed_in(request)
    add_questions(get_study_for(user, pk), by=user, questions=guide_questions())
    return redirect("needs:guide", pk)


@login_required
@require_http_methods(["GET", "POST"])
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    question = get_part_for(user, GuideQuestion, pk)
    back = reverse("needs:guide", args=[question.study_id])
    if request.method == "POST":
        remove_question(question, by=user)
        return redirect(back)
    return confirm_page(request, question.study, heading=_("Ta bort frågan?"), what=question.text, back_url=back)
