"""Handing in, the reviewer's list, the review itself, and what is said on the way."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jordman.access.errors import Refused, refusals_in
from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.library import access
from jordman.library.actions import review as actions
from jordman.library.actions.modules import comment as say
from jordman.library.actions.modules import resolve_comment
from jordman.library.forms import CommentForm, ReviewForm, SubmitForm
from jordman.library.models import Module, SignOff
from jordman.library.review import ITEMS
from jordman.library.showing import Reading, reading_of, threads_of
from jordman.library.version_choices import texts_of_round
from jordman.library.versions import differences, draft_of
from jordman.organisations.access import holds


@login_required
def submit(request: HttpRequest, key: str) -> HttpResponse:
    user = signed_in(request)
    module = access.get_module_to_write_for(user, key)
    form = SubmitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            actions.submit_for_review(module, by=user, message=form.cleaned_data["message"])
            messages.success(request, _("Modulen är skickad till granskning. Någon som inte har skrivit den läser."))
            return redirect("library:module", key)
    return render(request, "library/submit.html", {"module": module, "form": form, "faults": draft_of(module).faults})


@require_POST
@login_required
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    user = signed_in(request)
    module = access.get_module_to_write_for(user, key)
    actions.withdraw_from_review(module, by=user)
    messages.success(request, _("Modulen är tillbaka hos er."))
    return redirect("library:module", key)


@login_required
def reviews(request: HttpRequest) -> HttpResponse:
    """What waits, the longest waiting first, and what was decided lately."""
    user = signed_in(request)
    access.require_author(user)
    mine = Permission.LIBRARY_REVIEW if holds(user, Permission.LIBRARY_REVIEW) else Permission.LIBRARY_WRITE
    own = access.get_own_modules_for(user, mine).order_by().values("pk")
    rounds = SignOff.objects.filter(module__in=own).defer("texts")
    rounds = rounds.select_related("module__category", "module__organisation", "submitted_by", "reviewer", "edition")
    decided = rounds.exclude(verdict__in=(SignOff.Verdict.WAITING, SignOff.Verdict.WITHDRAWN))
    context = {
        "waiting": rounds.waiting().order_by("submitted_at"),
        "decided": decided.order_by("-decided_at")[:20],
        "may_review": mine is Permission.LIBRARY_REVIEW,
    }
    return render(request, "library/reviews.html", context)


@login_required
def review(request: HttpRequest, key: str) -> HttpResponse:
    """The checklist beside what changed since the last sign-off and the whole module."""
    user = signed_in(request)
    module = access.get_module_to_review_for(user, key)
    sign_off = SignOff.objects.waiting().filter(module=module).select_related("submitted_by").first()
    if sign_off is None:
        return render(request, "library/review_none.html", {"module": module})
    form = ReviewForm(request.POST or None, sign_off=sign_off)
    if request.method == "POST" and form.is_valid() and _decide(request, user, sign_off, form):
        return redirect("library:reviews")
    return render(request, "library/review.html", _review_page(user, module, sign_off, form))


def _decide(request: HttpRequest, user: User, sign_off: SignOff, form: ReviewForm) -> bool:
    """What the reviewer chose, done; or the refusal in the form."""
    note = form.cleaned_data["note"]
    try:
        if "approve" in request.POST:
            seen = form.cleaned_data["seen"]
            edition = actions.approve(sign_off, by=user, checklist=form.checklist, seen=seen, note=note)
            messages.success(request, _("Upplaga %(n)s är publicerad.") % {"n": edition.number})
        else:
            actions.send_back(sign_off, by=user, checklist=form.checklist, note=note)
            messages.success(request, _("Modulen är skickad tillbaka med din kommentar."))
    except Refused as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


def _review_page(user: User, module: Module, sign_off: SignOff, form: ReviewForm) -> dict[str, object]:
    draft = draft_of(module)
    last = SignOff.objects.approved().filter(module=module).order_by("pk").last()
    reading: Reading = reading_of(draft, _("Inskickad"))
    points = [(item, form[f"{item.key}_ok"], form[f"{item.key}_note"]) for item in ITEMS]
    return {
        "module": module,
        "sign_off": sign_off,
        "form": form,
        "points": points,
        "reading": reading,
        "last": last,
        "differences": differences(texts_of_round(last), texts_of_round(sign_off)) if last else [],
        "is_changed_since": draft.fingerprint != sign_off.fingerprint,
        "wrote_it": user.pk in actions.writers_since_last_edition(module),
        "advice": [fault for fault in draft.check() if fault.is_advice],
        "threads": threads_of(module, draft),
    }


@login_required
def comments(request: HttpRequest, key: str) -> HttpResponse:
    """What has been said about the module; and a new word about a step or an answer."""
    user = signed_in(request)
    module = access.get_module_to_discuss_for(user, key)
    draft = draft_of(module)
    steps = [(step.key, step.title) for step in draft.manuscript.steps]
    form = CommentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        step = request.POST.get("step", "")
        answer_to = request.POST.get("answer_to", "")
        to = access.get_comment_for(module, int(answer_to)) if answer_to.isdecimal() else None
        say(module, by=user, text=form.cleaned_data["text"], step_key=step if step in dict(steps) else "", answer_to=to)
        messages.success(request, _("Kommentaren är sparad."))
        return redirect("library:comments", key)
    context = {"module": module, "form": form, "steps": steps, "threads": threads_of(module, draft)}
    return render(request, "library/comments.html", context)


@require_POST
@login_required
def resolve(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    user = signed_in(request)
    module = access.get_module_to_discuss_for(user, key)
    resolve_comment(access.get_comment_for(module, pk), by=user)
    return redirect("library:comments", key)
