"""A released picture: what it says, what it hides, and to whom."""

import io

import openpyxl
import pytest
from django.urls import reverse

from jordman.assessments.access.measuring import picture_of
from jordman.assessments.actions.measuring import close_wave, open_wave
from jordman.assessments.models import Invitation, Response, Run, Wave
from jordman.assessments.releasing import release_wave
from jordman.disclosure.models import Snapshot
from jordman.organisations import tree
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from tests import factories as make
from tests.assessments.making_measurements import (
    ABILITY,
    PULSE,
    WILL,
    answer,
    figures,
    make_answered,
    make_measured,
    make_released,
    make_staff,
    make_wave,
)
from tests.cast import World


def page_of(world: World, wave: Wave, place: Organisation | None = None, who: str = "strategist") -> str:
    args = [wave.pk] if place is None else [wave.pk, place.pk]
    name = "measuring:picture" if place is None else "measuring:place"
    return world.client(who).get(reverse(name, args=args)).content.decode()


def test_a_picture_says_how_it_is_with_its_uncertainty(world: World) -> None:
    wave = make_released(world, ABILITY)
    top = figures(wave)[str(world.municipality.pk)]
    assert top["answered"] == 24
    middle, low, high = top["values"]["ability"]  # type: ignore[index]
    assert low < middle < high
    assert set(top["values"]) == {"ability", "information", "communication", "safety", "technology", "new_ways"}  # type: ignore[call-overload]
    page = page_of(world, wave)
    assert "är på grundnivå eller högre" in page
    assert "24 " in page
    assert "Strecket genom den är osäkerheten." in page
    assert page.count("<table") >= 2


@pytest.mark.parametrize(("key", "measures"), [(WILL, 4), (PULSE, 3), ("arbetsplatsens-forutsattningar", 7)])
def test_each_instrument_has_its_own_measures(world: World, key: str, measures: int) -> None:
    wave = make_released(world, key)
    assert len(figures(wave)[str(world.municipality.pk)]["values"]) == measures  # type: ignore[arg-type]
    assert "Så läser du bilden" in page_of(world, wave)


def test_a_wave_of_nobody_is_released_and_says_so(world: World) -> None:
    wave = open_wave(make_wave(make_measured(world)), by=None)
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    page = page_of(world, Wave.objects.get())
    assert "För få har svarat för att visa något" in page
    assert "Minst 5 behövs." in page


def test_everybody_answering_the_same_shows_nobodys_answer_as_everybodys(world: World) -> None:
    """A mean at the end of the scale would say what each of them answered."""
    wave = make_answered(world)
    Run.objects.filter(wave=wave).update(answers=_same(wave, "5"))
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    shown = figures(wave)[str(world.municipality.pk)]
    assert shown["answered"] == 24
    levels = shown["shares"]
    assert all("share" not in level for level in levels.values())  # type: ignore[attr-defined]


def _same(wave: Wave, chosen: str) -> dict[str, str]:
    return {item["key"]: chosen for item in wave.version.content["items"]}


def test_a_unit_of_four_is_not_shown_nor_what_would_give_it_away(world: World) -> None:
    tiny = make.make_organisation("unit", "Natt", world.municipality, code="7103")
    make_staff(tiny, 4)
    wave = make_answered(world)
    # Widened when they were written: to the municipality.
    answer(wave, tiny, 4, place=world.municipality)
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    shown = figures(wave)
    top, units = shown[str(world.municipality.pk)], [world.unit, Organisation.objects.get(name="Hemtjänst Söder")]
    assert shown[str(tiny.pk)]["answered"] is None
    assert top["answered"] == 28
    known = [shown[str(unit.pk)]["answered"] for unit in units]
    # Both units shown would leave the four.
    assert None in known
    page = page_of(world, wave)
    assert "Varför visas inte alla?" in page


def test_a_municipality_of_six_is_shown_and_its_units_are_not(world: World) -> None:
    small = make.make_organisation("municipality", "Essunga", world.association, code="1445")
    units = [make.make_organisation("unit", f"Enhet {at}", small, code=str(at)) for at in (1, 2)]
    for unit in units:
        make_staff(unit, 3)
    wave = open_wave(make_wave(make_measured(world, organisation=small)), by=None)
    for unit in units:
        answer(wave, unit, 3, place=small)
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    shown = figures(wave)
    assert shown[str(small.pk)]["answered"] == 6
    assert shown[str(small.pk)]["asked"] is None
    assert all(shown[str(unit.pk)]["answered"] is None for unit in units)


