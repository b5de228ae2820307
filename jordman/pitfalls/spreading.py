"""When most units show the same pitfall, its cause is seldom theirs: a rule about the rules, for a whole place."""

from django.utils.translation import gettext as _

from jordman.pitfalls.facts import MunicipalityFacts
from jordman.pitfalls.rules import Rule
from jordman.pitfalls.verdicts import DoesNotShow, Shows, TooEarly, Verdict
from jordman.ui.words import number

ENOUGH_UNITS = 5


def in_many_units(rule: Rule, facts: MunicipalityFacts) -> Verdict:
    """At least half of the units that the rule can judge show it. Fewer than five say nothing of a whole."""
    spread = facts.spreads.get(rule.key)
    if spread is None or spread.judged < ENOUGH_UNITS:
        return TooEarly(_("För få enheter har kommit så långt."))
    if spread.shows < ENOUGH_UNITS or spread.shows * 2 < spread.judged:
        return DoesNotShow(_("Den visas på färre än hälften av enheterna."))
    words = {"shows": number(spread.shows), "judged": number(spread.judged)}
    text = _("%(shows)s av %(judged)s enheter visar den. Då ligger orsaken sällan hos enheterna.")
    if rule.about_one_person and spread.judged - spread.shows < ENOUGH_UNITS:
        text = _("Nästan alla enheter visar den. Då ligger orsaken sällan hos enheterna.")
    return Shows(text % words, {"shows": spread.shows, "judged": spread.judged})
