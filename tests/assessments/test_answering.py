"""What a person meets who is asked: a list, a start, one question at a time, a pause, and handing in."""

import pytest
from django.test import Client

from jordman.assessments.models import Invitation, Run, Wave
from tests.assessments import making
from tests.assessments.making import AFTER, PULSE, address, answer_all, begin, choose, finish, run_of, text
from tests.cast import World


def test_the_list_says_what_waits_how_long_it_takes_and_until_when(lena: Client, wave: Wave) -> None:
    page = lena.get("/svara/").content.decode()
    assert "En omgång frågor väntar på dig" in page
    assert "Vilja och mod" in page
    assert "Ungefär 3 minuter." in page
    assert "Bara du ser dina svar och dina resultat." in page


def test_who_is_asked_nothing_is_told_so(world: World, wave: Wave) -> None:
    assert "Inga frågor väntar på dig" in world.client("champion").get("/svara/").content.decode()


def test_the_start_says_why_how_long_who_sees_and_what_is_not_known(lena: Client, wave: Wave) -> None:
    page = text(lena, "start", wave)
    assert "Du ser hur du själv tänker om att arbeta digitalt." in page
    assert "när minst fem har svarat" in page
    assert "Att välja vad vi övar på i höst." in page
    assert "har inte prövats i forskning än" in page
    assert "Det är frivilligt." in page
    assert "Börja" in page


def test_who_sees_says_the_waves_own_threshold(world: World, lena: Client) -> None:
    wave = making.make_wave(world.association, threshold=8)
    making.invite(wave, world.unit, world.people["colleague"])
    assert "när minst åtta har svarat" in text(lena, "start", wave)


