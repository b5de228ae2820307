"""The lead's months: what is missing, the file, the versions, and the months that a correction takes along."""

import io
from collections.abc import Iterable
from datetime import date
from hashlib import sha256

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.organisations.actions import revoke_role
from jordman.organisations.models import RoleGrant
from jordman.participation.actions.producing import produce
from jordman.participation.errors import EarlierMonthFirst, MonthNotOver, NobodyToReport
from jordman.participation.models import Attestation, Participant, Report, Reporting
from jordman.programmes.models import Enrolment
from tests import factories as make
from tests.cast import World
from tests.participation.making import FIRST, SECOND, THIRD, TODAY, make_participant, make_reporting, put_time

OCTOBER = "2026-10"


def month_page(world: World, key: str = OCTOBER) -> str:
    url = reverse("participation:month", args=[world.programme.pk, key])
    return world.client("lead").get(url).content.decode()


def months_page(world: World) -> str:
    return world.client("lead").get(reverse("participation:months", args=[world.programme.pk])).content.decode()


def attested(reporting: Reporting, month: date, people: Iterable[User], minutes: int = 210) -> None:
    for person in people:
        Attestation.objects.update_or_create(
            reporting=reporting,
            user=person,
            month=month,
            defaults={"state": "attested", "minutes": minutes, "at": "2026-11-02T08:00:00Z"},
        )


def reported(world: World, reporting: Reporting, month: date, reason: str = "") -> Report:
    return produce(reporting, month, by=world.people["lead"], today=TODAY, reason=reason)


def rows_of(world: World, report: Report) -> list[tuple[object, ...]]:
    answer = world.client("lead").post(reverse("participation:xlsx", args=[report.pk]))
    sheet = load_workbook(io.BytesIO(answer.content)).worksheets[0]
    return list(sheet.iter_rows(values_only=True))


# Turning it on


def test_a_programme_reports_nothing_until_its_lead_turns_it_on(world: World) -> None:
    lead = world.client("lead")
    assert "Redovisar inte" in lead.get(reverse("participation:list")).content.decode()
    assert (
        "redovisar inga deltagare"
        in lead.get(reverse("participation:months", args=[world.programme.pk]), follow=True).content.decode()
    )
    url = reverse("participation:set_up", args=[world.programme.pk])
    lead.post(url, {"project_name": "", "project_number": "", "first_month": str(THIRD), "hours_limit": 40})
    assert not Reporting.objects.exists()
    facts = {"project_name": "Digital kraft", "project_number": "2026/1", "first_month": str(THIRD), "hours_limit": 40}
    page = lead.post(url, facts, follow=True).content.decode()
    assert "Digital kraft, 2026/1" in page
    assert AuditEvent.objects.filter(action="participation.turned_on").exists()


