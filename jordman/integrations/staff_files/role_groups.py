"""Which role group a title belongs to, with the reason. A person can overrule each title, and that is remembered."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jordman.integrations.staff_files.fields import plain_words


class RoleGroup(StrEnum):
    STAFF = "staff"
    OPERATIONAL_MANAGER = "operational"
    STRATEGIC_MANAGER = "strategic"


ROLE_GROUP_LABELS: dict[RoleGroup, str | Promise] = {
    RoleGroup.STAFF: gettext_lazy("Medarbetare"),
    RoleGroup.OPERATIONAL_MANAGER: gettext_lazy("Operativ chef"),
    RoleGroup.STRATEGIC_MANAGER: gettext_lazy("Strategisk chef"),
}
# Title in bare words -> role group, as a person has decided.
RoleChoices = Mapping[str, RoleGroup]


@dataclass(frozen=True, slots=True)
class RoleGuess:
    role_group: RoleGroup
    reason: str
    is_certain: bool = True


@dataclass(frozen=True, slots=True)
class TitleSummary:
    """One title of the file, for a table where each can be changed. `key` is what a choice is remembered by."""

    key: str
    title: str
    title_code: str
    count: int
    guess: RoleGuess


_STRATEGIC = re.compile(
    r"\b(sektors?|förvaltnings|social|verksamhets|verksamhetsområdes|områdes|avdelnings|sektions|divisions|klinik|kommun"
    r"|region|stabs|hr|personal|ekonomi|it|digitaliserings|kommunikations|kvalitets|utvecklings|upphandlings)"
    r"( ?(chef|direktör))\b|\b(\w*direktör|director|head of department|chief)\b"
)
_OPERATIONAL = re.compile(
    r"\b(enhets|vårdenhets|grupp|hemtjänst|bostads|boende|förskole|team|hemvårds|verkstads)chef\b"
    r"|\bförsta linjens chef\b|\b1 e linjens chef\b|\brektor\b|\bunit manager\b|\bfirst line manager\b|\bföreståndare\b"
)
_ANY_MANAGER = re.compile(r"\b\w*chef(er)?\b|\b\w*manager\b")
# One municipality's strategic manager is another's first line.
_UNSURE = re.compile(r"\b(områdes|avdelnings|sektions)chef\b|\brektor\b|\bföreståndare\b")
_AID_MANAGERS = "1030"


def role_group_of(title: str, title_code: str = "", choices: RoleChoices | None = None) -> RoleGuess:
    """The role group of a title, its AID code as support."""
    words = plain_words(title)
    chosen = (choices or {}).get(words)
    if chosen:
        return RoleGuess(RoleGroup(chosen), _("Ni har valt det för befattningen."))
    is_manager_code = title_code.replace(" ", "").startswith(_AID_MANAGERS)
    by_title = _by_title(words)
    if by_title:
        return by_title
    if is_manager_code:
        return _by_code(title_code)
    return RoleGuess(RoleGroup.STAFF, _("Befattningen är ingen chefsbefattning."))


def role_group_from_answer(answer: str) -> RoleGuess | None:
    """The role group that a person chose in a form: "Operativ chef (t.ex. enhetschef)". None when it does not say."""
    words = plain_words(answer.partition("(")[0]) or plain_words(answer)
    if not words:
        return None
    if re.search(r"\bstrategisk|\bstrategic|\bhögre chef", words):
        return RoleGuess(RoleGroup.STRATEGIC_MANAGER, _("Svaret i anmälan."))
    if re.search(r"\boperativ|\boperational|\bförsta linje|\bfirst line", words):
        return RoleGuess(RoleGroup.OPERATIONAL_MANAGER, _("Svaret i anmälan."))
    return role_group_of(answer)


def titles_in(rows: Iterable[tuple[str, str]], choices: RoleChoices | None = None) -> list[TitleSummary]:
    """Every title once, managers and doubtful ones first, from pairs of title and code."""
    counted: Counter[str] = Counter()
    seen: dict[str, tuple[str, str]] = {}
    for title, code in rows:
        key = plain_words(title)
        counted[key] += 1
        seen.setdefault(key, (title, code))
    listed = [
        TitleSummary(key, title, code, counted[key], role_group_of(title, code, choices))
        for key, (title, code) in seen.items()
    ]
    staff_last = {RoleGroup.STRATEGIC_MANAGER: 0, RoleGroup.OPERATIONAL_MANAGER: 1, RoleGroup.STAFF: 2}
    return sorted(listed, key=lambda item: (item.guess.is_certain, staff_last[item.guess.role_group], item.key))


def _by_title(words: str) -> RoleGuess | None:
    is_certain = not _UNSURE.search(words)
    if _OPERATIONAL.search(words):
        return RoleGuess(RoleGroup.OPERATIONAL_MANAGER, _("Befattningen leder en enhet."), is_certain)
    if _STRATEGIC.search(words):
        return RoleGuess(RoleGroup.STRATEGIC_MANAGER, _("Befattningen leder andra chefer eller en stab."), is_certain)
    if _ANY_MANAGER.search(words):
        return RoleGuess(
            RoleGroup.OPERATIONAL_MANAGER, _("Befattningen är en chef. Kontrollera nivån."), is_certain=False
        )
    return None


def _by_code(title_code: str) -> RoleGuess:
    """AID 1030: the first levels lead other managers, 30 is the first line."""
    if title_code.replace(" ", "")[4:6] in ("10", "20"):
        return RoleGuess(RoleGroup.STRATEGIC_MANAGER, _("AID-koden är en högre chef."), is_certain=False)
    return RoleGuess(RoleGroup.OPERATIONAL_MANAGER, _("AID-koden är en chef."), is_certain=False)
