"""Every page of the access table asks the database little, and no more for ten rows than for one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker
from wagtail.signal_handlers import disable_reference_index_auto_update

from jordman.champions.models import Call, Mandate
from jordman.learning.models import Answer, ModuleProgress, RecallCard, Reflection, TimeEntry
from jordman.library.models import Module, ModuleComment, SignOff, Tool
from jordman.live_sessions.models import GroupMember, LiveSession, NetworkGroup
from jordman.organisations.actions import grant_role
from jordman.programmes.models import ElectiveChoice, Enrolment
from jordman.programmes.tallies import count_enrolment
from jordman.questions.models import Question
from jordman.team_sessions.models import Series, SessionPlan
from tests import factories as make
from tests.access_rows.participation import last_month
from tests.access_table import ROWS, Row
from tests.cast import CAST, World, build
from tests.champions.making import make_application, make_call, make_entry, make_mandate
from tests.live_sessions.making import make_past_session, make_session, put
from tests.needs.making import add_more as add_needs
from tests.participation.making import make_participant
from tests.questions.making import answered, ask_as, published
from tests.strict_templates import StrictMissing
from tests.team_sessions.making import make_guide, make_held, make_series, make_team_session

STATEMENTS = 12
# These ask more, and as much for one row as for ten.
ALLOWED = {
    # One question to each table that holds anything about the person.
    "accounts:my_data": 80,
    # The author's page of a module: its text, files, versions, reviews, comments and who may read it.
    "library:module": 15,
}
pytestmark = pytest.mark.django_db
PAGES = [row for row in ROWS if row.method == "get" and 200 in row.statuses.values()]


@dataclass(frozen=True)
class Asked:
    """The statements of a page with one row of everything and with ten."""

    for_one: list[str]
    for_ten: list[str]


@pytest.fixture(scope="module")
def together(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Asked]:
    """What the pages ask in one world that they share: to fill one for each page took a third of all tests' time."""
    with django_db_blocker.unblock():
        return count(PAGES)


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_a_page_asks_at_most_twelve_questions_whatever_there_is_to_show(
    row: Row, together: dict[str, Asked], db: None
) -> None:
    # What some pages are about cannot stand beside what others are about: they have a world of their own.
    asked = together.get(row.name) or count([row], is_strict=True)[row.name]
    assert len(asked.for_ten) == len(asked.for_one), "\n".join(asked.for_ten)
    assert 0 < len(asked.for_one) <= ALLOWED.get(row.name, STATEMENTS), "\n".join(asked.for_one)


def count(rows: Sequence[Row], *, is_strict: bool = False) -> dict[str, Asked]:
    """What each page asks. One that fails is left out, and the next ones are told nothing of it, unless `is_strict`."""
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    with pytest.MonkeyPatch.context() as patch, _undone():
        patch.setattr(backend.engine, "string_if_invalid", StrictMissing())
        world = build()
        # What the pages are about comes first, so that it is filled with rows too.
        urls = _urls(world, rows, is_strict=is_strict)
        add_rows(world, 1)
        ones = {row.name: _ask(world, row, urls, is_strict=is_strict) for row in rows}
        add_rows(world, 9)
        tens = {row.name: _ask(world, row, urls, is_strict=is_strict) for row in rows}
    return {name: Asked(ones[name], tens[name]) for name in ones if ones[name] and tens[name]}


