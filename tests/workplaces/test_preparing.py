"""The steps of preparing a unit, and each question."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from jordman.audit.models import AuditEvent
from jordman.learning.models import ModuleProgress
from jordman.workplaces.models import ManagerPreparation, Readiness, ReservedTime, TargetPicture
from tests import factories as make
from tests.cast import World
from tests.workplaces.making import make_picture, make_readiness, make_reserved

PICTURE = {"text": "Vi skriver hos personen.", "made_with": "På APT."}


def later() -> date:
    return timezone.localdate() + timedelta(days=200)


@pytest.fixture
def manager(world: World) -> Client:
    return world.client("unit_manager")


def text_of(client: Client, address: str) -> str:
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return response.content.decode()


# The steps


def test_the_first_step_is_the_target_picture(world: World, manager: Client) -> None:
    page = text_of(manager, "/enhet/forbered/")
    assert "Skriv målbilden med arbetslaget" in page
    assert "0 av 6 är klara" in page


def test_what_is_red_is_shown_with_whom_to_ask(world: World, manager: Client) -> None:
    make_readiness(world.unit, "connection", "red", note="Dagrummet")
    page = text_of(manager, f"/enhet/{world.unit.pk}/forbered/")
    assert "Dagrummet" in page
    assert "Be dem testa rummet" in page


def test_another_units_manager_does_not_find_the_page(world: World) -> None:
    other = make.make_user()
    make.make_employment(other, world.other_unit)
    client = Client()
    client.force_login(other)
    assert client.get(f"/enhet/{world.unit.pk}/forbered/").status_code == 404


# The target picture


def test_each_saving_is_a_version_and_the_same_words_are_none(world: World, manager: Client) -> None:
    address = f"/enhet/{world.unit.pk}/forbered/malbild/"
    for made_with in ("På APT.", "På APT.", "I oktober."):
        manager.post(address, {**PICTURE, "made_with": made_with})
    assert list(TargetPicture.objects.values_list("version", "made_with")) == [(2, "I oktober."), (1, "På APT.")]


def test_how_the_team_took_part_must_be_said(world: World, manager: Client) -> None:
    response = manager.post(f"/enhet/{world.unit.pk}/forbered/malbild/", {"text": "Vi skriver."})
    assert response.status_code == 200
    assert not TargetPicture.objects.exists()


def test_staff_read_the_picture_and_never_who_wrote_it(world: World, manager: Client) -> None:
    manager.post(f"/enhet/{world.unit.pk}/forbered/malbild/", PICTURE)
    page = text_of(world.client("colleague"), "/enhet/malbild/")
    assert "Vi skriver hos personen." in page
    assert "Jenny" not in page
    assert "Skriv en ny version" not in page


def test_the_teams_page_leads_to_the_picture_and_stays_in_ones_own_place(world: World) -> None:
    client = world.client("colleague")
    address = f"/enhet/{world.unit.pk}/malbild/"
    assert address in text_of(client, "/pass/arbetslaget/")
    navigation = client.get(address).context["nav"]
    assert navigation.here.label == "Mitt lärande"
    assert [page.label for page in navigation.here.pages if page.current] == ["Arbetslaget"]


def test_a_manager_and_a_champion_are_in_their_places_on_the_same_page(world: World) -> None:
    address = f"/enhet/{world.unit.pk}/malbild/"
    places = {who: world.client(who).get(address).context["nav"].here.label for who in ("unit_manager", "champion")}
    assert places == {"unit_manager": "Min enhet", "champion": "Mina pass"}


def test_a_version_that_is_not_there_is_not_found(world: World, manager: Client) -> None:
    make_picture(world.unit)
    assert manager.get(f"/enhet/{world.unit.pk}/malbild/7/").status_code == 404


def test_there_is_no_sheet_without_a_picture(world: World, manager: Client) -> None:
    assert manager.get(f"/enhet/{world.unit.pk}/malbild/blad/").status_code == 404


def test_what_somebody_writes_is_shown_as_text(world: World, manager: Client) -> None:
    manager.post(f"/enhet/{world.unit.pk}/forbered/malbild/", {**PICTURE, "text": "<b>Vi</b>\n\n<script>"})
    page = text_of(manager, f"/enhet/{world.unit.pk}/malbild/")
    assert "&lt;script&gt;" in page
    assert "<b>Vi</b>" not in page


# The hours


def test_the_three_questions_are_saved_one_by_one(world: World, manager: Client) -> None:
    start = f"/enhet/{world.unit.pk}/forbered/tid/"
    assert manager.get(start).url == f"{start}termin/"  # type: ignore[attr-defined]
    page = manager.get(f"{start}termin/")
    assert "4 är anställda på enheten i dag." in page.content.decode()
    term = page.context["form"].initial["term"]
    manager.post(f"{start}termin/", {"term": term, "people": "4"})
    reserved = ReservedTime.objects.get()
    assert (reserved.people, reserved.training_hours, reserved.talk_hours) == (4, None, None)
    manager.post(f"{start}{reserved.pk}/utbildning/", {"hours": "2,5"})
    manager.post(f"{start}{reserved.pk}/samtal/", {"hours": "1.5"})
    assert ReservedTime.objects.get().hours_in_all == Decimal(16)
    assert "16 timmar är avsatta" in text_of(manager, start)


@pytest.mark.parametrize("part", ["utbildning", "samtal"])
def test_no_time_is_refused_with_the_reason(world: World, manager: Client, part: str) -> None:
    reserved = make_reserved(world.unit, date(2026, 8, 17), training_hours=None, talk_hours=None)
    response = manager.post(f"/enhet/{world.unit.pk}/forbered/tid/{reserved.pk}/{part}/", {"hours": "0"})
    assert "Skriv minst en halv timme." in response.content.decode()
    reserved.refresh_from_db()
    assert (reserved.training_hours, reserved.talk_hours) == (None, None)


def test_a_change_leaves_what_it_was_in_the_log(world: World, manager: Client) -> None:
    reserved = make_reserved(world.unit, date(2026, 8, 17))
    manager.post(f"/enhet/{world.unit.pk}/forbered/tid/{reserved.pk}/samtal/", {"hours": "1"})
    details = AuditEvent.objects.get(action="reserved_time.hours_set").details
    assert (details["what"], details["before"], details["after"]) == ("talk_hours", "2.5", "1")


def test_the_term_again_keeps_its_hours(world: World, manager: Client) -> None:
    address = f"/enhet/{world.unit.pk}/forbered/tid/termin/"
    term = manager.get(address).context["form"].initial["term"]
    make_reserved(world.unit, date.fromisoformat(term), ends_on=later())
    manager.post(address, {"term": term, "people": "30"})
    reserved = ReservedTime.objects.get()
    assert (reserved.people, reserved.talk_hours) == (30, Decimal("2.5"))


def test_hours_of_another_unit_are_not_found(world: World, manager: Client) -> None:
    reserved = make_reserved(world.other_unit, date(2026, 8, 17))
    assert manager.get(f"/enhet/{world.unit.pk}/forbered/tid/{reserved.pk}/samtal/").status_code == 404


# Readiness


def test_a_champion_answers_and_is_led_to_the_next_question(world: World) -> None:
    client, address = world.client("champion"), f"/enhet/{world.unit.pk}/forbered/beredskap/"
    response = client.post(f"{address}devices/", {"state": "red", "note": "Tre saknas", "due_on": "2026-10-01"})
    assert response.url == f"{address}connection/"  # type: ignore[attr-defined]
    answer = Readiness.objects.get()
    assert (answer.state, answer.note, answer.due_on) == ("red", "Tre saknas", date(2026, 10, 1))
    assert "En sak stoppar starten" in text_of(client, address)


def test_green_takes_the_note_away(world: World, manager: Client) -> None:
    make_readiness(world.unit, "devices", "red", note="Tre saknas")
    manager.post(f"/enhet/{world.unit.pk}/forbered/beredskap/devices/", {"state": "green", "note": "Tre saknas"})
    assert Readiness.objects.get().note == ""


def test_a_question_that_there_is_not_is_not_found(world: World, manager: Client) -> None:
    assert manager.get(f"/enhet/{world.unit.pk}/forbered/beredskap/kaffe/").status_code == 404


def test_staff_do_not_answer_for_the_unit(world: World) -> None:
    assert world.client("colleague").get(f"/enhet/{world.unit.pk}/forbered/beredskap/devices/").status_code == 403


# The manager's own module and the talking points


def test_the_managers_own_progress_is_for_the_manager_alone_and_says_nothing_to_others(
    world: World, manager: Client, settings: Settings
) -> None:
    settings.MANAGER_MODULE = world.module.key
    ModuleProgress.objects.create(
        user=world.people["unit_manager"], module=world.module, edition=world.module.edition, done_at=timezone.now()
    )
    assert "Bara du ser det." in text_of(manager, f"/enhet/{world.unit.pk}/forbered/min-modul/")
    assert not ManagerPreparation.objects.exists()


def test_a_manager_says_that_they_are_prepared_and_takes_it_back(world: World, manager: Client) -> None:
    address = f"/enhet/{world.unit.pk}/forbered/min-modul/"
    manager.post(f"{address}klar/")
    said = ManagerPreparation.objects.get()
    assert (said.user, said.says_module_done_on) == (world.people["unit_manager"], timezone.localdate())
    manager.post(f"{address}angra/")
    assert ManagerPreparation.objects.get().says_module_done_on is None


def test_without_a_module_the_page_says_so(world: World, manager: Client) -> None:
    assert "inte valt någon modul än" in text_of(manager, f"/enhet/{world.unit.pk}/forbered/min-modul/")


def test_the_talking_points_name_their_source_and_are_marked_as_read(world: World, manager: Client) -> None:
    address = f"/enhet/{world.unit.pk}/forbered/att-saga/"
    page = text_of(manager, address)
    assert "Ska robotar ta våra jobb?" in page
    assert "avsnitt 4.4" in page
    manager.post(f"{address}last/")
    assert ManagerPreparation.objects.get().read_points_on == timezone.localdate()
