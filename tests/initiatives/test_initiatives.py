"""A new initiative in three steps, the list, and the initiative's page."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.initiatives.models import Initiative, Training
from jordman.initiatives.showing import SECTIONS, Section
from jordman.organisations.models import Organisation
from tests import factories as make
from tests.cast import World
from tests.initiatives.making import (
    MANDATE,
    MESSAGES,
    START,
    TODAY,
    describe_all,
    make_anchored,
    make_initiative,
    make_rollout,
    make_unit,
)


def given(world: World, **changes: object) -> dict[str, object]:
    facts = {
        "name": "Trygg med teknik",
        "aim": "lift",
        "goal": "quality",
        "goal_text": "Alla kan dokumentera på plats.",
        "organisation": world.municipality.pk,
        "starts_on": "2026-09-14",
        "ends_on": "2027-06-11",
    }
    return {**facts, **changes}


def page(world: World, initiative: Initiative, who: str = "project_leader") -> str:
    return world.client(who).get(reverse("initiatives:show", args=[initiative.pk])).content.decode()


# A new one


def test_three_steps_make_an_initiative(world: World) -> None:
    client = world.client("project_leader")
    made = client.post(reverse("initiatives:add"), given(world))
    initiative = Initiative.objects.get()
    assert made.headers["Location"] == reverse("initiatives:messages", args=[initiative.pk])
    assert initiative.leader == world.people["project_leader"]
    written = client.post(made.headers["Location"], MESSAGES)
    assert written.headers["Location"] == reverse("initiatives:units", args=[initiative.pk])
    to_units = client.get(written.headers["Location"])
    assert to_units.headers["Location"] == reverse(
        "initiatives:choose_units", args=[initiative.pk, world.municipality.pk]
    )
    client.post(to_units.headers["Location"], {"units": [world.unit.pk]})
    assert [link.unit for link in initiative.unit_links.all()] == [world.unit]
    assert AuditEvent.objects.filter(action="initiative.created", by_id=world.people["project_leader"].pk).exists()


@pytest.mark.parametrize(
    ("aim", "measures"),
    [("lift", "Fler klarar det vanligaste själva"), ("general", "ändrar rutiner"), ("system", "kan systemet")],
)
def test_the_aim_proposes_what_to_see_it_by(world: World, aim: str, measures: str) -> None:
    world.client("project_leader").post(reverse("initiatives:add"), given(world, aim=aim))
    assert measures in Initiative.objects.get().measures


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"goal": ""}, "Välj ett svar."),
        ({"aim": ""}, "Välj ett svar."),
        ({"goal_text": ""}, "Fyll i det här."),
        ({"ends_on": "2026-09-01"}, "slutar innan den börjar"),
        ({"starts_on": ""}, "Fyll i ett datum."),
    ],
)
def test_what_is_wrong_is_said(world: World, changes: dict[str, object], said: str) -> None:
    """An initiative must name the development goal that it serves."""
    answer = world.client("project_leader").post(reverse("initiatives:add"), given(world, **changes))
    assert said in answer.content.decode()
    assert not Initiative.objects.exists()


def test_nobody_makes_an_initiative_where_they_do_not_lead(world: World) -> None:
    answer = world.client("project_leader").post(
        reverse("initiatives:add"), given(world, organisation=world.other_municipality.pk)
    )
    assert answer.status_code == 200
    assert not Initiative.objects.exists()


# Its page


def test_the_page_opens_with_what_is_missing(world: World) -> None:
    text = page(world, make_initiative(world, world.unit, aim="general", **MANDATE, **MESSAGES))
    assert "Ingen enhet är i gång än. En sak saknas." in text
    assert "Ofullständig: bred basutbildning" in text


def test_two_messages_for_two_readers(world: World) -> None:
    text = page(world, make_initiative(world, world.unit, **MESSAGES))
    assert "Det bär välfärdsplanen." in text
    assert "Ni slipper leta efter nycklar." in text
    unit_text = world.client("colleague").get(reverse("unit_initiatives:list", args=[world.unit.pk])).content.decode()
    assert "Ni slipper leta efter nycklar." in unit_text
    assert "välfärdsplanen" not in unit_text


def test_units_stand_in_the_order_of_their_names_with_their_own_state(world: World) -> None:
    first, last = make_unit(world, "Annebergs äldreboende"), make_unit(world, "Östergård")
    initiative = make_initiative(world, last, world.unit, first)
    make_anchored(initiative, world.unit)
    make_rollout(initiative, last, starts_on=START)
    text = page(world, initiative)
    places = [text.index(name) for name in ("Annebergs äldreboende", "Hemtjänst Norr", "Östergård")]
    assert places == sorted(places)
    assert "Inte förankrad än" in text[places[0] : places[1]]
    assert "Förankrad" in text[places[1] : places[2]]
    assert "Har 1 system att lära" in text[places[2] :]


def test_no_person_of_a_unit_is_on_the_page(world: World) -> None:
    text = page(world, make_initiative(world, world.unit), "strategist")
    names = [user.family_name for who, user in world.people.items() if who not in ("project_leader", "strategist")]
    assert not [name for name in names if name in text]


def test_who_follows_one_municipality_sees_its_units_alone_of_a_joint_initiative(world: World) -> None:
    neighbour = make_unit(world, "Hemtjänst Väster", _neighbour(world))
    initiative = make_initiative(world, world.unit, neighbour, organisation=world.association)
    make_rollout(initiative, neighbour, system="Kameror")
    text = page(world, initiative)
    assert "Hemtjänst Norr" in text
    assert "1 enhet är med" in text
    assert "Hemtjänst Väster" not in text
    assert "Kameror" not in text
    both = page(world, initiative, "strategist")
    assert "Hemtjänst Väster" in both
    assert "2 enheter är med" in both


def _neighbour(world: World) -> Organisation:
    return make.make_organisation("municipality", "Skara kommun", world.association, code="1495")


def test_the_list_says_each_finding_and_what_crowded_out_the_paused(world: World) -> None:
    make_initiative(world, world.unit, name="Den som går")
    paused = make_initiative(world, world.unit, name="Den som vilar", crowded_out_by="Nytt journalsystem")
    Initiative.objects.filter(pk=paused.pk).update(paused_on=TODAY)
    text = world.client("strategist").get(reverse("initiatives:list")).content.decode()
    assert "1 satsning är i gång" in text
    assert "Undanträngd av: Nytt journalsystem" in text
    assert "Ny satsning" not in text


def test_rooms_above_put_their_own_sections_on_the_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = Section("ui/components/empty.html", {})
    asked = []
    monkeypatch.setattr(
        "jordman.initiatives.showing.SECTIONS", [*SECTIONS, lambda user, initiative: asked.append((user, initiative))]
    )
    initiative = make_initiative(world, world.unit)
    page(world, initiative)
    assert asked == [(world.people["project_leader"], initiative)]
    assert shown.template


# What it consists of


def test_the_three_kinds_of_training_make_it_whole(world: World) -> None:
    initiative = make_initiative(world, world.unit, aim="lift", **MANDATE, **MESSAGES)
    address = reverse("initiatives:trainings", args=[initiative.pk])
    text = world.client("project_leader").get(address).content.decode()
    assert "Lägg mest här." in text
    assert "osäker behöver en kollega nära" in text
    world.client("project_leader").post(address, {"base_how": "APT varannan vecka", "support_how": "Två kollegor"})
    assert "Ofullständig: utbildning knuten till ett system eller arbetssätt saknas." in page(world, initiative)
    world.client("project_leader").post(
        address,
        {"base_how": "APT", "system_how": "På egen runda", "system_starts_on": "2026-10-01", "support_how": "Två"},
    )
    assert "Ofullständig" not in page(world, initiative)
    assert Training.objects.get(kind="system").starts_on == date(2026, 10, 1)
    world.client("project_leader").post(address, {"base_how": "", "system_how": "På egen runda", "support_how": "Två"})
    assert not Training.objects.filter(kind="base").exists()


def test_a_mandate_is_text_giver_and_day(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    address = reverse("initiatives:mandate", args=[initiative.pk])
    answer = world.client("project_leader").post(address, {"mandate_text": "Tid", "mandate_given_by": ""})
    assert "Fyll i det här." in answer.content.decode()
    world.client("project_leader").post(address, {**MANDATE, "mandate_given_on": "2026-08-17"})
    assert "Gavs av förvaltningschefen, måndag 17 augusti 2026." in page(world, initiative)


def test_what_is_closed_is_not_changed(world: World) -> None:
    initiative = make_initiative(world, world.unit, line_owner="verksamhetschef", line_budget="2 timmar")
    Initiative.objects.filter(pk=initiative.pk).update(closed_on=TODAY)
    answer = world.client("project_leader").post(
        reverse("initiatives:messages", args=[initiative.pk]), {"strategy_text": "Nytt"}, follow=True
    )
    assert "Satsningen är avslutad. Öppna den igen om ni vill ändra." in answer.content.decode()
    assert Initiative.objects.get().strategy_text == ""


# What must never happen


@pytest.mark.parametrize(
    "changes",
    [
        {"closed_on": TODAY},
        {"closed_on": TODAY, "line_owner": "verksamhetschef"},
        {"paused_on": TODAY},
        {"ends_on": date(2026, 8, 1)},
    ],
)
def test_the_database_refuses(world: World, changes: dict[str, object]) -> None:
    initiative = make_initiative(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Initiative.objects.filter(pk=initiative.pk).update(**changes)


def test_the_page_is_whole_when_everything_is_in_place(world: World) -> None:
    initiative = make_initiative(world, world.unit, **MANDATE, **MESSAGES)
    describe_all(initiative)
    make_rollout(initiative, world.unit)
    assert "Inget saknas." in page(world, initiative)
