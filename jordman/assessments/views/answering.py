"""What a person is asked: a list, a start, one question at a time, and handing in. Nothing of it is in the session."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_http_methods

from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.assessments.access import answering as access
from jordman.assessments.actions import answering as actions
from jordman.assessments.course import Own, is_enough, may_change, rule_of
from jordman.assessments.entries import entries_of, progress_of
from jordman.assessments.errors import KeyDestroyedError, WaveClosedError
from jordman.assessments.forms import AnswerForm
from jordman.assessments.models import Invitation, Wave
from jordman.assessments.questionnaires import questionnaire_of
from jordman.assessments.stamps import read_stamp, stamp
from jordman.instruments.content import Content, Item

View = Callable[..., HttpResponse]


def own_page(*methods: str) -> Callable[[View], View]:
    """A page of one's own answers: signed in, kept nowhere, and open about it when the key is gone or time is out."""

    def decorate(view: View) -> View:
        @login_required
        @require_http_methods([*methods])
        @never_cache
        @sensitive_post_parameters()
        @sensitive_variables()
        @wraps(view)
        def guarded(request: HttpRequest, wave: int, **kwargs: int) -> HttpResponse:
            invitation = access.get_invitation_for(signed_in(request), wave)
            try:
                return view(request, invitation, **kwargs)
            except KeyDestroyedError:
                return render(request, "assessments/answering/key_gone.html", {"wave": invitation.wave}, status=410)
            except WaveClosedError as closed:
                messages.warning(request, str(closed.message))
                return redirect("answering:start", wave)

        return guarded

    return decorate


@login_required
@require_GET
@never_cache
def list_own(request: HttpRequest) -> HttpResponse:
    invitations = list(access.get_invitations_for(signed_in(request)))
    entries = entries_of(invitations, access.get_progress_for(request, invitations))
    context = {
        "waiting": [entry for entry in entries if entry.state in {"new", "begun"}],
        "given": [entry for entry in entries if entry.state == "given"],
        "lost": [entry for entry in entries if entry.state == "lost"],
    }
    return render(request, "assessments/answering/list.html", context)


@own_page("GET", "POST")
def start(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    wave = invitation.wave
    content = questionnaire_of(wave)
    if request.method == "POST":
        actions.begin(request=request, invitation=invitation, content=content)
        return redirect("answering:question", wave.pk)
    own = access.find_own_answers_for(request, wave)
    if own is not None and own.is_finished:
        return redirect("answering:result", wave.pk)
    context = {
        **_common(wave, content),
        "own": own,
        "progress": progress_of(content, own) if own else None,
        "is_open": actions.is_open(wave),
        "is_enough": own is not None and is_enough(content, own.answers),
        "is_adaptive": rule_of(content) is not None,
    }
    return render(request, "assessments/answering/start.html", context)


@own_page("GET", "POST")
def question(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """The question that waits. A page that is older than that, of another tab or a double press, changes nothing."""
    user, wave = signed_in(request), invitation.wave
    content = questionnaire_of(wave)
    own = access.find_own_answers_for(request, wave)
    if own is None or own.is_finished or not actions.is_open(wave):
        return redirect("answering:start", wave.pk)
    item = content.item(own.current or "")
    shown, seconds = _posted(request, user, wave)
    if shown is not None and (item is None or shown != item.key):
        _say_what_counts(request, own, shown)
        return redirect("answering:question", wave.pk)
    if item is None:
        return redirect("answering:hand_in", wave.pk)
    form = _form(request, user, wave, item)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["answer"]
        actions.give_answer(request=request, wave=wave, content=content, item=item.key, chosen=chosen, seconds=seconds)
        return redirect("answering:question", wave.pk)
    given = len(own.answered)
    context = {**_asking(wave, content, own, item, form), "back": given if may_change(content, own, given) else 0}
    return render(request, "assessments/answering/question.html", context)


@own_page("GET", "POST")
def change(request: HttpRequest, invitation: Invitation, number: int) -> HttpResponse:
    """An answer that may still be changed: the last one, or any where the order is fixed."""
    user, wave = signed_in(request), invitation.wave
    content = questionnaire_of(wave)
    own = access.find_own_answers_for(request, wave)
    if own is None or own.is_finished or not may_change(content, own, number) or not actions.is_open(wave):
        return redirect("answering:question", wave.pk)
    item = content.item(own.answered[number - 1])
    shown, _seconds = _posted(request, user, wave)
    if item is None or (shown is not None and shown != item.key):
        return redirect("answering:question", wave.pk)
    form = _form(request, user, wave, item, chosen=own.answers[item.key])
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["answer"]
        actions.change_answer(request=request, wave=wave, content=content, item=item.key, chosen=chosen)
        return redirect("answering:question", wave.pk)
    earlier = number - 1 if may_change(content, own, number - 1) else 0
    context = {**_asking(wave, content, own, item, form), "number": number, "back": earlier, "is_change": True}
    return render(request, "assessments/answering/question.html", context)


@own_page("GET", "POST")
def hand_in(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    wave = invitation.wave
    content = questionnaire_of(wave)
    own = access.find_own_answers_for(request, wave)
    if own is None or own.is_finished or not actions.is_open(wave):
        return redirect("answering:start", wave.pk)
    if own.current is not None and not is_enough(content, own.answers):
        return redirect("answering:question", wave.pk)
    if request.method == "POST" and actions.hand_in(request=request, invitation=invitation, content=content):
        return redirect("answering:result", wave.pk)
    given = len(own.answered)
    context = {
        **_common(wave, content),
        "own": own,
        "back": given if own.current is None and may_change(content, own, given) else 0,
    }
    return render(request, "assessments/answering/hand_in.html", context)


# What the pages have in common


def _common(wave: Wave, content: Content) -> dict[str, object]:
    return {"wave": wave, "content": content, "who_sees": content.who_sees(wave.threshold)}


def _asking(wave: Wave, content: Content, own: Own, item: Item, form: AnswerForm) -> dict[str, object]:
    progress = progress_of(content, own)
    return {
        **_common(wave, content),
        "item": item,
        "form": form,
        "progress": progress,
        "number": progress.number,
        "is_adaptive": rule_of(content) is not None,
    }


def _posted(request: HttpRequest, user: User, wave: Wave) -> tuple[str | None, float]:
    """The question that a posted page showed, and for how long; None when nothing was posted."""
    if request.method != "POST":
        return None, 0.0
    return read_stamp(request.POST.get("stamp", ""), user, wave.pk)


def _form(request: HttpRequest, user: User, wave: Wave, item: Item, chosen: str | None = None) -> AnswerForm:
    sent = request.POST if request.method == "POST" else None
    return AnswerForm(sent, item=item, initial={"answer": chosen, "stamp": stamp(user, wave.pk, item.key)})


def _say_what_counts(request: HttpRequest, own: Own, shown: str) -> None:
    """A double press needs no words; another answer to the same question does."""
    kept = own.answers.get(shown)
    if kept is not None and kept != request.POST.get("answer"):
        messages.info(request, _("Den frågan hade du redan svarat på. Ditt första svar gäller."))
