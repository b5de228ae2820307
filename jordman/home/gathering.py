"""What a learner's first page shows, gathered from the rooms below in a fixed number of questions to the database."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum
from django.db.models.functions import TruncWeek
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.learning.access import get_due_cards_for
from jordman.learning.blocks import done_and_started
from jordman.learning.models import RecallCard, TimeEntry
from jordman.learning.showing import ShownBlock, shown_question
from jordman.learning.views.recall import question_of
from jordman.live_sessions.access import NextSession, OwnGroup, find_group_for, find_next_session_for
from jordman.programmes.access import get_enrolments_for
from jordman.programmes.loading import load_plan
from jordman.programmes.models import Enrolment
from jordman.programmes.pace import Pace, pace, spell
from jordman.programmes.plan import Plan, PlanCategory, PlanItem
from jordman.ui.drawings import Layer


@dataclass(frozen=True)
class Recall:
    """The question that is asked on the page itself, and how many wait in all."""

    card: RecallCard
    shown: ShownBlock
    waiting: int


@dataclass(frozen=True)
class Home:
    enrolment: Enrolment | None
    plan: Plan | None
    pace: Pace | None
    recall: Recall | None
    session: NextSession | None
    group: OwnGroup | None
    today: date

    @property
    def next_item(self) -> PlanItem | None:
        return self.plan.next_item if self.plan else None

    @property
    def layers(self) -> list[Layer]:
        return [_layer(category) for category in self.plan.categories] if self.plan else []


def gather(user: User) -> Home:
    today = timezone.localdate()
    enrolments = list(get_enrolments_for(user))
    if not enrolments:
        return Home(None, None, None, _recall(user), None, None, today)
    # The pages show one programme: the one that is open, and the latest.
    enrolment = enrolments[0]
    done, started = done_and_started(user)
    plan = load_plan(enrolment, done, today, started=started)
    return Home(
        enrolment,
        plan,
        _pace(enrolment, plan, today),
        _recall(user),
        find_next_session_for(enrolments),
        find_group_for(enrolments),
        today,
    )


def _pace(enrolment: Enrolment, plan: Plan, today: date) -> Pace:
    going = spell((block.facts for block in plan.blocks), timezone.localdate(enrolment.enrolled_at), today)
    return pace(
        minutes_by_week(enrolment.user_id, today),
        enrolment.programme.weekly_minutes,
        today,
        since=going.since,
        resting_until=going.resting_until,
    )


def minutes_by_week(user_id: int, today: date) -> dict[date, int]:
    """Minutes by the Monday of the week, for the five weeks that the pace looks at."""
    since = today - timedelta(days=today.weekday(), weeks=4)
    entries = TimeEntry.objects.filter(user_id=user_id, on__gte=since)
    weeks = entries.annotate(week=TruncWeek("on")).order_by().values_list("week").annotate(minutes=Sum("minutes"))
    return dict(weeks)


def _recall(user: User) -> Recall | None:
    # More than one, in case an author has taken the first question away.
    for card in get_due_cards_for(user)[:3]:
        question = question_of(card)
        if question is not None:
            waiting: int = card.waiting  # type: ignore[attr-defined]  # counted by get_due_cards_for
            return Recall(card, shown_question(question, None), waiting)
    return None


def _layer(category: PlanCategory) -> Layer:
    words = {
        "done": _("Klart"),
        "part": _("Pågår"),
        "locked": _("Inte öppen än"),
    }
    return Layer(
        soil=category.number,
        title=f"{category.number}. {category.name}",
        state=category.state,
        status=words.get(category.state, "") if category.total else "",
        text=_text(category),
        depth=category.percent,
        minutes=category.minutes,
    )


def _text(category: PlanCategory) -> str:
    if not category.total:
        return _("Här väljer du själv.")
    if category.state == "locked":
        return f"{category.locked_because}."
    return _("%(done)s av %(total)s moduler är klara.") % {"done": category.done, "total": category.total}
