"""The manager's word on hours; and a paper's, where nobody can attest here."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.participation.access import ToAttest
from jordman.participation.errors import HasAttester, HoldsPersonalNumber, HoursChanged, NotTheirsToAttest
from jordman.participation.lines import Line, Standing
from jordman.participation.models import Attestation, Reporting
from jordman.privacy.personal_numbers import holds_personal_number

State = Attestation.State


@transaction.atomic
def attest(found: ToAttest, month: date, *, by: User, seen: Mapping[int, int]) -> int:
    """`seen` are the minutes that stood on the page, by person. How many were attested.

    Raises HoursChanged when somebody's hours are others by now: nothing is attested, and the page shows the new ones.
    `found` comes from `get_to_attest_for(by)`, read in the same request.
    """
    lines = {line.person.user_id: line for line in found.of(month)}
    if not seen.keys() <= lines.keys():
        raise NotTheirsToAttest(_("Någon på listan är inte längre din att attestera. Läs listan igen."))
    if any(lines[user_id].minutes != minutes for user_id, minutes in seen.items()):
        raise HoursChanged(_("Timmarna ändrades medan du läste. Se efter igen och attestera sedan."))
    chosen = [lines[user_id] for user_id in seen if lines[user_id].standing is not Standing.ATTESTED]
    _say(found.reporting, chosen, by=by, state=State.ATTESTED)
    if chosen:
        _log("participation.attested", found.reporting, month, by=by, people=len(chosen))
    return len(chosen)


@transaction.atomic
def say_wrong(found: ToAttest, line: Line, *, by: User, note: str) -> None:
    """Something is not right with a person's hours; the programme lead reads `note`."""
    if holds_personal_number(note):
        raise HoldsPersonalNumber(_("Ta bort personnumret. Det behövs inte och ska inte sparas."))
    _say(found.reporting, [line], by=by, state=State.WRONG, note=note)
    _log("participation.disputed", found.reporting, line.month, by=by, people=1)


@transaction.atomic
def attest_on_paper(reporting: Reporting, lines: Sequence[Line], *, by: User, paper: str) -> int:
    """A signed list exists, and `paper` says where: only for people whom nobody can attest here."""
    if any(line.attesters for line in lines):
        raise HasAttester(_("Någon har fått en chef som kan attestera. Läs listan igen."))
    open_lines = [line for line in lines if line.is_open]
    _say(reporting, open_lines, by=by, state=State.ATTESTED, paper=paper)
    if open_lines:
        _log("participation.attested_on_paper", reporting, open_lines[0].month, by=by, people=len(open_lines))
    return len(open_lines)


def _say(reporting: Reporting, lines: Sequence[Line], *, by: User, state: str, note: str = "", paper: str = "") -> None:
    """One word on many, in one question; what the lead has taken off stays."""
    said = {"state": state, "note": note, "paper": paper, "by": by, "at": timezone.now()}
    rows = [
        Attestation(reporting=reporting, user_id=line.person.user_id, month=line.month, minutes=line.minutes, **said)
        for line in lines
    ]
    Attestation.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=("reporting", "month", "user"),
        update_fields=("minutes", *said),
    )


def _log(action: str, reporting: Reporting, month: date, *, by: User, people: int) -> None:
    organisation_id = reporting.programme.organisation_id
    record(action, reporting, by=by, organisation_id=organisation_id, month=f"{month:%Y-%m}", people=people)
