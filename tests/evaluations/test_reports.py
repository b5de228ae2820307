"""Reports: what stops them, what is in them, and that they stay as they were."""

import hashlib
import io
from datetime import date

import docx
import pytest
from django.test import Client
from django.urls import reverse
from docx.oxml.ns import qn
from pypdf import PdfReader

from jordman.audit.models import AuditEvent
from jordman.documents.papers import TablePart, TextPart
from jordman.evaluations.actions.example import add_example
from jordman.evaluations.actions.reports import make_report
from jordman.evaluations.contents import contents_of
from jordman.evaluations.errors import FindingWithoutSource, NoFindings
from jordman.evaluations.models import Evaluation, Finding, Relevance, Report
from jordman.evaluations.paper import paper
from tests.cast import World
from tests.evaluations.making import (
    make_document,
    make_evaluation,
    make_finding,
    make_interviews,
    make_kept_report,
    make_quote,
    make_whole,
)

TODAY = date(2026, 9, 10)


def made(world: World, evaluation: Evaluation, kind: str = "interim") -> Report:
    return make_report(evaluation, by=world.people["evaluator"], kind=kind)


def chapters(evaluation: Evaluation) -> dict[str, tuple[tuple[str, ...], str]]:
    """For each chapter its conclusions and its whole text."""
    report = paper(contents_of(evaluation, with_quotes=True), version="Delrapport 1", on=TODAY)
    return {
        chapter.title: (
            chapter.conclusions,
            "\n".join(part.markdown for part in chapter.parts if isinstance(part, TextPart)),
        )
        for chapter in report.chapters
    }


def file(world: World, report: Report, form: str, who: str = "lead") -> bytes:
    return world.client(who).get(reverse("evaluations:send_report", args=[report.pk, form])).content


# What stops it


def test_an_evaluation_without_findings_makes_no_report(world: World) -> None:
    with pytest.raises(NoFindings):
        made(world, make_evaluation(world))
    assert not Report.objects.exists()


def test_a_claim_without_a_source_stops_the_report_and_is_named(world: World) -> None:
    evaluation = make_whole(world)
    make_finding(evaluation, text="Det hörde vi någonstans.")
    with pytest.raises(FindingWithoutSource):
        made(world, evaluation)
    page = world.client("evaluator").get(reverse("evaluations:show", args=[evaluation.pk])).content.decode()
    assert "1 iakttagelse saknar källa" in page
    assert "Gör en delrapport" not in page
    answer = world.client("evaluator").post(
        reverse("evaluations:make_report", args=[evaluation.pk, "interim"]), follow=True
    )
    assert "1 iakttagelse saknar källa. Ge den en fotnot först." in answer.content.decode()
    assert not Report.objects.exists()


def test_there_are_two_kinds_of_report(world: World) -> None:
    evaluation = make_whole(world)
    client: Client = world.client("evaluator")
    assert client.post(reverse("evaluations:make_report", args=[evaluation.pk, "annan"])).status_code == 404


# What is in it


def test_every_chapter_opens_with_its_conclusions(world: World) -> None:
    said = chapters(add_example(by=world.people["evaluator"], organisation=world.association))
    assert list(said) == [
        "Så har vi gjort",
        "Sammanhanget",
        "Nytta för tre grupper",
        "Lärdomar på fyra nivåer",
        "Rekommendationer",
        "Det vi inte vet",
        "Källor",
    ]
    assert all(conclusions for conclusions, _text in said.values())


def test_a_key_finding_opens_the_chapters_it_is_in(world: World) -> None:
    evaluation = make_evaluation(world)
    make_finding(evaluation, make_document(evaluation), text="Tiden avgör.", is_key=True)
    said = chapters(evaluation)
    assert said["Lärdomar på fyra nivåer"][0] == ("Tiden avgör.",)
    assert said["Nytta för tre grupper"][0] == ("Tiden avgör.",)


def test_there_is_a_section_for_each_group_and_each_level_also_when_nothing_is_said(world: World) -> None:
    said = chapters(make_whole(world))
    groups, levels = said["Nytta för tre grupper"][1], said["Lärdomar på fyra nivåer"][1]
    assert [line for line in groups.splitlines() if line.startswith("##")] == [
        "## Medarbetare",
        "## Kommunen",
        "## Regional nivå",
    ]
    assert [line for line in levels.splitlines() if line.startswith("##")] == [
        "## Insatsen",
        "## Organisationen",
        "## Mellan organisationer",
        "## Regionen",
    ]
    assert groups.count("Ingen iakttagelse har bedömts för den här gruppen.") == 2
    assert levels.count("Ingen iakttagelse gäller den här nivån.") == 3
    assert "Betydelse: stor" in groups
    assert "Det ger trygghet i vardagen" in groups


def test_the_interviews_are_a_table_with_their_sum(world: World) -> None:
    example = add_example(by=world.people["evaluator"], organisation=world.association)
    report = paper(contents_of(example, with_quotes=True), version="Delrapport 1", on=TODAY)
    (table,) = [part for part in report.chapters[0].parts if isinstance(part, TablePart)]
    assert [row[-1] for row in table.rows] == ["4", "4", "3", "2", "4", "17"]
    assert table.note == "Vad källslaget heter vet vi inte."


