"""The pages of instruments: who reads what, and what the forms do."""

import pytest
from django.urls import reverse

from jordman.instruments.access import get_versions_to_measure_with_for
from jordman.instruments.models import Calibration, InstrumentVersion
from jordman.instruments.reading import content_of, forget_content
from tests.cast import World
from tests.instruments.making import make_copy, make_shipped, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget() -> None:
    forget_content()


def page(world: World, who: str, name: str, *args: object) -> str:
    response = world.client(who).get(reverse(f"instruments:{name}", args=args))
    assert response.status_code == 200
    return response.content.decode()


def test_everybody_who_measures_reads_what_is_shipped(world: World) -> None:
    version = make_shipped("digital-formaga")
    for who in ("lead", "project_leader", "strategist", "evaluator", "other_lead"):
        assert "Digital förmåga i vård och omsorg" in page(world, who, "list")
        assert "inte prövade i forskning än" in page(world, who, "show", version.pk)


def test_a_draft_is_seen_by_those_who_write_it_and_nobody_else(world: World) -> None:
    draft = make_copy(world, "puls")
    assert reverse("instruments:show", args=[draft.pk]) in page(world, "lead", "list")
    for who, status in (("project_leader", 403), ("evaluator", 403), ("learner", 403), ("other_lead", 404)):
        response = world.client(who).get(reverse("instruments:show", args=[draft.pk]))
        assert response.status_code == status, who
    assert reverse("instruments:show", args=[draft.pk]) not in page(world, "evaluator", "list")


def test_what_the_association_has_published_is_read_below_it_and_not_beside(world: World) -> None:
    own = make_copy(world, "puls")
    publish(own)
    for who in ("lead", "project_leader", "strategist", "evaluator"):
        assert "publicerad" in page(world, who, "show", own.pk), who
    assert world.client("other_lead").get(reverse("instruments:show", args=[own.pk])).status_code == 404
    assert own in get_versions_to_measure_with_for(world.people["project_leader"])
    assert own not in get_versions_to_measure_with_for(world.people["other_lead"])


def test_who_measures_below_cannot_write_what_is_the_associations(world: World) -> None:
    own = make_copy(world, "puls")
    publish(own)
    client = world.client("project_leader")
    assert client.post(reverse("instruments:start", args=[own.pk])).status_code == 403
    assert "Skriv en ny version" not in page(world, "project_leader", "show", own.pk)
    assert "Skriv en ny version" in page(world, "lead", "show", own.pk)


def test_nobody_changes_what_is_shipped(world: World) -> None:
    version, client = make_shipped("puls"), world.client("lead")
    assert client.post(reverse("instruments:start", args=[version.pk])).status_code == 403
    assert client.get(reverse("instruments:change", args=[version.pk])).status_code == 403


def test_a_published_version_has_no_form(world: World) -> None:
    own = make_copy(world, "puls")
    publish(own)
    client = world.client("lead")
    assert client.get(reverse("instruments:change", args=[own.pk])).status_code == 404
    assert client.post(reverse("instruments:publish", args=[own.pk])).status_code == 404
    assert client.get(reverse("instruments:change_item", args=[own.pk, "puls-nytta"])).status_code == 404


def test_a_copy_belongs_where_one_leads_measuring(world: World) -> None:
    version, client = make_shipped("puls"), world.client("project_leader")
    address = reverse("instruments:copy", args=[version.pk])
    assert client.post(address, {"organisation": world.association.pk}).status_code == 200
    assert client.post(address, {"organisation": world.municipality.pk}).status_code == 302
    copied = InstrumentVersion.objects.get(instrument__organisation__isnull=False)
    assert copied.instrument.organisation_id == world.municipality.pk


