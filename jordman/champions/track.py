"""The track of a champion: modules made for the mandate, and those whose guides one leads for colleagues."""

from collections.abc import Iterable
from dataclasses import dataclass

from jordman.accounts.models import User
from jordman.learning.models import ModuleProgress
from jordman.library.access import get_modules_for
from jordman.library.models.module import Audience, Module


@dataclass(frozen=True, slots=True)
class TrackModule:
    """A module and how far one has come in it oneself: open, part or done."""

    key: str
    title: str
    summary: str
    minutes: int
    state: str


@dataclass(frozen=True, slots=True)
class Track:
    own: tuple[TrackModule, ...]
    to_lead: tuple[TrackModule, ...]

    @property
    def done(self) -> int:
        return sum(module.state == "done" for module in self.own)

    @property
    def next(self) -> TrackModule | None:
        """The first of one's own that is not done: one that is begun before the others."""
        left = [module for module in self.own if module.state != "done"]
        return next((module for module in left if module.state == "part"), left[0] if left else None)


def track_for(user: User) -> Track:
    """Only one's own progress is read: there is no such function for anybody else's."""
    modules = sorted(get_modules_for(user).distinct(), key=lambda module: (module.category_id, module.title))
    own = [module for module in modules if Audience.CHAMPION in module.audience]
    staff = [module for module in modules if Audience.STAFF in module.audience and module not in own]
    with_guide = _with_guide(staff)
    to_lead = [module for module in staff if module.pk in with_guide]
    states = _states(user, [*own, *to_lead])
    return Track(*(tuple(_shown(module, states) for module in each) for each in (own, to_lead)))


def _with_guide(modules: Iterable[Module]) -> set[int]:
    """Those that can be led: their edition has a guide for the team's talk."""
    found = Module.objects.filter(pk__in=[module.pk for module in modules]).exclude(edition__guide={})
    return set(found.values_list("pk", flat=True))


def _states(user: User, modules: Iterable[Module]) -> dict[int, str]:
    rows = ModuleProgress.objects.filter(user=user, module__in=[module.pk for module in modules])
    return {pk: "done" if done_at else "part" for pk, done_at in rows.values_list("module", "done_at")}


def _shown(module: Module, states: dict[int, str]) -> TrackModule:
    return TrackModule(module.key, module.title, module.summary, module.minutes, states.get(module.pk, "open"))
