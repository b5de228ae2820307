"""One's own picture: a place with its uncertainty, words to practise, modules that fit, and what was answered."""

import re

import pytest
from django.test import Client

from jordman.assessments import pictures
from jordman.assessments.models import Answer, Response, Run, Wave
from jordman.assessments.questionnaires import questionnaire_of
from jordman.instruments.words import Words
from jordman.learning.models import ModuleProgress
from tests import factories as make
from tests.assessments import making
from tests.assessments.making import ABILITY, AFTER, WILL, address, finish
from tests.cast import World


def asked(world: World, key: str, **fields: object) -> Wave:
    wave = making.make_wave(world.association, key, **fields)
    making.invite(wave, world.unit, world.people["colleague"])
    return wave


def picture(client: Client, wave: Wave) -> str:
    response = client.get(address("result", wave))
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def lena(world: World) -> Client:
    return world.client("colleague")


def best(wave: Wave) -> dict[str, str]:
    """The best answer to each situation."""
    items = questionnaire_of(wave).items
    return {item.key: next(option.key for option in item.options if option.score == 2) for item in items}


def answer_best(client: Client, wave: Wave) -> None:
    right = best(wave)
    making.begin(client, wave)
    while (page := client.get(address("question", wave))).status_code == 200:
        making.choose(client, wave, right[page.context["item"].key])
    client.post(address("hand_in", wave))


def test_the_picture_is_a_place_with_a_span_and_no_grade(world: World, lena: Client) -> None:
    wave = asked(world, ABILITY)
    finish(lena, wave, ["b", "unknown", "c"])
    page = picture(lena, wave)
    assert "Ungefär här är du" in page
    assert "Med andra frågor kunde du ha hamnat var som helst i det ljusa fältet." in page
    assert "Det är inget betyg." in page
    assert "har inte prövats i forskning än" in page
    main = re.sub(r"<svg.*?</svg>", "", page[page.index("<main") : page.index("<details")], flags=re.DOTALL)
    for word in ("godkän", "underkän", "grundnivå", "poäng", "procent", " rätt ", " fel "):
        assert word not in main.lower(), word


def test_who_does_not_know_is_told_what_may_help_and_is_not_judged(world: World, lena: Client) -> None:
    wave = asked(world, ABILITY)
    finish(lena, wave, ["unknown"])
    page = picture(lena, wave)
    assert "Här finns mycket som kan göra din vardag lättare" in page
    assert "Det här kan vara värt att öva" in page
    assert "Hitta, läsa och skriva" in page


def test_who_answers_best_has_nothing_to_practise(world: World, lena: Client) -> None:
    wave = asked(world, ABILITY)
    answer_best(lena, wave)
    page = picture(lena, wave)
    assert "Du står stadigt i vardagen och kan hjälpa andra" in page
    assert "Visa gärna en kollega hur du gör." in page
    assert "Om du vill gå vidare" not in page


def test_each_answer_has_its_words_and_what_works_best(world: World, lena: Client) -> None:
    wave = asked(world, ABILITY)
    finish(lena, wave, ["unknown"])
    page = picture(lena, wave)
    run = making.run_of(world.people["colleague"], wave)
    assert run is not None
    item = questionnaire_of(wave).item(run.asked[0])
    assert item is not None
    option = next(option for option in item.options if option.score == 2)
    assert page.count("Vet inte") == len(run.asked)
    assert str(option.feedback).replace("'", "&#x27;") in page


def test_modules_fit_what_may_be_practised_and_say_why(world: World, lena: Client) -> None:
    """Each of the six categories has one. A module that is done is not proposed again."""
    done = make.make_module(world.association, "klar", category=make.make_category(6), title="Redan klar")
    for number in range(1, 7):
        make.make_module(world.association, f"m{number}", category=make.make_category(number), title=f"Modul {number}")
    ModuleProgress.objects.create(
        user=world.people["colleague"], module=done, edition=done.edition, done_at="2026-05-05T08:00:00Z"
    )
    wave = asked(world, ABILITY)
    finish(lena, wave, ["unknown"])
    page = picture(lena, wave)
    assert "Du väljer själv om, när och i vilken ordning." in page
    assert "Den kan hjälpa med:" in page
    assert 1 <= len(re.findall(r"Modul \d", page)) <= 3
    assert "Redan klar" not in page


