"""A participant is erased: hours and sex stay as they were reported, and lead to nobody."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.test import Client
from django.urls import reverse

from jordman.participation.models import Attestation, Participant, ReportedRow
from jordman.privacy.erasure import erase
from jordman.privacy.export import everything_about
from tests.cast import World
from tests.participation.making import THIRD, make_participant, make_reporting
from tests.participation.test_reporting import attested, month_page, reported, rows_of


def test_the_download_holds_what_was_reported(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    person = make_participant(world)
    attested(reporting, THIRD, [person])
    reported(world, reporting, THIRD)
    found = everything_about(person)
    assert found["participation.reportedrow"][0]["minutes"] == 210
    assert found["participation.attestation"][0]["state"] == "attested"
    assert json.dumps(found, cls=DjangoJSONEncoder)


def test_reported_hours_stay_without_anything_that_tells_who(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    gone, left = make_participant(world, "Borta"), make_participant(world, "Kvar")
    attested(reporting, THIRD, [gone, left])
    report = reported(world, reporting, THIRD)
    erase(gone)
    assert not Attestation.objects.filter(user=gone).exists()
    assert not Participant.objects.filter(user=gone).exists()
    row = ReportedRow.objects.get(participant__user=None)
    assert (row.minutes, row.sex) == (210, "woman")
    facts = (row.starts_on, row.workplace, row.workplace_code, row.employer, row.employment_number, row.attested_on)
    assert facts == (None, "", "", "", "", None)
    assert [cells[2] for cells in rows_of(world, report)[1:]] == ["Raderad, se tidigare fil", "Kvar"]
    page = month_page(world)
    assert "1 person är raderad sedan månaden rapporterades." in page
    # That is no correction, so nothing has to be loaded again.
    assert "Månaden är rapporterad" in page


def test_a_report_that_is_made_again_keeps_the_hours_of_whoever_was_erased(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    gone, left = make_participant(world, "Borta"), make_participant(world, "Kvar")
    attested(reporting, THIRD, [gone])
    reported(world, reporting, THIRD)
    erase(gone)
    attested(reporting, THIRD, [left])
    again = reported(world, reporting, THIRD)
    rows = again.rows.order_by("participant__number").values_list("participant__number", "minutes", "participant__user")
    assert list(rows) == [(1, 210, None), (2, 210, left.pk)]
    page = world.client("lead").get(reverse("participation:version", args=[again.pk])).content.decode()
    assert "tillkommer" in page
    assert "faller bort" not in page


def test_a_manager_who_is_erased_leaves_the_attest(world: World) -> None:
    reporting = make_reporting(world, first_month=THIRD)
    attested(reporting, THIRD, [make_participant(world)])
    Attestation.objects.update(by=world.people["unit_manager"])
    erase(world.people["unit_manager"])
    assert reported(world, reporting, THIRD).rows.count() == 1


def test_ones_own_page_says_what_is_reported_and_who_sees_it(world: World) -> None:
    make_reporting(world, first_month=THIRD)
    person = make_participant(world)
    client = Client()
    client.force_login(person)
    page = client.get(reverse("participation:own")).content.decode()
    assert "3\xa0tim 30\xa0min" in page
    assert "Din närmaste chef ser ditt namn och timmarna" in page
    person.is_protected = True
    person.save()
    page = client.get(reverse("participation:own")).content.decode()
    assert "3\xa0tim 30\xa0min" in page
    assert "Din chef ser inte ditt namn" in page
