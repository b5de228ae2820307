"""The asker's pages: ask, read, add, say whether it helped, take back."""

from typing import Any

import pytest
from django.core import mail
from django.urls import reverse

from jordman.organisations import tree
from jordman.organisations.actions import grant_role
from jordman.organisations.champion_words import forget_champion_words
from jordman.organisations.models import ChampionTitle
from jordman.questions.access import find_answer_waiting_for
from jordman.questions.actions.answering import answer
from jordman.questions.models import Question
from tests import factories as make
from tests.cast import World
from tests.questions.making import SECRET, answered, ask_as, make_champion, proposed, published


def form(world: World, **fields: object) -> dict[str, object]:
    audience = f"{world.unit.pk}-{world.unit.pk}"
    return {"audience": audience, "topic": "sign_in", "text": SECRET, **fields}


def send(world: World, *, who: str = "colleague", **fields: Any) -> str:
    response = world.client(who).post(reverse("questions:ask"), form(world, **fields), follow=True)
    return response.content.decode()


def page(world: World, question: Question, who: str = "colleague") -> str:
    return world.client(who).get(reverse("questions:show", args=[question.pk])).content.decode()


def ask_page(world: World, who: str = "colleague") -> str:
    return world.client(who).get(reverse("questions:ask")).content.decode()


def test_a_question_is_sent_without_a_name_unless_the_box_is_ticked(world: World) -> None:
    assert "Frågan är skickad." in send(world)
    question = Question.objects.get()
    assert (question.asker, question.unit, question.asked_at) == (world.people["colleague"], world.unit, world.unit)
    assert not question.shows_name
    send(world, text="En till.", shows_name="on")
    assert Question.objects.get(text="En till.").shows_name


def test_the_page_says_who_sees_the_question_and_who_does_not(world: World) -> None:
    text = ask_page(world)
    assert "Din chef ser inte frågan och inte att du har frågat." in text
    assert "Skriv inget om dem ni hjälper" in text
    assert "På en liten enhet kan någon gissa vem som frågar." in text


def test_how_many_can_answer_is_said_for_the_unit_the_municipality_and_the_association(world: World) -> None:
    other = make.make_organisation("unit", "Hemtjänst Söder", world.municipality)
    make_champion(other)
    make_champion(world.association)
    text = ask_page(world)
    assert "Hemtjänst Norr: 2 kan svara" in text
    assert "Hela Lidköpings kommun: 3 kan svara" in text
    assert "Hela Skaraborgs kommunalförbund: 3 kan svara" in text


def test_an_association_of_associations_is_too_far_away_to_ask(world: World) -> None:
    above = make.make_organisation("association", "VästKom", world.county)
    world.association.parent = above
    world.association.save()
    tree.rebuild()
    text = ask_page(world)
    assert "Skaraborgs kommunalförbund" in text
    assert "VästKom" not in text


def test_a_unit_without_champions_is_told_and_the_municipality_proposed(world: World) -> None:
    world.people["champion"].role_grants.all().delete()
    make_champion(make.make_organisation("unit", "Hemtjänst Söder", world.municipality))
    text = ask_page(world)
    assert "Ingen på Hemtjänst Norr är digitaliseringsstöd och kan se din fråga." in text
    assert "Fråga Lidköpings kommun i stället." in text
    assert "Hemtjänst Norr:" not in text
    assert f'value="{world.unit.pk}-{world.municipality.pk}"' in text


def test_the_only_champion_being_the_manager_is_no_champion_to_ask(world: World) -> None:
    grant_role(world.people["champion"], by=None, role="unit_manager", organisation=world.unit)
    assert "Ingen kan svara här än" in ask_page(world)
    send(world)
    assert not Question.objects.exists()


def test_champions_have_the_employers_own_name(world: World) -> None:
    ChampionTitle.objects.create(
        organisation=world.municipality, one="it-ambassadör", the_one="it-ambassadören", many="it-ambassadörer"
    )
    forget_champion_words(world.municipality)
    text = ask_page(world)
    assert "It-ambassadörer är kollegor som hjälper andra" in text
    assert "digitaliseringsstöd" not in text


def test_who_works_at_two_units_chooses_the_unit(world: World) -> None:
    night = make.make_organisation("unit", "Nattpatrullen", world.municipality)
    make.make_employment(world.people["colleague"], night)
    make_champion(night)
    send(world, audience=f"{night.pk}-{night.pk}")
    assert Question.objects.get().unit == night


def test_a_place_of_somebody_else_cannot_be_asked(world: World) -> None:
    make_champion(world.other_unit)
    send(world, audience=f"{world.unit.pk}-{world.other_unit.pk}")
    assert not Question.objects.exists()


def test_who_is_enrolled_and_not_employed_can_ask(world: World) -> None:
    guest = make.make_user()
    make.make_enrolment(world.programme, guest, world.municipality)
    client = world.client("nobody")
    client.force_login(guest)
    assert "Hela Lidköpings kommun: 1 kan svara" in client.get(reverse("questions:ask")).content.decode()


