"""Sessions that are to begin, run or have ended, with a real guide and people who work at the unit."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.team_sessions.actions import starting
from jordman.team_sessions.actions.running import go_on, leave_phase
from jordman.team_sessions.models import Series, TeamSession
from jordman.team_sessions.rooms import place_of
from tests import factories as make
from tests.cast import World
from tests.team_sessions.making import make_series, make_team_session

TEXT = (
    "<h2>Börja så här</h2><p>Bilderna rullar i fotoramen.</p>"
    "<h2>Det här ska ni minnas</h2><ul><li>Fråga först. Spara rätt.</li><li>Ta bort när bilden är använd.</li></ul>"
    "<h2>Öva tillsammans</h2><p>Visa de tre bilderna.</p>"
    "<h3>Hemtjänst</h3><p>Bilden är från köket.</p><h3>LSS</h3><p>En boende vill själv.</p>"
    "<h2>Prata om</h2><ul><li>När delade vi senast en bild?</li><li>Var finns bilderna?</li></ul>"
    '<h2>Kom överens</h2><p>Vi frågar <span class="blank">____</span> innan vi delar. Det gör <span class="blank">____'
    "</span>.</p>"
)
GUIDE = {"teach_minutes": 15, "talk_minutes": 15, "blocks": [{"kind": "text", "html": TEXT}]}
RECALL = [
    {"key": "a", "html": "<p>Vem frågar du?</p>", "options": [
        {"key": "a", "html": "Personen", "right": True, "feedback": "<p>Ja.</p>"},
        {"key": "b", "html": "Ingen", "right": False, "feedback": "<p>Fråga alltid.</p>"},
    ]},
    {"key": "b", "html": "<p>Var sparas bilden?</p>", "options": [
        {"key": "a", "html": "I mappen", "right": True, "feedback": ""},
        {"key": "b", "html": "I telefonen", "right": False, "feedback": ""},
    ]},
]  # fmt: skip


def make_guide(world: World, key: str = "saker-bild", **fields: object) -> Module:
    module = make.make_module(world.association, key, published=False, audience=["staff"], **fields)
    make.make_edition(module, guide=GUIDE, recall=RECALL)
    return module


def make_ready(
    world: World, *, series: Series | None = None, module: Module | None = None, leader: str = "champion", **fields: Any
) -> TeamSession:
    """A session that begins in a minute, led by Samira unless said otherwise."""
    fields.setdefault("begins_in", timedelta(minutes=1))
    series = series or make_series(world.unit)
    module = module or Module.objects.filter(key="saker-bild").first() or make_guide(world)
    return make_team_session(series, module, leader=world.people[leader], **fields)


def make_running(world: World, phase: str = "opening", **fields: Any) -> TeamSession:
    """One that has begun and come to `phase`."""
    samira = world.people["champion"]
    session = starting.begin(make_ready(world, **fields), by=samira)
    while session.phase != phase:
        session = leave_phase(session, by=samira, seen=place_of(session))
    return session


def press_on(session: TeamSession, by: User, times: int = 1) -> TeamSession:
    session.refresh_from_db()
    for _ in range(times):
        session = go_on(session, by=by, seen=place_of(session))
    return session


def joined(session: TeamSession) -> Client:
    """A phone that has written the code."""
    phone = Client()
    answer = phone.post("/p/", {"code": session.code})
    assert answer.status_code == 302, answer.content
    return phone


def now_ms() -> int:
    return int(timezone.now().timestamp() * 1000)


def sent(client: Client, session: TeamSession, marks: dict[int, tuple[int, bool]], **more: object) -> Any:
    """What a page sends of its marks: id to stamp and whether the person was there."""
    body = {"marks": {str(pk): list(mark) for pk, mark in marks.items()}, **more}
    return client.post(f"/pass/{session.pk}/narvaro/synk/", body, content_type="application/json")
