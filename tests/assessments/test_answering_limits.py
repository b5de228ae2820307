"""Time, a wave that closes, a key that is gone, nobody's invitation, and what is kept where."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from jordman.assessments.models import AnswerKey, Run, Wave
from jordman.audit.models import AuditEvent
from tests.assessments import making
from tests.assessments.making import address, begin, choose, finish, run_of, text
from tests.cast import World

# Time


def test_seconds_are_counted_from_the_page_and_never_more_than_the_cap(
    world: World, lena: Client, wave: Wave, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(lena, wave)
    url = address("question", wave)
    for later, expected in ((20, 20), (9999, 110), (-3600, 110)):
        sent = making.fields_of(lena, url)
        now = timezone.now().timestamp() + later
        with monkeypatch.context() as patch:
            patch.setattr("jordman.assessments.stamps.time.time", lambda now=now: now)
            lena.post(url, {**sent, "answer": "3"})
        run = run_of(world.people["colleague"], wave)
        assert run is not None
        assert expected <= run.seconds <= expected + 3


def test_the_time_budget_ends_an_adaptive_run(world: World, lena: Client, ability: Wave) -> None:
    begin(lena, ability)
    for number in range(11):
        choose(lena, ability, "ab"[number % 2])
    Run.objects.update(seconds=6 * 60)
    if lena.get(address("question", ability)).status_code == 200:
        choose(lena, ability, "a")
    assert lena.get(address("question", ability)).headers["Location"] == address("hand_in", ability)


# A wave that closes, and a key that is gone


def test_a_wave_that_closes_says_whether_what_was_answered_counts(lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    url = address("question", wave)
    sent = making.fields_of(lena, url)
    making.close(wave)
    page = lena.post(url, {**sent, "answer": "3"}, follow=True).content.decode()
    assert "Du hann ge för få svar för att de ska räknas." in page


def test_who_had_answered_enough_when_it_closed_is_told_so(lena: Client, wave: Wave) -> None:
    begin(lena, wave)
    for _ in range(5):
        choose(lena, wave, "4")
    making.close(wave)
    assert "Det du hann svara räknas." in text(lena, "start", wave)
    assert "Det du hann svara räknas." in text(lena, "result", wave)


def test_a_wave_whose_last_day_is_over_takes_no_answers_though_it_stands_open(lena: Client, wave: Wave) -> None:
    today = timezone.localdate()
    Wave.objects.update(opens_on=today - timedelta(9), closes_on=today - timedelta(1))
    assert "Frågorna stängde" in text(lena, "start", wave)
    lena.post(address("start", wave))
    assert not Run.objects.exists()


def test_who_had_not_begun_when_it_closed_need_do_nothing(lena: Client, wave: Wave) -> None:
    making.close(wave)
    assert "du behöver inte göra något" in text(lena, "start", wave)
    assert "Vilja och mod" not in lena.get("/svara/").content.decode()


@pytest.mark.parametrize("name", ["start", "question", "hand_in", "result"])
def test_without_the_key_every_page_says_that_nobody_finds_the_answers(lena: Client, wave: Wave, name: str) -> None:
    finish(lena, wave, ["3"])
    AnswerKey.objects.all().delete()
    response = lena.get(address(name, wave))
    assert response.status_code == 410
    assert "Ingen kan längre hitta svaren" in response.content.decode()
    assert "Nyckeln till svaren är borttagen." in lena.get("/svara/").content.decode()


# Nobody's invitation


@pytest.mark.parametrize("who", ["champion", "unit_manager", "lead", "evaluator", "administrator", "other_lead"])
def test_a_wave_that_one_is_not_asked_in_is_not_there(world: World, wave: Wave, who: str) -> None:
    for name in ("start", "question", "hand_in", "result"):
        assert world.client(who).get(address(name, wave)).status_code == 404


def test_a_wave_that_has_not_opened_is_not_there(world: World, lena: Client, wave: Wave) -> None:
    Wave.objects.update(state=Wave.State.PLANNED)
    assert lena.get(address("start", wave)).status_code == 404
    assert lena.get("/svara/9223372036854775808/").status_code == 404


# What is kept where


def test_no_page_is_kept_and_nothing_of_an_answer_is_in_session_cookie_or_address(lena: Client, wave: Wave) -> None:
    finish(lena, wave, ["5", "1"])
    for name in ("start", "result"):
        assert "no-store" in lena.get(address(name, wave), follow=True).headers["Cache-Control"]
    sessions = str([session.get_decoded() for session in Session.objects.all()])
    cookies = str(lena.cookies)
    assert "installning" not in sessions + cookies
    assert not AuditEvent.objects.filter(action__contains="answer").exists()
    assert not AuditEvent.objects.filter(target_type__startswith="assessments.").exists()