@pytest.mark.parametrize(
    "text", ["19121212-1212 kan inte logga in", "Brukaren 121212 1212", "191212121212", "121212–1212"]
)
def test_what_looks_like_a_personal_number_is_refused_in_a_sentence(world: World, text: str) -> None:
    assert "Det ser ut som ett personnummer. Ta bort det." in send(world, text=text)
    assert not Question.objects.exists()


@pytest.mark.parametrize(
    "text", ["Ring 070-123 45 67 om det krånglar", "Ärende 2026-11-21 nummer 4711", "Fel 0x80070005"]
)
def test_other_numbers_go_through(world: World, text: str) -> None:
    send(world, text=text)
    assert Question.objects.get().text == text


@pytest.mark.parametrize(
    "fields", [{"text": "  "}, {"topic": ""}, {"topic": "boss"}, {"audience": "x"}, {"text": "å" * 4001}]
)
def test_what_is_missing_or_too_much_is_said_and_what_was_written_stays(world: World, fields: dict[str, Any]) -> None:
    text = send(world, **fields)
    assert not Question.objects.exists()
    assert 'role="alert"' in text or "field__error" in text


def test_a_second_press_sends_one_question(world: World) -> None:
    send(world)
    send(world, text=f"{SECRET}\r\n".strip())
    assert Question.objects.count() == 1


def test_no_mail_of_the_question_goes_at_once(world: World, django_capture_on_commit_callbacks: object) -> None:
    """The very minute would tell who was at their phone."""
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        send(world)
    assert not mail.outbox


def test_an_answer_is_told_of_without_its_words_and_once_until_it_is_read(
    world: World, django_capture_on_commit_callbacks: object
) -> None:
    colleague, champion = world.people["colleague"], world.people["champion"]
    question = ask_as(world)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        answer(question, by=champion, text="Tryck på Glömt kod.")
        answer(question, by=champion, text="Eller ring mig.")
    (letter,) = mail.outbox
    assert letter.to == [colleague.email]
    words = f"{letter.subject} {letter.body}"
    for hidden in ("fråg", "svar", "Glömt", SECRET, "Samira"):
        assert hidden not in words.replace(f"/fraga/{question.pk}/", "")
    assert find_answer_waiting_for(colleague) == 1
    text = page(world, question)
    assert "Tryck på Glömt kod." in text
    assert "Samira Haddad" in text
    assert find_answer_waiting_for(colleague) == 0


def test_it_helped_closes_and_not_yet_lets_it_wait_again(world: World) -> None:
    question = answered(world)
    url = reverse("questions:helped", args=[question.pk])
    world.client("colleague").post(url, {"helped": "yes"})
    question.refresh_from_db()
    assert (question.was_helped, question.closed_on is not None, question.is_waiting) == (True, True, False)
    world.client("colleague").post(url, {"helped": "no"})
    question.refresh_from_db()
    assert (question.was_helped, question.closed_on, question.is_waiting) == (False, None, True)


def test_a_line_more_opens_the_question_again_and_is_not_doubled(world: World) -> None:
    question = answered(world)
    client = world.client("colleague")
    client.post(reverse("questions:helped", args=[question.pk]), {"helped": "yes"})
    for _press in range(2):
        client.post(reverse("questions:show", args=[question.pk]), {"text": "Knappen är grå."})
    question.refresh_from_db()
    assert question.is_waiting
    assert question.replies.filter(by_asker=True).count() == 1
    client.post(reverse("questions:show", args=[question.pk]), {"text": "121212-1212"})
    assert question.replies.count() == 2


def test_taking_back_asks_first_and_then_nothing_is_left(world: World) -> None:
    article = proposed(world)
    question = article.question
    assert question is not None
    client, url = world.client("colleague"), reverse("questions:take_back", args=[question.pk])
    assert "Det går inte att ångra." in client.get(url).content.decode()
    assert Question.objects.exists()
    client.post(url)
    assert not Question.objects.exists()
    assert not type(article).objects.exists()
    assert SECRET not in world.client("champion").get(reverse("champion_questions:list")).content.decode()


def test_who_has_no_place_of_work_here_reads_articles_and_cannot_ask(world: World) -> None:
    text = world.client("lead").get(reverse("questions:list")).content.decode()
    assert "Du har ingen arbetsplats här än" in text
    assert reverse("questions:ask") not in text


def test_a_person_with_protected_identity_is_never_offered_to_show_a_name(world: World) -> None:
    colleague = world.people["colleague"]
    colleague.is_protected = True
    colleague.save()
    assert "Visa mitt namn" not in ask_page(world)
    send(world, shows_name="on")
    assert not Question.objects.get().shows_name


def test_the_list_finds_what_is_new(world: World) -> None:
    answered(world)
    published(world)
    text = world.client("colleague").get(reverse("questions:list")).content.decode()
    assert "Du har ett nytt svar" in text
    assert "Nytt att läsa" in text
