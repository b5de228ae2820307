"""Help articles: from an answer with the asker's yes, or written straight; found by everybody below."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.questions.actions.articles import answer_proposal, change_article, propose_article, show_article
from jordman.questions.errors import AlreadyAnArticle, NotAsked, TextChanged
from jordman.questions.models import HelpArticle
from tests import factories as make
from tests.cast import World
from tests.questions.making import answered, ask_as, later, make_champion, proposed, published

State = HelpArticle.State


def facts(article: HelpArticle, **changes: object) -> dict[str, object]:
    names = ("organisation", "topic", "title", "body", "review_on")
    return {name: getattr(article, name) for name in names} | changes


def posted(world: World, **changes: object) -> dict[str, object]:
    words = {"title": "Ny kod", "topic": "sign_in", "body": "1. Tryck.", "organisation": world.unit.pk}
    return words | {"review_on": "2030-01-01"} | changes


def judge(world: World, article: HelpArticle, answer: str = "yes", fingerprint: str = "") -> str:
    url = reverse("questions:judge_article", args=[article.question_id])
    sent = {"answer": answer, "fingerprint": fingerprint or article.fingerprint}
    return world.client("colleague").post(url, sent, follow=True).content.decode()


def found(world: World, who: str = "colleague", **query: str) -> str:
    return world.client(who).get(reverse("questions:articles"), query).content.decode()


def test_the_form_begins_with_the_answer_and_the_topic(world: World) -> None:
    question = answered(world)
    text = world.client("champion").get(reverse("champion_questions:make_article", args=[question.pk])).content.decode()
    assert "1. Tryck på Glömt kod." in text
    assert '<option value="sign_in" selected>' in text


def test_it_is_shown_to_nobody_before_the_asker_has_said_yes(world: World) -> None:
    question = answered(world)
    url = reverse("champion_questions:make_article", args=[question.pk])
    world.client("champion").post(url, posted(world))
    article = HelpArticle.objects.get()
    assert (article.state, article.question, article.written_by) == (State.ASKING, question, world.people["champion"])
    assert "Ny kod" not in found(world)
    assert world.client("learner").get(reverse("questions:article", args=[article.pk])).status_code == 404


def test_the_asker_reads_the_exact_words_and_then_everybody_can(world: World) -> None:
    article = proposed(world)
    thread = world.client("colleague").get(reverse("questions:show", args=[article.question_id])).content.decode()
    assert "Får andra läsa svaret?" in thread
    text = (
        world.client("colleague").get(reverse("questions:judge_article", args=[article.question_id])).content.decode()
    )
    assert "<strong>Glömt kod</strong>" in text
    assert "Hemtjänst Norr" in text
    judge(world, article)
    shown = world.client("learner").get(reverse("questions:article", args=[article.pk])).content.decode()
    assert "<strong>Glömt kod</strong>" in shown
    assert "Lena" not in shown
    assert AuditEvent.objects.get(action="help_article.published").by_id is None


def test_a_no_is_a_no_and_a_yes_can_be_taken_back(world: World) -> None:
    article = proposed(world)
    judge(world, article, "no")
    article.refresh_from_db()
    assert article.state == State.DECLINED
    with pytest.raises(NotAsked):
        show_article(article, by=world.people["champion"])
    change_article(article, by=world.people["champion"], **facts(article, title="Ett försök till"))  # type: ignore[arg-type]
    article.refresh_from_db()
    assert article.state == State.DECLINED
    judge(world, article, "yes")
    assert "Ett försök till" in found(world)
    judge(world, article, "no")
    assert "Ett försök till" not in found(world)


def test_a_yes_to_other_words_than_those_that_were_read_is_refused(world: World) -> None:
    article = proposed(world)
    old = article.fingerprint
    changed = change_article(article, by=world.people["champion"], **facts(article, body="Lena glömde sin kod."))  # type: ignore[arg-type]
    assert "Texten har ändrats sedan du läste den." in judge(world, changed, fingerprint=old)
    with pytest.raises(TextChanged):
        answer_proposal(changed, by=world.people["colleague"], says_yes=True, fingerprint="")
    changed.refresh_from_db()
    assert changed.state == State.ASKING


def test_new_words_in_a_shown_article_wait_for_the_asker_again(world: World) -> None:
    article = proposed(world)
    judge(world, article)
    article.refresh_from_db()
    later = article.review_on + timedelta(days=30)
    change_article(article, by=world.people["champion"], **facts(article, review_on=later))  # type: ignore[arg-type]
    assert article.title in found(world)
    change_article(article, by=world.people["champion"], **facts(article, organisation=world.municipality))  # type: ignore[arg-type]
    assert article.title not in found(world)


def test_one_question_becomes_one_article(world: World) -> None:
    article = proposed(world)
    assert article.question is not None
    url = reverse("champion_questions:make_article", args=[article.question_id])
    assert world.client("champion").get(url).headers["Location"].endswith(f"/artiklar/{article.pk}/")
    with pytest.raises(AlreadyAnArticle):
        propose_article(article.question, by=world.people["champion"], **facts(article))  # type: ignore[arg-type]


def test_a_champion_writes_one_without_a_question(world: World) -> None:
    response = world.client("champion").post(reverse("champion_questions:write_article"), posted(world))
    assert response.status_code == 302
    assert "Ny kod" in found(world)


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "Sök på 19121212-1212"},
        {"title": "19121212-1212"},
        {"review_on": "2020-01-01"},
        {"organisation": "987654"},
        {"title": "å" * 151},
        {"body": ""},
    ],
)
def test_what_cannot_be_shown_is_said(world: World, changes: dict[str, object]) -> None:
    response = world.client("champion").post(reverse("champion_questions:write_article"), posted(world, **changes))
    assert response.status_code == 200
    assert "field__error" in response.content.decode()
    assert not HelpArticle.objects.exists()


def test_an_article_is_placed_only_where_one_helps_or_above(world: World) -> None:
    beside = make.make_organisation("unit", "Hemtjänst Söder", world.municipality)
    text = world.client("champion").get(reverse("champion_questions:write_article")).content.decode()
    for place in (world.unit, world.municipality, world.association):
        assert f'value="{place.pk}"' in text
    for place in (beside, world.other_municipality, world.county):
        assert f'value="{place.pk}"' not in text


def test_it_is_found_by_everybody_below_and_nobody_else(world: World) -> None:
    published(world, organisation=world.municipality)
    beside = make_champion(world.unit, works_at=make.make_organisation("unit", "Söder", world.municipality))
    client = Client()
    client.force_login(beside)
    assert "Signera när nätet är borta" in client.get(reverse("questions:articles")).content.decode()
    assert "Signera när nätet är borta" not in found(world, "other_lead")


@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ({"sok": "nätet"}, True),
        ({"sok": "SIGNERA telefonen"}, True),
        ({"sok": "Läkemedel"}, True),
        ({"sok": "skrivare"}, False),
        ({"amne": "medicine"}, True),
        ({"amne": "ai"}, False),
        ({"amne": "finns-inte"}, True),
        ({"sok": "\0"}, True),
    ],
)
def test_search_by_words_in_any_case_and_by_topic(world: World, query: dict[str, str], is_found: bool) -> None:
    published(world)
    assert ("Signera när nätet är borta" in found(world, **query)) is is_found


def test_hiding_showing_and_confirming(world: World) -> None:
    article = published(world)
    client = world.client("champion")
    client.post(reverse("champion_questions:hide_article", args=[article.pk]))
    assert article.title not in found(world)
    client.post(reverse("champion_questions:show_article", args=[article.pk]))
    assert article.title in found(world)
    with later(days=400):
        assert (
            "Dags att se över" in world.client("champion").get(reverse("champion_questions:articles")).content.decode()
        )
        shown = world.client("colleague").get(reverse("questions:article", args=[article.pk])).content.decode()
        assert "Den ska ses över" in shown
        world.client("champion").post(reverse("champion_questions:confirm_article", args=[article.pk]))
        shown = world.client("colleague").get(reverse("questions:article", args=[article.pk])).content.decode()
        assert "Den ska ses över" not in shown


def test_an_article_of_a_wider_place_is_tended_by_its_writer_alone(world: World) -> None:
    article = published(world, organisation=world.municipality)
    client = Client()
    client.force_login(make_champion(world.unit))
    assert client.get(reverse("champion_questions:change_article", args=[article.pk])).status_code == 404
    url = reverse("champion_questions:change_article", args=[article.pk])
    assert world.client("champion").get(url).status_code == 200


def test_words_that_look_like_markup_are_words(world: World) -> None:
    article = published(
        world, title="<script>alert(1)</script>", body="<img src=x onerror=alert(1)>\n\n[här](javascript:alert(1))"
    )
    text = world.client("colleague").get(reverse("questions:article", args=[article.pk])).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
    assert 'href="javascript' not in text


def test_an_article_stays_when_its_question_is_a_year_old(world: World) -> None:
    article = proposed(world)
    judge(world, article)
    assert article.question is not None
    article.question.delete()
    assert article.title in found(world)


def test_a_question_with_no_answer_can_still_become_an_article(world: World) -> None:
    question = ask_as(world)
    url = reverse("champion_questions:make_article", args=[question.pk])
    assert world.client("champion").get(url).status_code == 200
