"""Evaluations with their questions, sources, findings and quotes, through the pages."""

import io
from datetime import date

import docx
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.evaluations.actions.example import add_example
from jordman.evaluations.actions.findings import Standing, add_finding, add_quote
from jordman.evaluations.contents import contents_of
from jordman.evaluations.errors import OtherEvaluation
from jordman.evaluations.models import Covered, Evaluation, Finding, Footnote, Question, Quote, Source
from tests.cast import World
from tests.evaluations.making import (
    make_document,
    make_evaluation,
    make_finding,
    make_interviews,
    make_question,
    make_quote,
)
from tests.initiatives.making import make_initiative


@pytest.fixture
def client(world: World) -> Client:
    return world.client("evaluator")


def given(**changes: object) -> dict[str, object]:
    return {"name": "Följeutvärdering", "client": "Förbundet", "evaluator": "Byrån", "aim": "", "names": "", **changes}


def finding_given(**changes: object) -> dict[str, object]:
    return {"text": "Korta pass blir en vana.", "level": "intervention", "whose": "Byrån", **changes}


def page(client: Client, evaluation: Evaluation, query: str = "") -> str:
    return client.get(reverse("evaluations:show", args=[evaluation.pk]) + query).content.decode()


# The evaluation


def test_one_evaluation_covers_several_initiatives_programmes_and_efforts_outside(world: World, client: Client) -> None:
    first, second = make_initiative(world), make_initiative(world, name="Trygg teknik")
    sent = given(
        organisation=world.association.pk,
        initiatives=[first.pk, second.pk],
        programmes=[world.programme.pk],
        names="Go-DigIT\n\n Modig \nGo-DigIT",
    )
    client.post(reverse("evaluations:add"), sent)
    titles = [each.title for each in Covered.objects.select_related("initiative", "programme")]
    assert titles == ["Nyckelfria lås", "Trygg teknik", world.programme.name, "Go-DigIT", "Modig"]
    assert "Trygg teknik" in page(client, Evaluation.objects.get())


def test_an_evaluation_covers_something(world: World, client: Client) -> None:
    answer = client.post(reverse("evaluations:add"), given(organisation=world.association.pk))
    assert "Välj eller skriv minst en satsning eller ett program." in answer.content.decode()
    assert not Evaluation.objects.exists()


def test_an_initiative_elsewhere_cannot_be_covered(world: World, client: Client) -> None:
    make_initiative(world)
    other = make_initiative(world, organisation=world.other_municipality)
    sent = given(organisation=world.association.pk, initiatives=[other.pk], names="Go-DigIT")
    client.post(reverse("evaluations:add"), sent)
    assert not Evaluation.objects.exists()


def test_an_evaluation_is_not_made_where_one_does_not_write(world: World, client: Client) -> None:
    client.post(reverse("evaluations:add"), given(organisation=world.other_municipality.pk, names="Go-DigIT"))
    assert not Evaluation.objects.exists()


