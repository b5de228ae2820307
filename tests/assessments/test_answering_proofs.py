"""Proofs on the database itself: nothing in any table, nor the order of rows, leads from an answer to a person.

What is read here is what somebody reads who has a copy of the database. On SQLite the order of rows is their number;
on PostgreSQL it is their place and the number of the transaction that wrote them.
"""

import random
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection, models
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from wagtail.models import ReferenceIndex

from jordman.accounts.models import User
from jordman.assessments import mixing
from jordman.assessments.access.answering import find_own_answers_for
from jordman.assessments.actions.answering import begin, give_answer, hand_in
from jordman.assessments.errors import KeyDestroyedError
from jordman.assessments.models import Answer, AnswerKey, Invitation, OwnSeed, Response, Run, Wave
from jordman.assessments.pseudonyms import own_pseudonym
from jordman.assessments.questionnaires import questionnaire_of
from jordman.audit.models import AuditEvent
from jordman.privacy.walk import about_people
from tests import factories as make
from tests.assessments import making
from tests.assessments.making import PULSE, client_of, finish, request_of, run_of

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 14


class Told:
    """A wave that people have answered in an order drawn by lot, and the orders in which they did it."""

    def __init__(self) -> None:
        municipality = make.make_organisation("municipality", "Lidköpings kommun", code="1494")
        unit = make.make_organisation("unit", "Hemtjänst Norr", municipality, code="7101")
        self.wave = making.make_wave(municipality, PULSE)
        self.content = questionnaire_of(self.wave)
        self.people = making.make_asked(self.wave, unit, PEOPLE)
        lot = random.Random(4)
        self.began = lot.sample(self.people, PEOPLE)
        self.finished = lot.sample(self.people, PEOPLE)
        for person in self.began:
            self.answer(person, lot, 1)
        for person in self.finished:
            self.answer(person, lot, 3)
            self.hand_in(person)

    def answer(self, person: User, lot: random.Random, until: int) -> None:
        """Begin, and answer until there are so many answers."""
        request, invitation = request_of(person), Invitation.objects.get(wave=self.wave, user=person)
        begin(request=request, invitation=invitation, content=self.content)
        while (own := find_own_answers_for(request, self.wave)) and len(own.answered) < until and own.current:
            chosen = lot.choice("12345")
            give_answer(
                request=request, wave=self.wave, content=self.content, item=own.current, chosen=chosen, seconds=4
            )

    def hand_in(self, person: User) -> None:
        invitation = Invitation.objects.get(wave=self.wave, user=person)
        assert hand_in(request=request_of(person), invitation=invitation, content=self.content)

    def pseudonyms(self, people: list[User]) -> list[str]:
        """What nobody who has the database can compute."""
        return [own_pseudonym(request_of(person), self.wave.measurement) for person in people]


@pytest.fixture
def told(transactional_db: None) -> Told:
    return Told()


def as_they_lie(column: str, table: str) -> list[object]:
    """A column in the order of the rows as the database keeps them."""
    order = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} ORDER BY {order}")
        return [row[0] for row in cursor.fetchall()]


