"""The sentences that a study's result begins with. Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.needs.facts import Counts


def heading(counts: Counts) -> str:
    """What came of it: "9 bekräftade hypoteser och 3 nya insikter. 13 saker ändrades."."""
    found = _listed([part for part in (_confirmed(counts), _rejected(counts), _new(counts)) if part])
    if not found:
        return _started(counts)
    changed = ngettext("%(number)s sak ändrades.", "%(number)s saker ändrades.", counts.decisions)
    after = changed % {"number": counts.decisions} if counts.decisions else _("Inget är ändrat än.")
    return f"{found}. {after}"


def conclusions(counts: Counts) -> list[str]:
    """A few sentences, those first that say most."""
    sentences = (judged(counts), insights(counts), _changes(counts), made_of(counts), _waiting(counts))
    return [sentence for sentence in sentences if sentence]


def made_of(counts: Counts) -> str:
    return _("Studien bygger på %(workshops)s och %(interviews)s.") % {
        "workshops": ngettext("%(number)s workshop", "%(number)s workshoppar", counts.workshops)
        % {"number": counts.workshops},
        "interviews": ngettext("%(number)s intervju", "%(number)s intervjuer", counts.interviews)
        % {"number": counts.interviews},
    }


def _listed(parts: list[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return _("%(first)s och %(last)s") % {"first": ", ".join(parts[:-1]), "last": parts[-1]}


def _confirmed(counts: Counts) -> str:
    if not counts.confirmed:
        return ""
    text = ngettext("%(number)s bekräftad hypotes", "%(number)s bekräftade hypoteser", counts.confirmed)
    return text % {"number": counts.confirmed}


def _rejected(counts: Counts) -> str:
    if not counts.rejected:
        return ""
    text = ngettext("%(number)s avfärdad", "%(number)s avfärdade", counts.rejected)
    return text % {"number": counts.rejected}


def _new(counts: Counts) -> str:
    if not counts.new_insights:
        return ""
    text = ngettext("%(number)s ny insikt", "%(number)s nya insikter", counts.new_insights)
    return text % {"number": counts.new_insights}


def _started(counts: Counts) -> str:
    if not counts.hypotheses:
        return _("Studien har börjat. Det finns inga hypoteser än.")
    text = ngettext(
        "%(number)s hypotes väntar på bedömning.", "%(number)s hypoteser väntar på bedömning.", counts.hypotheses
    )
    return text % {"number": counts.hypotheses}


def judged(counts: Counts) -> str:
    """Whether any was rejected is only said of a study that one has made oneself: a report may leave it out."""
    if not counts.confirmed + counts.rejected:
        return ""
    text = ngettext("%(number)s hypotes bekräftades.", "%(number)s hypoteser bekräftades.", counts.confirmed) % {
        "number": counts.confirmed
    }
    if counts.rejected:
        after = ngettext("%(number)s avfärdades.", "%(number)s avfärdades.", counts.rejected)
        return f"{text} {after % {'number': counts.rejected}}"
    return f"{text} {_('Källan säger inte vilka som avfärdades.') if counts.is_retold else _('Ingen avfärdades.')}"


def insights(counts: Counts) -> str:
    if not counts.new_insights:
        return ""
    text = ngettext("%(number)s insikt var ny.", "%(number)s insikter var nya.", counts.new_insights)
    said = text % {"number": counts.new_insights}
    missing = counts.new_insights - counts.described
    if not missing:
        return said
    left = ngettext(
        "%(number)s av dem beskrivs inte i källan.", "%(number)s av dem beskrivs inte i källan.", missing
    ) % {"number": missing}
    return f"{said} {left}"


def _changes(counts: Counts) -> str:
    if not counts.decisions:
        return ""
    text = ngettext(
        "%(number)s beslut pekar på vad som ändrades.", "%(number)s beslut pekar på vad som ändrades.", counts.decisions
    ) % {"number": counts.decisions}
    untraced = counts.decisions - counts.traced
    if not untraced:
        return f"{text} {_('Alla har en insikt bakom sig.')}"
    left = ngettext(
        "För %(number)s sägs det inte vilken insikt det kom ur.",
        "För %(number)s sägs det inte vilken insikt de kom ur.",
        untraced,
    ) % {"number": untraced}
    return f"{text} {left}"


def _waiting(counts: Counts) -> str:
    if not counts.decided or not counts.undecided:
        return ""
    text = ngettext(
        "%(number)s hypotes är inte bedömd än.", "%(number)s hypoteser är inte bedömda än.", counts.undecided
    )
    return text % {"number": counts.undecided}
