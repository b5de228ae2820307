"""Joining from a phone without an account: a code that opens one room, while it runs."""

import logging

import pytest
from django.test import Client
from django.utils import timezone

from jordman.learning.models import TimeEntry
from jordman.team_sessions.actions.running import call_off, end
from jordman.team_sessions.codes import address_of
from jordman.team_sessions.models import Phone, Presence, TeamSession, Temperature, Thought, WrongCode
from tests import factories as make
from tests.cast import World
from tests.team_sessions.conftest import Clock
from tests.team_sessions.running import joined, make_ready, make_running, now_ms, press_on, sent

WRONG = "Koden gäller inte."


def say(phone: Client, session: TeamSession, where: str, **body: object) -> str:
    answer = phone.post(f"/p/{session.code}/{where}/", body, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_code_opens_the_room_and_shows_what_the_screen_shows(world: World) -> None:
    session = press_on(make_running(world, "teaching"), world.people["champion"])
    page = joined(session).get(f"/p/{session.code}/").content.decode()
    assert "Fråga först. Spara rätt." in page
    assert "Pass 1 av 1" in page.replace(str(session.position), "1")


@pytest.mark.parametrize("written", ["123 456", "123-456", " 123456 "])
def test_a_code_can_be_written_as_it_is_read_aloud(world: World, written: str) -> None:
    session = make_running(world)
    TeamSession.objects.filter(pk=session.pk).update(code="123456")
    assert Client().post("/p/", {"code": written}).status_code == 302


def test_a_code_of_another_length_says_how_many_were_written(world: World) -> None:
    page = Client().post("/p/", {"code": "12345"}).content.decode()
    assert "Koden har sex siffror. Du skrev fem." in page
    assert not WrongCode.objects.exists()


def test_a_wrong_code_is_a_clear_sentence(world: World) -> None:
    make_running(world)
    assert WRONG in Client().post("/p/", {"code": "000000"}).content.decode()
    answer = Client().get("/p/000000/")
    assert (answer.status_code, WRONG in answer.content.decode()) == (404, True)


def test_a_code_opens_nothing_before_and_after(world: World) -> None:
    session = make_ready(world)
    world.client("champion").post(f"/pass/{session.pk}/blad/kod/")
    session.refresh_from_db()
    code = session.code
    assert len(code) == 6
    assert Client().get(f"/p/{code}/").status_code == 404
    world.client("champion").post(f"/pass/{session.pk}/borja/")
    session.refresh_from_db()
    assert session.code == code
    assert Client().get(f"/p/{code}/").status_code == 200
    end(session, by=world.people["champion"])
    assert Client().get(f"/p/{code}/").status_code == 404


def test_guessing_stops_after_twenty_an_hour_and_is_logged_without_an_address(
    world: World, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    session = make_running(world)
    phone = joined(session)
    with caplog.at_level(logging.WARNING):
        answers = [Client().post("/p/", {"code": f"{n:06}"}).status_code for n in range(20)]
    assert set(answers) == {200}
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert said == ["Wrong session codes: 20 in an hour from one place"]
    # Not even the right code, whichever page it is written on.
    assert Client().post("/p/", {"code": session.code}).status_code == 429
    answer = Client().get(f"/p/{session.code}/")
    assert (answer.status_code, "Vänta en timme" in answer.content.decode()) == (429, True)
    # Who is in stays in, and the QR code still works.
    assert phone.get(f"/p/{session.code}/").status_code == 200
    request = Client().get("/p/").wsgi_request
    assert Client().get(address_of(session.code, request)).status_code == 200
    clock.shift(hours=1)
    assert Client().get(f"/p/{session.code}/").status_code == 200


def test_no_address_is_kept_of_who_guesses(world: World) -> None:
    Client(REMOTE_ADDR="192.0.2.7").post("/p/", {"code": "000000"})
    rows = list(WrongCode.objects.values_list("source", "wrong").order_by("source"))
    assert rows[0] == ("", 1)
    assert "192.0.2.7" not in str(rows)
    assert len(rows[1][0]) == 64


def test_guessing_from_many_places_leaves_each_place_few(world: World) -> None:
    session = make_running(world)
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    WrongCode.objects.create(source="", hour=hour, wrong=500)
    answers = [Client(REMOTE_ADDR="192.0.2.8").post("/p/", {"code": f"{n:06}"}).status_code for n in range(4)]
    assert answers == [200, 200, 200, 429]
    assert Client(REMOTE_ADDR="192.0.2.9").post("/p/", {"code": session.code}).status_code == 302


def test_what_a_phone_asks_again_and_again_says_nothing_to_who_has_not_joined(world: World) -> None:
    session = make_running(world)
    assert Client().get(f"/p/{session.code}/lage/").status_code == 404
    assert not WrongCode.objects.exists()


def test_asking_again_costs_nothing_when_nothing_has_changed(world: World, django_assert_num_queries: object) -> None:
    session = make_running(world)
    phone = joined(session)
    first = phone.get(f"/p/{session.code}/lage/")
    with django_assert_num_queries(0):  # type: ignore[operator]
        again = phone.get(f"/p/{session.code}/lage/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_a_name_is_chosen_and_counted_once_on_two_phones(world: World) -> None:
    session = make_running(world)
    lena = world.people["colleague"]
    for _ in range(2):
        phone = joined(session)
        assert "Du är med." in say(phone, session, "namn", person=lena.pk)
        say(phone, session, "namn", person=lena.pk)
    assert Presence.objects.filter(is_present=True).count() == 1
    end(session, by=world.people["champion"])
    assert list(TimeEntry.objects.values_list("user", "minutes")) == [(lena.pk, 30)]


def test_phones_show_given_names_and_an_initial_and_nobody_protected(world: World) -> None:
    for family in ("Ek", "Eklund"):
        make.make_employment(make.make_user("Anna", family), world.unit)
    make.make_employment(make.make_user("Hemlig", "Hemsson", is_protected=True), world.unit)
    make.make_employment(make.make_user("Erik", "af Ek"), world.unit)
    session = make_running(world)
    page = joined(session).get(f"/p/{session.code}/").content.decode()
    assert ">Lena S<" in page
    assert ">Erik E<" in page
    assert "Strid" not in page
    assert ">Anna Ek<" in page
    assert ">Anna Eklund<" in page
    assert "Hemlig" not in page


def test_nobody_from_another_unit_can_be_chosen(world: World) -> None:
    session = make_running(world)
    hidden = make.make_user("Hemlig", "Hemsson", is_protected=True)
    make.make_employment(hidden, world.unit)
    phone = joined(session)
    for person in (world.people["project_leader"].pk, hidden.pk, "x", ""):
        assert "Välj ditt namn i listan" in say(phone, session, "namn", person=person)
    assert not Presence.objects.exists()


def test_who_is_signed_in_can_count_themselves_with_protected_identity_too(world: World) -> None:
    hidden = make.make_user("Hemlig", "Hemsson", is_protected=True)
    make.make_employment(hidden, world.unit)
    session = make_running(world)
    phone = joined(session)
    phone.force_login(hidden)
    assert "Var med som Hemlig Hemsson" in phone.get(f"/p/{session.code}/").content.decode()
    say(phone, session, "namn", person=hidden.pk)
    assert Presence.objects.get().user == hidden


def test_a_wrong_name_is_taken_back_but_not_what_the_leader_ticked(world: World) -> None:
    session = make_running(world)
    lena, malin = world.people["colleague"].pk, world.people["learner"].pk
    phone = joined(session)
    say(phone, session, "namn", person=lena)
    say(phone, session, "inte-jag", person=malin)
    say(phone, session, "inte-jag", person=lena)
    assert not Presence.objects.get(user=lena).is_present
    say(phone, session, "namn", person=malin)
    sent(world.client("champion"), session, {malin: (now_ms() + 10, True)})
    say(phone, session, "inte-jag", person=malin)
    assert Presence.objects.get(user=malin).is_present


def test_who_stays_without_a_name_is_counted_once_and_not_when_a_name_comes(world: World) -> None:
    session = make_running(world)
    phone, other = joined(session), joined(session)
    for _ in range(2):
        say(phone, session, "utan-namn")
    say(other, session, "utan-namn")
    assert world.client("champion").get(f"/pass/{session.pk}/skarm/lage/").json()["people"] == 2
    say(other, session, "namn", person=world.people["colleague"].pk)
    end(session, by=world.people["champion"])
    session.refresh_from_db()
    assert (session.people_named, session.people_unnamed) == (1, 1)


def test_each_phone_answers_once_and_only_a_count_is_kept(world: World) -> None:
    session = make_running(world)
    phone = joined(session)
    assert "Tack." in say(phone, session, "kanns", moment="before", value=2)
    assert "har redan svarat" in say(phone, session, "kanns", moment="before", value=4)
    assert "inte öppen" in say(phone, session, "kanns", moment="after", value=4)
    assert "Välj ett svar." in say(phone, session, "kanns", moment="before", value=9)
    assert list(Temperature.objects.values_list("moment", "value", "answers")) == [("before", 2, 1)]


def test_the_answers_are_shown_from_five_and_only_the_middle(world: World) -> None:
    session = make_running(world)
    for value in (1, 2, 4, 4):
        say(joined(session), session, "kanns", moment="before", value=value)
    champion = world.people["champion"]
    end(session, by=champion)
    assert "För få svar" in world.client("champion").get(f"/pass/{session.pk}/").content.decode()
    Temperature.objects.filter(value=4).update(answers=3)
    page = world.client("champion").get(f"/pass/{session.pk}/").content.decode()
    assert "<b>Ganska tryggt</b>" in page
    assert "5 svar" in page


def test_a_thought_comes_to_the_screen_is_hidden_and_goes_with_the_session(world: World) -> None:
    session = make_running(world, "talking")
    say(joined(session), session, "tanke", text="<b>I chatten</b>")
    samira = world.client("champion")
    screen = f"/pass/{session.pk}/skarm/"
    assert "&lt;b&gt;I chatten" in samira.get(screen).content.decode()
    samira.post(f"/pass/tanke/{Thought.objects.get().pk}/dolj/")
    assert "I chatten" not in samira.get(screen).content.decode()
    assert "Skriv något först." in say(joined(session), session, "tanke", text=" ")
    samira.post(f"/pass/{session.pk}/avsluta/")
    assert not Thought.objects.exists()
    assert not Phone.objects.exists()


def test_phones_are_told_that_it_is_over(world: World) -> None:
    session = make_running(world, "closing")
    phone = joined(session)
    world.client("champion").post(f"/pass/{session.pk}/overens/", {"text": "Vi provar mappen."})
    end(session, by=world.people["champion"])
    page = phone.get(f"/p/{session.code}/").content.decode()
    assert "Passet är slut. Tack!" in page
    assert "Vi provar mappen." in page
    assert "Passet är slut." in say(phone, session, "tanke", text="För sent")
    assert not WrongCode.objects.exists()


def test_a_session_that_is_broken_off_is_said_on_the_phones_and_counts_for_nobody(world: World) -> None:
    session = make_running(world)
    phone = joined(session)
    say(phone, session, "namn", person=world.people["colleague"].pk)
    world.client("champion").post(f"/pass/{session.pk}/avbryt/", {"reason": "Brandlarm."})
    page = phone.get(f"/p/{session.code}/").content.decode()
    assert "Passet är inställt" in page
    assert "Brandlarm." in page
    session.refresh_from_db()
    assert (session.is_cancelled, session.phase) == (True, "planned")
    assert not TimeEntry.objects.exists()
    assert not Presence.objects.exists()


def test_nobody_calls_off_what_does_not_run(world: World) -> None:
    session = end(make_running(world), by=world.people["champion"])
    world.client("champion").post(f"/pass/{session.pk}/avbryt/", {"reason": "Fel."})
    session.refresh_from_db()
    assert session.is_held
    with pytest.raises(Exception, match="inte i gång"):
        call_off(session, by=world.people["champion"], reason="Fel.")


def test_a_cookie_that_somebody_made_up_is_nobodys(world: World) -> None:
    session = make_running(world)
    phone = Client()
    phone.cookies["pass"] = "e30:made:up"
    assert phone.get(f"/p/{session.code}/lage/").status_code == 404
    assert phone.get(f"/p/{session.code}/").status_code == 200


def test_the_sheet_on_the_phone_has_the_whole_guide(world: World) -> None:
    session = make_running(world)
    page = joined(session).get(f"/p/{session.code}/blad/").content.decode()
    for words in ("Bilderna rullar", "Spara rätt.", "Visa de tre bilderna.", "En boende vill själv.", "Var finns bild"):
        assert words in page


def test_a_picture_that_is_not_in_the_guide_is_not_there(world: World) -> None:
    session = make_running(world)
    assert joined(session).get(f"/p/{session.code}/bild/saker-bild/abc/hemlig.svg").status_code == 404