@contextmanager
def _undone() -> Iterator[None]:
    """Whatever is written within is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _urls(world: World, rows: Sequence[Row], *, is_strict: bool) -> dict[str, str]:
    """Addresses of the pages; rows that are about the same thing share it."""
    made: dict[object, list[object]] = {}
    for make_args in dict.fromkeys(row.args for row in rows):
        try:
            with transaction.atomic():
                made[make_args] = make_args(world)
        except Exception:
            if is_strict:
                raise
    return {row.name: reverse(row.name, args=made[row.args]) for row in rows if row.args in made}


def _ask(world: World, row: Row, urls: dict[str, str], *, is_strict: bool) -> list[str]:
    viewer = world.client(next(who for who in CAST if row.statuses[who] == 200))
    try:
        with _undone():
            return questions(viewer, urls[row.name])
    except Exception:
        if is_strict:
            raise
        return []


def questions(client: Client, url: str) -> list[str]:
    """What the second visit asks: the first fills what a process keeps.

    What is kept for a minute is forgotten first, lest the minute end between the two.
    """
    cache.clear()
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code in (200, 302)
    return [query["sql"] for query in captured if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]


def add_rows(world: World, number: int) -> None:
    """So many more of everything that the pages list."""
    makers: tuple[Callable[[World], None], ...] = (
        _module,
        _person,
        _place,
        _live_sessions,
        _programme,
        _champions,
        _team_sessions,
        _questions,
        _participation,
        add_needs,
    )
    with disable_reference_index_auto_update():
        for _ in range(number):
            for maker in makers:
                maker(world)


def _module(world: World) -> None:
    """One that the learner has done, with a tool, words of their own, a question that waits, comments and a review."""
    learner, supplier = world.people["learner"], world.people["supplier"]
    category = make.make_category(1 + Module.objects.count() % 6)
    module = make.make_module(world.association, category=category)
    elective = make.make_rule(world.main, module, requirement="elective")
    ElectiveChoice.objects.create(enrolment=world.enrolment, rule=elective)
    Tool.objects.create(module=module, key="lista", title="Lista", summary="Att ha i fickan.", body="Fråga först.")
    now = timezone.now()
    ModuleProgress.objects.create(user=learner, module=module, edition=module.edition, done_at=now)
    Answer.objects.create(user=learner, module=module, edition_id=module.edition_id, block_key="vem", chosen=["a"])
    Reflection.objects.create(user=learner, module=module, block_key="senast", text="I våras.")
    RecallCard.objects.create(user=learner, module=module, question_key="minns-vem", due_at=now)
    TimeEntry.objects.create(
        user=learner, programme=world.programme, on=now.date(), minutes=10, source="module", activity=f"m:{module.pk}"
    )
    for commented in (module, world.module):
        comment = ModuleComment.objects.create(module=commented, text="Fin bild.", by=world.people["reviewer"])
        ModuleComment.objects.create(module=commented, answer_to=comment, text="Tack.", by=supplier)
    SignOff.objects.create(module=module, submitted_by=supplier)


def _person(world: World) -> None:
    """Somebody else in the programme, in the learner's group, from an organisation of their own."""
    municipality = make.make_organisation("municipality", f"Kommun {Enrolment.objects.count()}", world.association)
    user = make.make_user(sex="woman")
    enrolment = make.make_enrolment(world.programme, user, municipality, sex="woman")
    count_enrolment(enrolment)
    first = NetworkGroup.objects.order_by("pk").first()
    group = NetworkGroup.objects.create(programme=world.programme, name="Grupp", mix="region")
    GroupMember.objects.create(group=first or group, user=user)
    GroupMember.objects.create(group=group, user=world.people["learner"])
    for session in LiveSession.objects.all():
        put(session, enrolment)


def _place(world: World) -> None:
    """A unit with somebody who works there and somebody with a role."""
    unit = make.make_organisation("unit", "Enhet", world.municipality)
    make.make_employment(make.make_user(), unit)
    grant_role(make.make_user(), by=None, role="champion", organisation=unit)
    make.make_employment(make.make_user(), world.unit)
    grant_role(make.make_user(), by=None, role="champion", organisation=world.unit)


def _live_sessions(world: World) -> None:
    for session in (make_session(world), make_past_session(world)):
        put(session, world.enrolment)


def _champions(world: World) -> None:
    """A colleague with a mandate, who has applied in every call, and one more note of the champion's."""
    user = make.make_user()
    make.make_employment(user, world.unit)
    make_mandate(world, user, in_network=True)
    make_call(world)
    for call in Call.objects.all():
        make_application(call, user, world.unit)
    for mandate in Mandate.objects.filter(user=world.people["champion"]):
        make_entry(mandate)
        mandate.hour_uses.create(on=mandate.starts_on, minutes=10, what="prepare")


def _programme(world: World) -> None:
    """One more that the lead builds, and one that the learner is in."""
    programme = make.make_programme(world.association)
    block = make.make_block(programme)
    make.make_rule(block, world.module)
    make.make_block(world.programme, name="Ett till")


def _team_sessions(world: World) -> None:
    """More of each series of the cast's unit, held and to come, a plan that is shared, and one more series."""
    make_series(world.unit)
    guide = make_guide(world.association)
    for series in Series.objects.filter(unit=world.unit):
        make_team_session(series, guide)
    # One that the learner was at, and one to catch up.
    make_held(series, guide, world.people["learner"])
    make_held(series, make_guide(world.association))
    for unit, shared_with in ((world.unit, None), (world.other_unit, world.nation)):
        plan = SessionPlan.objects.create(organisation=unit, name="Plan", shared_with=shared_with)
        plan.items.create(position=1, module=guide)
    for plan in SessionPlan.objects.all():
        plan.items.create(position=plan.items.count() + 1, module=guide)


def _questions(world: World) -> None:
    """One that waits, one with an answer, and an article for everybody."""
    number = Question.objects.count()
    ask_as(world, text=f"Fråga {number}")
    answered(world, text=f"Besvarad {number}")
    published(world)


def _participation(world: World) -> None:
    """Somebody at the manager's unit with hours of the month that is over."""
    make_participant(world, month=last_month())