def test_a_module_that_one_may_not_read_is_not_proposed(world: World, lena: Client) -> None:
    for number in range(1, 7):
        make.make_module(
            world.other_municipality, f"x{number}", category=make.make_category(number), title="Annans", sharing="own"
        )
    wave = asked(world, ABILITY)
    finish(lena, wave, ["unknown"])
    assert "Annans" not in picture(lena, wave)


def test_will_is_four_scales_in_words(world: World, lena: Client) -> None:
    wave = asked(world, WILL)
    finish(lena, wave, ["4", "2", "4", "4"])
    page = picture(lena, wave)
    assert "Så ser du på att arbeta digitalt just nu" in page
    for title in ("Inställning", "Engagemang", "Mod", "Ansvar"):
        assert title in page
    assert "Inställning: Nära ”Stämmer ganska bra”." in page
    assert "Ingen plats är rätt eller fel." in page


def test_a_scale_with_too_few_answers_says_nothing(world: World, lena: Client) -> None:
    wave = asked(world, WILL)
    finish(lena, wave, ["unknown"])
    views = pictures.scales_of(questionnaire_of(wave), {})
    assert {(view.mean, view.nearest) for view in views} == {(None, None)}
    assert picture(lena, wave)


def test_what_is_about_the_workplace_is_the_list_of_answers_alone(world: World, lena: Client) -> None:
    wave = asked(world, AFTER, about="det digitala låset")
    finish(lena, wave, ["5"])
    page = picture(lena, wave)
    assert "Frågorna handlar om arbetsplatsen och inte om dig." in page
    assert "Jag vet när det digitala låset ska användas." in page
    assert "Stämmer helt" in page


def test_everybody_may_answer_the_same_to_everything_and_nothing_is_noted(world: World, lena: Client) -> None:
    wave = asked(world, WILL)
    finish(lena, wave, ["3"])
    assert "Stämmer till hälften" in picture(lena, wave)
    assert set(Run.objects.values().get()) == {
        *("id", "wave_id", "pseudonym", "place_id", "role_group", "sex", "asked", "answers", "seconds", "is_finished")
    }


def test_the_picture_is_there_when_answers_have_been_moved_among_others(world: World, lena: Client) -> None:
    wave = asked(world, WILL)
    finish(lena, wave, ["4", "2"])
    before = picture(lena, wave)
    run = Run.objects.get()
    response = Response.objects.create(wave=wave, pseudonym=run.pseudonym, place=run.place)
    Answer.objects.bulk_create(Answer(response=response, item=item, chosen=run.answers[item]) for item in run.answers)
    run.delete()
    assert picture(lena, wave)[-3000:] == before[-3000:]
    assert "Dina resultat" in lena.get("/svara/").content.decode()


def test_there_is_no_result_before_one_has_handed_in(world: World, lena: Client) -> None:
    wave = asked(world, WILL)
    making.begin(lena, wave)
    assert lena.get(address("result", wave)).headers["Location"] == address("start", wave)


def test_the_place_moves_with_the_answers_and_stays_on_the_drawing(world: World) -> None:
    content = questionnaire_of(asked(world, ABILITY))
    right = {item.key: next(each.key for each in item.options if each.score == 2) for item in content.items}
    low = pictures.ability_of(content, dict.fromkeys(list(right)[:20], "unknown")).position
    high = pictures.ability_of(content, dict(list(right.items())[:20])).position
    assert (low.zone, high.zone) == (0, 2)
    for position in (low, high):
        left, width = float(position.left.rstrip("%")), float(position.width.rstrip("%"))
        assert 0 <= left <= float(position.x.rstrip("%")) <= left + width + 0.2 <= 100.3


def test_few_questions_make_a_wide_span(world: World) -> None:
    content = questionnaire_of(asked(world, ABILITY))
    assert pictures.ability_of(content, {"las-innan": "a"}).position.is_wide


def test_what_goes_well_is_nothing_that_one_may_practise(world: World) -> None:
    content = questionnaire_of(asked(world, ABILITY))
    right = {item.key: next(each.key for each in item.options if each.score == 2) for item in content.items}
    answers = {**dict(list(right.items())[:18]), "las-innan": "unknown"}
    ability = pictures.ability_of(content, answers)
    practised = {topic for practice in ability.practices for topic in practice.topics}
    assert Words("att läsa före besöket", "reading before the visit") in practised
    assert ability.manages
    assert not practised & set(ability.manages)