def test_every_question_is_shown_in_both_languages_with_what_it_counts_as(world: World) -> None:
    version = make_shipped("digital-formaga")
    html = page(world, "evaluator", "item", version.pk, 1)
    assert "Läser allt som är nytt om Gunvor innan jag går in" in html
    assert "Read all that is new about Gunvor before I go in" in html
    assert "Då vet du vad som har ändrats innan ni ses." in html
    assert "Fråga 1 av 60" in html
    for number in (0, 61):
        address = reverse("instruments:item", args=[version.pk, number])
        assert world.client("evaluator").get(address).status_code == 404


def test_the_head_is_changed(world: World) -> None:
    draft = make_copy(world, "puls")
    words = {
        "title": "Puls hos oss",
        "purpose": "Vi ser vad som behöver ändras.",
        "intro": "",
        "validated_note": "Nytt.",
    }
    data = {f"{name}_{language}": text for name, text in words.items() for language in ("sv", "en")}
    address = reverse("instruments:change", args=[draft.pk])
    assert world.client("lead").post(address, {**data, "minutes": "0"}).status_code == 200
    assert world.client("lead").post(address, {**data, "minutes": "2"}).status_code == 302
    draft.refresh_from_db()
    content = content_of(draft)
    assert (content.title.sv, content.intro, content.minutes) == ("Puls hos oss", None, 2)


def test_a_scale_and_the_answers_are_changed(world: World) -> None:
    draft, client = make_copy(world, "puls"), world.client("lead")
    data = {"title_sv": "Läget", "title_en": "Now", "about_sv": "Tre frågor.", "about_en": "Three questions."}
    client.post(reverse("instruments:change_scale", args=[draft.pk, "pulse"]), data)
    data = {f"{value}_{language}": f"{value} gånger {language}" for value in range(1, 6) for language in ("sv", "en")}
    client.post(reverse("instruments:change_responses", args=[draft.pk, "ofta"]), data)
    draft.refresh_from_db()
    content = content_of(draft)
    assert content.scales[0].title.sv == "Läget"
    assert [choice.text.en for choice in content.items[0].choices][0] == "1 gånger en"
    for name, key in (("change_scale", "nothing"), ("change_responses", "nothing"), ("change_item", "nothing")):
        assert client.get(reverse(f"instruments:{name}", args=[draft.pk, key])).status_code == 404


def situation(**changes: str) -> dict[str, str]:
    """A whole situation as the form sends it."""
    data = {
        "text_sv": "Skärmen är svart. Vad gör du?",
        "text_en": "The screen is black. What do you do?",
        "topic_sv": "en svart skärm",
        "topic_en": "a black screen",
        "scale": "technology",
        "setting": "any",
        "category": "3",
        "digcomp": "2.2:5.1",
        "how_hard": "easy",
    }
    for key, score in zip("abcd", "2100", strict=True):
        data |= {f"{key}_{language}": f"Jag gör {key} {language}" for language in ("sv", "en")}
        data |= {f"{key}_feedback_{language}": f"Så blir det med {key} {language}" for language in ("sv", "en")}
        data[f"{key}_score"] = score
    return data | changes


def test_a_situation_is_written_and_changed(world: World) -> None:
    draft, client = make_copy(world, "digital-formaga"), world.client("lead")
    response = client.post(reverse("instruments:add_item", args=[draft.pk]), situation())
    assert response["Location"] == reverse("instruments:item", args=[draft.pk, 49])
    draft.refresh_from_db()
    item = content_of(draft).items[48]
    assert (item.scale, item.scores) == ("technology", {"a": 2, "b": 1, "c": 0, "d": 0})
    assert item.parameters is not None
    assert (item.parameters.thresholds, item.parameters.provisional) == ((-1.8, -0.8), True)
    changed = situation(how_hard="", a_score="0", c_score="2")
    client.post(reverse("instruments:change_item", args=[draft.pk, item.key]), changed)
    draft.refresh_from_db()
    again = content_of(draft).items[48]
    assert again.scores == {"a": 0, "b": 1, "c": 2, "d": 0}
    assert again.parameters == item.parameters