def every_table() -> dict[str, str]:
    """All that is in each table, as one text."""
    dumped = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            dumped[table] = str([[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor])
    return dumped


def test_nothing_of_a_run_is_in_any_other_table(told: Told) -> None:
    runs = list(Run.objects.all())
    assert len(runs) == PEOPLE
    dumped = every_table()
    assert dumped.pop("assessments_run")
    for run in runs:
        for sign in (run.pseudonym, run.pk.hex, str(run.pk)):
            assert not [table for table, text in dumped.items() if sign in text]


def test_no_path_of_keys_leads_from_an_answer_to_a_person() -> None:
    """Of what an answer points at, and what that points at, nothing is about one person."""
    seen: set[type[models.Model]] = set()
    queue: list[type[models.Model]] = [Run, Response, Answer]
    while queue:
        model = queue.pop()
        seen.add(model)
        points = [field.related_model for field in model._meta.fields if field.is_relation]
        queue += [other for other in points if other not in seen and isinstance(other, type)]
    assert not seen & {model for model, entry in about_people()}
    assert User not in seen


def test_no_row_has_a_time_or_a_number_that_counts(told: Told) -> None:
    times = (models.DateField, models.TimeField, models.DurationField)
    for model in (Run, Response, Answer, Invitation, OwnSeed, AnswerKey):
        assert not [field for field in model._meta.fields if isinstance(field, times)]
    for model in (Run, Response, Answer):
        assert isinstance(model._meta.pk, models.UUIDField)
    versions = {run.pk.version for run in Run.objects.all()}
    assert versions == {4}


def test_runs_do_not_lie_in_any_order_that_people_did_something_in(told: Told) -> None:
    """By chance each of these fails once in 87 thousand million times."""
    lie = as_they_lie("pseudonym", "assessments_run")
    assert len(lie) == PEOPLE
    for people in (told.began, told.finished, told.people):
        order = told.pseudonyms(people)
        assert lie not in (order, order[::-1])


def test_the_order_is_the_lots_and_nothing_elses(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a lot that sorts, rows lie sorted, whoever came last: what was there before is of no account."""
    monkeypatch.setattr(
        "jordman.assessments.mixing.SystemRandom.shuffle", lambda self, rows: rows.sort(key=lambda run: run.pseudonym)
    )
    late = making.make_asked(told.wave, Invitation.objects.all()[0].unit, 1)[0]
    told.answer(late, random.Random(5), 3)
    told.hand_in(late)
    lie = as_they_lie("pseudonym", "assessments_run")
    assert lie == sorted(str(each) for each in lie)
    assert len(lie) == PEOPLE + 1


def test_who_came_last_shares_the_transaction_with_everybody_who_waits(told: Told) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no transactions to tell rows by.")
    runs = Counter(as_they_lie("xmin::text", "assessments_run"))
    assert list(runs.values()) == [PEOPLE]
    ticks = Counter(as_they_lie("xmin::text", "assessments_invitation"))
    assert len(ticks) == PEOPLE


def test_begun_runs_are_written_among_each_other(transactional_db: None) -> None:
    municipality = make.make_organisation("municipality", "Sjöby", code="1499")
    unit = make.make_organisation("unit", "Norr", municipality, code="1")
    wave = making.make_wave(municipality, PULSE)
    people = making.make_asked(wave, unit, 12)
    numbers = set()
    for invitation in Invitation.objects.order_by("pk"):
        begin(request=request_of(invitation.user), invitation=invitation, content=questionnaire_of(wave))
        numbers |= set(Run.objects.values_list("pk", flat=True))
    assert Run.objects.count() == 12
    # Each of the twelve was written anew each time somebody else came.
    assert len(numbers) == sum(range(1, 13))
    order = [own_pseudonym(request_of(person), wave.measurement) for person in people]
    assert as_they_lie("pseudonym", "assessments_run") not in (order, order[::-1])


def test_no_more_than_a_sample_is_written_anew(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mixing, "MIXED", 3)
    before = set(Run.objects.values_list("pk", flat=True))
    late = making.make_asked(told.wave, Invitation.objects.all()[0].unit, 1)[0]
    told.answer(late, random.Random(5), 3)
    told.hand_in(late)
    assert len(before - set(Run.objects.values_list("pk", flat=True))) == 3


def test_seeds_lie_in_the_order_of_peoples_numbers(told: Told) -> None:
    assert as_they_lie("user_id", "assessments_ownseed") == sorted(person.pk for person in told.people)
    assert OwnSeed.objects.count() == PEOPLE


def test_no_log_queue_or_index_knows_of_answering(told: Told) -> None:
    late = making.make_asked(told.wave, Invitation.objects.all()[0].unit, 1)[0]
    finish(client_of(late), told.wave, ["3"])
    assert not AuditEvent.objects.filter(target_type__startswith="assessments").exists()
    assert not DBTaskResult.objects.filter(task_path__contains="assessments").exists()
    kept = ReferenceIndex.objects.filter(base_content_type__app_label="assessments")
    assert not kept.filter(base_content_type__model__in=("run", "response", "answer", "invitation", "ownseed")).exists()
    dumped = every_table()
    for table in ("django_session", "usersessions_usersession"):
        assert "assessments" not in dumped[table]
        assert "svara" not in dumped[table]


def test_has_answered_is_a_yes_and_nothing_more(told: Told) -> None:
    ticked = Invitation.objects.filter(has_answered=True)
    assert ticked.count() == PEOPLE
    assert {field.name for field in Invitation._meta.fields} == {
        *("id", "wave", "user", "unit", "role_group", "sex", "has_answered")
    }


def test_without_the_key_nobody_can_be_linked_to_anything(told: Told) -> None:
    AnswerKey.objects.all().delete()
    for person in told.people:
        with pytest.raises(KeyDestroyedError):
            own_pseudonym(request_of(person), told.wave.measurement)


# A person who leaves


def leave(person: User, answers: str) -> None:
    client = client_of(person)
    page = client.get(reverse("accounts:erase_me")).content.decode()
    assert "Svaren du har gett utan namn" in page
    sent = {"confirm": "on", "answers": answers}
    assert "Allt är borttaget" in client.post(reverse("accounts:erase_me"), sent).content.decode()


@pytest.mark.parametrize(("chosen", "left"), [("keep", PEOPLE), ("remove", PEOPLE - 1)])
def test_who_leaves_chooses_whether_the_answers_go_and_nothing_leads_to_them(
    told: Told, chosen: str, left: int
) -> None:
    person = told.people[3]
    pseudonym = told.pseudonyms([person])[0]
    leave(person, chosen)
    assert Run.objects.count() == left
    assert Run.objects.filter(pseudonym=pseudonym).exists() is (chosen == "keep")
    assert not OwnSeed.objects.filter(user=person).exists()
    assert not Invitation.objects.filter(user=person).exists()
    dumped = every_table()
    dumped.pop("assessments_run")
    assert not [table for table, text in dumped.items() if pseudonym in text]
    # With the key, the secret and a new seed the answers are still nobody's.
    assert told.pseudonyms([person])[0] != pseudonym


def test_the_choice_must_be_made(told: Told) -> None:
    person = told.people[3]
    client_of(person).post(reverse("accounts:erase_me"), {"confirm": "on"})
    assert User.objects.get(pk=person.pk).is_active


def test_who_has_answered_nothing_is_not_asked(told: Told) -> None:
    other = make.make_user()
    page = client_of(other).get(reverse("accounts:erase_me")).content.decode()
    assert "utan namn" not in page
    client_of(other).post(reverse("accounts:erase_me"), {"confirm": "on"})
    assert not User.objects.get(pk=other.pk).is_active


def test_the_log_says_that_somebody_left_and_not_what_was_chosen(told: Told) -> None:
    leave(told.people[3], "remove")
    event = AuditEvent.objects.get(action="person.erased")
    assert event.details == {}


def test_a_seed_that_is_gone_is_gone_from_the_file_too(told: Told) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's dead rows go when it vacuums.")
    person = told.people[3]
    seed = bytes(OwnSeed.objects.get(user=person).seed)
    assert seed in _file()
    leave(person, "keep")
    assert seed not in _file()


def _file() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return Path(str(connection.settings_dict["NAME"])).read_bytes()


def test_wave_of_the_proofs_is_as_others(told: Told) -> None:
    """The proofs prove something: people have begun, answered and handed in, each in an order of their own."""
    assert told.began != told.finished
    assert Wave.objects.get().state == Wave.State.OPEN
    for person in told.people:
        run = run_of(person, told.wave)
        assert run is not None
        assert len(run.answers) == 3
        assert run.is_finished
