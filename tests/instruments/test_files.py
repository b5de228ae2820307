"""The instruments that come with the program hold what every file is held to, and the rules see what breaks them."""

from typing import Any

import pytest

from jordman.instruments.checking import faults_in
from jordman.instruments.content import Content, Kind, Model
from jordman.instruments.errors import BrokenContent
from jordman.instruments.parsing import read_content
from jordman.instruments.reading import read_mapping, shipped_files
from jordman.instruments.words import Words
from tests.instruments.making import shipped_data

FILES = pytest.mark.parametrize("file", shipped_files(), ids=lambda file: file.stem)


def content(key: str) -> Content:
    return read_content(shipped_data(key))


@FILES
def test_a_shipped_file_has_nothing_to_mend(file: Any) -> None:
    assert faults_in(read_content(read_mapping(file)), file.stem) == []


def test_what_is_shipped_is_what_the_issue_asks_for() -> None:
    ability = content("digital-formaga")
    assert (len(ability.scales), len(ability.items)) == (5, 60)
    assert {len(ability.items_of(scale.key)) for scale in ability.scales} == {12}
    assert [sum(item.scores[key] == 2 for item in ability.items) for key in "abcd"] == [15, 15, 15, 15]
    assert len(content("vilja-och-mod").scales) == 4
    assert len(content("puls").items) == 3
    assert content("nytt-arbetssatt").asked_after == (1, 3, 6)
    assert content("chefens-uppskattning").scoring.model == Model.BANDS
    assert {read_content(read_mapping(file)).kind for file in shipped_files()} == set(Kind)


@FILES
def test_a_shipped_file_says_openly_that_it_is_not_validated(file: Any) -> None:
    found = read_content(read_mapping(file))
    assert not found.validated
    assert "inte prövats" in found.validated_note.sv
    assert "not been tested" in found.validated_note.en


def test_a_will_scale_has_one_reversed_question() -> None:
    will = content("vilja-och-mod")
    assert [sum(item.reversed for item in will.items_of(scale.key)) for scale in will.scales] == [1, 1, 1, 1]


def test_an_estimate_is_compared_with_scales_that_exist() -> None:
    for item in content("chefens-uppskattning").items:
        assert item.compare is not None
        assert content(item.compare.instrument).scale(item.compare.scale) is not None


def test_who_sees_says_the_waves_own_threshold_in_words() -> None:
    sees = content("puls").who_sees(7)
    assert sees.sv.endswith("först när minst sju har svarat.")
    assert sees.en.endswith("only when at least seven have answered.")
    assert "20" in content("puls").who_sees(20).sv


def test_the_way_of_working_is_filled_in_both_languages() -> None:
    filled = content("nytt-arbetssatt").fill(Words("det digitala låset", "the digital lock"))
    assert filled.intro is not None
    assert filled.intro.sv == "Frågorna gäller det digitala låset. Tänk på den senaste månaden."
    assert filled.items[0].text.en == "I know when the digital lock is to be used."
    assert "{" not in "".join(item.text.sv + item.text.en for item in filled.items)
    assert "the new way" in content("nytt-arbetssatt").fill(Words("låset", "")).items[0].text.en


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda data: data.pop("title_en"), "title_en"),
        (lambda data: data.update(colour="green"), "colour"),
        (lambda data: data.update(kind="exam"), "kind"),
        (lambda data: data.update(minutes="six"), "minutes"),
        (lambda data: data.update(minutes=True), "minutes"),
        (lambda data: data["scales"][0].update(color=1), "scales/0/color"),
        (lambda data: data["items"][0].update(scale="nowhere"), "items/las-innan/scale"),
        (lambda data: data["items"][0]["options"][1].pop("feedback"), "items/las-innan/options/1/feedback"),
        (lambda data: data["items"][0]["parameters"].update(b=["low"]), "items/las-innan/parameters/b"),
        (lambda data: data["scoring"].update(unknown=1), "scoring/unknown"),
        (lambda data: data.update(items="none"), "items"),
    ],
)
def test_a_field_that_is_missing_odd_or_unknown_is_said_with_its_path(change: Any, path: str) -> None:
    data = shipped_data("digital-formaga")
    change(data)
    with pytest.raises(BrokenContent) as refusal:
        read_content(data)
    assert refusal.value.path == path
    assert str(refusal.value.message).endswith(".")


