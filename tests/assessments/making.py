"""Waves with those who are asked, and what they answer."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from jordman.accounts.models import User
from jordman.assessments.models import AnswerKey, Invitation, Measurement, Run, Wave
from jordman.assessments.pseudonyms import make_missing_seeds, own_pseudonym
from jordman.assessments.sealing import make_sealed_key
from jordman.instruments.models import Instrument, InstrumentVersion
from jordman.instruments.reading import SHIPPED, forget_content, read_mapping
from jordman.organisations.models import Organisation
from tests import factories as make

ABILITY, WILL, PULSE, AFTER = "digital-formaga", "vilja-och-mod", "puls", "nytt-arbetssatt"


def make_version(key: str = WILL, **changes: object) -> InstrumentVersion:
    """A shipped instrument, published. `changes` replace parts of its content and make a version of their own."""
    forget_content()
    instrument, _made = Instrument.objects.get_or_create(organisation=None, key=key)
    known = instrument.versions.first()
    if known and not changes:
        return known
    number = known.number + 1 if known else 1
    content = {**read_mapping(SHIPPED / f"{key}.yaml"), "version": number, **changes}
    return InstrumentVersion.objects.create(
        instrument=instrument, number=number, content=content, published_at=timezone.now()
    )


def make_measurement(organisation: Organisation, **fields: object) -> Measurement:
    fields.setdefault("name", "Före och efter")
    fields.setdefault("aim", "Att välja vad vi övar på i höst.")
    measurement = Measurement.objects.create(organisation=organisation, **fields)
    AnswerKey.objects.create(measurement=measurement, sealed=make_sealed_key(measurement.pk))
    return measurement


def make_wave(organisation: Organisation, key: str = WILL, **fields: Any) -> Wave:
    """An open wave that began yesterday and lasts two weeks."""
    today = timezone.localdate()
    fields.setdefault("moment", Wave.Moment.BASELINE)
    fields.setdefault("opens_on", today - timedelta(days=1))
    fields.setdefault("closes_on", today + timedelta(days=13))
    fields.setdefault("state", Wave.State.OPEN)
    version = fields.pop("version", None) or make_version(key)
    measurement = fields.pop("measurement", None) or make_measurement(organisation)
    return Wave.objects.create(measurement=measurement, version=version, **fields)


def invite(wave: Wave, unit: Organisation, *people: User, **fields: object) -> list[Invitation]:
    fields.setdefault("role_group", "staff")
    make_missing_seeds(person.pk for person in people)
    return [
        Invitation.objects.create(wave=wave, user=person, unit=unit, **{"sex": person.sex, **fields})
        for person in people
    ]


def make_asked(wave: Wave, unit: Organisation, number: int, **fields: object) -> list[User]:
    """So many new people at a unit, each asked in the wave."""
    people = [make.make_user(sex="woman") for _ in range(number)]
    for person in people:
        make.make_employment(person, unit)
    invite(wave, unit, *people, **fields)
    return people


def request_of(user: User) -> HttpRequest:
    request = RequestFactory().get("/svara/")
    request.user = user
    return request


def run_of(user: User, wave: Wave) -> Run | None:
    """The test may look where no page can: in the name of the person."""
    return Run.objects.filter(wave=wave, pseudonym=own_pseudonym(request_of(user), wave.measurement)).first()


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, wave: Wave, *args: object) -> str:
    return reverse(f"answering:{name}", args=[wave.pk, *args])


def begin(client: Client, wave: Wave) -> None:
    assert client.post(address("start", wave)).status_code == 302


def fields_of(client: Client, url: str) -> dict[str, Any]:
    """What the form on a page would send, but for the answer."""
    form = client.get(url).context["form"]
    return {"stamp": form["stamp"].value()}


def choose(client: Client, wave: Wave, chosen: str) -> str:
    """Answer the question that waits; where it leads."""
    url = address("question", wave)
    response = client.post(url, {**fields_of(client, url), "answer": chosen})
    assert response.status_code == 302, response.content.decode()
    return str(response.headers["Location"])


def answer_all(client: Client, wave: Wave, choices: Iterable[str] = ("a",)) -> int:
    """Answer until nothing waits, with the choices over and over; how many questions there were."""
    begin(client, wave)
    for number, chosen in enumerate(_over_and_over(list(choices))):
        if client.get(address("question", wave)).status_code == 302:
            return number
        choose(client, wave, chosen)
    return 0


def finish(client: Client, wave: Wave, choices: Iterable[str] = ("a",)) -> None:
    answer_all(client, wave, choices)
    assert client.post(address("hand_in", wave)).headers["Location"] == address("result", wave)


def _over_and_over(choices: list[str]) -> Iterator[str]:
    while True:
        yield from choices


def close(wave: Wave) -> None:
    Wave.objects.filter(pk=wave.pk).update(state=Wave.State.CLOSED)


def text(client: Client, name: str, wave: Wave, *args: object) -> str:
    return client.get(address(name, wave, *args)).content.decode()
