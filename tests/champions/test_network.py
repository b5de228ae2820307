"""Champions of different municipalities, who have chosen to be found."""

from django.urls import reverse

from tests import factories as make
from tests.cast import World
from tests.champions.making import make_mandate


def network(world: World) -> str:
    return world.client("champion").get(reverse("champions:network")).content.decode()


def test_only_who_has_chosen_it_is_listed_with_their_organisation(world: World) -> None:
    make_mandate(world)
    there = make.make_user("Hanna", "Falk", email="hanna@example.se")
    make.make_employment(there, world.other_unit)
    mandate = make_mandate(world, there, unit=world.other_unit)
    assert "Hanna Falk" not in network(world)
    mandate.in_network = True
    mandate.save()
    page = network(world)
    assert "Hanna Falk" in page
    assert "Halmstads kommun" in page
    assert "hanna@example.se" not in page
    mandate.shows_mail = True
    mandate.save()
    assert "mailto:hanna@example.se" in network(world)


def test_one_is_found_and_hidden_again_by_ones_own_choice(world: World) -> None:
    mandate = make_mandate(world)
    url = reverse("champions:choose_network", args=[mandate.pk])
    world.client("champion").post(url, {"in_network": "on", "shows_mail": "on"})
    mandate.refresh_from_db()
    assert (mandate.in_network, mandate.shows_mail) == (True, True)
    world.client("champion").post(url, {"shows_mail": "on"})
    mandate.refresh_from_db()
    assert (mandate.in_network, mandate.shows_mail) == (False, False)


def test_who_is_protected_or_has_ended_is_never_listed(world: World) -> None:
    hidden = make.make_user("Anna", "Aaltonen", is_protected=True)
    ended = make.make_user("Berit", "Borg")
    make_mandate(world, hidden, in_network=True)
    make_mandate(world, ended, in_network=True, ends_on="2026-11-01", starts_on="2026-10-01")
    page = network(world)
    assert "Aaltonen" not in page
    assert "Borg" not in page
    assert "Nätverket väntar på sin första" in page
