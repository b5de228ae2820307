"""The phases: tick what is in place, go on, go back, and close after the last."""

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.initiatives.actions.initiatives import lock, note_turn
from jordman.initiatives.errors import GateNotReady, NoLineOwner, WrongState
from jordman.initiatives.gates import Gate, gate_of
from jordman.initiatives.models import Initiative, Phase, PhaseGate, Turn
from jordman.initiatives.phases import after, before
from jordman.initiatives.standing import facts_of
from jordman.organisations.champion_words import champion_words_at


def gate_at(initiative: Initiative, phase: str) -> Gate:
    """The checklist as it stands now."""
    ticked = PhaseGate.objects.filter(initiative=initiative, phase=phase).values_list("ticked", flat=True).first()
    words = champion_words_at(initiative.organisation_id)
    return gate_of(facts_of(initiative), phase, ticked or (), str(words.many))


@transaction.atomic
def tick_gate(initiative: Initiative, *, by: User, phase: str, ticked: Collection[str], note: str) -> PhaseGate:
    """What of the checklist is in place. Only lines that the page cannot see for itself are kept."""
    initiative = lock(initiative)
    known = {line.key for line in gate_at(initiative, phase).to_tick}
    values = {"ticked": sorted(known & set(ticked)), "note": note}
    gate, _made = PhaseGate.objects.update_or_create(initiative=initiative, phase=phase, defaults=values)
    record(
        "initiative.gate_ticked",
        gate,
        by=by,
        organisation_id=initiative.organisation_id,
        phase=phase,
        ticked=gate.ticked,
    )
    return gate


@transaction.atomic
def pass_gate(initiative: Initiative, *, by: User, phase: str, reason: str = "") -> Initiative:
    """Leave `phase` for the next; from the last one, close. A reason overrules what is missing.

    Raises GateNotReady with what is missing. A phase that was left already, in another window, stays left.
    """
    initiative = lock(initiative)
    following = after(phase)
    if initiative.phase != phase:
        return initiative
    if following is None:
        return close_initiative(initiative, by=by, reason=reason)
    gate = gate_at(initiative, phase)
    _note_passing(initiative, gate, by=by, reason=reason)
    initiative.phase = following
    initiative.save(update_fields=["phase"])
    return initiative


@transaction.atomic
def close_initiative(initiative: Initiative, *, by: User, reason: str = "") -> Initiative:
    """End the effort; what it began goes on in the line. Earlier than the last phase it takes a reason.

    Raises NoLineOwner, which no reason overrules, and GateNotReady.
    """
    initiative = lock(initiative)
    if not initiative.line_owner or not initiative.line_budget:
        raise NoLineOwner(_("Skriv vem i linjen som tar över och vad som är avsatt. Sedan går det att avsluta."))
    if initiative.phase != Phase.HAND_OVER and not reason:
        raise GateNotReady(_("Satsningen är inte framme vid överlämningen. Skriv varför ni avslutar nu."), ())
    gate = gate_at(initiative, Phase.HAND_OVER)
    _note_passing(initiative, gate, by=by, reason=reason)
    initiative.closed_on, initiative.paused_on, initiative.crowded_out_by = timezone.localdate(), None, ""
    initiative.save(update_fields=["closed_on", "paused_on", "crowded_out_by"])
    note_turn(initiative, Turn.Kind.CLOSED)
    record("initiative.closed", initiative, by=by, organisation_id=initiative.organisation_id, phase=initiative.phase)
    return initiative


def _note_passing(initiative: Initiative, gate: Gate, *, by: User, reason: str) -> None:
    if gate.missing and not reason:
        raise GateNotReady(_("Det här är inte på plats än."), [line.text for line in gate.missing])
    note_turn(
        initiative, Turn.Kind.PASSED_ANYWAY if gate.missing else Turn.Kind.PASSED, text=reason if gate.missing else ""
    )
    values = {"passed_at": timezone.now()}
    PhaseGate.objects.update_or_create(initiative=initiative, phase=gate.phase, defaults=values)
    record(
        "initiative.gate_passed",
        initiative,
        by=by,
        organisation_id=initiative.organisation_id,
        phase=gate.phase,
        missing=[line.key for line in gate.missing],
    )


@transaction.atomic
def reopen_initiative(initiative: Initiative, *, by: User, reason: str) -> Initiative:
    """Take it up again where it was. The line's owner stays until another is named."""
    initiative = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if not initiative.is_closed:
        return initiative
    initiative.closed_on = None
    initiative.save(update_fields=["closed_on"])
    note_turn(initiative, Turn.Kind.REOPENED, text=reason)
    record("initiative.reopened", initiative, by=by, organisation_id=initiative.organisation_id)
    return initiative


@transaction.atomic
def step_back(initiative: Initiative, *, by: User, reason: str) -> Initiative:
    """To the phase before. What was ticked there stays ticked."""
    initiative = lock(initiative)
    leads_here = before(initiative.phase)
    if leads_here is None:
        raise WrongState(_("Det här är den första fasen."))
    note_turn(initiative, Turn.Kind.BACK, text=reason)
    PhaseGate.objects.filter(initiative=initiative, phase=leads_here).update(passed_at=None)
    record("initiative.stepped_back", initiative, by=by, organisation_id=initiative.organisation_id, to=leads_here)
    initiative.phase = leads_here
    initiative.save(update_fields=["phase"])
    return initiative