def test_what_it_covers_can_be_changed(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    url = reverse("evaluations:change", args=[evaluation.pk])
    assert "Digitalt först" in client.get(url).content.decode()
    client.post(url, given(names="Ett annat"))
    assert [each.title for each in evaluation.covered.all()] == ["Ett annat"]


def test_the_database_keeps_covered_to_one_thing(world: World) -> None:
    evaluation = make_evaluation(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Covered.objects.create(evaluation=evaluation, programme=world.programme, name="Båda")


# The example


def test_the_example_has_four_efforts_seventeen_interviews_and_says_what_is_missing(
    world: World, client: Client
) -> None:
    client.post(reverse("evaluations:take_example"))
    evaluation = Evaluation.objects.get()
    contents = contents_of(evaluation)
    assert [each.title for each in contents.covered] == ["Go-DigIT", "DiVOS", "Digga Halland", "Modig"]
    assert [each.number for each in contents.interviews] == [4, 4, 3, 2, 4]
    assert contents.interview_sum == 17
    assert len(contents.findings) == 11
    assert not contents.unsourced
    shown = page(client, evaluation)
    assert "Vad källslaget heter vet vi inte." in shown
    assert "Exempel" in shown


def test_the_example_is_offered_only_on_an_empty_list(world: World, client: Client) -> None:
    assert "Lägg till exemplet" in client.get(reverse("evaluations:list")).content.decode()
    make_evaluation(world)
    assert "Lägg till exemplet" not in client.get(reverse("evaluations:list")).content.decode()


def test_no_relevance_of_the_example_is_weighed(world: World) -> None:
    evaluation = add_example(by=world.people["evaluator"], organisation=world.association)
    weights = {each.weight for finding in evaluation.findings.all() for each in finding.relevances.all()}
    assert weights == {"named"}


# Questions


def test_questions_are_written_one_after_another(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    url = reverse("evaluations:add_question", args=[evaluation.pk])
    answer = client.post(url, {"text": "Vad blev kvar?", "level": "regional", "en-till": "1"})
    assert answer.headers["Location"] == url
    answer = client.post(url, {"text": "Vad kostade det?"})
    assert answer.headers["Location"] == reverse("evaluations:show", args=[evaluation.pk])
    assert [each.text for each in evaluation.questions.all()] == ["Vad blev kvar?", "Vad kostade det?"]


def test_a_question_that_goes_leaves_its_findings(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    question = make_question(evaluation)
    finding = make_finding(evaluation, question=question)
    client.post(reverse("evaluations:remove_question", args=[question.pk]))
    finding.refresh_from_db()
    assert finding.question is None
    assert "Utan fråga" in page(client, evaluation)


# Sources


def test_interviews_have_a_kind_a_general_role_and_a_count(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    url = reverse("evaluations:add_source", args=[evaluation.pk, "interviews"])
    client.post(url, {"title": "Enhetschefer", "role": "manager", "number": "0"})
    assert not Source.objects.exists()
    client.post(url, {"title": "Enhetschefer", "role": "manager", "number": "4"})
    client.post(url, {"title": "Forskare", "role": "expert", "number": "1"})
    assert contents_of(evaluation).interview_sum == 5


def test_a_protected_figure_is_a_page_in_here_and_a_day(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    url = reverse("evaluations:add_source", args=[evaluation.pk, "figure"])
    for address in ("https://annan.se/rapport/1/", "//annan.se/", "javascript:alert(1)", "/rapport 1/"):
        client.post(url, {"title": "Klara", "address": address, "taken_on": "2026-01-15"})
    client.post(url, {"title": "Klara", "address": "/rapport/1/", "taken_on": "2199-01-15"})
    assert not Source.objects.exists()
    client.post(url, {"title": "Klara", "address": "http://testserver/rapport/1/", "taken_on": "2026-01-15"})
    source = Source.objects.get()
    assert (source.address, source.taken_on) == ("/rapport/1/", date(2026, 1, 15))
    assert source.cited() == "Klara, 2026-01-15"


def test_a_document_has_author_title_year_and_section(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    url = reverse("evaluations:add_source", args=[evaluation.pk, "document"])
    given = {"title": "Halvtidsanalys", "author": "Sweco", "year": "2020", "section": "avsnitt 3"}
    answer = client.post(url, {**given, "address": "javascript:alert(1)"})
    assert "Skriv en hel länk" in answer.content.decode()
    client.post(url, {**given, "address": "https://example.se/a"})
    source = Source.objects.get()
    assert source.cited() == "Sweco: Halvtidsanalys, 2020, avsnitt 3"
    assert source.cited("s. 12") == "Sweco: Halvtidsanalys, 2020, s. 12"


def test_there_are_three_kinds_of_source(world: World, client: Client) -> None:
    url = reverse("evaluations:add_source", args=[make_evaluation(world).pk, "rykte"])
    assert client.get(url).status_code == 404


def test_a_source_that_findings_stand_on_stays(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    source = make_document(evaluation)
    make_finding(evaluation, source)
    answer = client.post(reverse("evaluations:remove_source", args=[source.pk]), follow=True)
    assert "1 iakttagelse bygger på källan. Ändra den först." in answer.content.decode()
    assert Source.objects.exists()


# Findings


def test_a_finding_is_saved_with_its_footnotes_and_for_whom_it_matters(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    document, interviews = make_document(evaluation), make_interviews(evaluation)
    sent = finding_given(
        source_0=document.pk, place_0="s. 3", source_1=interviews.pk, weight_staff="high", sentence_staff="Det hjälper."
    )
    client.post(reverse("evaluations:add_finding", args=[evaluation.pk]), sent)
    finding = Finding.objects.get()
    assert [each.cited for each in finding.footnotes.all()] == ["Byrån: Halvtidsanalys, 2025, s. 3", "Enhetschefer"]
    assert [(each.group, each.weight) for each in finding.relevances.all()] == [("staff", "high")]


def test_a_finding_can_wait_for_its_source(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    client.post(reverse("evaluations:add_finding", args=[evaluation.pk]), finding_given())
    assert "Saknar källa" in page(client, evaluation)


def test_relevance_says_why_and_nothing_written_is_lost(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    sent = finding_given(weight_staff="high", weight_municipality="", sentence_municipality="Det kostar mindre.")
    answer = client.post(reverse("evaluations:add_finding", args=[evaluation.pk]), sent).content.decode()
    assert "Skriv en mening om varför." in answer
    assert "Välj hur stor betydelsen är." in answer
    assert "Korta pass blir en vana." in answer
    assert "Det kostar mindre." in answer
    assert not Finding.objects.exists()


def test_a_changed_finding_keeps_what_was_our_reading(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    document = make_document(evaluation)
    finding = make_finding(evaluation)
    Footnote.objects.create(finding=finding, source=document, place="4.4", is_reading=True)
    url = reverse("evaluations:change_finding", args=[finding.pk])
    client.post(url, finding_given(source_0=document.pk, place_0="4.4", source_1=document.pk, place_1="4.5"))
    assert [(each.place, each.is_reading) for each in finding.footnotes.all()] == [("4.4", True), ("4.5", False)]


def test_a_source_or_question_of_another_evaluation_is_refused(world: World, client: Client) -> None:
    evaluation, other = make_evaluation(world), make_evaluation(world, name="En annan")
    document, question = make_document(other), make_question(other)
    url = reverse("evaluations:add_finding", args=[evaluation.pk])
    client.post(url, finding_given(source_0=document.pk))
    client.post(url, finding_given(question=question.pk))
    assert not Finding.objects.exists()
    facts = {"text": "x", "level": "regional", "whose": "Byrån"}
    by = world.people["evaluator"]
    with pytest.raises(OtherEvaluation):
        add_finding(evaluation, by=by, standings=[Standing(document)], weighed={}, **facts)
    with pytest.raises(OtherEvaluation):
        add_quote(evaluation, by=by, text="x", role="staff", finding=make_finding(other))


@pytest.mark.parametrize("words", ["Fråga lena@example.se.", "Hon är född 19121212-1212.", "Ring 070-123 45 67."])
def test_no_text_with_an_address_or_a_personal_number_is_kept(world: World, client: Client, words: str) -> None:
    evaluation = make_evaluation(world)
    forms = {
        "add_finding": (finding_given(text=words), []),
        "add_question": ({"text": words}, []),
        "texts": ({"unknowns": words}, []),
        "change": (given(aim=words, names="Ett"), []),
        "add_quote": ({"text": words, "role": "staff", "is_checked": "on"}, []),
        "add_source": ({"title": words, "role": "manager", "number": "2"}, ["interviews"]),
    }
    for name, (sent, args) in forms.items():
        answer = client.post(reverse(f"evaluations:{name}", args=[evaluation.pk, *args]), sent)
        assert answer.status_code == 200, name
        assert "Ta bort det. Texten ska inte peka ut någon." in answer.content.decode(), name
    evaluation.refresh_from_db()
    assert (evaluation.aim, evaluation.unknowns) == ("", "")
    assert not any(model.objects.exists() for model in (Finding, Question, Quote, Source))


def test_findings_are_filtered_by_level_group_and_whose(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    make_finding(evaluation, text="På regional nivå.", level="regional", whose="Andra byrån")
    near = make_finding(evaluation, text="Nära vardagen.")
    near.relevances.create(group="municipality", weight="low", sentence="Liten.")
    for query in ("?niva=intervention", "?grupp=municipality", "?vems=Byr%C3%A5n"):
        shown = page(client, evaluation, query)
        assert "Nära vardagen." in shown, query
        assert "1 iakttagelse av 2 visas" in shown, query
    assert "2 iakttagelser" in page(client, evaluation, "?niva=hittepa")


# Quotes


def test_a_quote_keeps_words_and_a_general_role(world: World, client: Client) -> None:
    evaluation = make_evaluation(world)
    sent = {"text": "Nu vågar jag.", "role": "staff", "is_checked": "on"}
    client.post(reverse("evaluations:add_quote", args=[evaluation.pk]), {**sent, "role": "Undersköterska på Norr"})
    assert not Quote.objects.exists()
    client.post(reverse("evaluations:add_quote", args=[evaluation.pk]), sent)
    assert Quote.objects.get().role == "staff"
    assert "vågar" not in str(AuditEvent.objects.get(action="evaluation.quote_added").details)


def test_words_like_a_name_are_asked_about_once(world: World, client: Client) -> None:
    url = reverse("evaluations:add_quote", args=[make_evaluation(world).pk])
    sent = {"text": "Det var i Västra Götaland.", "role": "staff", "is_checked": "on"}
    assert "”Västra Götaland” ser ut som ett namn." in client.post(url, sent).content.decode()
    assert not Quote.objects.exists()
    client.post(url, {**sent, "no_name": "on"})
    assert Quote.objects.exists()


def test_quotes_are_fetched_in_an_order_that_says_nothing_of_when(world: World) -> None:
    evaluation = make_evaluation(world)
    make_quote(evaluation, text="Sist i alfabetet.", role="staff")
    make_quote(evaluation, text="Först i alfabetet.", role="staff")
    answer = world.client("lead").post(reverse("evaluations:send_quotes", args=[evaluation.pk]))

    words = [each.text for each in docx.Document(io.BytesIO(answer.content)).paragraphs]
    assert words[1:] == ["”Först i alfabetet.”", "Medarbetare", "”Sist i alfabetet.”", "Medarbetare"]


def test_a_reader_sees_no_way_to_write(world: World) -> None:
    evaluation = make_evaluation(world)
    make_finding(evaluation)
    shown = page(world.client("lead"), evaluation)
    assert "Ny iakttagelse" not in shown
    assert "Ändra" not in shown