def test_every_claim_has_its_numbered_source_on_paper_and_in_word(world: World) -> None:
    evaluation = make_evaluation(world)
    make_finding(evaluation, make_document(evaluation), make_interviews(evaluation), text="Tiden avgör.")
    report = made(world, evaluation)
    text = PdfReader(io.BytesIO(file(world, report, "pdf"))).pages[3].extract_text()
    assert "Byrån: Halvtidsanalys, 2025, s. 4." in text
    document = docx.Document(io.BytesIO(file(world, report, "docx")))
    (part,) = [part for part in document.part.package.iter_parts() if part.partname == "/word/footnotes.xml"]
    notes = part.blob.decode()
    # Once in the chapter of groups and once in that of levels, for each of two sources.
    references = document.element.body.findall(f".//{qn('w:footnoteReference')}")
    assert [each.get(qn("w:id")) for each in references] == ["1", "2", "3", "4"]
    assert notes.count("Byrån: Halvtidsanalys, 2025, s. 4.") == 2
    assert notes.count("Enhetschefer, s. 4.") == 2


def test_the_paper_is_tagged_and_the_word_file_has_real_headings(world: World) -> None:
    report = made(world, make_whole(world))
    catalog = PdfReader(io.BytesIO(file(world, report, "pdf"))).root_object
    assert str(catalog["/MarkInfo"]) == "{'/Marked': True, '/Suspects': False}"
    assert str(catalog["/Lang"]) == "sv-SE"
    styles = [
        each.style.name for each in docx.Document(io.BytesIO(file(world, report, "docx"))).paragraphs if each.style
    ]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 6
    assert styles.count("Heading 2") == 8


def test_each_finding_says_whose_it_is(world: World) -> None:
    evaluation = make_evaluation(world)
    document = make_document(evaluation)
    make_finding(evaluation, document, whose="Första byrån")
    make_finding(evaluation, document, text="Något annat.", whose="Andra byrån")
    said = chapters(evaluation)
    assert "Iakttagelserna kommer från Andra byrån och Första byrån." in said["Så har vi gjort"][0]
    text = said["Lärdomar på fyra nivåer"][1]
    assert text.index("Iakttagelse av Första byrån") < text.index("Iakttagelse av Andra byrån")


def test_signs_in_a_text_are_signs_and_not_form(world: World) -> None:
    evaluation = make_evaluation(world)
    words = "# 1. *Tid* [här](http://x.se) <b>__</b>"
    make_finding(evaluation, make_document(evaluation), text=words)
    document = docx.Document(io.BytesIO(file(world, made(world, evaluation), "docx")))
    assert words in [paragraph.text for paragraph in document.paragraphs]


def test_a_quote_has_its_role_and_nothing_else(world: World) -> None:
    evaluation = make_evaluation(world)
    make_quote(evaluation, make_finding(evaluation, make_document(evaluation)), text="Nu vågar jag.", role="manager")
    text = chapters(evaluation)["Lärdomar på fyra nivåer"][1]
    assert "> ”Nu vågar jag\\.”\n>\n> Chef" in text


def test_what_is_not_known_is_said(world: World) -> None:
    evaluation = make_whole(world, unknowns="Hur det går på sikt.\n\nHur det går på sikt.")
    evaluation.questions.create(text="Vad kostade det?")
    finding = Finding.objects.get()
    finding.relevances.create(group="municipality", weight=Relevance.Weight.NAMED)
    conclusions, text = chapters(evaluation)["Det vi inte vet"]
    assert conclusions == ("3 saker vet vi inte.",)
    assert text.count("Hur det går på sikt") == 1
    assert "Vad kostade det" in text
    assert "För 1 iakttagelse är det inte bedömt" in text


# Kept as it was


def test_a_report_is_fetched_as_it_was_whatever_is_written_after(world: World) -> None:
    evaluation = make_whole(world)
    report = made(world, evaluation)
    before = file(world, report, "pdf")
    Finding.objects.update(text="Något helt annat.")
    assert file(world, report, "pdf") == before
    assert hashlib.sha256(before).hexdigest() == report.files.get(form="pdf").digest


def test_versions_are_counted_within_their_kind_and_changes_change_the_digest(world: World) -> None:
    evaluation = make_whole(world)
    first, final = made(world, evaluation), made(world, evaluation, "final")
    Finding.objects.update(text="Något helt annat.")
    second = made(world, evaluation)
    assert [str(each) for each in (first, final, second)] == ["Delrapport 1", "Slutrapport 1", "Delrapport 2"]
    assert len({first.digest, final.digest, second.digest}) == 3


def test_who_made_it_and_when_is_on_the_page_and_in_the_log(world: World) -> None:
    report = made(world, make_whole(world))
    page = world.client("lead").get(reverse("evaluations:show", args=[report.evaluation_id])).content.decode()
    assert "Eva Strand" in page
    assert report.digest[:12] in page
    event = AuditEvent.objects.get(action="evaluation.report_made")
    assert event.details["digest"] == report.digest
    assert "vana" not in str(event.details)


def test_a_form_that_was_not_made_is_not_found(world: World) -> None:
    report = make_kept_report(make_evaluation(world))
    assert world.client("lead").get(reverse("evaluations:send_report", args=[report.pk, "odt"])).status_code == 404