def test_a_situation_with_two_best_answers_is_refused_in_words(world: World) -> None:
    draft = make_copy(world, "digital-formaga")
    response = world.client("lead").post(
        reverse("instruments:add_item", args=[draft.pk]), situation(b_score="2", text_en="")
    )
    assert response.status_code == 200
    assert "Välj ett svar som är bäst, ett som duger och två som inte räcker." in response.content.decode()


def test_a_statement_keeps_what_the_form_does_not_ask(world: World) -> None:
    draft = make_copy(world, "arbetsplatsens-forutsattningar")
    words = {"text_sv": "Tekniken gör att vi stressar.", "text_en": "Technology makes us hurry."}
    data = {**words, "scale": "work_environment", "responses": "stammer"}
    world.client("lead").post(reverse("instruments:change_item", args=[draft.pk, "stress"]), data)
    draft.refresh_from_db()
    item = content_of(draft).item("stress")
    assert item is not None
    assert item.text.sv == "Tekniken gör att vi stressar."
    assert item.watch is not None
    assert item.high_is == "worse"


def test_a_question_is_taken_away_and_the_draft_too(world: World) -> None:
    draft, client = make_copy(world, "puls"), world.client("lead")
    client.post(reverse("instruments:remove_item", args=[draft.pk, "puls-nytta"]))
    draft.refresh_from_db()
    assert [item.key for item in content_of(draft).items] == ["puls-hjalp", "puls-stress"]
    client.post(reverse("instruments:discard", args=[draft.pk]))
    assert not InstrumentVersion.objects.filter(pk=draft.pk).exists()


def test_what_an_action_refuses_is_said_on_the_page(world: World) -> None:
    draft, client = make_copy(world, "chefens-uppskattning"), world.client("lead")
    words = {"text_sv": "Hur många ringer?", "text_en": "How many phone?"}
    data = {**words, "scale": "ability", "responses": "andel"}
    response = client.post(reverse("instruments:add_item", args=[draft.pk]), data, follow=True)
    assert "Varje fråga här hör till ett mätt resultat." in response.content.decode()


def test_a_calibration_shows_names_and_never_more_than_is_known(world: World) -> None:
    version = make_shipped("digital-formaga")
    assert "för få svar att räkna på än" in page(world, "evaluator", "calibration", version.pk)
    Calibration.objects.create(
        version=version,
        people=2000,
        parameters={"las-innan": {"a": 1.234, "a_se": 0.111, "b": [-2.0, -1.0], "b_se": [0.2, 0.1], "n": 1980}},
        statistics={
            "scales": {"": [{"name": "empirical_reliability", "value": None, "people": 2000}]},
            "items": {"las-innan": [{"name": "new_index", "value": 0.5}]},
            "dif": [
                {
                    "item": "las-innan",
                    "by": "sex",
                    "test": {"name": "ordinal_logistic", "value": 9.1, "df": 2, "p": 0.011},
                    "effect": {"name": "nagelkerke_r2_change", "value": 0.02},
                },
                {"item": "gone", "by": "sex", "test": {"name": "ordinal_logistic", "value": 1.0}},
            ],
        },
    )
    html = page(world, "evaluator", "calibration", version.pk)
    assert "Räknat på svar från 2000 personer" in html
    assert "1,23 (0,11)" in html
    assert "går inte att räkna" in html
    # A figure that has no words here is shown by its code.
    assert "new_index" in html
    assert "1 fråga kan fungera olika för olika grupper" in html
    assert "För få svar" in html


def test_the_page_is_in_english_for_who_reads_english(world: World) -> None:
    version = make_shipped("puls")
    user = world.people["evaluator"]
    user.language = "en"
    user.save()
    html = page(world, "evaluator", "show", version.pk)
    assert "How often has technology made the work more stressful?" in html
    assert "The questions are not tested in research yet" in html