def test_a_question_stands_alone_with_not_knowing_apart_and_who_sees(lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    page = text(lena, "question", wave)
    assert "Fråga 1 av 16." in page
    assert "Rätt teknik kan ge mig mer tid med dem jag möter." in page
    assert "choice--apart" in page
    assert "Bara du ser dina svar" in page
    assert "Din chef kan inte se vad du har valt." in page


def test_each_answer_is_kept_as_it_is_given_and_a_pause_goes_on_where_it_was(lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    choose(lena, wave, "4")
    choose(lena, wave, "unknown")
    page = making.client_of(Invitation.objects.get(wave=wave, user__email="colleague@example.se").user)
    assert "Pausa när du vill, dina svar finns kvar." in text(page, "start", wave)
    assert "Du har gett 2 svar." in text(page, "start", wave)
    assert "Fråga 3 av 16." in text(page, "question", wave)


def test_no_answer_asks_for_one(lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    url = address("question", wave)
    page = lena.post(url, making.fields_of(lena, url)).content.decode()
    assert "Välj ett svar. ”Vet inte” går också bra." in page
    assert lena.post(url, {**making.fields_of(lena, url), "answer": "9"}).status_code == 200


def test_in_a_fixed_order_any_earlier_answer_can_be_changed(world: World, lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    choose(lena, wave, "4")
    choose(lena, wave, "2")
    assert "Ändra förra svaret" in text(lena, "question", wave)
    url = address("change", wave, 1)
    assert "Fråga 1. Du ändrar ett svar." in text(lena, "change", wave, 1)
    assert "checked" in text(lena, "change", wave, 1)
    lena.post(url, {**making.fields_of(lena, url), "answer": "5"})
    run = run_of(world.people["colleague"], wave)
    assert run is not None
    assert run.answers["installning-1"] == "5"
    assert "Fråga 3 av 16." in text(lena, "question", wave)


def test_in_an_adaptive_order_only_the_last_can_be_changed_and_the_page_says_why(
    world: World, lena: Client, ability: Wave
) -> None:
    begin(lena, ability)
    for _ in range(3):
        choose(lena, ability, "b")
    assert "Därför går det bara att ändra det senaste." in text(lena, "question", ability)
    assert lena.get(address("change", ability, 2)).status_code == 302
    url = address("change", ability, 3)
    before = run_of(world.people["colleague"], ability)
    lena.post(url, {**making.fields_of(lena, url), "answer": "c"})
    after = run_of(world.people["colleague"], ability)
    assert before is not None
    assert after is not None
    assert after.answers[after.asked[2]] == "c"
    assert after.asked == before.asked


@pytest.mark.parametrize("number", [0, 1, 2, 99])
def test_what_is_not_answered_cannot_be_changed(lena: Client, wave: Wave, number: int) -> None:
    begin(lena, wave)
    assert lena.get(address("change", wave, number)).headers["Location"] == address("question", wave)


def test_a_double_press_answers_one_question(world: World, lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    url = address("question", wave)
    sent = {**making.fields_of(lena, url), "answer": "3"}
    lena.post(url, sent)
    assert lena.post(url, sent).headers["Location"] == url
    run = run_of(world.people["colleague"], wave)
    assert run is not None
    assert run.answers == {"installning-1": "3"}
    assert "Ditt första svar gäller" not in lena.get(url).content.decode()


def test_of_two_tabs_the_first_answer_counts_and_the_second_is_told(world: World, lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    url = address("question", wave)
    sent = making.fields_of(lena, url)
    lena.post(url, {**sent, "answer": "3"})
    page = lena.post(url, {**sent, "answer": "5"}, follow=True).content.decode()
    assert "Den frågan hade du redan svarat på. Ditt första svar gäller." in page
    run = run_of(world.people["colleague"], wave)
    assert run is not None
    assert run.answers == {"installning-1": "3"}


@pytest.mark.parametrize("stamp", ["", "nonsense", "WyJ4IiwxXQ:forged"])
def test_a_page_that_somebody_has_changed_changes_nothing(world: World, lena: Client, wave: Wave, stamp: str) -> None:
    begin(lena, wave)
    lena.post(address("question", wave), {"stamp": stamp, "answer": "3"})
    run = run_of(world.people["colleague"], wave)
    assert run is not None
    assert run.answers == {}


def test_a_page_of_somebody_else_is_of_no_use(world: World, lena: Client, wave: Wave) -> None:
    other = Invitation.objects.filter(wave=wave).exclude(user=world.people["colleague"])[0].user
    theirs = making.client_of(other)
    begin(theirs, wave)
    begin(lena, wave)
    lena.post(address("question", wave), {**making.fields_of(theirs, address("question", wave)), "answer": "3"})
    run = run_of(world.people["colleague"], wave)
    assert run is not None
    assert run.answers == {}


def test_beginning_twice_begins_once(lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    choose(lena, wave, "3")
    begin(lena, wave)
    assert Run.objects.count() == 1
    assert "Fråga 2 av 16." in text(lena, "question", wave)


def test_after_the_last_question_one_hands_in_and_is_told_what_it_means(lena: Client, wave: Wave) -> None:
    assert answer_all(lena, wave, ["4", "2", "unknown"]) == 16
    page = text(lena, "hand_in", wave)
    assert "Det var sista frågan" in page
    assert "Sedan går det inte att ändra." in page
    assert "Ändra förra svaret" in page
    assert lena.post(address("hand_in", wave)).headers["Location"] == address("result", wave)
    assert Invitation.objects.get(wave=wave, user__email="colleague@example.se").has_answered


def test_handing_in_twice_is_as_once(lena: Client, wave: Wave) -> None:
    finish(lena, wave, ["3"])
    assert lena.post(address("hand_in", wave)).status_code == 302
    assert Run.objects.filter(is_finished=True).count() == 1


def test_what_is_handed_in_cannot_be_changed(world: World, lena: Client, wave: Wave) -> None:
    finish(lena, wave, ["3"])
    for name, *args in (("question",), ("change", 1), ("hand_in",)):
        assert lena.post(address(name, wave, *args), {"stamp": "", "answer": "5"}).status_code == 302
    run = run_of(world.people["colleague"], wave)
    assert run is not None
    assert set(run.answers.values()) == {"3"}


def test_handing_in_at_once_leads_back_to_the_questions(lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    assert lena.post(address("hand_in", wave)).headers["Location"] == address("question", wave)
    assert not Invitation.objects.filter(has_answered=True).exists()


def test_who_has_answered_enough_may_stop_there(lena: Client, ability: Wave) -> None:
    begin(lena, ability)
    for _ in range(10):
        choose(lena, ability, "a")
    assert "Sluta här och lämna in" in text(lena, "start", ability)
    assert "Vill du lämna in nu?" in text(lena, "hand_in", ability)
    assert lena.post(address("hand_in", ability)).headers["Location"] == address("result", ability)


def test_an_adaptive_run_ends_within_its_most_and_asks_nothing_twice(world: World, lena: Client, ability: Wave) -> None:
    number = answer_all(lena, ability, ["a", "c", "unknown", "b"])
    run = run_of(world.people["colleague"], ability)
    assert run is not None
    assert 10 <= number <= 24
    assert len(set(run.asked)) == len(run.asked) == number


def test_the_same_question_is_shown_until_it_is_answered(lena: Client, ability: Wave) -> None:
    begin(lena, ability)
    shown = {lena.get(address("question", ability)).context["item"].key for _ in range(4)}
    assert len(shown) == 1


def test_the_gap_is_filled_with_what_the_unit_calls_it(world: World, lena: Client) -> None:
    wave = making.make_wave(world.association, AFTER, about="det digitala låset")
    making.invite(wave, world.unit, world.people["colleague"])
    begin(lena, wave)
    assert "Jag vet när det digitala låset ska användas." in text(lena, "question", wave)


def test_a_wave_asks_its_own_version_whatever_has_been_written_since(world: World, lena: Client) -> None:
    wave = making.make_wave(world.association, PULSE)
    making.invite(wave, world.unit, world.people["colleague"])
    making.make_version(PULSE, title="Ny puls")
    assert "Ny puls" not in text(lena, "start", wave)


def test_english_is_there_for_who_reads_it(world: World, lena: Client, wave: Wave) -> None:
    world.people["colleague"].language = "en"
    world.people["colleague"].save(update_fields=["language"])
    begin(lena, wave)
    page = text(lena, "question", wave)
    assert "The right technology can give me more time" in page
    assert "Your manager cannot see" in page
