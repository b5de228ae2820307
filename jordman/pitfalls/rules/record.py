"""A rule as people read it, with the functions that judge."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jordman.pitfalls.facts import InitiativeFacts, UnitFacts
from jordman.pitfalls.verdicts import Step, Verdict

REPORT = _("Strategirådet, delrapport 24 juni 2021, avsnitt %(section)s")
REPORT_CHAPTER = _("Strategirådet, delrapport 24 juni 2021, kapitel %(section)s")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """There is one of each. `about_one_person`: a unit's verdict says something of its manager or its champion, so that
    units are never named for it. `about_manager`: it is the manager's own, and nobody else reads it at the unit.
    """

    key: str
    name: str | Promise
    lesson: str | Promise
    section: str
    reads: str | Promise
    silent: str | Promise
    for_unit: Callable[[UnitFacts], Verdict] | None = None
    unit_step: Step | None = None
    for_initiative: Callable[[InitiativeFacts], Verdict] | None = None
    initiative_step: Step | None = None
    for_many: str | Promise = ""
    number: str = ""
    about_one_person: bool = False
    about_manager: bool = False

    @property
    def source(self) -> str:
        pattern = REPORT if "." in self.section or "," in self.section else REPORT_CHAPTER
        return pattern % {"section": self.section}
