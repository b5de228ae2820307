"""What comes of a study: hypotheses and verdicts, reviewers' comments, decisions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.needs.access import get_changed_modules_for, get_part_for, get_study_for
from jordman.needs.actions import results as actions
from jordman.needs.forms.results import CommentForm, DecisionForm, HypothesisForm, QuickHypothesisForm, VerdictForm
from jordman.needs.models import Decision, Hypothesis, ReviewerComment
from jordman.needs.overview import coded_notes, sides_of
from jordman.needs.views.pages import confirm_page, form_page, says_why_not

BOTH = ["GET", "POST"]


@login_required
@require_http_methods(BOTH)
@never_cache
def list_hypotheses(request: HttpRequest, pk: int) -> HttpResponse:
    """All of them with where each stands; one field adds the next."""
    user = signed_in(request)
    study = get_study_for(user, pk)
    form = QuickHypothesisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.add_hypothesis(study, by=user, **form.cleaned_data)
        return redirect(f"{request.path}#ny")
    return render(request, "needs/hypotheses.html", {"study": study, "form": form, "rows": sides_of(study)})


@login_required
@require_http_methods(["GET"])
@never_cache
def hypothesis(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_part_for(signed_in(request), Hypothesis, pk)
    context = {
        "hypothesis": found,
        "study": found.study,
        "coded": coded_notes(found),
        "decisions": found.decisions.all(),
    }
    return render(request, "needs/hypothesis.html", context)


@login_required
@require_http_methods(BOTH)
@says_why_not("needs:hypothesis")
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, Hypothesis, pk)
    form = HypothesisForm(request.POST or None, hypothesis=found)
    back = reverse("needs:hypothesis", args=[pk])
    if request.method == "POST" and form.is_valid():
        actions.change_hypothesis(found, by=user, **form.cleaned_data)
        return redirect(back)
    words = {"heading": _("Ändra hypotesen"), "back_url": back}
    return form_page(request, found.study, form, **words)


@login_required
@require_http_methods(BOTH)
@says_why_not("needs:hypothesis")
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what the notes say. Without a note there is nothing to choose."""
    user = signed_in(request)
    found = get_part_for(user, Hypothesis, pk)
    coded = coded_notes(found)
    form = VerdictForm(request.POST or None, hypothesis=found, notes=[(each.note, each.words) for each in coded])
    if request.method == "POST" and form.is_valid():
        actions.decide_hypothesis(found, by=user, **form.facts())
        messages.success(request, _("Bedömningen är sparad."))
        return redirect("needs:hypotheses", found.study_id)
    context = {"hypothesis": found, "study": found.study, "form": form, "has_notes": bool(coded)}
    return render(request, "needs/decide.html", context)


@login_required
@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    actions.reopen_hypothesis(get_part_for(user, Hypothesis, pk), by=user)
    return redirect("needs:hypothesis", pk)


@login_required
@require_http_methods(BOTH)
@says_why_not("needs:hypothesis")
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, Hypothesis, pk)
    if request.method == "POST":
        actions.remove_hypothesis(found, by=user)
        return redirect("needs:hypotheses", found.study_id)
    back = reverse("needs:hypothesis", args=[pk])
    return confirm_page(request, found.study, heading=_("Ta bort hypotesen?"), what=found.statement, back_url=back)


# Reviewers


@login_required
@require_http_methods(BOTH)
def comment_on(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    form = CommentForm(request.POST or None, initial={"commented_on": timezone.localdate()})
    back = reverse("needs:show", args=[pk])
    if request.method == "POST" and form.is_valid():
        actions.add_comment(study, by=user, **form.facts())
        return redirect(f"{back}#granskning")
    return form_page(request, study, form, heading=_("Vem har granskat, och vad sade de?"), back_url=back)


@login_required
@require_http_methods(BOTH)
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, ReviewerComment, pk)
    form = CommentForm(request.POST or None, instance=found)
    back = reverse("needs:show", args=[found.study_id])
    if request.method == "POST" and form.is_valid():
        actions.change_comment(found, by=user, **form.facts())
        return redirect(f"{back}#granskning")
    removes = reverse("needs:remove_comment", args=[pk])
    heading = found.get_group_display()
    return form_page(request, found.study, form, heading=heading, back_url=back, removes=removes)


@login_required
@require_http_methods(BOTH)
def drop_comment(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, ReviewerComment, pk)
    if request.method == "POST":
        actions.remove_comment(found, by=user)
        return redirect("needs:show", found.study_id)
    back = reverse("needs:comment", args=[pk])
    what = found.get_group_display()
    return confirm_page(request, found.study, heading=_("Ta bort kommentaren?"), what=what, back_url=back)


# Decisions


@login_required
@require_http_methods(BOTH)
def decide_change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    initial = {"decided_on": timezone.localdate(), "hypotheses": request.GET.getlist("hypotes")}
    form = DecisionForm(request.POST or None, study=study, modules=get_changed_modules_for(user), initial=initial)
    back = reverse("needs:show", args=[pk])
    if request.method == "POST" and form.is_valid():
        actions.add_decision(study, by=user, **form.facts())
        return redirect(f"{back}#beslut")
    return form_page(request, study, form, heading=_("Vad ändrades, och varför?"), back_url=back)


@login_required
@require_http_methods(BOTH)
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, Decision, pk)
    form = DecisionForm(request.POST or None, instance=found, study=found.study, modules=get_changed_modules_for(user))
    back = reverse("needs:show", args=[found.study_id])
    if request.method == "POST" and form.is_valid():
        actions.change_decision(found, by=user, **form.facts())
        return redirect(f"{back}#beslut")
    removes = reverse("needs:remove_decision", args=[pk])
    return form_page(request, found.study, form, heading=_("Ändra beslutet"), back_url=back, removes=removes)


@login_required
@require_http_methods(BOTH)
def drop_decision(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, Decision, pk)
    if request.method == "POST":
        actions.remove_decision(found, by=user)
        return redirect("needs:show", found.study_id)
    back = reverse("needs:decision", args=[pk])
    return confirm_page(request, found.study, heading=_("Ta bort beslutet?"), what=found.what, back_url=back)
