"""Who asked, and that somebody asked, is hidden from every manager: at every address, in the log, in files, in mail."""

import json
from collections.abc import Iterator

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from jordman.accounts.actions import erase_person
from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment
from jordman.privacy.export import everything_about
from jordman.questions.actions.articles import answer_proposal
from jordman.questions.actions.asking import add_line, ask, say_whether_it_helped, take_back
from jordman.questions.models import Question, ThemeTally
from jordman.questions.reach import champions_near, questions_reaching
from tests import factories as make
from tests.access_rows.questions import QUESTION_ROWS
from tests.cast import CAST, World, build
from tests.questions.making import SECRET, answered, ask_as, make_champion, proposed, published

# What an address of this room may be asked for by somebody whom the question must not reach.
PAGES = [row for row in QUESTION_ROWS if row.name.startswith(("questions:", "champion_questions:"))]
WITHOUT_NUMBER = ("list", "ask", "articles", "write_article")
OF_ARTICLE = ("article", "change_article", "hide_article", "show_article", "confirm_article")


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def manager_who_is_champion(world: World) -> User:
    manager = world.people["unit_manager"]
    grant_role(manager, by=None, role="champion", organisation=world.municipality)
    return manager


def every_address(world: World) -> Iterator[tuple[str, str]]:
    """All addresses of a question with an answer and an article that waits, with every method."""
    article = proposed(world)
    add_line(article.question, by=world.people["colleague"], text=f"{SECRET} Igen.")  # type: ignore[arg-type]
    for row in PAGES:
        name = row.name.split(":")[1]
        pk = article.pk if name in OF_ARTICLE else article.question_id
        url = reverse(row.name, args=[] if name in WITHOUT_NUMBER else [pk])
        yield from ((method, url) for method in ("get", "post"))


@pytest.mark.parametrize("who", ["unit_manager", "project_leader", "lead", "strategist", "administrator", "evaluator"])
def test_no_address_shows_a_question_to_a_manager_or_a_lead(world: World, who: str) -> None:
    client, colleague = world.client(who), world.people["colleague"]
    for method, url in every_address(world):
        response = getattr(client, method)(url, {"text": "Hej", "answer": "yes", "helped": "yes"})
        text = response.content.decode()
        assert SECRET not in text, (method, url)
        assert colleague.family_name not in text, (method, url)
    assert Question.objects.get(asker=colleague).was_helped is None


@pytest.mark.parametrize("who", ["unit_manager", "project_leader", "lead", "other_lead", "administrator", "learner"])
def test_a_question_that_is_there_answers_like_one_that_is_not(world: World, who: str) -> None:
    """Trying numbers tells nobody that somebody has asked."""
    article = proposed(world)
    for name in ("questions:show", "questions:take_back", "questions:judge_article"):
        assert status(world, who, name, article.question_id) == status(world, who, name, 987654) == 404
    for name in ("champion_questions:show", "champion_questions:make_article"):
        assert status(world, who, name, article.question_id) == status(world, who, name, 987654) == 404
    assert status(world, who, "champion_questions:change_article", article.pk) == 404
    assert status(world, who, "questions:article", article.pk) == 404


def status(world: World, who: str, name: str, pk: int | None) -> int:
    return world.client(who).get(reverse(name, args=[pk])).status_code


@pytest.mark.parametrize("at", ["unit", "municipality", "association"])
def test_a_champion_who_leads_the_askers_unit_never_sees_it(world: World, at: str) -> None:
    manager = manager_who_is_champion(world)
    question = ask_as(world, at=getattr(world, at))
    client = client_of(manager)
    listed = client.get(reverse("champion_questions:list"))
    assert listed.status_code == 200
    assert SECRET not in listed.content.decode()
    assert "Inga frågor väntar" in listed.content.decode()
    for name in ("show", "take", "make_article"):
        for method in ("get", "post"):
            url = reverse(f"champion_questions:{name}", args=[question.pk])
            assert getattr(client, method)(url, {"text": "Vem?"}).status_code in (404, 405), (name, method)
    assert not question.replies.exists()


