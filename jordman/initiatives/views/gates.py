"""The phases: the checklist, going on, going back, pausing, handing over, closing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.initiatives.access import get_initiative_for, get_initiative_to_lead_for
from jordman.initiatives.actions.gates import (
    close_initiative,
    gate_at,
    pass_gate,
    reopen_initiative,
    step_back,
    tick_gate,
)
from jordman.initiatives.actions.initiatives import change_initiative, pause_initiative, resume_initiative
from jordman.initiatives.errors import GateNotReady, NoLineOwner
from jordman.initiatives.forms.initiatives import HandOverForm, ReasonForm
from jordman.initiatives.forms.units import GateForm
from jordman.initiatives.models import Initiative, Phase, PhaseGate
from jordman.initiatives.overview import phase_steps
from jordman.initiatives.phases import after, before
from jordman.initiatives.views.refusing import says_why_not
from jordman.organisations.champion_words import champion_words_at


def _phase(name: str) -> Phase:
    if name not in Phase.values:
        raise Http404
    return Phase(name)


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
@says_why_not("initiatives:show")
def show_gate(request: HttpRequest, pk: int, phase: str) -> HttpResponse:
    """A phase's checklist. Who leads ticks it; others read it."""
    user = signed_in(request)
    here = _phase(phase)
    may_lead = request.method == "POST"
    initiative = get_initiative_to_lead_for(user, pk) if may_lead else get_initiative_for(user, pk)
    may_lead = may_lead or (initiative.__dict__["may_lead"] and not initiative.is_closed)
    kept = PhaseGate.objects.filter(initiative=initiative, phase=here).first()
    gate = gate_at(initiative, here)
    initial = {"ticked": kept.ticked, "note": kept.note} if kept else None
    form = GateForm(request.POST or None, gate=gate, initial=initial)
    if request.method == "POST" and form.is_valid():
        tick_gate(initiative, by=user, phase=here, **form.cleaned_data)
        messages.success(request, _("Sparat."))
        return redirect("initiatives:gate", pk, here)
    context = {
        "initiative": initiative,
        "gate": gate,
        "phase": here,
        "steps": phase_steps(initiative.phase, is_closed=initiative.is_closed),
        "following": after(here),
        "leads_here": before(here),
        "form": form,
        "note": kept.note if kept else "",
        "may_lead": may_lead,
        "turns": initiative.turns.all(),
    }
    return render(request, "initiatives/gate.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def go_on(request: HttpRequest, pk: int, phase: str) -> HttpResponse:
    """Leave the phase. What is missing is named, and a written reason overrules it."""
    user = signed_in(request)
    initiative, here = get_initiative_to_lead_for(user, pk), _phase(phase)
    following = after(here)
    form = ReasonForm(
        request.POST if "reason" in request.POST else None,
        question=_("Varför går ni vidare ändå?"),
        hint=_("Det ni skriver står kvar i det som har hänt."),
    )
    missing: tuple[str, ...] = ()
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            reason = form.cleaned_data["reason"] if form.is_bound else ""
            pass_gate(initiative, by=user, phase=here, reason=reason)
        except GateNotReady as refusal:
            missing = refusal.missing
        except NoLineOwner as refusal:
            return _name_owner(request, refusal, pk)
        else:
            return _went_on(request, initiative, following)
    missing = missing or tuple(line.text for line in gate_at(initiative, here).missing)
    context = {"form": form, "initiative": initiative, "phase": here, "following": following, "missing": missing}
    return render(request, "initiatives/go_on.html", context)


def _name_owner(request: HttpRequest, refusal: NoLineOwner, pk: int) -> HttpResponse:
    messages.error(request, str(refusal.message))
    return redirect("initiatives:hand_over", pk)


def _went_on(request: HttpRequest, initiative: Initiative, following: Phase | None) -> HttpResponse:
    if following is None:
        messages.success(request, _("Satsningen är avslutad. Det som fortsätter har en ägare i linjen."))
    else:
        messages.success(request, _("Ni är nu i fasen %(phase)s.") % {"phase": following.label})
    return redirect("initiatives:show", initiative.pk)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def go_back(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    leads_here = before(initiative.phase)
    form = ReasonForm(request.POST or None, question=_("Varför går ni tillbaka?"))
    if request.method == "POST" and form.is_valid():
        step_back(initiative, by=user, **form.cleaned_data)
        return _saved(request, pk)
    context = {"form": form, "initiative": initiative, "leads_here": leads_here}
    return render(request, "initiatives/go_back.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    form = ReasonForm(
        request.POST or None,
        question=_("Vad trängde undan satsningen?"),
        hint=_("Skriv händelsen eller uppdraget, aldrig en person."),
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        pause_initiative(initiative, by=user, crowded_out_by=reason)
        return _saved(request, pk)
    return render(request, "initiatives/pause.html", {"form": form, "initiative": initiative})


@login_required
@require_POST
@says_why_not("initiatives:show")
def resume(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    resume_initiative(initiative, by=user)
    return _saved(request, pk)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Who in the line owns what goes on, and what is set aside for it."""
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    words = champion_words_at(initiative.organisation_id)
    form = HandOverForm(request.POST or None, instance=initiative, champions=str(words.many))
    if request.method == "POST" and form.is_valid():
        change_initiative(initiative, by=user, **form.cleaned_data)
        messages.success(request, _("Ägaren är namngiven."))
        return redirect("initiatives:gate", pk, Phase.HAND_OVER)
    return render(request, "initiatives/hand_over.html", {"form": form, "initiative": initiative})


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """End it before the last phase: an owner in the line is needed all the same, and a reason."""
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    form = ReasonForm(request.POST or None, question=_("Varför avslutar ni nu?"))
    if request.method == "POST" and form.is_valid():
        try:
            close_initiative(initiative, by=user, **form.cleaned_data)
        except NoLineOwner as refusal:
            return _name_owner(request, refusal, pk)
        return _saved(request, pk)
    return render(request, "initiatives/close.html", {"form": form, "initiative": initiative})


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    form = ReasonForm(request.POST or None, question=_("Varför öppnar ni satsningen igen?"))
    if request.method == "POST" and form.is_valid():
        reopen_initiative(initiative, by=user, **form.cleaned_data)
        return _saved(request, pk)
    return render(request, "initiatives/reopen.html", {"form": form, "initiative": initiative})


def _saved(request: HttpRequest, pk: int) -> HttpResponse:
    messages.success(request, _("Sparat."))
    return redirect("initiatives:show", pk)
