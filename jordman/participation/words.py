"""Differences between what was reported and what holds now, with names and in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.accounts.models import User
from jordman.participation.board import Month
from jordman.participation.layout import hours
from jordman.participation.models import ReportedRow
from jordman.participation.versions import Difference, Facts
from jordman.ui.words import number

FIELDS: dict[str, str | Promise] = {
    "minutes": gettext_lazy("timmar"),
    "sex": gettext_lazy("kön"),
    "starts_on": gettext_lazy("start"),
    "stops_on": gettext_lazy("slut"),
}
SEXES: dict[str, str | Promise] = dict(User.Sex.choices)


@dataclass(frozen=True)
class Change:
    """One participant's difference: `parts` are "timmar 3,5 → 4,0"."""

    number: int | None
    name: str
    kind: str
    parts: tuple[str, ...]


def changes_in(month: Month) -> list[Change]:
    """Since the latest report of the month."""
    names = {line.person.number or -line.person.user_id: line.person.name for line in month.named}
    return [in_words(each, names | names_of(month.before)) for each in month.differences]


def names_of(rows: Iterable[ReportedRow]) -> dict[int, str]:
    """A protected identity and an erased person have none."""
    return {
        row.participant.number: row.participant.user.name if row.participant.user else _("Raderad person")
        for row in rows
    }


def in_words(difference: Difference, names: Mapping[int, str]) -> Change:
    before, after = difference.before, difference.after
    parts: list[str] = []
    if before and after:
        parts = [f"{FIELDS[name]} {said(before, name)} → {said(after, name)}" for name in difference.fields]
    elif known := before or after:
        parts = [f"{FIELDS['minutes']} {said(known, 'minutes')}"]
    shown = difference.key if difference.key > 0 else None
    return Change(shown, names.get(difference.key, ""), difference.kind, tuple(parts))


def said(facts: Facts, name: str) -> str:
    value = getattr(facts, name)
    if name == "minutes":
        return number(hours(value), 2)
    if name == "sex":
        return str(SEXES[value])
    return str(value) if value else "–"
