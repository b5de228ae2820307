"""Which routine changed: asked once a month, answered for the unit, and the chain."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from jordman.notices.actions import mute
from jordman.team_sessions.models import Presence, RecallShown, Series, TeamSession
from jordman.workplaces.actions.routines import ask_about_routines
from jordman.workplaces.asking import first_of_month, months_before
from jordman.workplaces.models import RoutineChange
from jordman.workplaces.standing import standing_at
from tests import factories as make
from tests.cast import World
from tests.workplaces.making import at, make_change, make_held, make_series

Asking = Callable[[date], list[EmailMessage]]


@pytest.fixture
def series(world: World) -> Series:
    return make_series(world.unit)


@pytest.fixture
def ask(mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Asking:
    """What was mailed when the nightly job ran on a day."""

    def run(today: date) -> list[EmailMessage]:
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            ask_about_routines(today)
        return mailoutbox[before:]

    return run


def months() -> list[date]:
    return list(RoutineChange.objects.order_by("month").values_list("month", flat=True))


# Asking


def test_a_session_is_asked_about_after_one_three_and_six_months(world: World, series: Series, ask: Asking) -> None:
    make_held(series, world.module, at(2026, 2, 12))
    for month in range(2, 13):
        for day in (1, 14, 15, 16, 28):
            ask(date(2026, month, day))
    assert months() == [date(2026, 3, 1), date(2026, 5, 1), date(2026, 8, 1)]


def test_a_unit_that_meets_every_month_has_one_question_a_month(world: World, series: Series, ask: Asking) -> None:
    for month in range(1, 7):
        make_held(series, world.module, at(2026, month, 28, 23))
    for month in range(1, 8):
        ask(date(2026, month, 20))
    assert months() == [date(2026, month, 1) for month in range(2, 8)]


def test_what_was_never_answered_has_passed_when_the_next_is_asked(world: World, series: Series, ask: Asking) -> None:
    make_held(series, world.module, at(2026, 2, 12))
    ask(date(2026, 3, 15))
    ask(date(2026, 5, 15))
    assert list(RoutineChange.objects.order_by("month").values_list("state", flat=True)) == ["passed", "asked"]


def test_sessions_that_were_never_held_are_not_asked_about(world: World, series: Series, ask: Asking) -> None:
    make_held(series, world.module, at(2026, 2, 12), cancelled_at=at(2026, 2, 11))
    make_held(series, world.module, at(2026, 2, 12), ended_at=None)
    assert ask(date(2026, 3, 15)) == []
    assert not RoutineChange.objects.exists()


def test_the_manager_and_the_champion_get_one_mail_each(world: World, series: Series, ask: Asking) -> None:
    make_held(series, world.module, at(2026, 2, 12))
    letters = ask(date(2026, 3, 15))
    assert sorted(letter.to[0] for letter in letters) == ["champion@example.se", "unit-manager@example.se"]
    assert "vilken rutin har ändrats" in str(letters[0].body)
    assert ask(date(2026, 3, 16)) == []


def test_who_has_turned_it_off_gets_no_mail(world: World, series: Series, ask: Asking) -> None:
    champion = world.people["champion"]
    mute(champion, by=champion, kind="champion")
    make_held(series, world.module, at(2026, 2, 12))
    assert [letter.to for letter in ask(date(2026, 3, 15))] == [["unit-manager@example.se"]]


# Answering


def question(world: World, series: Series, *, sessions: int = 1) -> tuple[RoutineChange, list[TeamSession]]:
    """The question of this month, about sessions of the month before."""
    month = first_of_month(timezone.localdate())
    before = months_before(month, 1)
    held = [make_held(series, world.module, at(before.year, before.month, 5 + number)) for number in range(sessions)]
    return make_change(world.unit, month), held


def send(client: Client, change: RoutineChange, state: str, **sent: str) -> str:
    """Both pages of the answer, as a phone sends them."""
    address = f"/enhet/{change.unit_id}/rutiner/{change.pk}/"
    chosen = client.post(address, {"state": state, "x": ""})
    if chosen.status_code == 200:
        return chosen.content.decode()
    assert chosen.url == f"{address}{state}/"  # type: ignore[attr-defined]
    response = client.post(f"{address}{state}/", {**sent, "x": ""}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_a_champion_answers_for_the_unit_and_it_began_with_the_only_session(world: World, series: Series) -> None:
    change, held = question(world, series)
    send(world.client("champion"), change, "changed", routine="Vi frågar först.")
    change.refresh_from_db()
    assert (change.state, change.routine, change.session) == ("changed", "Vi frågar först.", held[0])


def test_of_several_sessions_one_is_chosen_or_none(world: World, series: Series) -> None:
    change, held = question(world, series, sessions=2)
    client = world.client("unit_manager")
    send(client, change, "changed", routine="Vi frågar först.", session=str(held[1].pk))
    change.refresh_from_db()
    assert change.session == held[1]
    send(client, change, "changed", routine="Vi frågar först.", session="several")
    change.refresh_from_db()
    assert change.session is None


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("changed", "Vad gör ni på ett nytt sätt: Fyll i det här."),
        ("same", "Vad står i vägen: Fyll i det här."),
        ("", "Välj ett svar."),
        ("asked", "asked"),
    ],
)
def test_an_answer_that_says_nothing_is_asked_for_again(
    world: World, series: Series, state: str, sentence: str
) -> None:
    change, _held = question(world, series)
    assert sentence in send(world.client("unit_manager"), change, state)
    change.refresh_from_db()
    assert change.is_open


def test_a_state_that_nobody_can_answer_is_not_found(world: World, series: Series) -> None:
    change, _held = question(world, series)
    assert world.client("unit_manager").get(f"/enhet/{world.unit.pk}/rutiner/{change.pk}/passed/").status_code == 404


def test_the_hours_that_routines_free_are_the_units_own_estimate(world: World, series: Series) -> None:
    change, _held = question(world, series)
    send(world.client("unit_manager"), change, "changed", routine="Vi frågar.", hours_freed="2,5")
    make_change(world.unit, months_before(change.month, 1), "changed", hours_freed=3)
    assert standing_at([world.unit.pk], timezone.localdate())[world.unit.pk].routines.hours_freed == Decimal("5.5")
    page = world.client("colleague").get(f"/enhet/{world.unit.pk}/rutiner/").content.decode()
    assert "5,5 timmar i veckan för enheten" in page


def test_the_same_as_before_keeps_what_stands_in_the_way_and_no_routine(world: World, series: Series) -> None:
    change, _held = question(world, series)
    send(world.client("unit_manager"), change, "same", hinders="Pärmen finns kvar.", routine="Ny")
    change.refresh_from_db()
    assert (change.state, change.routine, change.hinders) == ("same", "", "Pärmen finns kvar.")


def test_a_question_that_has_passed_is_refused_with_a_sentence(world: World, series: Series) -> None:
    change, _held = question(world, series)
    RoutineChange.objects.update(state="passed")
    assert "Den frågan har ersatts av en nyare." in send(world.client("unit_manager"), change, "trying")


def test_another_units_question_is_not_found(world: World) -> None:
    change = make_change(world.other_unit, date(2026, 9, 1))
    assert world.client("unit_manager").get(f"/enhet/{world.unit.pk}/rutiner/{change.pk}/").status_code == 404


# The chain


def test_the_chain_is_read_from_what_the_sessions_left(world: World, series: Series) -> None:
    change, held = question(world, series, sessions=3)
    RecallShown.objects.create(session=held[2], module=held[0].module, question_key="minns-vem")
    TeamSession.objects.filter(pk=held[0].pk).update(agreement_kept="partly")
    send(world.client("unit_manager"), change, "changed", routine="Vi frågar.", session=str(held[0].pk))
    response = world.client("colleague").get(f"/enhet/{world.unit.pk}/rutiner/")
    # The same module was held three times; its questions came back at the third.
    assert [link.count for link in response.context["links"]] == [3, 2, 1, 1]
    page = response.content.decode()
    assert "3 pass, en ändrad rutin" in page
    assert "Samira" not in page


def test_how_many_were_reached_is_hidden_for_a_few(world: World, series: Series) -> None:
    _change, held = question(world, series)
    Presence.objects.create(session=held[0], user=world.people["colleague"], way="ticked")
    response = world.client("unit_manager").get(f"/enhet/{world.unit.pk}/rutiner/")
    assert response.context["reached"] == ""


def test_how_many_were_reached_is_said_for_a_larger_unit(world: World, series: Series) -> None:
    _change, held = question(world, series)
    for number in range(12):
        person = make.make_user()
        make.make_employment(person, world.unit)
        if number < 8:
            Presence.objects.create(session=held[0], user=person, way="ticked")
    response = world.client("unit_manager").get(f"/enhet/{world.unit.pk}/rutiner/")
    assert response.context["reached"] == "8 av 16 har varit med på minst ett pass"


def test_staff_see_the_answers_and_cannot_change_them(world: World) -> None:
    make_change(world.unit, first_of_month(timezone.localdate()), "same", hinders="Tiden räcker inte.")
    page = world.client("colleague").get(f"/enhet/{world.unit.pk}/rutiner/").content.decode()
    assert "Tiden räcker inte." in page
    assert "Ändra" not in page
