"""What a learner's first page shows, gathered from the rooms below in a fixed number of questions to the database."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Exists
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.accounts.models import User
from jordman.home.work import Work, find_work_beside_a_programme_for, find_work_for
from jordman.learning.access import find_waiting_question_for
from jordman.learning.blocks import done_and_started
from jordman.learning.models import TimeEntry
from jordman.learning.showing import ShownBlock, shown_question
from jordman.live_sessions.access import NextSession, OwnGroup, find_group_for, find_next_session_for
from jordman.programmes.access import get_enrolments_for
from jordman.programmes.loading import load_plan
from jordman.programmes.models import Enrolment
from jordman.programmes.pace import Pace, monday_of, pace, spell
from jordman.programmes.plan import Plan, PlanCategory, PlanItem
from jordman.questions.access import get_news_for
from jordman.ui.drawings import Layer


@dataclass(frozen=True)
class Recall:
    """The question that is asked on the page itself, and how many wait in all."""

    card_id: int
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
    work: Work
    today: date

    @property
    def next_item(self) -> PlanItem | None:
        return self.plan.next_item if self.plan else None

    @property
    def meets_next(self) -> bool:
        """Is the unit's next session what the page begins with? For whoever is in no programme."""
        return self.enrolment is None and self.work.team is not None and self.work.team.starts_at is not None

    @property
    def layers(self) -> list[Layer]:
        return _say_a_reason_once([_layer(category) for category in self.plan.categories]) if self.plan else []


def gather(user: User) -> Home:
    today = timezone.localdate()
    # Whether an answer waits is asked along with the person's programmes: a question of its own costs more.
    enrolments = list(get_enrolments_for(user).annotate(has_news=Exists(get_news_for(user))))
    if not enrolments:
        return Home(None, None, None, _recall(user), None, None, find_work_for(user), today)
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
        find_work_beside_a_programme_for(user, has_news=enrolment.has_news),
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
    since = monday_of(today) - timedelta(weeks=4)
    weeks: dict[date, int] = defaultdict(int)
    # A person has few rows: to group them here costs less than to ask the database to.
    for on, minutes in TimeEntry.objects.filter(user_id=user_id, on__gte=since).values_list("on", "minutes"):
        weeks[monday_of(on)] += minutes
    return dict(weeks)


def _recall(user: User) -> Recall | None:
    found = find_waiting_question_for(user)
    return Recall(found.card_id, shown_question(found.question, None), found.waiting) if found else None


def _layer(category: PlanCategory) -> Layer:
    words = {
        "done": _("Klart"),
        "part": _("Pågår"),
        "locked": _("Inte öppen än"),
    }
    return Layer(
        soil=category.number,
        title=f"{category.number}. {_(category.name)}",
        state=category.state,
        status=words.get(category.state, "") if category.total else "",
        text=_text(category),
        depth=category.percent,
        minutes=category.minutes,
    )


def _say_a_reason_once(layers: list[Layer]) -> list[Layer]:
    """What locks one layer often locks all below it. It is said at the first."""
    seen: set[object] = set()
    shown = []
    for layer in layers:
        is_repeated = layer.state == "locked" and str(layer.text) in seen
        seen.add(str(layer.text))
        shown.append(replace(layer, text="") if is_repeated else layer)
    return shown


def _text(category: PlanCategory) -> str:
    if not category.total:
        return _("Här väljer du själv.")
    if category.state == "locked":
        return f"{category.locked_because}."
    if category.total == 1 and not category.done:
        return _("En modul, %(minutes)s minuter.") % {"minutes": category.minutes}
    words = ngettext("Modulen är klar.", "%(done)s av %(total)s moduler är klara.", category.total)
    return words % {"done": category.done, "total": category.total}
