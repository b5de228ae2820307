"""Everything about oneself: to see, to take along, to erase."""

import io
import json
import zipfile

from django.urls import reverse

from jordman.accounts.models import User
from jordman.learning.models import Reflection, TimeEntry
from jordman.organisations.models import Employment
from jordman.privacy.export import everything_about
from jordman.programmes.models import Enrolment, EnrolmentTally
from tests.cast import World


def download(world: World, who: str) -> dict[str, list[dict[str, object]]]:
    content = world.client(who).post(reverse("accounts:download_my_data")).content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return dict(json.loads(archive.read("mina-uppgifter.json")))


def write(world: World) -> None:
    url = reverse("learning:reflect", args=[world.module.key, "tank", "senast"])
    world.client("learner").post(url, {"text": "Mina egna ord"})


def test_the_download_holds_what_one_wrote_and_nobody_elses(world: World) -> None:
    write(world)
    own = download(world, "learner")
    assert own["learning.reflection"][0]["text"] == "Mina egna ord"
    assert own["accounts.user"][0]["email"] == "learner@example.se"
    assert "Mina egna ord" not in json.dumps(download(world, "lead"), ensure_ascii=False)


def test_erasing_oneself_leaves_no_row_and_no_name(world: World) -> None:
    write(world)
    learner = world.people["learner"]
    client = world.client("learner")
    page = client.post(reverse("accounts:erase_me"), {"confirm": "on"})
    assert "Allt är borttaget" in page.content.decode()
    assert client.get(reverse("accounts:me")).status_code == 302
    erased = User.objects.get(pk=learner.pk)
    assert (erased.email, erased.given_name, erased.family_name, erased.is_active) == (None, "", "", False)
    for model in (Reflection, Enrolment, Employment, TimeEntry):
        assert not model.objects.filter(user=learner).exists()
    assert set(everything_about(erased)) <= {"accounts.user", "audit.auditevent"}


def test_erasing_counts_the_person_down(world: World) -> None:
    EnrolmentTally.objects.create(
        programme=world.programme, organisation=world.municipality, orientation="operational", sex="woman", people=1
    )
    world.client("learner").post(reverse("accounts:erase_me"), {"confirm": "on"})
    assert EnrolmentTally.objects.get().people == 0


def test_erasing_needs_a_yes(world: World) -> None:
    world.client("learner").post(reverse("accounts:erase_me"), {})
    assert User.objects.filter(email="learner@example.se").exists()


def test_a_protected_identity_is_named_nowhere_but_to_oneself(world: World) -> None:
    learner = world.people["learner"]
    learner.is_protected = True
    learner.save()
    assert learner.name == "Skyddad identitet"
    roles = world.client("administrator").get(reverse("organisations:roles", args=[world.association.pk]))
    assert "Ekdahl" not in roles.content.decode()
    assert "Malin Ekdahl" in world.client("learner").get(reverse("accounts:me")).content.decode()
