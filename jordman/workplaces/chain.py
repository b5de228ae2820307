"""From a session to a changed routine: how far each session of a unit has come, counted. Sessions and never people."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from jordman.organisations.models import Organisation
from jordman.team_sessions.models import RecallShown, TeamSession
from jordman.ui.drawings import Bar
from jordman.workplaces.models import RoutineChange

BACK = timedelta(days=365)
KEPT = ("yes", "partly")


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain: its name, how many sessions reached it, and what that means."""

    key: str
    name: str
    count: int
    meaning: str


@dataclass(frozen=True, slots=True)
class Reached:
    """How far one session has come."""

    pk: int
    came_back: bool
    was_kept: bool


def links_of(sessions: Collection[Reached], changed: Iterable[int | None]) -> tuple[Link, ...]:
    """The four links. `changed` are the sessions where the unit's changed routines began."""
    led_on = {session.pk for session in sessions} & set(changed)
    return (
        Link("attended", _("Hölls"), len(sessions), _("Passet hölls och avslutades.")),
        Link(
            "learnt",
            _("Kom tillbaka"),
            sum(session.came_back for session in sessions),
            _("Frågor från passet togs upp igen på ett senare pass. Vad någon svarade sparas inte."),
        ),
        Link(
            "applied",
            _("Provades"),
            sum(session.was_kept for session in sessions),
            _("Laget sa nästa gång att överenskommelsen hölls, helt eller delvis."),
        ),
        Link(
            "changed",
            _("Blev rutin"),
            len(led_on),
            _("Enheten svarade en, tre eller sex månader senare att passet ledde till en ny rutin."),
        ),
    )


def bars_of(links: Iterable[Link]) -> list[Bar]:
    return [Bar(link.name, link.count) for link in links]


def spoken(links: Iterable[Link]) -> str:
    return ", ".join(f"{link.name} {link.count}" for link in links)


def load_links(unit: Organisation, today: date, changes: Iterable[RoutineChange]) -> tuple[Link, ...]:
    """The last year, in one question."""
    later = RecallShown.objects.filter(
        session__unit=unit, module=OuterRef("module"), session__starts_at__gt=OuterRef("starts_at")
    )
    held = TeamSession.objects.held().filter(unit=unit, starts_at__date__gte=today - BACK)
    rows = held.annotate(came_back=Exists(later), kept=F("agreement_kept")).values_list("pk", "came_back", "kept")
    sessions = [Reached(pk, came_back, kept in KEPT) for pk, came_back, kept in rows]
    return links_of(sessions, [change.session_id for change in changes if change.state == RoutineChange.State.CHANGED])


def finding(links: tuple[Link, ...], routines: int) -> str:
    """The headline: what came of it."""
    held = links[0].count
    if not held:
        return _("Inga pass har hållits än")
    if routines:
        words = {"routines": routines, "held": held}
        return (
            _("%(held)s pass, en ändrad rutin") % words
            if routines == 1
            else _("%(held)s pass, %(routines)s ändrade rutiner") % words
        )
    return _("%(held)s pass, ingen ändrad rutin än") % {"held": held}
