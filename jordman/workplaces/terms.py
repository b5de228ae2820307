"""Which terms there are to set time aside for. Pure functions."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

# A term with less than this left is over for whoever plans.
TOO_LATE = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Term:
    starts_on: date
    ends_on: date

    @property
    def key(self) -> str:
        return self.starts_on.isoformat()

    @property
    def name(self) -> str:
        words = {"year": self.starts_on.year}
        return _("våren %(year)s") % words if self.starts_on.month < 7 else _("hösten %(year)s") % words


def terms_of(year: int) -> tuple[Term, Term]:
    return Term(date(year, 1, 7), date(year, 6, 15)), Term(date(year, 8, 17), date(year, 12, 18))


def proposed_terms(today: date) -> tuple[Term, Term]:
    """The term that goes on, or comes next, and the one after it."""
    coming = [term for year in (today.year, today.year + 1) for term in terms_of(year)]
    coming = [term for term in coming if term.ends_on - TOO_LATE > today]
    return coming[0], coming[1]
