"""A manager attests: name and hours of those whom they lead, when the month is over, and nothing else."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment
from jordman.participation.models import Attestation
from tests import factories as make
from tests.cast import World
from tests.participation.making import THIRD, make_head, make_participant, make_reporting, put_time, take_part

OCTOBER = "2026-10"


def page_of(client: Client, world: World, key: str = OCTOBER) -> str:
    return client.get(reverse("participation:attest", args=[world.programme.pk, key])).content.decode()


def attest_all(client: Client, world: World, *pairs: str, key: str = OCTOBER) -> str:
    url = reverse("participation:attest", args=[world.programme.pk, key])
    return client.post(url, {"alla": " ".join(pairs)}, follow=True).content.decode()


def test_the_manager_attests_all_at_once(world: World) -> None:
    make_reporting(world)
    people = [make_participant(world, name) for name in ("Alm", "Björk")]
    manager = world.client("unit_manager")
    page = page_of(manager, world)
    assert "2 personer att attestera för oktober" in page
    assert "Ada Alm" in page
    assert "3\xa0tim 30\xa0min" in page
    done = attest_all(manager, world, *(f"{each.pk}:210" for each in people))
    assert "2 personer är attesterade." in done
    assert "Du är klar med oktober" in done
    assert set(Attestation.objects.values_list("state", "minutes", "by")) == {
        ("attested", 210, world.people["unit_manager"].pk)
    }
    event = AuditEvent.objects.get(action="participation.attested")
    assert event.details == {"month": OCTOBER, "people": 2}


def test_only_those_who_are_ticked(world: World) -> None:
    make_reporting(world)
    first, second = make_participant(world, "Alm"), make_participant(world, "Björk")
    url = reverse("participation:attest", args=[world.programme.pk, OCTOBER])
    world.client("unit_manager").post(url, {"person": f"{second.pk}:210"})
    assert list(Attestation.objects.values_list("user", flat=True)) == [second.pk]
    assert "En person att attestera" in page_of(world.client("unit_manager"), world)
    assert first.pk


def test_nothing_ticked_is_no_attest(world: World) -> None:
    make_reporting(world)
    make_participant(world)
    assert "Kryssa i dem som stämmer" in attest_all(world.client("unit_manager"), world)
    assert not Attestation.objects.exists()


def test_the_page_says_what_is_seen_and_shows_nothing_of_what_was_learnt(world: World) -> None:
    make_reporting(world)
    person = make_participant(world)
    put_time(person, world.programme, "2026-10-13", 30, activity=f"module:{world.module.pk}")
    page = page_of(world.client("unit_manager"), world)
    assert "Här ser du namn och timmar, och bara det." in page
    assert world.module.title not in page
    assert "2026-10-1" not in page
    assert str(person.email) not in page


def test_hours_that_change_afterwards_open_the_attest_again_and_show_what_changed(world: World) -> None:
    make_reporting(world)
    person = make_participant(world)
    manager = world.client("unit_manager")
    attest_all(manager, world, f"{person.pk}:210")
    put_time(person, world.programme, "2026-10-20", 30, activity="live_session:7")
    page = page_of(manager, world)
    assert "En person att attestera för oktober" in page
    assert "Var 3\xa0tim 30\xa0min när den attesterades. Nu 4\xa0tim." in page
    assert "Du är klar" in attest_all(manager, world, f"{person.pk}:240")


def test_what_was_not_on_the_page_is_not_attested(world: World) -> None:
    """The ledger changed while the manager read."""
    make_reporting(world)
    person, other = make_participant(world, "Alm"), make_participant(world, "Björk")
    put_time(person, world.programme, "2026-10-20", 30, activity="live_session:7")
    page = attest_all(world.client("unit_manager"), world, f"{person.pk}:210", f"{other.pk}:210")
    assert "Timmarna ändrades medan du läste." in page
    assert not Attestation.objects.exists()


def test_the_manager_says_what_is_wrong_and_attests_when_it_is_right_after_all(world: World) -> None:
    make_reporting(world)
    person = make_participant(world)
    manager = world.client("unit_manager")
    url = reverse("participation:wrong", args=[world.programme.pk, OCTOBER, person.pk])
    manager.post(url, {"note": "Hon var ledig den 12."})
    page = page_of(manager, world)
    assert "Något stämmer inte" in page
    assert "Hon var ledig den 12." in page
    # Attesting all does not take it along; the person's own page does.
    assert "Du är klar med oktober" in page
    assert "Stämmer timmarna ändå?" in manager.get(url).content.decode()
    attest_all(manager, world, f"{person.pk}:210")
    assert Attestation.objects.get().state == "attested"


def test_a_personal_number_is_not_stored(world: World) -> None:
    make_reporting(world)
    person = make_participant(world)
    url = reverse("participation:wrong", args=[world.programme.pk, OCTOBER, person.pk])
    page = world.client("unit_manager").post(url, {"note": "Det är 19900101-1239 som menas."}).content.decode()
    assert "Ta bort personnumret." in page
    assert not Attestation.objects.exists()


def test_a_managers_own_hours_are_attested_by_who_leads_above(world: World) -> None:
    make_reporting(world)
    jenny, head = world.people["unit_manager"], make_head(world)
    take_part(world, jenny)
    put_time(jenny, world.programme, "2026-10-12", 90)
    assert world.client("unit_manager").get(_attest_url(world)).status_code == 404
    client = Client()
    client.force_login(head)
    page = client.get(_attest_url(world)).content.decode()
    assert "Jenny Lindqvist" in page
    # Those whom Jenny attests are not the head's to see.
    make_participant(world)
    assert "Ada Nilsson" not in client.get(_attest_url(world)).content.decode()


def test_a_co_manager_does_not_attest_the_other(world: World) -> None:
    make_reporting(world)
    other = make.make_user("Omar", "Hall")
    make.make_employment(other, world.unit)
    grant_role(other, by=None, role="unit_manager", organisation=world.unit)
    take_part(world, other)
    put_time(other, world.programme, "2026-10-12", 90)
    assert world.client("unit_manager").get(_attest_url(world)).status_code == 404


def test_whom_the_staff_file_calls_manager_without_a_role_goes_upwards_too(world: World) -> None:
    make_reporting(world)
    named, head = make_participant(world, "Namn"), make_head(world)
    Employment.objects.filter(user=named).update(is_unit_manager=True)
    assert world.client("unit_manager").get(_attest_url(world)).status_code == 404
    client = Client()
    client.force_login(head)
    assert "Ada Namn" in client.get(_attest_url(world)).content.decode()


def _attest_url(world: World) -> str:
    return reverse("participation:attest", args=[world.programme.pk, OCTOBER])


def test_who_is_not_reported_is_not_on_the_page(world: World) -> None:
    """Hours of another programme, hours outside any, no hours at all, and a protected identity."""
    make_reporting(world)
    make_participant(world, "Med")
    elsewhere = make.make_programme(world.association, name="Utan stöd")
    for name, programme in (("Annan", elsewhere), ("Ingen", None)):
        user = make.make_user("Ada", name)
        make.make_employment(user, world.unit)
        put_time(user, programme, "2026-10-12", 60)  # type: ignore[arg-type]
    make_participant(world, "Timlös", minutes=0)
    hidden = make_participant(world, "Hemlig")
    hidden.is_protected = True
    hidden.save()
    page = page_of(world.client("unit_manager"), world)
    assert "Ada Med" in page
    for name in ("Annan", "Ingen", "Timlös", "Hemlig"):
        assert name not in page
    assert "Skyddad identitet" not in page
    wrong = reverse("participation:wrong", args=[world.programme.pk, OCTOBER, hidden.pk])
    assert world.client("unit_manager").get(wrong).status_code == 404


def test_another_units_people_are_not_the_managers_to_attest(world: World) -> None:
    make_reporting(world)
    make_participant(world, "Här")
    south = make.make_organisation("unit", "Hemtjänst Syd", world.municipality)
    stranger = make_participant(world, "Där", unit=south)
    page = attest_all(world.client("unit_manager"), world, f"{stranger.pk}:210")
    assert "inte längre din att attestera" in page
    assert "Ada Där" not in page
    assert not Attestation.objects.exists()


@pytest.mark.parametrize("key", ["2026-11", "2026-04", "2030-01", "2026-1", "hej", "2026-13"])
def test_a_month_that_is_not_over_or_not_there_has_no_page(world: World, key: str) -> None:
    make_reporting(world)
    person = make_participant(world)
    put_time(person, world.programme, "2026-11-03", 60)
    url = reverse("participation:attest", args=[world.programme.pk, key])
    assert world.client("unit_manager").get(url).status_code == 404


def test_nonsense_in_the_form_is_not_found(world: World) -> None:
    make_reporting(world)
    make_participant(world)
    assert world.client("unit_manager").post(_attest_url(world), {"alla": "1:x"}).status_code == 404


def test_a_reporting_that_is_off_shows_no_names(world: World) -> None:
    make_reporting(world, is_on=False)
    make_participant(world)
    assert world.client("unit_manager").get(_attest_url(world)).status_code == 404


def test_the_first_open_month_comes_first_and_others_are_a_link_away(world: World) -> None:
    make_reporting(world)
    person = make_participant(world)
    put_time(person, world.programme, "2026-09-12", 60)
    client = world.client("unit_manager")
    answer = client.get(reverse("participation:to_attest", args=[world.programme.pk]))
    assert answer.headers["Location"].endswith("/2026-09/")
    assert "oktober 2026" in page_of(client, world, "2026-09")


def test_nothing_yet_is_said_and_not_an_error(world: World) -> None:
    make_reporting(world)
    person = make_participant(world, minutes=0)
    put_time(person, world.programme, "2026-11-03", 60)
    client = world.client("unit_manager")
    answer = client.get(reverse("participation:choose"), follow=True)
    assert "Du har inga timmar att attestera" in answer.content.decode()


def test_the_menu_has_it_only_where_a_programme_reports(world: World) -> None:
    client = world.client("unit_manager")
    address = reverse("participation:choose")
    home = reverse("unit:show", args=[world.unit.pk])
    assert address not in client.get(home).content.decode()
    world_lead = world.client("lead")
    months = {"project_name": "Kraft", "project_number": "1", "first_month": str(THIRD), "hours_limit": 40}
    world_lead.post(reverse("participation:set_up", args=[world.programme.pk]), months)
    assert address in client.get(home).content.decode()


def test_somebody_who_moved_in_the_month_is_attested_where_they_worked_last(world: World) -> None:
    make_reporting(world)
    south = make.make_organisation("unit", "Hemtjänst Syd", world.municipality)
    person = make_participant(world, unit=south)
    person.employments.update(ends_on=date(2026, 10, 14))
    make.make_employment(person, world.unit, starts_on=date(2026, 10, 15))
    assert "Ada Nilsson" in page_of(world.client("unit_manager"), world)


def test_two_employments_are_one_line_with_the_hours_once(world: World) -> None:
    make_reporting(world)
    south = make.make_organisation("unit", "Hemtjänst Syd", world.municipality)
    person = make_participant(world)
    person.employments.update(share=75)
    make.make_employment(person, south, share=25)
    page = page_of(world.client("unit_manager"), world)
    assert page.count("Ada Nilsson</span></label>") == 1
    assert "3\xa0tim 30\xa0min" in page


def test_three_hundred_people_are_attested_in_one_press(world: World) -> None:
    make_reporting(world)
    people = [make_participant(world, f"Nr {number:03}") for number in range(300)]
    page = attest_all(world.client("unit_manager"), world, *(f"{each.pk}:210" for each in people))
    assert "300 personer är attesterade." in page


def test_the_day_counts_as_a_clock_in_sweden_shows_it(world: World) -> None:
    """Summer time ended on the 25th of October: half past eleven at night in UTC is the next day in Sweden by then."""
    make_reporting(world)
    person = make_participant(world, minutes=0)
    put_time(person, world.programme, date(2026, 10, 25), 60)
    put_time(person, world.programme, date(2026, 10, 31), 60)
    put_time(person, world.programme, date(2026, 10, 31) + timedelta(days=1), 60)
    assert "2\xa0tim<" in page_of(world.client("unit_manager"), world)
