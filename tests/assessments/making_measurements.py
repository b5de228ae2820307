"""Measurements, waves, and runs in them as answering leaves them: made here, without anybody answering."""

import uuid
from datetime import timedelta
from functools import cache

from django.utils import timezone

from jordman.assessments.actions.measuring import WavePlan, close_wave, make_measurement, open_wave, plan_wave
from jordman.assessments.models import Invitation, Measurement, Run, Wave
from jordman.assessments.releasing import release_wave
from jordman.disclosure.models import Snapshot
from jordman.instruments.models import Instrument, InstrumentVersion
from jordman.instruments.reading import content_of, read_mapping, shipped_files
from jordman.organisations.models import Organisation
from tests import factories as make
from tests.cast import World

ABILITY, WILL, PULSE, ESTIMATE = "digital-formaga", "vilja-och-mod", "puls", "chefens-uppskattning"


@cache
def _file(key: str) -> dict[str, object]:
    return next(data for file in shipped_files() if (data := read_mapping(file))["key"] == key)


def make_version(key: str = WILL) -> InstrumentVersion:
    """A shipped instrument, published, and the estimate that goes with it."""
    if key != ESTIMATE:
        make_version(ESTIMATE)
    instrument, _made = Instrument.objects.get_or_create(organisation=None, key=key)
    found = instrument.versions.first()
    return found or InstrumentVersion.objects.create(
        instrument=instrument, number=1, content=_file(key), published_at=timezone.now()
    )


def make_measured(world: World, **fields: object) -> Measurement:
    """One of the cast's municipality, that asks everybody below it."""
    fields.setdefault("organisation", world.municipality)
    fields.setdefault("name", "Digital förmåga 2026")
    fields.setdefault("aim", "Vi väljer vad enheterna övar på i höst.")
    return make_measurement(by=world.people["project_leader"], **fields)  # type: ignore[arg-type]


def make_wave(measurement: Measurement, key: str = WILL, **fields: object) -> Wave:
    """Planned, from today and for two weeks."""
    today = timezone.localdate()
    fields.setdefault("moment", Wave.Moment.BASELINE)
    fields.setdefault("opens_on", today)
    fields.setdefault("closes_on", today + timedelta(days=14))
    fields.setdefault("threshold", 5)
    plan = WavePlan(version=make_version(key), **fields)  # type: ignore[arg-type]
    return plan_wave(measurement, by=None, plan=plan)  # type: ignore[arg-type]


def make_staff(unit: Organisation, number: int, **fields: object) -> None:
    """So many more who work at the unit; every second is a man."""
    for at in range(number):
        person = make.make_user(sex="man" if at % 2 else "woman")
        make.make_employment(person, unit, **fields)


def answer(wave: Wave, unit: Organisation, number: int, *, chosen: str = "", **fields: object) -> None:
    """So many finished runs from the unit, and as many invitations ticked. Without `chosen` the answers differ."""
    content = content_of(wave.version)
    invitations = Invitation.objects.filter(wave=wave, unit=unit, has_answered=False)[:number]
    assert len(invitations) == number
    for at, invitation in enumerate(invitations):
        options = {item.key: [choice.key for choice in item.choices] for item in content.items}
        answers = {key: chosen or keys[(at + len(key)) % len(keys)] for key, keys in options.items()}
        values = {"place": unit, "role_group": invitation.role_group, "sex": invitation.sex, "is_finished": True}
        Run.objects.create(wave=wave, pseudonym=uuid.uuid4().hex * 2, answers=answers, **(values | fields))
        Invitation.objects.filter(pk=invitation.pk).update(has_answered=True)


def make_released(world: World, key: str = WILL, *, staff: int = 12, answers: int = 12, **fields: object) -> Wave:
    """Two units of so many each, who have answered; closed, and released."""
    wave = make_closed(world, key, staff=staff, answers=answers, **fields)
    release_wave(wave.pk, by=None)
    return Wave.objects.get(pk=wave.pk)


def make_closed(world: World, key: str = WILL, *, staff: int = 12, answers: int = 12, **fields: object) -> Wave:
    """The same before its picture is made."""
    return close_wave(make_answered(world, key, staff=staff, answers=answers, **fields), by=None)


def make_answered(world: World, key: str = WILL, *, staff: int = 12, answers: int = 12, **fields: object) -> Wave:
    """The same while it is open."""
    south = Organisation.objects.filter(name="Hemtjänst Söder").first() or make.make_organisation(
        "unit", "Hemtjänst Söder", world.municipality, code="7102"
    )
    for unit in (world.unit, south):
        make_staff(unit, staff)
    wave = open_wave(make_wave(make_measured(world), key, **fields), by=None)
    for unit in (world.unit, south):
        answer(wave, unit, answers)
    return wave


def figures(wave: Wave) -> dict[str, dict[str, object]]:
    """What is shown, by place."""
    kept = Snapshot.objects.get(about=wave.snapshot_key).figures
    return {place["key"]: place for place in kept["places"]}