def test_a_double_membership_is_counted_once_above(world: World) -> None:
    group = make.make_organisation("group", "Samverkan", world.association)
    tree.affiliate(world.municipality, group)
    make_staff(world.unit, 12)
    wave = open_wave(make_wave(make_measured(world, organisation=world.association)), by=None)
    answer(wave, world.unit, 14)
    close_wave(wave, by=None)
    release_wave(wave.pk, by=None)
    shown = figures(wave)
    assert shown[str(world.association.pk)]["answered"] == 14
    assert shown[str(group.pk)]["answered"] in {14, None}


def test_a_unit_that_moves_between_waves_is_where_it_was_in_the_old_picture(world: World) -> None:
    first = make_released(world)
    elsewhere = make.make_organisation("municipality", "Götene", world.association, code="1471")
    Organisation.objects.filter(pk=world.unit.pk).update(parent=elsewhere)
    tree.rebuild()
    shown = figures(first)
    assert shown[str(world.unit.pk)]["above"] == [str(world.municipality.pk)]
    assert world.client("project_leader").get(reverse("measuring:picture", args=[first.pk])).status_code == 200


# Before and after


def test_two_waves_with_the_same_questions_are_laid_beside_each_other(world: World) -> None:
    first = make_released(world)
    Wave.objects.filter(pk=first.pk).update(closes_on="2026-01-10", opens_on="2026-01-02")
    second = open_wave(make_wave(first.measurement, moment="follow_up"), by=None)
    for unit in (world.unit, Organisation.objects.get(name="Hemtjänst Söder")):
        answer(second, unit, 12, chosen="")
    close_wave(second, by=None)
    release_wave(second.pk, by=None)
    page = page_of(world, second)
    assert "Vi kan inte säga att något har ändrats" in page
    assert "inte vad som orsakade det" in page
    assert "Före" in page


# Who sees it


def test_nothing_is_shown_before_it_is_released(world: World) -> None:
    wave = make_answered(world)
    for who in ("strategist", "lead", "project_leader"):
        assert world.client(who).get(reverse("measuring:picture", args=[wave.pk])).status_code == 404
        url = reverse("measuring:place", args=[wave.pk, world.unit.pk])
        assert world.client(who).get(url).status_code == 404
    page = world.client("unit_manager").get(reverse("measuring:unit", args=[world.unit.pk])).content.decode()
    assert "Bilden kommer när alla har fått tid att svara" in page
    assert "<svg role" not in page


def test_who_views_a_part_sees_that_part_and_nothing_above_it(world: World) -> None:
    wave = make_released(world)
    manager = make.make_user("Siv", "Ståhl")
    grant_role(manager, by=None, role="strategic_manager", organisation=world.unit)
    from django.test import Client  # noqa: PLC0415

    client = Client()
    client.force_login(manager)
    page = client.get(reverse("measuring:picture", args=[wave.pk])).content.decode()
    assert world.unit.name in page
    assert "Hemtjänst Söder" not in page
    assert client.get(reverse("measuring:place", args=[wave.pk, world.municipality.pk])).status_code == 403
    assert client.get(reverse("measuring:place", args=[wave.pk, world.other_unit.pk])).status_code == 404


def test_two_files_are_the_same_and_hold_what_the_page_shows(world: World) -> None:
    wave = make_released(world)
    client = world.client("strategist")
    url = reverse("measuring:workbook", args=[wave.pk, world.municipality.pk])
    first, second = (openpyxl.load_workbook(io.BytesIO(client.post(url).content)) for _ in range(2))
    cells = [[list(sheet.values) for sheet in book] for book in (first, second)]
    assert cells[0] == cells[1]
    assert cells[0][0][1][:2] == (world.municipality.name, 24)


def test_the_snapshot_holds_no_person_and_no_pseudonym(world: World) -> None:
    wave = make_released(world)
    text = str(Snapshot.objects.get(about=wave.snapshot_key).figures)
    for pseudonym in Response.objects.values_list("pseudonym", flat=True):
        assert pseudonym not in text
    for person in Invitation.objects.select_related("user"):
        assert str(person.user.email) not in text
    assert picture_of(wave)
