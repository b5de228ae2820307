"""The toolbox: finding a tool, and taking it home as a page, PDF, Word or the file itself."""

from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from jordman.library.models import Module, ModuleShare
from jordman.organisations.models import Organisation
from tests import factories as make
from tests.cast import World
from tests.library.make import body_of, make_draft, make_file, make_tool

PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture
def toolbox(world: World) -> World:
    """Three tools in two categories, from different places of work."""
    risk = make.make_module(world.association, "risk", title="Risk i vardagen", places=["home_care"])
    make_tool(risk, "riskbedomning", title="Mall för riskbedömning", kind="template", summary="Innan ni börjar.")
    make_tool(world.module, "fem-fragor", title="Fem frågor", kind="checklist", summary="Om bilder.")
    other = make.make_module(world.association, "agare", category=make.make_category(4), places=["disability_support"])
    make_tool(other, "ansvarskarta", title="Ansvarskarta", kind="map", summary="Vem äger frågan?")
    return world


def titles(world: World, who: str = "learner", **query: str) -> list[str]:
    page = world.client(who).get(reverse("library:tools"), query)
    return [tool.title for tool in page.context["page"]]


def test_all_tools_are_there_without_a_search(toolbox: World) -> None:
    assert titles(toolbox) == ["Ansvarskarta", "Fem frågor", "Mall för riskbedömning"]


def test_a_risk_assessment_template_is_found_under_category_5(toolbox: World) -> None:
    assert titles(toolbox, sok="riskbedömning", kategori="5") == ["Mall för riskbedömning"]
    assert titles(toolbox, sok="riskbedömning", kategori="4") == []


@pytest.mark.parametrize("words", ["RISKBEDÖMNING", "risk mall", "bedöm", "  innan  "])
def test_words_are_found_whatever_their_case_and_order(toolbox: World, words: str) -> None:
    assert titles(toolbox, sok=words) == ["Mall för riskbedömning"]


def test_words_in_the_text_and_the_modules_name_are_found(toolbox: World) -> None:
    assert "Fem frågor" in titles(toolbox, sok="vem syns")
    assert titles(toolbox, sok="risk i vardagen") == ["Mall för riskbedömning"]


def test_a_place_of_work_keeps_what_suits_every_place(toolbox: World) -> None:
    assert titles(toolbox, plats="home_care") == ["Fem frågor", "Mall för riskbedömning"]


@pytest.mark.parametrize("query", [{"kategori": "9"}, {"kategori": "x"}, {"plats": "moon"}, {"sida": "99"}])
def test_a_strange_address_shows_everything(toolbox: World, query: dict[str, str]) -> None:
    assert len(titles(toolbox, **query)) == 3


def test_a_search_without_a_find_says_what_to_do(toolbox: World) -> None:
    page = toolbox.client("learner").get(reverse("library:tools"), {"sok": "xyz"}).content.decode()
    assert "Inget verktyg passar. Prova ett kortare ord" in page


def test_a_tool_of_a_draft_is_not_in_the_toolbox(toolbox: World) -> None:
    draft = make_draft(toolbox.association, key="utkast")
    assert [tool.key for tool in draft.get_latest_revision_as_object().tools.all()] == ["fem-fragor"]
    assert len(titles(toolbox)) == 3
    address = reverse("library:tool", args=["utkast", "fem-fragor"])
    assert toolbox.client("learner").get(address).status_code == 404


def test_another_organisations_own_tool_is_not_there(toolbox: World) -> None:
    Module.objects.filter(key="risk").update(sharing="own")
    assert "Mall för riskbedömning" in titles(toolbox, "learner")
    assert "Mall för riskbedömning" not in titles(toolbox, "other_lead")
    for name in ("tool", "tool_pdf", "tool_word", "tool_file"):
        address = reverse(f"library:{name}", args=["risk", "riskbedomning"])
        assert toolbox.client("other_lead").get(address).status_code == 404


def test_sharing_with_chosen_organisations_reaches_them_and_what_lies_below(toolbox: World) -> None:
    module = Module.objects.get(key="risk")
    Module.objects.filter(key="risk").update(sharing="chosen")
    assert "Mall för riskbedömning" not in titles(toolbox, "other_lead")
    county = Organisation.objects.get(children=toolbox.other_municipality)
    ModuleShare.objects.create(module=module, organisation=county)
    assert "Mall för riskbedömning" in titles(toolbox, "other_lead")


def test_somebody_who_has_left_no_longer_reads_what_is_the_organisations_own(toolbox: World) -> None:
    Module.objects.filter(key="risk").update(sharing="own")
    toolbox.people["learner"].employments.update(ends_on="2020-01-01")
    assert "Mall för riskbedömning" not in titles(toolbox, "learner")


def test_a_tool_is_a_page_to_print(toolbox: World) -> None:
    page = toolbox.client("learner").get(reverse("library:tool", args=["bilden", "fem-fragor"])).content.decode()
    assert "Vem syns på bilden?" in page
    assert "CC BY 4.0" in page


def test_a_tool_is_a_pdf_with_its_text_and_title(toolbox: World) -> None:
    response = toolbox.client("learner").get(reverse("library:tool_pdf", args=["bilden", "fem-fragor"]))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="fem-fragor.pdf"'
    reader = PdfReader(BytesIO(response.content))
    assert "Vem syns på bilden?" in reader.pages[0].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "Fem frågor"


def test_a_tool_is_a_word_file_to_change(toolbox: World) -> None:
    response = toolbox.client("learner").get(reverse("library:tool_word", args=["bilden", "fem-fragor"]))
    document: Any = Document(BytesIO(response.content))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Fem frågor" in text
    assert "Vem syns på bilden?" in text


def test_a_tool_that_is_a_file_is_given_as_it_was_published(toolbox: World) -> None:
    file = make_file(toolbox.module, "tools/kalkyl.pdf", PDF)
    make_tool(toolbox.module, "kalkyl", file=file, title="Kalkyl")
    response = toolbox.client("learner").get(reverse("library:tool_file", args=["bilden", "kalkyl"]))
    assert body_of(response) == PDF
    assert response.headers["Content-Disposition"] == 'attachment; filename="kalkyl.pdf"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert toolbox.client("learner").get(reverse("library:tool_pdf", args=["bilden", "kalkyl"])).status_code == 404


def test_the_toolbox_costs_the_same_however_many_tools_it_has(
    toolbox: World, django_assert_max_num_queries: Any
) -> None:
    for number in range(20):
        make_tool(toolbox.module, f"verktyg-{number}")
    client = toolbox.client("learner")
    client.get(reverse("library:tools"))
    with django_assert_max_num_queries(8):
        client.get(reverse("library:tools"))
