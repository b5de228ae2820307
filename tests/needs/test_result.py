"""The result: conclusions first, the same for every reader, and nobody in it."""

import io
import re

import docx
import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from jordman.audit.models import AuditEvent
from jordman.needs.actions.studies import close_interviews
from jordman.needs.models import Interview, Note, Study
from tests.cast import World
from tests.needs.making import SAID, WORDS, make_decided, make_decision, make_quotes, make_study, make_whole

READERS = ("lead", "strategist", "evaluator")
ROLE = "chef på Hemtjänst Norr"


def result(client: Client, study: Study) -> str:
    return client.get(reverse("needs:result", args=[study.pk])).content.decode()


def word(client: Client, study: Study, name: str = "word") -> str:
    document = docx.Document(io.BytesIO(client.post(reverse(f"needs:{name}", args=[study.pk])).content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def pdf(client: Client, study: Study) -> str:
    pages = PdfReader(io.BytesIO(client.post(reverse("needs:pdf", args=[study.pk])).content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def quoted(world: World, *kinds: str) -> Study:
    study = make_whole(world)
    study.quotes.all().delete()
    study.interviews.all().delete()
    make_quotes(study, *kinds)
    Interview.objects.filter(study=study).update(role=ROLE)
    close_interviews(study, by=world.people["lead"])
    return study


def test_it_opens_with_a_finding_and_its_conclusions(world: World) -> None:
    study = make_study(world)
    make_decided(study)
    make_decided(study, "Alla har samma behov.", "rejected")
    make_decided(study, "Enheten är en del av helheten.", "new_insight")
    make_decision(study)
    text = result(world.client("evaluator"), study)
    heading = text[text.index("<h1>") : text.index("</h1>")]
    assert "1 bekräftad hypotes, 1 avfärdad och 1 ny insikt. 1 sak ändrades." in heading
    conclusions = text[text.index("Slutsatser") : text.index("Hypoteser och insikter")]
    for sentence in (
        "1 hypotes bekräftades. 1 avfärdades.",
        "1 insikt var ny.",
        "1 beslut pekar på vad som ändrades. För 1 sägs det inte vilken insikt det kom ur.",
        "Studien bygger på 0 workshoppar och 3 intervjuer.",
    ):
        assert sentence in conclusions


@pytest.mark.parametrize("who", READERS)
def test_nothing_of_what_was_said_is_on_the_page_or_in_a_file(world: World, who: str) -> None:
    study = quoted(world, *["staff"] * 5)
    client = world.client(who)
    for text in (result(client, study), word(client, study), pdf(client, study)):
        assert SAID not in text
        assert ROLE not in text
        assert "Hemtjänst Norr" not in text
        assert "Chefer behöver tid." in text


def test_every_reader_sees_the_same(world: World) -> None:
    study = quoted(world, *["staff"] * 5)
    texts = {word(world.client(who), study) for who in READERS}
    assert len(texts) == 1


def test_quotes_have_words_and_a_general_role_and_nothing_else(world: World) -> None:
    study = quoted(world, *["operational_manager"] * 6, "strategic_manager")
    for text in (
        result(world.client("evaluator"), study),
        word(world.client("evaluator"), study),
        word(world.client("lead"), study, "quotes_word"),
        pdf(world.client("evaluator"), study),
    ):
        assert f"{WORDS} 7" in text
        assert "Strategisk chef" not in text
        assert "Operativ chef" not in text
        assert "Chef" in text


def test_quotes_wait_until_the_interviews_are_closed(world: World) -> None:
    study = make_study(world)
    make_quotes(study, *["staff"] * 5)
    client = world.client("lead")
    assert WORDS not in result(client, study)
    assert WORDS not in word(client, study)
    assert client.post(reverse("needs:quotes_word", args=[study.pk])).status_code == 302
    close_interviews(study, by=world.people["lead"])
    assert WORDS in result(client, study)


def test_a_withdrawn_quote_is_gone_from_every_file_and_moves_no_others_role(world: World) -> None:
    study = quoted(world, *["staff"] * 5)
    before = result(world.client("evaluator"), study)
    gone = study.quotes.earliest("pk")
    world.client("lead").post(reverse("needs:withdraw", args=[gone.interview_id]))
    after = result(world.client("evaluator"), study)
    assert before.count("Medarbetare") == 5
    assert after.count("Medarbetare") == 4
    assert gone.words not in after


def test_a_written_source_is_a_footnote(world: World) -> None:
    study = make_whole(world)
    assert "Rapport 2025, sida 5" in pdf(world.client("evaluator"), study)
    assert "Rapport 2025, sida 5" in word(world.client("evaluator"), study)


def test_markup_in_what_was_written_is_text_in_every_file(world: World) -> None:
    study = make_whole(world, name="# Behov | *2026*", aim="1. <b>Veta</b>\n- [mer](http://x.example)")
    Note.objects.filter(source__startswith="Rapport").update(text="| a | `b` |\n\n# Rubrik")
    for text in (word(world.client("lead"), study), pdf(world.client("lead"), study)):
        assert "# Behov | *2026*" in text
        assert "<b>Veta</b>" in text
        assert "[mer](http://x.example)" in text
        assert "# Rubrik" in text


def test_files_are_logged_and_are_accessible(world: World) -> None:
    study = make_whole(world)
    content = world.client("evaluator").post(reverse("needs:pdf", args=[study.pk])).content
    assert b"/StructTreeRoot" in content
    event = AuditEvent.objects.get(action="needs.result_downloaded")
    assert (event.by_id, event.details) == (world.people["evaluator"].pk, {"form": "pdf"})


def test_an_empty_study_has_a_result_too(world: World) -> None:
    study = make_study(world)
    client = world.client("evaluator")
    for text in (result(client, study), word(client, study), pdf(client, study)):
        assert "Inget är ändrat än" in text


def test_it_is_there_in_english(world: World) -> None:
    study = make_whole(world)
    client = world.client("evaluator")
    client.cookies["django_language"] = "en"
    world.people["evaluator"].__class__.objects.filter(pk=world.people["evaluator"].pk).update(language="en")
    assert "Conclusions" in result(client, study)
