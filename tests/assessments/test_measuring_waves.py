"""A wave from plan to picture: what is asked of whom, what can change, and what never does."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from jordman.assessments import tasks
from jordman.assessments.actions.keys import destroy_key
from jordman.assessments.actions.measuring import (
    WavePlan,
    change_wave,
    close_wave,
    open_wave,
    plan_wave,
    remove_wave,
)
from jordman.assessments.measuring_errors import (
    KeyIsGone,
    NobodyToAsk,
    ThresholdLowered,
    WaveNotOpen,
    WaveNotPlanned,
    WavesStillOpen,
    WrongWord,
)
from jordman.assessments.models import AnswerKey, Invitation, Measurement, OwnSeed, Response, Wave
from jordman.audit.models import AuditEvent
from jordman.disclosure.models import Snapshot
from jordman.notices.models import Muted
from tests import factories as make
from tests.assessments.making_measurements import (
    WILL,
    answer,
    make_answered,
    make_closed,
    make_measured,
    make_released,
    make_staff,
    make_version,
    make_wave,
)
from tests.cast import World

TODAY = timezone.localdate


def plan_of(wave: Wave, **fields: object) -> WavePlan:
    names = ("version", "moment", "opens_on", "closes_on", "threshold", "about")
    return WavePlan(**({name: getattr(wave, name) for name in names} | fields))


# Who is asked


def test_everybody_at_and_below_is_asked_once_in_the_order_of_their_numbers(world: World) -> None:
    south = make.make_organisation("unit", "Hemtjänst Söder", world.municipality, code="7102")
    both = world.people["colleague"]
    make.make_employment(both, south, share=80)
    make.make_employment(make.make_user(is_protected=True), south)
    make.make_employment(make.make_user(is_active=False), south)
    make.make_employment(make.make_user(), world.other_unit)
    wave = open_wave(make_wave(make_measured(world)), by=world.people["project_leader"])
    asked = list(Invitation.objects.filter(wave=wave).order_by("pk").values_list("user_id", "unit__name"))
    assert [user for user, _unit in asked] == sorted(user for user, _unit in asked)
    assert dict(asked)[both.pk] == "Hemtjänst Söder"
    assert len(asked) == 5
    assert OwnSeed.objects.count() == 5


@pytest.mark.parametrize(
    ("asks", "number"),
    [(Measurement.Asks.EVERYBODY, 4), (Measurement.Asks.MANAGERS, 1), (Measurement.Asks.PROGRAMME, 1)],
)
def test_a_measurement_asks_those_it_says(world: World, asks: str, number: int) -> None:
    programme = world.programme if asks == Measurement.Asks.PROGRAMME else None
    wave = open_wave(make_wave(make_measured(world, asks=asks, programme=programme)), by=None)
    assert Invitation.objects.filter(wave=wave).count() == number


def test_who_comes_and_goes_while_it_is_open_changes_nothing(world: World) -> None:
    wave = open_wave(make_wave(make_measured(world)), by=None)
    make_staff(world.unit, 3)
    world.people["colleague"].employments.update(ends_on=TODAY() - timedelta(days=1))
    tasks.follow_waves.call()
    assert Invitation.objects.filter(wave=wave).count() == 4


def test_nobody_to_ask_is_said_and_the_night_waits(world: World) -> None:
    empty = make.make_organisation("municipality", "Tomby", world.association, code="1499")
    wave = make_wave(make_measured(world, organisation=empty))
    with pytest.raises(NobodyToAsk):
        open_wave(wave, by=None)
    tasks.follow_waves.call()
    wave.refresh_from_db()
    assert wave.is_planned


# Mails


@pytest.mark.django_db(transaction=True)
def test_all_get_one_invitation_but_who_has_turned_it_off(world: World) -> None:
    Muted.objects.create(user=world.people["colleague"], kind="measurement")
    wave = open_wave(make_wave(make_measured(world)), by=None)
    to = {message.to[0] for message in mail.outbox}
    assert len(mail.outbox) == 3
    assert "colleague@example.se" not in to
    text = mail.outbox[0].body
    assert "ingen ser om du har svarat" in text
    assert wave.measurement.aim in text
    assert "Vill du inte ha den" in text


@pytest.mark.django_db(transaction=True)
def test_the_reminder_goes_to_all_once_so_that_no_mail_server_knows_who_has_answered(world: World) -> None:
    wave = make_wave(make_measured(world), closes_on=TODAY() + timedelta(days=7))
    open_wave(wave, by=None)
    answer(wave, world.unit, 2)
    mail.outbox.clear()
    tasks.remind_of_waves.call()
    assert not mail.outbox
    Wave.objects.filter(pk=wave.pk).update(opens_on=TODAY() - timedelta(5), closes_on=TODAY() + timedelta(3))
    tasks.remind_of_waves.call()
    tasks.remind_of_waves.call()
    assert len(mail.outbox) == 4


# What never changes


def test_the_threshold_is_raised_and_never_lowered(world: World) -> None:
    wave = make_wave(make_measured(world), threshold=6)
    lead = world.people["project_leader"]
    with pytest.raises(ThresholdLowered):
        change_wave(wave, by=lead, plan=plan_of(wave, threshold=5))
    assert change_wave(wave, by=lead, plan=plan_of(wave, threshold=8)).threshold == 8


def test_the_database_has_no_threshold_under_three(world: World) -> None:
    wave = make_wave(make_measured(world))
    with pytest.raises(IntegrityError), transaction.atomic():
        Wave.objects.filter(pk=wave.pk).update(threshold=2)


def test_what_has_opened_does_not_change(world: World) -> None:
    wave = open_wave(make_wave(make_measured(world)), by=None)
    lead = world.people["project_leader"]
    with pytest.raises(WaveNotPlanned):
        change_wave(wave, by=lead, plan=plan_of(wave, threshold=9))
    with pytest.raises(WaveNotPlanned):
        remove_wave(wave, by=lead)
    with pytest.raises(WaveNotPlanned):
        open_wave(wave, by=lead)
    page = world.client("project_leader").post(
        reverse("measuring:change_wave", args=[wave.pk]),
        {
            "version": wave.version_id,
            "moment": "baseline",
            "opens_on": TODAY(),
            "closes_on": TODAY(),
            "threshold": 9,
        },
    )
    assert "Planera ett nytt tillfälle" in page.content.decode()


# The nights


def test_the_nights_open_close_and_release_on_their_days(world: World) -> None:
    wave = make_wave(make_measured(world), opens_on=TODAY() + timedelta(1), closes_on=TODAY() + timedelta(3))
    tasks.follow_waves.call()
    assert Wave.objects.get().is_planned
    Wave.objects.update(opens_on=TODAY())
    tasks.follow_waves.call()
    assert Wave.objects.get().is_open
    # The last day is a whole day.
    Wave.objects.update(closes_on=TODAY())
    tasks.follow_waves.call()
    assert Wave.objects.get().is_open
    Wave.objects.update(opens_on=TODAY() - timedelta(2), closes_on=TODAY() - timedelta(1))
    tasks.follow_waves.call()
    tasks.follow_waves.call()
    assert Wave.objects.get().is_released
    assert Snapshot.objects.filter(about=wave.snapshot_key).count() == 1
    events = AuditEvent.objects.filter(target_id=str(wave.pk), action__startswith="wave.").order_by("pk")
    said = [event.action for event in events]
    assert said == ["wave.planned", "wave.opened", "wave.closed", "wave.released"]


def test_closing_early_asks_why_and_says_so(world: World) -> None:
    wave = make_answered(world)
    client = world.client("project_leader")
    assert client.post(reverse("measuring:close_wave", args=[wave.pk]), {"because": ""}).status_code == 200
    client.post(reverse("measuring:close_wave", args=[wave.pk]), {"because": "Ett nytt system kom emellan."})
    client.post(reverse("measuring:release", args=[wave.pk]))
    page = client.get(reverse("measuring:picture", args=[wave.pk])).content.decode()
    assert "Ett nytt system kom emellan." in page
    with pytest.raises(WaveNotOpen):
        close_wave(wave, by=None)


def test_a_picture_is_not_made_while_people_answer_and_only_once(world: World) -> None:
    wave = make_answered(world)
    client = world.client("project_leader")
    client.post(reverse("measuring:release", args=[wave.pk]))
    assert not Snapshot.objects.filter(about=wave.snapshot_key).exists()
    close_wave(wave, by=None)
    client.post(reverse("measuring:release", args=[wave.pk]))
    first = Snapshot.objects.get(about=wave.snapshot_key).figures
    # Whatever happens to the rows afterwards.
    Response.objects.filter(wave=wave)[0].delete()
    client.post(reverse("measuring:release", args=[wave.pk]))
    assert tasks.release.call(wave.pk) is False
    assert Snapshot.objects.get(about=wave.snapshot_key).figures == first


def test_a_picture_stays_when_the_figures_of_old_days_go(world: World) -> None:
    wave = make_released(world)
    Snapshot.objects.update(on=TODAY() - timedelta(days=900))
    Snapshot.objects.clear_out(TODAY())
    assert Snapshot.objects.filter(about=wave.snapshot_key).exists()


# The key


def test_a_destroyed_key_is_gone_and_nothing_new_belongs_to_the_measurement(world: World) -> None:
    wave = make_released(world)
    lead = world.people["project_leader"]
    later = make_wave(wave.measurement)
    with pytest.raises(WrongWord):
        destroy_key(wave.measurement, by=lead, typed="Något annat")
    destroy_key(wave.measurement, by=lead, typed=" digital förmåga 2026")
    assert not AnswerKey.objects.exists()
    assert not Wave.objects.filter(pk=later.pk).exists()
    assert AuditEvent.objects.filter(action="measurement.key_destroyed", by_id=lead.pk).exists()
    with pytest.raises(KeyIsGone):
        plan_wave(wave.measurement, by=lead, plan=plan_of(wave))
    with pytest.raises(KeyIsGone):
        destroy_key(wave.measurement, by=lead, typed="Digital förmåga 2026")
    # What is released can still be read.
    assert world.client("strategist").get(reverse("measuring:picture", args=[wave.pk])).status_code == 200


@pytest.mark.parametrize("made", [make_answered, make_closed])
def test_a_key_is_not_destroyed_while_it_is_needed(world: World, made: object) -> None:
    wave = made(world)  # type: ignore[operator]
    with pytest.raises(WavesStillOpen):
        destroy_key(wave.measurement, by=world.people["project_leader"], typed=wave.measurement.name)


def test_destroying_a_key_says_what_it_means_and_asks_for_the_name(world: World) -> None:
    measurement = make_measured(world)
    client = world.client("project_leader")
    url = reverse("measuring:destroy_key", args=[measurement.pk])
    assert "Ingen kan läsa sin egen bild längre." in client.get(url).content.decode()
    assert "Skriv mätningens namn som det står" in client.post(url, {"typed": "ja"}).content.decode()
    assert client.post(url, {"typed": measurement.name}).status_code == 302
    assert "Nyckeln förstördes" in client.get(reverse("measuring:show", args=[measurement.pk])).content.decode()


# Pages


def test_a_lead_makes_a_measurement_and_plans_and_opens_a_wave(world: World) -> None:
    version = make_version(WILL)
    client = world.client("project_leader")
    client.post(
        reverse("measuring:add"),
        {"organisation": world.municipality.pk, "name": "Mod", "aim": "Vi väljer övningar.", "asks": "everybody"},
    )
    measurement = Measurement.objects.get()
    dates = {"opens_on": TODAY(), "closes_on": TODAY() + timedelta(14)}
    fields = {"version": version.pk, "moment": "baseline", "threshold": 5, **dates}
    url = reverse("measuring:plan_wave", args=[measurement.pk])
    assert "minst" in client.post(url, fields | {"threshold": 2}).content.decode().lower()
    assert "inom fyra månader" in client.post(url, fields | {"closes_on": TODAY() - timedelta(1)}).content.decode()
    client.post(url, fields)
    wave = Wave.objects.get()
    client.post(reverse("measuring:open_wave", args=[wave.pk]))
    page = client.get(reverse("measuring:wave", args=[wave.pk])).content.decode()
    assert "Färre än 5 av 4 har svarat än" in page
    listed = client.get(reverse("measuring:list")).content.decode()
    assert "1 mättillfälle är öppet att svara på" in listed


def test_a_lead_makes_nothing_at_another_place(world: World) -> None:
    fields = {"organisation": world.other_municipality.pk, "name": "Mod", "aim": "Inget.", "asks": "everybody"}
    assert world.client("project_leader").post(reverse("measuring:add"), fields).status_code == 200
    assert not Measurement.objects.exists()


def test_a_programme_must_be_chosen_to_ask_its_participants(world: World) -> None:
    fields = {"organisation": world.municipality.pk, "name": "Mod", "aim": "Inget.", "asks": "programme"}
    page = world.client("project_leader").post(reverse("measuring:add"), fields).content.decode()
    assert "Välj programmet vars deltagare får frågan." in page


def test_an_open_wave_says_how_many_in_steps_once_a_day_and_never_of_a_small_unit(world: World) -> None:
    wave = make_answered(world, answers=8)
    tiny = make.make_organisation("unit", "Natt", world.municipality, code="7103")
    Invitation.objects.bulk_create(
        [
            Invitation(wave=wave, user=make.make_user(), unit=tiny, role_group="staff", has_answered=True)
            for _ in range(4)
        ]
    )
    client = world.client("project_leader")
    url = reverse("measuring:wave", args=[wave.pk])
    page = client.get(url).content.decode()
    assert "Minst 20 av" in page
    assert "minst 5" in page
    assert ">8<" not in page
    assert "Natt" not in page
    assert "1 enhet är för liten" in page
    answer(wave, world.unit, 4)
    assert client.get(url).content.decode().count("minst 5") == page.count("minst 5")
    for word in ("Qvist", "Malin", "Lena"):
        assert word not in page