def test_a_champion_who_leads_another_unit_of_the_asker_never_sees_it(world: World) -> None:
    night = make.make_organisation("unit", "Nattpatrullen", world.municipality)
    make.make_employment(world.people["colleague"], night)
    boss = make_champion(world.municipality)
    grant_role(boss, by=None, role="unit_manager", organisation=night)
    question = ask_as(world)
    assert question not in questions_reaching(boss)


def test_a_strategic_manager_above_the_asker_never_sees_it_as_champion(world: World) -> None:
    boss = make_champion(world.municipality, "strategic_manager")
    assert ask_as(world) not in questions_reaching(boss)


def test_whom_the_staff_file_calls_manager_never_sees_it_whatever_the_roles_say(world: World) -> None:
    Employment.objects.filter(user=world.people["champion"]).update(is_unit_manager=True)
    make_champion(world.unit)
    assert ask_as(world) not in questions_reaching(world.people["champion"])


def test_a_champion_who_becomes_the_manager_loses_what_they_could_see(world: World) -> None:
    question, champion = answered(world), world.people["champion"]
    assert question in questions_reaching(champion)
    grant_role(champion, by=None, role="unit_manager", organisation=world.unit)
    fresh = User.objects.get(pk=champion.pk)
    assert question not in questions_reaching(fresh)
    assert client_of(fresh).get(reverse("champion_questions:show", args=[question.pk])).status_code == 404


def test_the_manager_sees_no_article_that_waits_for_the_askers_yes(world: World) -> None:
    manager, article = manager_who_is_champion(world), proposed(world)
    client = client_of(manager)
    assert article.title not in client.get(reverse("champion_questions:articles")).content.decode()
    assert client.get(reverse("champion_questions:change_article", args=[article.pk])).status_code == 404


def test_the_champion_sees_the_words_and_not_who(world: World) -> None:
    question = ask_as(world)
    text = world.client("champion").get(reverse("champion_questions:show", args=[question.pk])).content.decode()
    assert SECRET in text
    assert "Den som frågar" in text
    assert "Lena" not in text
    assert "Strid" not in text


def test_a_question_to_the_municipality_does_not_name_the_unit(world: World) -> None:
    question = ask_as(world, at=world.municipality)
    far = make_champion(make.make_organisation("unit", "Boendet Sjölyckan", world.municipality))
    text = client_of(far).get(reverse("champion_questions:show", args=[question.pk])).content.decode()
    assert "Ställd till Lidköpings kommun" in text
    assert world.unit.name not in text
    assert world.unit.name not in client_of(far).get(reverse("champion_questions:list")).content.decode()


def test_the_name_is_shown_when_the_asker_wants_it(world: World) -> None:
    question = ask_as(world, shows_name=True)
    add_line(question, by=world.people["colleague"], text="Mer.")
    text = world.client("champion").get(reverse("champion_questions:show", args=[question.pk])).content.decode()
    assert text.count("Lena Strid") == 2


def test_a_protected_asker_is_not_named_even_if_the_row_says_so(world: World) -> None:
    question = ask_as(world, shows_name=True)
    User.objects.filter(pk=question.asker_id).update(is_protected=True)
    text = world.client("champion").get(reverse("champion_questions:show", args=[question.pk])).content.decode()
    assert "Lena" not in text
    assert "Skyddad" not in text


def test_a_champions_own_question_is_not_among_those_they_answer(world: World) -> None:
    make_champion(world.unit)
    question = ask_as(world, "champion")
    client = world.client("champion")
    assert SECRET not in client.get(reverse("champion_questions:list")).content.decode()
    assert client.get(reverse("champion_questions:show", args=[question.pk])).status_code == 404
    assert client.get(reverse("questions:show", args=[question.pk])).status_code == 200


def test_champions_of_other_places_see_nothing(world: World) -> None:
    beside = make_champion(make.make_organisation("unit", "Hemtjänst Söder", world.municipality))
    outside = make_champion(world.other_unit)
    question = ask_as(world)
    for champion in (beside, outside):
        assert question not in questions_reaching(champion)
        assert client_of(champion).get(reverse("champion_questions:show", args=[question.pk])).status_code == 404


