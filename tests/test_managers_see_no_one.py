"""A manager sees the unit and nobody in it: every address that the unit's manager may open, with colleagues behind it.

The colleagues share a name and have written the same words in every place that takes any, so that a page that shows
anything of anybody shows one of the two. Words have no exceptions. Names have those of `NAMES_ALLOWED`, each with the
reason; the pages there are looked at for words all the same.
"""

import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from jordman.accounts.models import User
from jordman.champions.models import Mandate
from jordman.learning.models import Answer, ModuleProgress, RecallCard, Reflection, TimeEntry
from jordman.organisations.actions import grant_role
from jordman.questions.actions.asking import ask
from jordman.questions.models import Question, Reply
from jordman.team_sessions.models import CatchUp, Presence, TeamSession, Thought
from tests import factories as make
from tests.access_table import ROWS, Row
from tests.cast import World
from tests.champions.making import make_entry
from tests.questions.making import SECRET
from tests.team_sessions.making import make_held, make_series, make_team_session

NAME = "Qvistmarksson"
WORDS = "Jag vågar inte säga att jag inte förstår"
ANSWERED = "val-som-ingen-annan-gjort"
WRITTEN = (WORDS, SECRET, ANSWERED)
COLLEAGUES = 9

# A page of the manager's where colleagues are named, and why. Nothing but names: never what somebody knows or has done.
OWN_NAME = "Whoever has the session's code chooses a name among all who work there; it does not say who has."
ATTESTS = (
    "A funder wants each participant's hours of the month attested by their manager: name and hours, an administrative "
    "fact, in programmes that report alone. See docs/adr/participant-reporting.md."
)
NAMES_ALLOWED = {
    "participation:to_attest": ATTESTS,
    "participation:attest": ATTESTS,
    "unit_champions:appoint": "The manager chooses among all who work at the unit, by name and nothing else.",
    "team_sessions:hold": "Who held a session on paper ticks it themselves, in a list where nobody is ticked yet.",
    **dict.fromkeys(
        (
            "join:room",
            "join:choose_name",
            "join:take_back_name",
            "join:stay_unnamed",
            "join:feel",
            "join:send_thought",
        ),
        OWN_NAME,
    ),
}

SEEN = [row for row in ROWS if row.statuses["unit_manager"] in {200, 302}]


@pytest.fixture
def colleagues(world: World) -> list[User]:
    """Nine at the manager's unit who have learnt, answered, written, asked, been there, and caught up."""
    people = [make.make_user("Okänd", NAME, email=f"{NAME.lower()}{number}@example.se") for number in range(COLLEAGUES)]
    series = make_series(world.unit)
    sessions = [make_held(series, world.module, *people[:7], days_ago=days, headcount=13) for days in (9, 23, 37)]
    make_team_session(series, world.module)
    helper = make.make_user("Signe", "Stödberg")
    grant_role(helper, by=None, role="champion", organisation=world.unit)
    mandate = Mandate.objects.create(
        user=helper, unit=world.unit, hours_per_week=4, agreed_hours=4, starts_on=timezone.localdate() - timedelta(60)
    )
    for person in people:
        make.make_employment(person, world.unit, title="Undersköterska")
        _learn(person, world)
        _ask(person, world)
        CatchUp.objects.create(user=person, session=sessions[0])
        make_entry(mandate, timezone.localdate() - timedelta(days=4), minutes=13)
    Thought.objects.create(session=sessions[2], text=WORDS)
    return people


def _learn(person: User, world: World) -> None:
    module = world.module
    make.make_enrolment(world.programme, person, world.municipality, level="basic")
    ModuleProgress.objects.create(user=person, module=module, edition=module.edition, done_at=timezone.now())
    Answer.objects.create(user=person, module=module, edition_id=module.edition_id, block_key="vem", chosen=[ANSWERED])
    Reflection.objects.create(user=person, module=module, block_key="senast", text=WORDS)
    RecallCard.objects.create(user=person, module=module, question_key="minns-vem", due_at=timezone.now())
    TimeEntry.objects.create(
        user=person, on=timezone.localdate(), minutes=47, source="module", activity=f"module:{module.pk}"
    )


def _ask(person: User, world: World) -> None:
    """One without and one with the name, which the champion may then see and nobody else."""
    for number, shows_name in enumerate((False, True)):
        text = f"{WORDS}, {number}"
        question = ask(
            by=person, unit=world.unit, asked_at=world.unit, topic="sign_in", text=text, shows_name=shows_name
        )
        Reply.objects.create(question=question, author=person, by_asker=True, text=WORDS)


