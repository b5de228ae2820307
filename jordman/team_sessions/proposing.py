"""What a new series is filled in with, so that planning it is to look it through and press once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.organisations.models import Organisation
from jordman.team_sessions.guides import GuideChoice, offered
from jordman.team_sessions.models import MeetingDay, SessionPlan, TeamSession
from jordman.team_sessions.scheduling import Proposal, Rhythm, end_of_two_terms, propose, why_free
from jordman.ui.words import day as day_word

SESSIONS = 10


@dataclass(frozen=True)
class Draft:
    """Guides on days. `left_out` is how many of the plan's guides the unit may not read."""

    rows: list[dict[str, Any]]
    proposal: Proposal
    left_out: int = 0


@dataclass(frozen=True)
class Shown:
    """A row as the page shows it folded: which guide, on which day, and what is worth knowing of the day."""

    form: forms.Form
    title: str
    day: date | None
    note: str

    @property
    def is_open(self) -> bool:
        """Is there something to fill in or to mend?"""
        return not self.title or self.day is None or bool(self.form.is_bound and self.form.errors)


def shown(rows: Iterable[forms.Form], guides: Sequence[GuideChoice]) -> list[Shown]:
    titles = {str(each.pk): each.title for each in guides}
    found = []
    for form in rows:
        day = _day(form["on"].value())
        found.append(Shown(form, titles.get(str(form["module"].value()), ""), day, _note(day)))
    return found


def starts_after(unit: Organisation, today: date) -> date:
    """A new series begins when what is planned already has been."""
    last = TeamSession.objects.to_come().filter(unit=unit).aggregate(last=Max("starts_at"))["last"]
    return max(today, timezone.localdate(last)) if last else today


def draft(meeting: MeetingDay, guides: Sequence[GuideChoice], plan: SessionPlan | None, after: date) -> Draft:
    """Ten guides on the unit's meeting days after that day, or those of the plan in its order."""
    readable = {each.pk for each in guides}
    if plan is None:
        chosen, left_out = [each.pk for each in offered(guides, SESSIONS)], 0
    else:
        of_plan = list(plan.items.values_list("module", flat=True))
        chosen = [pk for pk in of_plan if pk in readable]
        left_out = len(of_plan) - len(chosen)
    proposal = propose(Rhythm(meeting.first_on, meeting.every_weeks), after=after, number=len(chosen))
    rows = [{"module": pk, "on": day} for pk, day in zip(chosen, proposal.days, strict=False)]
    return Draft(rows, proposal, left_out)


def row_after(last: str, meeting: MeetingDay) -> dict[str, Any]:
    """One more row, on the first free meeting day after the last day that was written."""
    try:
        after = max(date.fromisoformat(last), timezone.localdate())
    except ValueError:
        after = timezone.localdate()
    days = propose(Rhythm(meeting.first_on, meeting.every_weeks), after=after, number=1).days
    return {"module": "", "on": days[0] if days else ""}


def name_of_series(today: date) -> str:
    """ "Pass hösten 2026 och våren 2027": the two terms that the days are spread over."""
    last = end_of_two_terms(today)
    if last.month == 6:
        return _("Pass hösten %(autumn)s och våren %(spring)s") % {"autumn": last.year - 1, "spring": last.year}
    return _("Pass våren %(spring)s och hösten %(autumn)s") % {"spring": last.year, "autumn": last.year}


def skipped_words(proposal: Proposal) -> list[str]:
    """Why a meeting day was left out: "tors 24 dec: jul och nyår"."""
    return [
        _("%(day)s: %(why)s")
        % {"day": day_word(each.first, each.last if each.last != each.first else None), "why": each.why}
        for each in proposal.skipped
    ]


def _day(value: object) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _note(day: date | None) -> str:
    why = why_free(day) if day else ""
    return _("Den dagen: %(why)s.") % {"why": why} if why else ""
