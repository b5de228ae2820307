"""What is known of a unit's preparation, read for its manager in a few questions."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from jordman.accounts.models import User
from jordman.champions.models import Mandate
from jordman.initiatives.standing import NotLearnt, installed_not_learnt
from jordman.library.access import get_modules_for
from jordman.organisations.champion_words import champion_words_at
from jordman.organisations.models import Organisation
from jordman.workplaces.models import ManagerPreparation, Readiness, ReservedTime, TargetPicture
from jordman.workplaces.next_steps import NEXT_STEPS, NextStep
from jordman.workplaces.steps import Facts, Step, minutes_left, next_of, steps_of


@dataclass(frozen=True)
class Checked:
    """One thing that must work, with its answer if there is one, and what to do when it does not."""

    item: str
    label: str
    next_step: NextStep
    answer: Readiness | None

    @property
    def state(self) -> str:
        return self.answer.state if self.answer else ""

    @property
    def is_red(self) -> bool:
        return self.state == Readiness.State.RED

    @property
    def drawn_as(self) -> str:
        """The state as the component `status` names it."""
        return {"red": "stop", "yellow": "part", "green": "done"}.get(self.state, "wait")

    @property
    def word(self) -> str:
        return str(Readiness.State(self.state).label)


def checked_at(unit: Organisation) -> list[Checked]:
    """Every item in its order."""
    answers = {answer.item: answer for answer in Readiness.objects.filter(unit=unit)}
    return [Checked(item.value, str(item.label), NEXT_STEPS[item], answers.get(item)) for item in Readiness.Item]


def reserved_at(unit: Organisation, today: date) -> ReservedTime | None:
    """The time of the term that goes on, or else of the next one; whole or not."""
    return ReservedTime.objects.filter(unit=unit, ends_on__gte=today).order_by("starts_on").first()


@dataclass(frozen=True)
class ManagerModule:
    title: str
    minutes: int

    @property
    def key(self) -> str:
        return str(settings.MANAGER_MODULE)


def manager_module_for(user: User) -> ManagerModule | None:
    """The module on the manager's own role that the site has chosen, if the person may read it."""
    found = get_modules_for(user).filter(key=settings.MANAGER_MODULE).values_list("title", "edition__minutes").first()
    return ManagerModule(found[0], found[1] or 0) if found else None


@dataclass(frozen=True)
class Preparation:
    unit: Organisation
    steps: tuple[Step, ...]
    reds: list[Checked]
    not_learnt: list[NotLearnt]

    @property
    def next_step(self) -> Step | None:
        return next_of(self.steps)

    @property
    def minutes_left(self) -> int:
        return minutes_left(self.steps)

    @property
    def done(self) -> int:
        return sum(not step.is_left for step in self.steps)

    @property
    def is_done(self) -> bool:
        return self.done == len(self.steps)


def load_preparation(user: User, unit: Organisation) -> Preparation:
    today = timezone.localdate()
    checked = checked_at(unit)
    facts = _facts(user, unit, {each.item: each.state for each in checked if each.state}, today)
    not_learnt = installed_not_learnt([unit.pk], today).get(unit.pk, [])
    return Preparation(unit, steps_of(facts), [each for each in checked if each.is_red], not_learnt)


def _facts(user: User, unit: Organisation, readiness: dict[str, str], today: date) -> Facts:
    kept, reserved, module = _kept(user, unit), reserved_at(unit, today), manager_module_for(user)
    return Facts(
        picture_version=kept["picture_version"] or 0,
        picture_on=timezone.localdate(kept["picture_at"]) if kept["picture_at"] else None,
        has_begun_hours=reserved is not None,
        hours_in_all=reserved.hours_in_all if reserved and reserved.is_whole else None,
        readiness=readiness,
        has_read_points=kept["points_on"] is not None,
        module_minutes=module.minutes if module else 0,
        says_module_done=kept["module_on"] is not None,
        has_champion=kept["has_champion"],
        words=champion_words_at(unit),
    )


def _kept(user: User, unit: Organisation) -> dict[str, Any]:
    """One question to four tables: the page is opened often, and on slow phones."""
    pictures = TargetPicture.objects.filter(unit=OuterRef("pk")).order_by("-version")
    said = ManagerPreparation.objects.filter(user=user)
    rows = Organisation.objects.filter(pk=unit.pk).values(
        picture_version=Subquery(pictures.values("version")[:1]),
        picture_at=Subquery(pictures.values("written_at")[:1]),
        module_on=Subquery(said.values("says_module_done_on")[:1]),
        points_on=Subquery(said.values("read_points_on")[:1]),
        has_champion=Exists(Mandate.objects.current().filter(unit=OuterRef("pk"))),
    )
    return dict(rows.get())
