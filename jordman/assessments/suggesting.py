"""Modules that fit what somebody may want to practise, each with the reason. The person chooses freely."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jordman.accounts.models import User
from jordman.assessments.pictures import Wish
from jordman.learning.models import ModuleProgress
from jordman.library.access import get_modules_for
from jordman.library.models import Module

MOST = 3
# Words that say what something is about are long, and their beginnings are alike in all their forms.
LONG, STEM = 5, 5


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A module to read, and what of one's own answers it has to do with."""

    key: str
    title: str
    minutes: int
    reasons: tuple[str, ...]


def get_suggestions_for(user: User, wishes: Sequence[Wish]) -> list[Suggestion]:
    """At most three modules that the person may read and has not finished, those that fit the wishes best first."""
    if not wishes:
        return []
    done = ModuleProgress.objects.filter(user=user, done_at__isnull=False).values("module")
    modules = get_modules_for(user).filter(category__in={wish.category for wish in wishes}).exclude(pk__in=done)
    fitting = sorted(modules, key=lambda module: (-_fit(module, wishes), module.title))
    # One of each category first: three that are alike are less to choose among.
    first_of = {module.category_id: module for module in reversed(fitting)}
    fitting.sort(key=lambda module: first_of[module.category_id] is not module)
    return [_suggestion(module, wishes) for module in fitting[:MOST]]


def _suggestion(module: Module, wishes: Iterable[Wish]) -> Suggestion:
    same = [wish for wish in wishes if wish.category == module.category_id]
    same.sort(key=lambda wish: -_shared(module, wish))
    return Suggestion(module.key, module.title, module.minutes, tuple(str(wish.words) for wish in same[:2]))


def _fit(module: Module, wishes: Iterable[Wish]) -> int:
    return sum(1 + 3 * _shared(module, wish) for wish in wishes if wish.category == module.category_id)


def _shared(module: Module, wish: Wish) -> int:
    """How many of the wish's words the module's title or summary has."""
    return len(_stems(wish.words.sv) & _stems(f"{module.title} {module.summary}"))


def _stems(text: str) -> set[str]:
    words = (word.strip(".,:;!?”()").lower() for word in text.split())
    return {word[:STEM] for word in words if len(word) >= LONG}