def test_turned_off_it_is_gone_and_what_was_reported_is_kept(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    attested(reporting, THIRD, [make_participant(world)])
    report = reported(world, reporting, THIRD)
    world.client("lead").post(reverse("participation:stop", args=[world.programme.pk]))
    assert Report.objects.filter(pk=report.pk).exists()
    url = reverse("participation:month", args=[world.programme.pk, OCTOBER])
    assert world.client("lead").get(url).status_code == 404


# The check list


def test_the_check_list_says_what_is_missing_and_where_it_is_mended(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD, hours_limit=3)
    person = make_participant(world, "Okänd")
    Enrolment.objects.filter(user=person).update(sex="unknown")
    person.sex = "unknown"
    person.save()
    page = month_page(world)
    assert "1 person väntar på attest." in page
    assert "1 person har inget kön angivet." in page
    assert "1 person har ovanligt många timmar." in page
    assert reverse("participation:person", args=[world.programme.pk, OCTOBER, person.pk]) in page
    assert "Ingen går att rapportera än." in page
    attested(reporting, THIRD, [person])
    assert "Filen får 1 person." in month_page(world)


def test_somebody_with_hours_and_no_enrolment_has_no_start(world: World) -> None:
    make_reporting(world, first_month=THIRD)
    person = make.make_user("Ada", "Oanmäld")
    make.make_employment(person, world.unit)
    put_time(person, world.programme, "2026-10-05", 60)
    assert "1 person har inget startdatum." in month_page(world)


def test_hours_after_the_person_left_are_told_and_kept_out(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    person = make_participant(world)
    attested(reporting, THIRD, [person])
    Enrolment.objects.filter(user=person).update(withdrawn_at="2026-10-03T08:00:00Z")
    page = month_page(world)
    assert "1 person har timmar före start eller efter slut." in page
    assert "Ingen går att rapportera än." in page
    url = reverse("participation:person", args=[world.programme.pk, OCTOBER, person.pk])
    world.client("lead").post(url, {"vad": "fakta", "starts_on": "", "stops_on": "2026-10-15", "sex": "unknown"})
    assert "Filen får 1 person." in month_page(world)
    report = reported(world, reporting, THIRD)
    assert report.rows.get().stops_on == date(2026, 10, 15)


def test_a_stop_before_the_start_is_refused_in_the_form(world: World) -> None:
    make_reporting(world, first_month=THIRD)
    person = make_participant(world)
    url = reverse("participation:person", args=[world.programme.pk, OCTOBER, person.pk])
    facts = {"vad": "fakta", "starts_on": "", "stops_on": "2026-01-01", "sex": "woman"}
    assert "Slutdatum ligger före startdatum." in world.client("lead").post(url, facts).content.decode()
    assert not Participant.objects.exists()


def test_a_unit_without_a_manager_and_a_person_without_a_unit_can_be_signed_for_on_paper(world: World) -> None:
    make_reporting(world, first_month=THIRD)
    make_participant(world, "Chefslös")
    homeless = make_participant(world, "Enhetslös")
    homeless.employments.all().delete()
    for grant in RoleGrant.objects.filter(role="unit_manager"):
        revoke_role(grant, by=world.people["administrator"])
    page = month_page(world)
    assert "1 person har ingen enhet, så ingen chef kan attestera." in page
    assert "1 person har ingen chef i Jordmån som kan attestera." in page
    url = reverse("participation:paper", args=[world.programme.pk, OCTOBER])
    lead = world.client("lead")
    assert "Lidköpings kommun" in lead.get(url).content.decode()
    lead.post(url, {"arbetsgivare": "Lidköpings kommun", "paper": "Dnr 2026-77"})
    assert Attestation.objects.filter(paper="Dnr 2026-77", state="attested").count() == 2
    assert "Filen får 2 personer." in month_page(world)
    # Nothing is left to sign for.
    assert "Alla har en chef som kan attestera här." in lead.get(url).content.decode()


def test_a_paper_is_not_for_whom_a_manager_can_attest(world: World) -> None:
    make_reporting(world, first_month=THIRD)
    make_participant(world)
    url = reverse("participation:paper", args=[world.programme.pk, OCTOBER])
    world.client("lead").post(url, {"arbetsgivare": "Lidköpings kommun", "paper": "Dnr 2026-77"})
    assert not Attestation.objects.exists()


def test_protected_identities_are_counted_and_never_named(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    seen, hidden = make_participant(world, "Öppen"), make_participant(world, "Hemlig")
    hidden.is_protected = True
    hidden.save()
    attested(reporting, THIRD, [seen, hidden])
    page = month_page(world)
    assert "1 person har skyddad identitet." in page
    assert "Hemlig" not in page
    report = reported(world, reporting, THIRD)
    assert report.protected == 1
    assert len(rows_of(world, report)) == 2
    url = reverse("participation:person", args=[world.programme.pk, OCTOBER, hidden.pk])
    assert world.client("lead").get(url).status_code == 404


def test_whoever_gets_protected_afterwards_is_in_no_file_that_is_fetched_again(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    person = make_participant(world, "Blivhemlig")
    attested(reporting, THIRD, [person, make_participant(world, "Öppen")][:1])
    report = reported(world, reporting, THIRD)
    person.is_protected = True
    person.save()
    assert rows_of(world, report)[1:] == []
    page = month_page(world)
    assert "faller bort" in page
    assert "Blivhemlig" not in page
    version = reverse("participation:version", args=[report.pk])
    assert "Blivhemlig" not in world.client("lead").get(version).content.decode()


def test_the_lead_takes_hours_off_and_the_manager_attests_anew(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    person = make_participant(world)
    attested(reporting, THIRD, [person])
    url = reverse("participation:person", args=[world.programme.pk, OCTOBER, person.pk])
    lead = world.client("lead")
    too_many = lead.post(url, {"vad": "timmar", "minutes": 211, "because": "Ledig"}).content.decode()
    assert "Så många minuter finns inte" in too_many
    lead.post(url, {"vad": "timmar", "minutes": 60, "because": "Ledig den 12."})
    assert "1 persons timmar ändrades efter attesten." in month_page(world)
    attested(reporting, THIRD, [person], minutes=150)
    assert reported(world, reporting, THIRD).rows.get().minutes == 150
    # The person's own hours are what they were.
    assert person.time_entries.get().minutes == 210


# Reporting


def test_a_month_that_has_not_ended_is_not_reported(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    with pytest.raises(MonthNotOver):
        reported(world, reporting, date(2026, 11, 1))


def test_nobody_attested_is_no_report(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    make_participant(world)
    with pytest.raises(NobodyToReport):
        reported(world, reporting, THIRD)
    url = reverse("participation:report", args=[world.programme.pk, OCTOBER])
    page = world.client("lead").post(url, follow=True).content.decode()
    assert "Se listan över det som saknas." in page


def test_the_earliest_month_comes_first_and_months_without_anybody_do_not_stand_in_the_way(world: World) -> None:
    reporting = make_reporting(world)  # from August, when nobody had hours
    person = make_participant(world)
    put_time(person, world.programme, "2026-09-12", 60)
    attested(reporting, THIRD, [person])
    with pytest.raises(EarlierMonthFirst, match="september 2026"):
        reported(world, reporting, THIRD)
    assert "Rapportera september 2026 först" in month_page(world)
    attested(reporting, SECOND, [person], minutes=60)
    reported(world, reporting, SECOND)
    reported(world, reporting, THIRD)
    assert "Alla månader är rapporterade" in months_page(world)


def test_the_file_holds_what_was_attested_and_its_version_is_kept(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    person, waiting = make_participant(world, "Alm"), make_participant(world, "Väntar")
    attested(reporting, THIRD, [person])
    url = reverse("participation:report", args=[world.programme.pk, OCTOBER])
    page = world.client("lead").post(url, follow=True).content.decode()
    assert "1 person och 3 timmar 30 minuter är rapporterade" in page
    assert "Åsa Wikström" in page
    report = Report.objects.get()
    assert (report.version, report.left_out) == (1, 1)
    assert report.digest_xlsx in page
    header, row = rows_of(world, report)
    assert header == (
        *("Löpnummer", "Personnummer", "Efternamn", "Förnamn", "Kön"),
        *("Startdatum", "Slutdatum", "Timmar", "Arbetsplats"),
    )
    assert row == (1, None, "Alm", "Ada", "Kvinna", "2026-05-04", None, 3.5, "Hemtjänst Norr")
    assert waiting.family_name not in page


def test_a_correction_keeps_both_versions_says_what_differs_and_takes_later_months_along(world: World) -> None:
    reporting = make_reporting(world)
    person = make_participant(world, "Alm")
    for month, minutes in ((FIRST, 60), (SECOND, 90)):
        put_time(person, world.programme, month.replace(day=5), minutes)
        attested(reporting, month, [person], minutes=minutes)
    attested(reporting, THIRD, [person])
    first = reported(world, reporting, FIRST)
    for month in (SECOND, THIRD):
        reported(world, reporting, month)
    assert "Alla månader är rapporterade" in months_page(world)

    put_time(person, world.programme, "2026-08-20", 30, activity="live_session:3")
    page = month_page(world, "2026-08")
    assert "Något har ändrats sedan månaden rapporterades" in page
    assert "timmar 1,00 → 1,50" in page
    assert "september 2026, oktober 2026" in page
    # A later month waits for the correction.
    with pytest.raises(EarlierMonthFirst):
        reported(world, reporting, SECOND)

    attested(reporting, FIRST, [person], minutes=90)
    second = reported(world, reporting, FIRST, reason="Livepasset den 20 var inte prickat.")
    assert (first.rows.get().minutes, second.rows.get().minutes, second.version) == (60, 90, 2)
    version = world.client("lead").get(reverse("participation:version", args=[second.pk])).content.decode()
    assert "Det här skiljer mot version 1" in version
    assert "timmar 1,00 → 1,50" in version
    assert "Livepasset den 20 var inte prickat." in version
    assert months_page(world).count("Ska lämnas in igen") == 2
    for month in (SECOND, THIRD):
        again = reported(world, reporting, month)
    page = world.client("lead").get(reverse("participation:version", args=[again.pk])).content.decode()
    assert "Inget. Månaden lämnades in igen för att en tidigare månad rättades." in page
    assert "Alla månader är rapporterade" in months_page(world)


def test_numbers_are_the_same_every_month_and_a_move_does_not_rewrite_what_was_reported(world: World) -> None:
    reporting = make_reporting(world, first_month=SECOND)
    person, other = make_participant(world, "Alm"), make_participant(world, "Björk")
    put_time(other, world.programme, "2026-09-12", 60)
    attested(reporting, SECOND, [other], minutes=60)
    reported(world, reporting, SECOND)
    attested(reporting, THIRD, [person, other])
    south = make.make_organisation("unit", "Hemtjänst Syd", world.municipality)
    # The staff file moves an employment where it stands, without history.
    other.employments.update(unit=south)
    assert "Månaden är rapporterad" in month_page(world, "2026-09")
    rows = rows_of(world, reported(world, reporting, THIRD))[1:]
    assert [(row[0], row[2], row[8]) for row in rows] == [
        (1, "Björk", "Hemtjänst Syd"),
        (2, "Alm", "Hemtjänst Norr"),
    ]


def test_the_same_version_fetched_again_is_the_same_file(world: World) -> None:

    reporting = make_reporting(world, first_month=THIRD)
    attested(reporting, THIRD, [make_participant(world)])
    report = reported(world, reporting, THIRD)
    lead = world.client("lead")
    for name, digest in (("xlsx", report.digest_xlsx), ("csv", report.digest_csv)):
        content = lead.post(reverse(f"participation:{name}", args=[report.pk])).content
        assert sha256(content).hexdigest() == digest
    assert AuditEvent.objects.filter(action="participation.downloaded").count() == 2


def test_a_long_month_is_paged(world: World) -> None:
    make_reporting(world, first_month=THIRD)
    for number in range(60):
        make_participant(world, f"Nr {number:03}")
    page = month_page(world)
    assert "60 personer" in page
    assert page.count('scope="row"') == 50


def test_somebody_who_started_without_hours_is_reported_with_the_start(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    person = make_participant(world, "Ny", minutes=0)
    Enrolment.objects.filter(user=person).update(enrolled_at="2026-10-31T23:30:00Z")
    # It was already November in Sweden, where summer time had ended the week before.
    assert "Ingen hade tid" in month_page(world)
    Enrolment.objects.filter(user=person).update(enrolled_at="2026-10-31T22:30:00Z")
    row = reported(world, reporting, THIRD).rows.get()
    assert (row.minutes, row.starts_on, row.attested_on) == (0, date(2026, 10, 31), None)


def test_in_the_last_month_of_the_programme_everybody_stops(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    world.programme.ends_on = date(2026, 10, 30)
    world.programme.save()
    person = make_participant(world)
    attested(reporting, THIRD, [person])
    assert reported(world, reporting, THIRD).rows.get(participant__user=person).stops_on == date(2026, 10, 30)
