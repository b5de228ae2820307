"""What a person does with the questions they are asked. No audit event: docs/adr/answers-without-names.md, point 6.

Each takes the request, since only the person's own session can find their answers. Each begins with a lock of the wave:
rows of others are written anew when somebody begins or finishes, and a wave may close meanwhile.
"""

from secrets import SystemRandom

from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone

from jordman.assessments.access.answering import own_of
from jordman.assessments.course import capped, is_enough, may_change, next_after
from jordman.assessments.errors import WaveClosedError
from jordman.assessments.mixing import write_among_others
from jordman.assessments.models import Invitation, Response, Run, Wave
from jordman.assessments.pseudonyms import own_pseudonym
from jordman.assessments.widening import Asked, Group, Widening
from jordman.instruments.content import Content
from jordman.organisations.models import Organisation


@transaction.atomic
def begin(*, request: HttpRequest, invitation: Invitation, content: Content) -> None:
    """Ask the first question. Who has begun already, in another tab or before, goes on where they were."""
    wave = _lock_open(invitation.wave)
    pseudonym = own_pseudonym(request, wave.measurement)
    mine = {"wave": wave, "pseudonym": pseudonym}
    if Run.objects.filter(**mine).exists() or Response.objects.filter(**mine).exists():
        return
    first = next_after(content, {}, seconds=0, chance=SystemRandom())
    group = group_of(invitation)
    run = Run(**mine, place_id=group.place, role_group=group.role, sex=group.sex, asked=[first] if first else [])
    write_among_others(run)


@transaction.atomic
def give_answer(*, request: HttpRequest, wave: Wave, content: Content, item: str, chosen: str, seconds: float) -> None:
    """Keep the answer to the question that waits, and choose the next. An answer to any other changes nothing."""
    run = _lock_own(request, _lock_open(wave))
    if run is None or run.is_finished or own_of(run).current != item:
        return
    run.answers[item] = chosen
    run.seconds += capped(seconds)
    following = next_after(content, run.answers, seconds=run.seconds, chance=SystemRandom())
    _write(run, asked=[*run.asked, *([following] if following else [])])


@transaction.atomic
def change_answer(*, request: HttpRequest, wave: Wave, content: Content, item: str, chosen: str) -> None:
    """Put another answer in the place of one that may be changed. The question that waits stays the same."""
    run = _lock_own(request, _lock_open(wave))
    own = own_of(run) if run else None
    if run is None or own is None or run.is_finished or item not in own.answered:
        return
    if may_change(content, own, own.answered.index(item) + 1):
        run.answers[item] = chosen
        _write(run, asked=run.asked)


@transaction.atomic
def hand_in(*, request: HttpRequest, invitation: Invitation, content: Content) -> bool:
    """Finish: the answers wait among others, and the person is ticked. False when they are too few."""
    run = _lock_own(request, _lock_open(invitation.wave))
    if run is None:
        return False
    own = own_of(run)
    if own.current is not None and not is_enough(content, own.answers):
        return False
    if not run.is_finished:
        run.asked, run.is_finished = list(own.answered), True
        write_among_others(run)
        Invitation.objects.filter(pk=invitation.pk).update(has_answered=True)
    return True


# What they have in common


def group_of(invitation: Invitation) -> Group:
    """The group that may be stored beside the person's answers: how wide it must be is said by who was asked."""
    wave = invitation.wave
    top = wave.measurement.organisation_id
    tree = {
        pk: (parent, employer)
        for pk, parent, employer in Organisation.objects.below(top).values_list("pk", "parent_id", "employer_id")
    }

    def employer_of(unit: int) -> int:
        return tree.get(unit, (None, None))[1] or unit

    counts = Invitation.objects.filter(wave=wave).values_list("unit_id", "role_group", "sex").annotate(Count("pk"))
    asked = [Asked(unit, employer_of(unit), role, sex, number) for unit, role, sex, number in counts.order_by()]
    widening = Widening(asked, {pk: parent for pk, (parent, _employer) in tree.items()}, top, wave.threshold)
    return widening.group(
        unit=invitation.unit_id,
        employer=employer_of(invitation.unit_id),
        role=invitation.role_group,
        sex=invitation.sex,
    )


def _lock_open(wave: Wave) -> Wave:
    """The wave, held until the action is done. Raises WaveClosedError when it does not take answers."""
    held = Wave.objects.select_for_update(of=("self",), no_key=True).select_related("measurement").get(pk=wave.pk)
    if not is_open(held):
        raise WaveClosedError
    return held


def is_open(wave: Wave) -> bool:
    """Does the wave take answers today? The job that closes it may come some hours late."""
    return wave.state == Wave.State.OPEN and wave.opens_on <= timezone.localdate() <= wave.closes_on


def _lock_own(request: HttpRequest, wave: Wave) -> Run | None:
    pseudonym = own_pseudonym(request, wave.measurement)
    return Run.objects.select_for_update(of=("self",)).filter(wave=wave, pseudonym=pseudonym).first()


def _write(run: Run, *, asked: list[str]) -> None:
    """Not through `save`: listeners to single rows would know of it."""
    Run.objects.filter(pk=run.pk).update(asked=asked, answers=run.answers, seconds=run.seconds)
