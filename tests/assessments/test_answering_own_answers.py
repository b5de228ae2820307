"""What one takes along of one's own answers."""

import io
import json
import zipfile

from django.test import Client
from django.urls import reverse

from tests.assessments import making
from tests.assessments.making import PULSE, finish
from tests.cast import World


def files_of(client: Client) -> dict[str, str]:
    content = client.post(reverse("accounts:download_my_data")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_the_download_holds_ones_own_answers_and_nobody_elses(world: World) -> None:
    wave = making.make_wave(world.association, PULSE)
    making.invite(wave, world.unit, world.people["colleague"], world.people["champion"])
    finish(world.client("colleague"), wave, ["5", "1", "unknown"])
    (own,) = json.loads(files_of(world.client("colleague"))["mina-svar.json"])
    assert own["frågor"] == "Puls"
    assert [row["svar"] for row in own["svar"]] == ["Alltid", "Aldrig", "Vet inte"]
    assert own["svar"][0]["fråga"] == "Hur ofta har ni haft nytta av det ni har övat på?"
    assert "mina-svar.json" not in files_of(world.client("champion"))
    assert "mina-svar.json" not in files_of(world.client("unit_manager"))


def test_the_register_says_that_one_was_asked_and_never_the_seed(world: World) -> None:
    wave = making.make_wave(world.association, PULSE)
    making.invite(wave, world.unit, world.people["colleague"])
    own = json.loads(files_of(world.client("colleague"))["mina-uppgifter.json"])
    assert own["assessments.invitation"][0]["has_answered"] is False
    assert "seed" not in own["assessments.ownseed"][0]