def text_of(client: Client, row: Row, world: World) -> str:
    """All that an address gives: the page, or the words in the file; and the page that it leads on to."""
    url = reverse(row.name, args=row.args(world))
    response = getattr(client, row.method)(url)
    if response.status_code == 302:
        response = client.get(response.headers["Location"])
    return "\n".join((str(response.headers), *_contents(response)))


def _contents(response: HttpResponseBase) -> Iterator[str]:
    data = b"".join(response) if response.streaming else response.content  # type: ignore[attr-defined]
    yield data.decode(errors="replace")
    if data.startswith(b"%PDF"):
        yield from (page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def test_a_manager_meets_nobodys_words_and_nobodys_name(world: World, colleagues: list[User]) -> None:
    client = world.client("unit_manager")
    found = {}
    for row in SEEN:
        # What the row itself makes is gone before the next.
        with transaction.atomic():
            text = text_of(client, row, world)
            transaction.set_rollback(True)
        if shown := [word for word in forbidden(row) if word in text]:
            found[f"{row.method} {row.name}"] = shown
    assert not found


@pytest.mark.parametrize("name", ["team_sessions:attendance", "team_sessions:sync"])
def test_a_session_that_somebody_else_leads_is_not_the_managers_to_tick(name: str) -> None:
    """Attendance by name is the leader's. The table of addresses says it, and its own test tries it."""
    row = next(row for row in ROWS if row.name == name)
    assert row.statuses["unit_manager"] == 403


def test_an_exception_says_nothing_of_who_was_there(world: World, colleagues: list[User]) -> None:
    """All who work there are in the list, those who came and those who did not, and nobody is marked."""
    client = world.client("unit_manager")
    for row in (row for row in SEEN if row.name in NAMES_ALLOWED):
        with transaction.atomic():
            text = text_of(client, row, world)
            transaction.set_rollback(True)
        assert text.count(NAME) in {COLLEAGUES, 2 * COLLEAGUES}, row.name
        assert "checked" not in text, row.name


def forbidden(row: Row) -> tuple[str, ...]:
    return WRITTEN if row.name in NAMES_ALLOWED else (*WRITTEN, NAME)


def test_there_is_much_to_look_at() -> None:
    names = {row.name for row in SEEN}
    assert len(names) > 40
    assert {"unit:show", "workplaces:prepare", "unit_themes:show"} <= names


def test_the_words_are_there_for_those_whose_they_are(world: World, colleagues: list[User]) -> None:
    """Else the pages above would be empty of them for no reason of ours."""
    own = Client()
    own.force_login(colleagues[0])
    assert WORDS in own.get(reverse("learning:reflections")).content.decode()
    assert WORDS in own.get(reverse("questions:list")).content.decode()
    champion = world.client("champion")
    question = Question.objects.filter(asker=colleagues[0], shows_name=True).get()
    shown = champion.get(reverse("champion_questions:show", args=[question.pk])).content.decode()
    assert WORDS in shown
    assert NAME in shown


def test_no_exception_is_left_that_nobody_needs() -> None:
    assert {row.name for row in SEEN} >= NAMES_ALLOWED.keys()
    assert all(reason.strip() for reason in NAMES_ALLOWED.values())


@pytest.mark.parametrize("name", ["champion_questions:show", "questions:show"])
def test_a_question_is_not_there_for_the_manager(name: str, world: World, colleagues: list[User]) -> None:
    question = Question.objects.filter(asker=colleagues[0]).first()
    assert question
    assert world.client("unit_manager").get(reverse(name, args=[question.pk])).status_code == 404


def test_my_unit_says_how_many_and_stops_there(world: World, colleagues: list[User]) -> None:
    """The one page that is made of what colleagues have done."""
    page = world.client("unit_manager").get(reverse("unit:show", args=[world.unit.pk])).content.decode()
    assert "har varit med" in page
    for person in colleagues:
        assert f"/{person.pk}/" not in page
        assert str(person.email) not in page


def test_who_was_there_is_kept_and_is_nobodys_to_see_but_the_leaders(world: World, colleagues: list[User]) -> None:
    """What would be shown is there: 21 marks, of sessions that the manager has not led."""
    assert Presence.objects.filter(user__in=colleagues).count() == 21
    assert not TeamSession.objects.filter(leader=world.people["unit_manager"]).exists()
