"""Why something is in a plan, and why something is locked: facts that can say themselves in one sentence."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import dateformat
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _


class ReasonKind(StrEnum):
    ALL = "all"
    ORIENTATION = "orientation"
    CHOICE_SET = "choice_set"
    NEEDED = "needed"
    CHOSEN = "chosen"
    STARTED = "started"
    DONE = "done"


FOR_ORIENTATION: dict[str, str | Promise] = {
    "operational": gettext_lazy("Obligatorisk för operativa chefer"),
    "strategic": gettext_lazy("Obligatorisk för strategiska chefer"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """`of` and `at_least` belong to a choice set; `name` is the set's, or the module's that needs this one."""

    kind: ReasonKind
    orientation: str = ""
    name: str = ""
    at_least: int = 0
    of: int = 0

    @property
    def sentence(self) -> str:
        if self.kind == ReasonKind.ORIENTATION:
            return str(FOR_ORIENTATION[self.orientation])
        if self.kind == ReasonKind.CHOICE_SET:
            return _("Minst %(at_least)s av %(of)s i %(name)s") % {
                "at_least": self.at_least,
                "of": self.of,
                "name": self.name,
            }
        if self.kind == ReasonKind.NEEDED:
            return _("Behövs före %(name)s") % {"name": self.name}
        return self._plain()

    def _plain(self) -> str:
        if self.kind == ReasonKind.ALL:
            return _("Obligatorisk för alla")
        if self.kind == ReasonKind.CHOSEN:
            return _("Du valde den")
        if self.kind == ReasonKind.STARTED:
            return _("Du har börjat på den")
        return _("Du har gjort den")

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True, slots=True)
class Lock:
    """What stands between a person and a module: a day to wait for, modules to do first, or both."""

    opens_on: date | None = None
    first: tuple[str, ...] = ()
    year: int = 0

    @property
    def sentence(self) -> str:
        parts = []
        if self.first:
            parts.append(_("Gör först %(modules)s") % {"modules": in_words(self.first)})
        if self.opens_on:
            parts.append(_("Öppnar %(day)s") % {"day": day_in_words(self.opens_on, self.year)})
        return ". ".join(parts)

    def __str__(self) -> str:
        return self.sentence


def in_words(names: tuple[str, ...]) -> str:
    """ "A", "A och B", "A, B och C"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(all_but_last)s och %(last)s") % {"all_but_last": ", ".join(names[:-1]), "last": names[-1]}


def day_in_words(day: date, this_year: int = 0) -> str:
    """ "17 augusti", with the year when it is another than the reader's."""
    text = dateformat.format(day, "j F" if day.year == this_year or not this_year else "j F Y")
    # Swedish writes months in lower case.
    return text.lower() if (get_language() or "sv").startswith("sv") else text
