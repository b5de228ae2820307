"""The manager's estimate: before the result, seen by that manager alone, and together only when they are enough."""

import pytest
from django.urls import reverse

from jordman.assessments.actions.estimates import estimate_team
from jordman.assessments.actions.measuring import close_wave, open_wave
from jordman.assessments.bands import compare, range_of
from jordman.assessments.measuring_errors import TooLateToEstimate
from jordman.assessments.models import ManagerEstimate, Wave
from jordman.assessments.releasing import release_wave
from jordman.organisations.actions import grant_role
from tests import factories as make
from tests.assessments.making_measurements import ABILITY, figures, make_answered, make_measured, make_staff, make_wave
from tests.cast import World

HIGH = {"tror-information": "5", "tror-communication": "4", "tror-safety": "unknown"}
REST = {"tror-technology": "1", "tror-new-ways": "1"}


def test_a_manager_estimates_before_and_sees_it_beside_what_was_measured(world: World) -> None:
    wave = make_answered(world, ABILITY, staff=20, answers=20)
    client = world.client("unit_manager")
    url = reverse("measuring:estimate", args=[world.unit.pk, wave.pk])
    page = client.get(url).content.decode()
    assert "Bara du ser din uppskattning, och andra ser bara ett gemensamt resultat från minst fem chefer" in page
    assert client.post(url, HIGH | REST).status_code == 302
    assert ManagerEstimate.objects.get().bands == {
        "tror-information": 5,
        "tror-communication": 4,
        "tror-technology": 1,
        "tror-new-ways": 1,
    }
    unit = reverse("measuring:unit", args=[world.unit.pk])
    assert "Det du trodde" not in client.get(unit).content.decode()
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    page = client.get(unit).content.decode()
    assert "Det du trodde, och det vi mätte" in page
    assert "Bara du ser vad du trodde." in page
    assert "Alla eller nästan alla" in page


def test_nobody_else_sees_a_managers_estimate(world: World) -> None:
    wave = make_answered(world, ABILITY)
    estimate_team(wave, by=world.people["unit_manager"], unit=world.unit, bands={"tror-information": 5})
    other = make.make_user("Rut", "Alm")
    grant_role(other, by=None, role="unit_manager", organisation=world.unit)
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(other)
    assert "Det du trodde" not in client.get(reverse("measuring:unit", args=[world.unit.pk])).content.decode()
    assert "estimates" not in figures(wave)[str(world.municipality.pk)]
    page = world.client("project_leader").get(reverse("measuring:picture", args=[wave.pk])).content.decode()
    assert "chefer sina lag" not in page


def test_five_managers_together_are_shown_as_the_middle_answer(world: World) -> None:
    units = [make.make_organisation("unit", f"Enhet {at}", world.municipality, code=f"8{at}") for at in range(5)]
    for unit in units:
        make_staff(unit, 6)
    wave = make_answered(world, ABILITY)
    for at, unit in enumerate(units):
        estimate_team(wave, by=make.make_user(), unit=unit, bands={"tror-information": min(5, 3 + at)})
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    assert figures(wave)[str(world.municipality.pk)]["estimates"] == {"managers": 5, "bands": {"tror-information": 5}}
    page = world.client("strategist").get(reverse("measuring:picture", args=[wave.pk])).content.decode()
    assert "Så uppskattade 5 chefer sina lag" in page


def test_it_is_too_late_when_the_result_is_shown(world: World) -> None:
    wave = make_answered(world, ABILITY)
    close_wave(wave, by=None)
    estimate_team(wave, by=world.people["unit_manager"], unit=world.unit, bands={})
    release_wave(wave.pk, by=None)
    with pytest.raises(TooLateToEstimate):
        estimate_team(wave, by=world.people["unit_manager"], unit=world.unit, bands={})
    url = reverse("measuring:estimate", args=[world.unit.pk, wave.pk])
    assert world.client("unit_manager").get(url).status_code == 302


def test_a_team_of_four_is_too_small_to_estimate(world: World) -> None:
    wave = open_wave(make_wave(make_measured(world), ABILITY), by=None)
    url = reverse("measuring:estimate", args=[world.unit.pk, wave.pk])
    assert world.client("unit_manager").get(url).status_code == 302
    page = world.client("unit_manager").get(reverse("measuring:unit", args=[world.unit.pk])).content.decode()
    assert "Vad tror du om laget?" not in page


def test_a_unit_that_was_not_asked_has_nothing_there(world: World) -> None:
    wave = make_answered(world, ABILITY)
    other = make.make_organisation("unit", "Natt", world.municipality, code="7109")
    grant_role(world.people["unit_manager"], by=None, role="unit_manager", organisation=other)
    url = reverse("measuring:estimate", args=[other.pk, wave.pk])
    assert world.client("unit_manager").get(url).status_code == 404
    assert Wave.objects.count() == 1


@pytest.mark.parametrize(
    ("on", "under", "given"),
    [(0, 30, (0, 20)), (30, 0, (80, 100)), (27, 3, (80, 100)), (12, 0, (50, 100)), (5, 7, (0, 50)), (4, 5, None)],
)
def test_a_range_holds_nobody_as_well_as_the_threshold(on: int, under: int, given: tuple[int, int] | None) -> None:
    found = range_of(on, under, 5)
    assert found == given
    if found:
        people = on + under
        sizes = [part for part in range(people + 1) if found[0] <= 100 * part / people <= found[1]]
        assert len(sizes) > 5


@pytest.mark.parametrize(
    ("band", "measured", "says"),
    [(5, (20, 20), -1), (1, (60, 100), 1), (4, (50, 100), 0), (4, (0, 50), -1), (3, (50, 50), 0)],
)
def test_a_gap_is_said_only_when_the_two_cannot_agree(band: int, measured: tuple[int, int], says: int) -> None:
    assert compare(band, measured) == says
