"""Level Up's own study: what the source says, and what it does not say."""

import pytest
import yaml
from django.urls import reverse

from jordman.library.models.category import CATEGORIES
from jordman.needs.actions.example import add_example
from jordman.needs.errors import AlreadyThere
from jordman.needs.example import DATA, guide_questions, level_up
from jordman.needs.models import Basis, Hypothesis, Level, ReviewerComment, Study
from tests import factories as make
from tests.cast import World


@pytest.fixture
def example(world: World) -> Study:
    make.make_module(world.association, "vem-ager-fragan", title="Vem äger frågan?")
    return add_example(by=world.people["lead"], organisation=world.association)


def test_the_lead_puts_it_in_with_one_button(world: World) -> None:
    client = world.client("lead")
    assert "Lägg in exemplet Level Up" in client.get(reverse("needs:list")).content.decode()
    answer = client.post(reverse("needs:add_example"), {"organisation": world.association.pk}, follow=True)
    text = answer.content.decode()
    assert "9 bekräftade hypoteser och 3 nya insikter. 13 saker ändrades." in text
    assert "Studien bygger på 2 workshoppar och 9 intervjuer." in text
    assert "Lägg in exemplet Level Up" not in client.get(reverse("needs:list")).content.decode()


def test_it_is_put_in_once_at_a_place_and_only_where_one_leads(world: World, example: Study) -> None:
    with pytest.raises(AlreadyThere):
        add_example(by=world.people["lead"], organisation=world.association)
    text = world.client("lead").post(reverse("needs:add_example"), {"organisation": world.association.pk}, follow=True)
    assert "Exemplet finns redan här." in text.content.decode()
    world.client("lead").post(reverse("needs:add_example"), {"organisation": world.other_municipality.pk})
    assert Study.objects.get() == example


def test_every_verdict_has_evidence_with_its_source(example: Study) -> None:
    for hypothesis in example.hypotheses.all():
        evidence = hypothesis.codings.filter(is_evidence=True)
        assert hypothesis.is_decided
        assert all(coding.note.source and coding.note.text for coding in evidence)
        assert evidence.exists()


def test_the_two_insights_that_the_summary_lacks_are_said_to_be_missing(world: World, example: Study) -> None:
    new = example.hypotheses.filter(verdict=Hypothesis.Verdict.NEW_INSIGHT)
    assert new.count() == 3
    missing = new.filter(basis=Basis.MISSING)
    assert {each.statement for each in missing} == {
        "Källan har tre nya insikter. Den här finns inte i vår sammanfattning."
    }
    assert missing.count() == 2
    text = world.client("evaluator").get(reverse("needs:result", args=[example.pk])).content.decode()
    assert "3 insikter var nya. 2 av dem beskrivs inte i källan." in text
    assert "Nämns i källan, beskrivs inte" in text
    assert "Två av de tre nya insikterna." in text


def test_nothing_is_made_up(example: Study) -> None:
    """No person, role, day, quote or comment, and nothing is said to have been rejected or not."""
    assert set(example.interviews.values_list("kind", "role", "held_on")) == {("unknown", "", None)}
    assert set(example.workshops.values_list("held_on", "present", "summary")) == {(None, "", "")}
    assert set(example.comments.values_list("text", "answer")) == {("", "")}
    assert not example.quotes.exists()
    assert not example.questions.exists()
    assert not example.hypotheses.exclude(decided_on=None).exists()
    assert not example.hypotheses.filter(verdict=Hypothesis.Verdict.REJECTED).exists()


def test_what_was_rejected_is_said_not_to_be_known(world: World, example: Study) -> None:
    text = world.client("evaluator").get(reverse("needs:result", args=[example.pk])).content.decode()
    assert "Källan säger inte vilka som avfärdades." in text
    assert "Ingen avfärdades" not in text


def test_decisions_point_at_what_there_is_on_the_site(example: Study) -> None:
    named = example.decisions.filter(modules__key="vem-ager-fragan")
    assert named.count() == 2
    decided = [*example.decisions.prefetch_related("modules", "categories")]
    assert all(each.modules.all() or each.categories.all() or each.place for each in decided)


def test_nothing_more_is_taken_into_it(example: Study) -> None:
    assert not example.is_open


def test_the_data_says_only_what_the_code_knows() -> None:
    data = level_up()
    hypotheses = {row["key"] for row in data["hypotheses"]}
    for row in data["decisions"]:
        assert set(row.get("insights", ())) <= hypotheses
        assert set(row.get("categories", ())) <= set(CATEGORIES)
    assert {row["basis"] for row in data["hypotheses"]} <= set(Basis.values)
    assert set(data["reviewers"]) <= set(ReviewerComment.Group.values)
    assert {level for level, _text in guide_questions()} == set(Level.values)


@pytest.mark.parametrize("name", ["level-up.yaml", "guide.yaml"])
def test_every_text_is_in_both_languages(name: str) -> None:
    def texts(value: object) -> None:
        if isinstance(value, dict):
            assert ("sv" in value) == ("en" in value)
            for each in value.values():
                texts(each)
        elif isinstance(value, list):
            for each in value:
                texts(each)

    texts(yaml.safe_load((DATA / name).read_text(encoding="utf-8")))
