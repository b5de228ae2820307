"""Units that take part, and levels that stand behind."""

from django.urls import reverse

from jordman.initiatives.models import Anchoring, Initiative
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from tests import factories as make
from tests.cast import World
from tests.initiatives.making import make_anchored, make_initiative, make_unit


def choose(world: World, initiative: Initiative, employer: Organisation, *units: Organisation, **data: object) -> str:
    address = reverse("initiatives:choose_units", args=[initiative.pk, employer.pk])
    given = {"units": [unit.pk for unit in units], "csrfmiddlewaretoken": "", **data}
    return world.client("project_leader").post(address, given, follow=True).content.decode()


def taking_part(initiative: Initiative) -> set[str]:
    return {link.unit.name for link in initiative.unit_links.taking_part().select_related("unit")}


def joint(world: World) -> tuple[Initiative, Organisation, Organisation]:
    """A joint initiative, and a unit of another municipality, with somebody who leads for them all."""
    skara = make.make_organisation("municipality", "Skara kommun", world.association, code="1495")
    unit = make_unit(world, "Hemtjänst Väster", skara)
    grant_role(world.people["lead"], by=None, role="project_leader", organisation=world.association)
    return make_initiative(world, organisation=world.association), skara, unit


# Choosing


def test_many_units_are_chosen_at_once(world: World) -> None:
    south = make_unit(world, "Hemtjänst Söder")
    initiative = make_initiative(world)
    assert "2 enheter är med nu." in choose(world, initiative, world.municipality, world.unit, south)
    assert taking_part(initiative) == {"Hemtjänst Norr", "Hemtjänst Söder"}


def test_all_units_are_taken_with_one_button(world: World) -> None:
    for number in range(5):
        make_unit(world, f"Grupp {number}")
    initiative = make_initiative(world)
    assert "6 enheter är med nu." in choose(world, initiative, world.municipality, alla="1")


def test_a_unit_that_leaves_may_come_back(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    choose(world, initiative, world.municipality)
    assert taking_part(initiative) == set()
    assert initiative.unit_links.get().left_on is not None
    choose(world, initiative, world.municipality, world.unit)
    assert taking_part(initiative) == {"Hemtjänst Norr"}


def test_a_department_is_chosen_only_when_it_has_no_units(world: World) -> None:
    department = make.make_organisation("department", "Äldreomsorg", world.municipality)
    small = make.make_organisation("department", "Daglig verksamhet", world.municipality)
    make.make_organisation("unit", "Solgården", department, employer=world.municipality)
    initiative = make_initiative(world)
    address = reverse("initiatives:choose_units", args=[initiative.pk, world.municipality.pk])
    form = world.client("project_leader").get(address).context["form"]
    assert department not in form.fields["units"].queryset
    assert small in form.fields["units"].queryset


def test_units_of_others_cannot_be_chosen(world: World) -> None:
    initiative = make_initiative(world)
    address = reverse("initiatives:choose_units", args=[initiative.pk, world.other_municipality.pk])
    assert world.client("project_leader").get(address).status_code == 404
    choose(world, initiative, world.municipality, world.other_unit)
    assert taking_part(initiative) == set()


def test_a_joint_initiative_has_different_units_in_several_municipalities(world: World) -> None:
    initiative, skara, west = joint(world)
    client = world.client("lead")
    listed = client.get(reverse("initiatives:units", args=[initiative.pk])).content.decode()
    assert "0 av 1 enheter" in listed
    for employer, unit in ((skara, west), (world.municipality, world.unit)):
        address = reverse("initiatives:choose_units", args=[initiative.pk, employer.pk])
        client.post(address, {"units": [unit.pk]})
    assert taking_part(initiative) == {"Hemtjänst Norr", "Hemtjänst Väster"}


# Standing behind


def test_each_level_shows_how_far_it_stands_behind(world: World) -> None:
    units = [make_unit(world, f"Grupp {number}") for number in range(9)]
    initiative = make_initiative(world, *units)
    make_anchored(initiative, world.municipality, "director")
    for unit in units[:3]:
        make_anchored(initiative, unit)
    text = world.client("strategist").get(reverse("initiatives:anchoring", args=[initiative.pk])).content.decode()
    assert "1 av 1 står bakom." in text
    assert "3 av 9 står bakom." in text
    assert "Skriv in" not in text


def test_who_leads_writes_in_the_management_but_not_the_units(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    client = world.client("project_leader")
    address = reverse("initiatives:anchor_level", args=[initiative.pk, "director", world.municipality.pk])
    client.post(address, {"on": "2026-09-01", "how": "Beslut i ledningsgruppen."})
    assert Anchoring.objects.get().how == "Beslut i ledningsgruppen."
    client.post(reverse("initiatives:take_back", args=[initiative.pk, "director", world.municipality.pk]))
    assert not Anchoring.objects.exists()
    for level, place in (("unit", world.unit), ("director", world.unit), ("okänd", world.municipality)):
        address = reverse("initiatives:anchor_level", args=[initiative.pk, level, place.pk])
        assert client.get(address).status_code == 404


def test_the_management_stands_behind_when_its_units_take_part(world: World) -> None:
    initiative = make_initiative(world)
    address = reverse("initiatives:anchor_level", args=[initiative.pk, "director", world.municipality.pk])
    answer = world.client("project_leader").post(address, {"on": "2026-09-01", "how": "Beslut"}, follow=True)
    assert "Lidköpings kommun är inte med i satsningen." in answer.content.decode()


def test_the_units_manager_says_that_the_unit_stands_behind(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    client = world.client("unit_manager")
    address = reverse("unit_initiatives:anchor", args=[world.unit.pk, initiative.pk])
    assert "Inte förankrad" not in client.get(address).content.decode()
    said = client.post(address, {"on": "2026-09-09", "how": "Vi pratade om det på APT."}, follow=True)
    assert "Nu syns det att enheten står bakom." in said.content.decode()
    assert Anchoring.objects.get().organisation == world.unit
    client.post(address, {"on": "2026-09-10", "how": "Och på planeringsdagen."})
    assert Anchoring.objects.get().how == "Och på planeringsdagen."
    client.post(reverse("unit_initiatives:take_back", args=[world.unit.pk, initiative.pk]))
    assert not Anchoring.objects.exists()


def test_what_has_not_been_done_yet_is_not_written_in(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    address = reverse("unit_initiatives:anchor", args=[world.unit.pk, initiative.pk])
    answer = world.client("unit_manager").post(address, {"on": "2026-09-11", "how": "APT"})
    assert "Dagen har inte varit än." in answer.content.decode()
    assert not Anchoring.objects.exists()


def test_a_unit_that_does_not_take_part_has_nothing_to_stand_behind(world: World) -> None:
    initiative = make_initiative(world)
    address = reverse("unit_initiatives:anchor", args=[world.unit.pk, initiative.pk])
    assert world.client("unit_manager").get(address).status_code == 404


def test_a_unit_that_left_is_no_longer_counted(world: World) -> None:
    south = make_unit(world, "Hemtjänst Söder")
    initiative = make_initiative(world, world.unit, south)
    make_anchored(initiative, south)
    choose(world, initiative, world.municipality, world.unit)
    text = world.client("project_leader").get(reverse("initiatives:anchoring", args=[initiative.pk])).content.decode()
    assert "0 av 1 står bakom." in text
