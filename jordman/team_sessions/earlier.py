"""What a unit's earlier sessions give to this one: what was agreed last, and questions that come back."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from jordman.library.content import Block
from jordman.library.models import Edition
from jordman.team_sessions.models import RecallShown, TeamSession
from jordman.team_sessions.recalling import Candidate, choose

LOOKS_BACK = 20


def earlier_than(session: TeamSession) -> "QuerySet[TeamSession]":
    """Sessions that the unit held before this one began, in any series, the latest first."""
    before = session.started_at or timezone.now()
    held = TeamSession.objects.held().filter(unit=session.unit_id, ended_at__lte=before)
    return held.exclude(pk=session.pk).order_by("-ended_at", "-pk")


def last_agreement(session: TeamSession) -> TeamSession | None:
    """The session before, if anything was agreed in it."""
    last = earlier_than(session).only("pk", "agreement", "agreement_kept", "started_at", "unit").first()
    return last if last and last.agreement else None


def questions_to_recall(session: TeamSession) -> tuple[Candidate, ...]:
    """Those that this session is to ask; kept as RecallShown when it begins."""
    earlier = list(earlier_than(session).values_list("pk", "module_id", "edition_id")[:LOOKS_BACK])
    if not earlier:
        return ()
    back = {pk: number for number, (pk, _module, _edition) in enumerate(earlier, start=1)}
    asked = _asked(back)
    editions = dict(Edition.objects.filter(pk__in={row[2] for row in earlier}).values_list("pk", "recall"))
    candidates: dict[tuple[int, str], Candidate] = {}
    for pk, module, edition in earlier:
        for question in editions.get(edition, ()):
            key = str(question["key"])
            times, last = asked.get((module, key), (0, 0))
            candidates.setdefault((module, key), Candidate(module, key, back[pk], last, times))
    return choose(candidates.values())


def _asked(back: dict[int, int]) -> dict[tuple[int, str], tuple[int, int]]:
    """How many times each question has come, and how many sessions back the last time was."""
    found: dict[tuple[int, str], tuple[int, int]] = {}
    shown = RecallShown.objects.filter(session__in=back).values_list("session_id", "module_id", "question_key")
    for session, module, key in shown:
        times, last = found.get((module, key), (0, LOOKS_BACK + 1))
        found[module, key] = (times + 1, min(last, back[session]))
    return found


def recall_blocks(session: TeamSession) -> tuple[Block, ...]:
    """The questions of this session as they are shown, from the edition that the unit met them in."""
    shown = list(RecallShown.objects.filter(session=session).order_by("pk").values_list("module_id", "question_key"))
    if not shown:
        return ()
    blocks = _blocks_of(session, [module for module, _key in shown])
    return tuple(blocks[each] for each in shown if each in blocks)


def _blocks_of(session: TeamSession, modules: Sequence[int]) -> dict[tuple[int, str], Block]:
    held = earlier_than(session).filter(module__in=modules).values("edition")
    editions = Edition.objects.filter(pk__in=held).order_by("pk").only("module_id", "recall")
    return {(edition.module_id, block.key): block for edition in editions for block in edition.read_recall()}