def test_the_log_holds_nothing_that_leads_to_the_asker(world: World) -> None:
    colleague = world.people["colleague"]
    AuditEvent.objects.all().delete()
    article = proposed(world)
    question = article.question
    assert question is not None
    add_line(question, by=colleague, text="Mer.")
    say_whether_it_helped(question, by=colleague, helped=True)
    answer_proposal(article, by=colleague, says_yes=True, fingerprint=article.fingerprint)
    answer_proposal(article, by=colleague, says_yes=False, fingerprint="")
    take_back(question, by=colleague)
    assert {event.by_id for event in AuditEvent.objects.all()} == {world.people["champion"].pk, None}
    for event in AuditEvent.objects.all():
        assert SECRET not in json.dumps(event.details)
        assert colleague.pk not in event.details.values()
        assert event.target_type != "accounts.user"


def test_no_other_table_knows_who_asked(world: World) -> None:
    """Wagtail keeps an index of what points at what, which would be a second list of askers."""
    proposed(world)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM wagtailcore_referenceindex r JOIN django_content_type c"
            " ON c.id = r.base_content_type_id WHERE c.app_label = 'questions'"
        )
        assert cursor.fetchone()[0] == 0


def test_the_download_of_ones_data_holds_ones_own_questions_and_nobody_elses(world: World) -> None:
    proposed(world)
    assert SECRET in str(everything_about(world.people["colleague"]))
    champions = str(everything_about(world.people["champion"]))
    assert "Glömt kod" in champions
    assert SECRET not in champions
    assert "Lena" not in champions


def test_erasing_a_person_takes_their_questions_and_leaves_the_sums(world: World) -> None:
    proposed(world)
    erase_person(world.people["colleague"], by=world.people["colleague"])
    assert not Question.objects.exists()
    assert ThemeTally.objects.get().questions == 1


def test_erasing_a_champion_leaves_the_answer_without_a_name(world: World) -> None:
    question = answered(world)
    erase_person(world.people["champion"], by=world.people["champion"])
    text = world.client("colleague").get(reverse("questions:show", args=[question.pk])).content.decode()
    assert "Tryck på Glömt kod" in text
    assert "Digitaliseringsstödet" in text
    assert "Samira" not in text


def test_nobody_but_the_asker_gets_mail_about_the_answer(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        proposed(world)
    assert {address for letter in mail.outbox for address in letter.to} == {"colleague@example.se"}


def test_every_person_of_the_cast_is_asked_about(world: World) -> None:
    published(world)
    for row in QUESTION_ROWS:
        assert set(row.statuses) == set(CAST)


class TestReach(TestCase):
    """The champion's side and the question's side say the same, whatever roles people hold where."""

    @settings(max_examples=25, deadline=None)
    @given(st.data())
    def test_a_question_is_on_a_champions_list_just_when_it_counts_that_champion(self, data: st.DataObject) -> None:
        world = build()
        nodes = [world.county, world.association, world.municipality, world.unit, world.other_unit]
        nodes.append(make.make_organisation("unit", "Hemtjänst Söder", world.municipality))
        roles = ("champion", "unit_manager", "strategic_manager", "project_leader")
        people = [make.make_user() for _ in range(4)]
        for person in people:
            for role in data.draw(st.lists(st.sampled_from(roles), max_size=3, unique=True)):
                grant_role(person, by=None, role=role, organisation=data.draw(st.sampled_from(nodes)))
            if data.draw(st.booleans()):
                leads = data.draw(st.booleans())
                make.make_employment(person, data.draw(st.sampled_from(nodes[3:])), is_unit_manager=leads)
        asker = data.draw(st.sampled_from([world.people["colleague"], *people]))
        at = data.draw(st.sampled_from([world.unit, world.municipality, world.association]))
        reached = champions_near([at.pk], asker=asker, units=[world.unit.pk])[at.pk]
        if not reached:
            return
        question = ask(by=asker, unit=world.unit, asked_at=at, topic="ai", text="Vad är det?", shows_name=False)
        seeing = {user.pk for user in User.objects.all() if question in questions_reaching(user)}
        assert seeing == reached
