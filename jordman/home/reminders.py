"""Mail by itself: one's next step, and questions that wait. In chunks, so that memory does not grow with people."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone

from jordman.accounts.models import User
from jordman.learning.models import ModuleProgress, RecallCard
from jordman.notices.mail import send
from jordman.notices.models import Muted
from jordman.programmes.loading import load_structure
from jordman.programmes.models import ElectiveChoice, Enrolment, Programme
from jordman.programmes.plan import Done, PlanItem

CHUNK = 500


def remind_of_next_step(today: date) -> int:
    """Send everybody in a running programme their next step, but not who has muted it or has nothing to do.

    Returns how many mails were queued. Run once a week by the clock; the slot makes sure that it is once.
    """
    running = Programme.objects.filter(status=Programme.Status.OPEN, starts_on__lte=today, ends_on__gte=today)
    return sum(_remind_programme(programme, today) for programme in running)


def _remind_programme(programme: Programme, today: date) -> int:
    structure = load_structure(programme.pk)
    sent = 0
    for chunk in _chunks(programme):
        done, started, chosen = _facts(chunk)
        with transaction.atomic():
            for enrolment in chunk:
                plan = structure.plan_for(
                    orientation=enrolment.orientation,
                    level=enrolment.level,
                    today=today,
                    chosen=frozenset(chosen[enrolment.pk]),
                    done=done[enrolment.user_id],
                    started=tuple(started[enrolment.user_id]),
                )
                sent += plan.next_item is not None and _send_step(enrolment, plan.next_item)
    return sent


def _send_step(enrolment: Enrolment, item: PlanItem) -> bool:
    return send(enrolment.user, kind="week", template="home/email/week", item=item, programme=enrolment.programme)


def _chunks(programme: Programme) -> Iterator[list[Enrolment]]:
    """Enrolments of people who want the reminder, in chunks by ascending id."""
    muted = Muted.objects.filter(kind="week").values("user_id")
    rows = Enrolment.objects.active().filter(programme=programme).exclude(user_id__in=muted)
    last = 0
    while chunk := list(rows.filter(pk__gt=last).select_related("user", "programme").order_by("pk")[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _facts(
    chunk: list[Enrolment],
) -> tuple[dict[int, dict[int, Done]], dict[int, list[int]], dict[int, list[int]]]:
    """What each has done and begun (by person) and chosen (by enrolment)."""
    done: dict[int, dict[int, Done]] = defaultdict(dict)
    started: dict[int, list[int]] = defaultdict(list)
    chosen: dict[int, list[int]] = defaultdict(list)
    progress = ModuleProgress.objects.filter(user__in=[enrolment.user_id for enrolment in chunk]).order_by("-seen_at")
    for user_id, module_id, done_at in progress.values_list("user_id", "module_id", "done_at"):
        if done_at is None:
            started[user_id].append(module_id)
        else:
            done[user_id][module_id] = Done(timezone.localdate(done_at))
    for enrolment_id, rule_id in ElectiveChoice.objects.filter(enrolment__in=chunk).values_list("enrolment", "rule"):
        chosen[enrolment_id].append(rule_id)
    return done, started, chosen


def remind_of_recall() -> int:
    """Tell who has questions waiting, at most once a week: one must have fallen due in the last seven days."""
    due = RecallCard.objects.filter(due_at__lte=timezone.now(), user__is_active=True)
    waiting = due.values("user_id").annotate(number=Count("pk"), latest=Max("due_at")).order_by("user_id")
    week_ago = timezone.now() - timedelta(days=7)
    sent = 0
    for row in waiting.filter(latest__gt=week_ago).iterator(chunk_size=CHUNK):
        user = User.objects.get(pk=row["user_id"])
        sent += send(user, kind="recall", template="home/email/recall", number=row["number"])
    return sent
