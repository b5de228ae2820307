"""The champion's pages: what waits, answering, not doing the same work twice, and the mail that says so."""

import pytest
from django.core import mail
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.notices.models import Muted
from jordman.questions.actions.answering import answer, take
from jordman.questions.actions.asking import add_line
from jordman.questions.models import ChampionNotice, HelpArticle, Question
from jordman.questions.tasks import delete_old_questions, tell_champions
from tests.cast import World
from tests.questions.making import SECRET, answered, ask_as, later, make_champion, proposed


def page(world: World, question: Question) -> str:
    return world.client("champion").get(reverse("champion_questions:show", args=[question.pk])).content.decode()


def listed(world: World) -> str:
    return world.client("champion").get(reverse("champion_questions:list")).content.decode()


def test_what_waits_stands_first_and_what_has_an_answer_after(world: World) -> None:
    answered(world, text="Hur byter jag bakgrund?")
    ask_as(world)
    text = listed(world)
    assert "En fråga väntar på svar" in text
    assert text.index(SECRET) < text.index("Har fått svar") < text.index("Hur byter jag bakgrund?")


def test_answering_takes_it_off_the_list_and_is_logged_without_the_asker(world: World) -> None:
    question = ask_as(world)
    url = reverse("champion_questions:show", args=[question.pk])
    for _press in range(2):
        world.client("champion").post(url, {"text": "Tryck på Glömt kod."})
    assert question.replies.count() == 1
    assert "Inga frågor väntar" in listed(world)
    event = AuditEvent.objects.get(action="question.answered")
    assert event.by_id == world.people["champion"].pk


def test_several_can_answer(world: World) -> None:
    second = make_champion(world.unit)
    question = answered(world)
    answer(question, by=second, text="Eller starta om.")
    assert question.replies.count() == 2


def test_who_answers_says_so_and_others_see_it_for_four_hours(world: World) -> None:
    second = make_champion(world.unit)
    question = ask_as(world)
    take(question, by=second)
    assert "Någon svarar redan" in listed(world)
    assert "Någon svarar redan" in page(world, question)
    assert "Någon skriver ett svar" in (
        world.client("colleague").get(reverse("questions:show", args=[question.pk])).content.decode()
    )
    with later(hours=5):
        assert "Någon svarar redan" not in listed(world)
        assert "Jag svarar på den här" in page(world, question)


def test_to_say_that_one_answers_takes_it_from_nobody_else(world: World) -> None:
    second = make_champion(world.unit)
    question = ask_as(world)
    take(question, by=second)
    world.client("champion").post(reverse("champion_questions:take", args=[question.pk]))
    question.refresh_from_db()
    assert question.taken_by == second


def test_a_personal_number_in_an_answer_is_refused(world: World) -> None:
    question = ask_as(world)
    url = reverse("champion_questions:show", args=[question.pk])
    text = world.client("champion").post(url, {"text": "Sök på 19121212-1212"}).content.decode()
    assert "Det ser ut som ett personnummer." in text
    assert not question.replies.exists()


# Mail


@pytest.fixture
def outbox(django_capture_on_commit_callbacks: object) -> object:
    def run() -> list[str]:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            tell_champions.func()
        return [letter.to[0] for letter in mail.outbox]

    return run


def test_a_champion_is_told_once_a_day_and_not_again_of_the_same(world: World, outbox: object) -> None:
    champion = "champion@example.se"
    ask_as(world)
    assert outbox() == [champion]  # type: ignore[operator]
    assert outbox() == []  # type: ignore[operator]
    second = ask_as(world, text="En till.")
    assert outbox() == []  # type: ignore[operator]
    with later(days=1):
        assert outbox() == [champion]  # type: ignore[operator]
    with later(days=2):
        assert outbox() == []  # type: ignore[operator]
        add_line(second, by=world.people["colleague"], text="Det gick inte.")
        assert outbox() == [champion]  # type: ignore[operator]


def test_the_mail_says_nothing_but_that_somebody_wonders(world: World, outbox: object) -> None:
    ask_as(world, shows_name=True)
    outbox()  # type: ignore[operator]
    words = f"{mail.outbox[0].subject} {mail.outbox[0].body}"
    for hidden in (SECRET, "Lena", "Hemtjänst", "Inloggning"):
        assert hidden not in words
    assert mail.outbox[0].subject == "Något nytt väntar på dig"


def test_the_manager_gets_no_mail_even_as_champion_and_who_has_muted_gets_none(world: World, outbox: object) -> None:
    make_champion(world.municipality, "unit_manager")
    Muted.objects.create(user=world.people["champion"], kind="champion")
    ask_as(world)
    assert outbox() == []  # type: ignore[operator]


def test_a_question_that_has_been_answered_is_told_of_to_nobody(world: World, outbox: object) -> None:
    answered(world)
    assert outbox() == []  # type: ignore[operator]
    assert not ChampionNotice.objects.exists()


# A year later


def test_a_question_goes_a_year_after_it_was_asked_and_an_article_that_can_never_be_shown_with_it(
    world: World,
) -> None:
    proposed(world)
    with later(days=364):
        delete_old_questions.func()
        assert Question.objects.exists()
    with later(days=367):
        delete_old_questions.func()
        delete_old_questions.func()
    assert not Question.objects.exists()
    assert not HelpArticle.objects.exists()
