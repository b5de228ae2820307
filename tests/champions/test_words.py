"""Every page and mail of the room says the organisation's own word."""

from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from jordman.organisations.models import ChampionTitle
from tests.cast import World
from tests.champions.making import make_application, make_call, make_closed_call, make_mandate, make_proposal

USUAL = "igitaliseringsstöd"


@pytest.fixture(autouse=True)
def _coaches(world: World) -> Iterator[None]:
    cache.clear()
    ChampionTitle.objects.create(
        organisation=world.municipality, one="digitalcoach", the_one="digitalcoachen", many="digitalcoacher"
    )
    yield
    cache.clear()


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("colleague", "champions:calls"),
        ("colleague", "champions:apply"),
        ("unit_manager", "champions:own_calls"),
        ("unit_manager", "champions:open_call"),
        ("unit_manager", "champions:call"),
        ("champion", "champions:home"),
        ("champion", "champions:network"),
        ("champion", "champions:track"),
        ("champion", "champions:mandate"),
        ("unit_manager", "unit_champions:home"),
        ("unit_manager", "unit_champions:appoint"),
        ("unit_manager", "unit_champions:mandate"),
    ],
)
def test_pages_and_menus_follow_the_title(who: str, name: str, world: World) -> None:
    call = make_call(world)
    make_application(call, world.people["colleague"], world.unit)
    mandate = make_mandate(world)
    args = {
        "champions:apply": [call.pk],
        "champions:call": [call.pk],
        "champions:mandate": [mandate.pk],
        "unit_champions:home": [world.unit.pk],
        "unit_champions:appoint": [world.unit.pk],
        "unit_champions:mandate": [world.unit.pk, mandate.pk],
    }
    page = world.client(who).get(reverse(name, args=args.get(name, []))).content.decode()
    assert "igitalcoach" in page
    assert USUAL not in page


@pytest.mark.django_db(transaction=True)
def test_mails_follow_the_title(world: World) -> None:
    call = make_closed_call(world)
    chosen = make_application(call, world.people["colleague"], world.unit)
    thanked = make_application(call, world.people["learner"], world.unit)
    manager = world.client("unit_manager")
    manager.post(reverse("champions:choose", args=[chosen.pk]), {"starts_on": "2026-09-01"})
    manager.post(reverse("champions:thank", args=[thanked.pk]))
    mandate = make_proposal(world)
    world.client("champion").post(reverse("champions:confirm", args=[mandate.pk]))
    manager.post(reverse("unit_champions:confirm", args=[world.unit.pk, mandate.pk]))
    manager.post(reverse("unit_champions:end", args=[world.unit.pk, mandate.pk]), {"ends_on": "2026-12-01"})
    assert len(mail.outbox) == 4
    for letter in mail.outbox:
        assert "digitalcoach" in f"{letter.subject} {letter.body}"
        assert USUAL not in f"{letter.subject} {letter.body}"