def test_a_file_that_is_no_mapping_is_refused() -> None:
    with pytest.raises(BrokenContent):
        read_content(["not", "a", "mapping"])


SITUATION = "items/las-innan"


@pytest.mark.parametrize(
    ("key", "change", "path"),
    [
        ("digital-formaga", lambda data: data.update(key="annat"), "key"),
        ("digital-formaga", lambda data: data["items"][0]["text"].update(en=" "), SITUATION),
        ("digital-formaga", lambda data: data["items"][0]["options"][1].update(score=2), SITUATION),
        ("digital-formaga", lambda data: data["items"][0]["options"][0].update(key="e"), SITUATION),
        ("digital-formaga", lambda data: data["items"][0]["text"].update(sv="Vad gör du? " * 16), SITUATION),
        ("digital-formaga", lambda data: data["items"][0].update(setting="moon"), SITUATION),
        ("digital-formaga", lambda data: data["items"][0].update(digcomp="2.2:6.1"), SITUATION),
        (
            "digital-formaga",
            lambda data: data["items"][0]["parameters"].update(b=[1.0, 0.5]),
            f"{SITUATION}/parameters",
        ),
        ("digital-formaga", lambda data: data["items"][0]["parameters"].update(a=3.0), f"{SITUATION}/parameters"),
        ("digital-formaga", lambda data: data["items"].append(data["items"][0]), "items/las-innan"),
        (
            "vilja-och-mod",
            lambda data: data["items"][0]["text"].update(data["items"][1]["text"]),
            "items/installning-2",
        ),
        ("vilja-och-mod", lambda data: data["items"][0]["text"].update(sv="Jag vet {vad}."), "items/installning-1"),
        ("vilja-och-mod", lambda data: data.update(who_sees="Bara du ser."), "who_sees"),
        ("vilja-och-mod", lambda data: data["items"].__delitem__(slice(0, 2)), "scales/attitude"),
        ("vilja-och-mod", lambda data: data["items"].__delitem__(slice(0, 4)), "scales/attitude"),
        ("puls", lambda data: data["scoring"].update(single_scales=["heart"]), "scoring/single_scales"),
        ("puls", lambda data: data["items"][2]["watch"].update(when="jumps"), "items/puls-stress/watch"),
        ("chefens-uppskattning", lambda data: data.update(min_team=3), "min_team"),
    ],
)
def test_what_a_file_is_held_to_is_seen_when_it_breaks(key: str, change: Any, path: str) -> None:
    data = shipped_data(key)
    change(data)
    assert path in [fault.path for fault in faults_in(read_content(data), key)]


def test_a_text_that_is_hard_to_read_is_seen() -> None:
    data = shipped_data("digital-formaga")
    long = (
        "Verksamhetsutvecklingens implementeringsförutsättningar kommuniceras kontinuerligt organisationsövergripande"
    )
    for option in data["items"][0]["options"]:
        option["feedback"]["sv"] = f"{long} {option['key']}."
    assert SITUATION in [fault.path for fault in faults_in(read_content(data))]


def test_a_best_answer_that_always_stands_first_is_seen() -> None:
    data = shipped_data("digital-formaga")
    for item in data["items"]:
        item["options"].sort(key=lambda option: -option["score"])
        for option, key in zip(item["options"], "abcd", strict=True):
            option["key"] = key
    texts = [fault.text for fault in faults_in(read_content(data))]
    assert texts == ["Det bästa svaret är för ofta a. Flytta om svaren i några frågor."]


def test_a_best_answer_that_is_always_longest_is_seen_in_each_language() -> None:
    data = shipped_data("digital-formaga")
    for item in data["items"]:
        best = next(option for option in item["options"] if option["score"] == 2)
        best["en"] = f"{best['en']}, which is always the very longest of them all by far"
    texts = [fault.text for fault in faults_in(read_content(data))]
    assert texts == ["Det bästa svaret är för ofta längst på engelska."]
