"""The phases: tick, go on, be refused, overrule, go back, pause, hand over, close, open again."""

import pytest
from django.urls import reverse

from jordman.audit.models import AuditEvent
from jordman.initiatives.models import Initiative, PhaseGate, Turn
from tests.cast import World
from tests.initiatives.making import MANDATE, MESSAGES, OWNER, TODAY, make_anchored, make_initiative


def post(world: World, name: str, *args: object, who: str = "project_leader", **data: object) -> str:
    address = reverse(f"initiatives:{name}", args=args)
    return world.client(who).post(address, data, follow=True).content.decode()


def phase_of(initiative: Initiative) -> str:
    return Initiative.objects.get(pk=initiative.pk).phase


def ready_to_plan(world: World) -> Initiative:
    """Everything of the first phase that the page sees for itself is in place."""
    initiative = make_initiative(world, world.unit, **MANDATE, **MESSAGES)
    make_anchored(initiative, world.unit)
    make_anchored(initiative, world.municipality, "director")
    return initiative


def test_a_phase_is_passed_when_its_list_is_whole(world: World) -> None:
    initiative = ready_to_plan(world)
    post(world, "gate", initiative.pk, "mobilise", ticked=["union"], note="Facket var med på mötet i mars.")
    said = post(world, "go_on", initiative.pk, "mobilise")
    assert "Ni är nu i fasen Analysera och planera." in said
    assert phase_of(initiative) == "plan"
    assert Turn.objects.get().kind == "passed"
    assert PhaseGate.objects.get().passed_at is not None


def test_a_phase_is_not_passed_while_something_is_missing_and_each_thing_is_named(world: World) -> None:
    initiative = make_initiative(world, world.unit, **MESSAGES)
    said = post(world, "go_on", initiative.pk, "mobilise")
    assert "5 saker saknas" not in said
    assert "4 saker saknas i fasen Mobilisera" in said
    for text in ("skrivet mandat", "Förvaltningschefen står bakom", "Alla enhetschefer", "Facket är informerat"):
        assert text in said
    assert phase_of(initiative) == "mobilise"


def test_a_written_reason_overrules_the_list_and_stays(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    post(world, "go_on", initiative.pk, "mobilise", reason="Nämnden har bestämt att vi börjar.")
    assert phase_of(initiative) == "plan"
    turn = Turn.objects.get()
    assert (turn.kind, turn.phase, turn.text) == ("anyway", "mobilise", "Nämnden har bestämt att vi börjar.")
    event = AuditEvent.objects.get(action="initiative.gate_passed")
    assert "mandate" in event.details["missing"]


def test_an_empty_reason_overrules_nothing(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    assert "Fyll i det här." in post(world, "go_on", initiative.pk, "mobilise", reason=" ")
    assert phase_of(initiative) == "mobilise"


def test_going_on_twice_from_the_same_page_goes_one_phase(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    for _time in range(2):
        post(world, "go_on", initiative.pk, "mobilise", reason="Vi börjar.")
    assert phase_of(initiative) == "plan"
    assert Turn.objects.count() == 1


def test_a_tick_for_something_else_is_not_kept(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    post(world, "gate", initiative.pk, "mobilise", ticked=["mandate"])
    assert not [gate for gate in PhaseGate.objects.all() if "mandate" in gate.ticked]


def test_going_back_takes_a_reason_and_keeps_what_was_ticked(world: World) -> None:
    initiative = make_initiative(world, world.unit, phase="plan")
    PhaseGate.objects.create(initiative=initiative, phase="mobilise", ticked=["union"])
    post(world, "go_back", initiative.pk, reason="")
    assert phase_of(initiative) == "plan"
    post(world, "go_back", initiative.pk, reason="Två nya enheter är med.")
    assert phase_of(initiative) == "mobilise"
    assert PhaseGate.objects.get().ticked == ["union"]


def test_there_is_nothing_before_the_first_phase(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    assert "Det här är den första fasen." in post(world, "go_back", initiative.pk, reason="Fel.")


@pytest.mark.parametrize("phase", ["okänd", "MOBILISE", "1"])
def test_a_phase_that_does_not_exist_is_not_found(world: World, phase: str) -> None:
    initiative = make_initiative(world, world.unit)
    address = reverse("initiatives:gate", args=[initiative.pk, phase])
    assert world.client("project_leader").get(address).status_code == 404


def test_those_who_follow_read_the_list_but_do_not_tick(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    address = reverse("initiatives:gate", args=[initiative.pk, "mobilise"])
    text = world.client("strategist").get(address).content.decode()
    assert "Facket är informerat" in text
    assert "Spara listan" not in text
    assert world.client("strategist").post(address, {"ticked": ["union"]}).status_code == 403


# Pause


def test_a_pause_says_what_crowded_the_initiative_out(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    assert "Fyll i det här." in post(world, "pause", initiative.pk, reason="")
    said = post(world, "pause", initiative.pk, reason="Ett nytt journalsystem")
    assert "Satsningen är pausad" in said
    assert "Undanträngd av: Ett nytt journalsystem" in said
    said = post(world, "resume", initiative.pk)
    assert "Satsningen är pausad" not in said
    kept = Turn.objects.filter(kind="paused").get()
    assert kept.text == "Ett nytt journalsystem"


def test_what_is_paused_is_not_paused_again(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    post(world, "pause", initiative.pk, reason="Sommaren")
    assert "Satsningen är redan pausad." in post(world, "pause", initiative.pk, reason="Hösten")
    assert Initiative.objects.get().crowded_out_by == "Sommaren"


# Hand over and close


def test_it_is_not_closed_without_an_owner_in_the_line(world: World) -> None:
    initiative = make_initiative(world, world.unit, phase="hand_over")
    for data in ({}, {"reason": "Projektpengarna är slut."}):
        said = post(world, "go_on", initiative.pk, "hand_over", **data)
        assert "Skriv vem i linjen som tar över och vad som är avsatt." in said
    assert Initiative.objects.get().closed_on is None


def test_an_owner_without_anything_set_aside_is_not_enough(world: World) -> None:
    initiative = make_initiative(world, world.unit, phase="hand_over", line_owner="verksamhetschef")
    assert "vad som är avsatt" in post(world, "go_on", initiative.pk, "hand_over")
    assert Initiative.objects.get().closed_on is None


def test_it_is_closed_when_somebody_takes_over(world: World) -> None:
    initiative = make_initiative(world, world.unit, phase="hand_over")
    post(world, "hand_over", initiative.pk, **OWNER)
    keys = ["series_go_on", "new_colleagues", "champions_keep_hours"]
    post(world, "gate", initiative.pk, "hand_over", ticked=keys, note="")
    said = post(world, "go_on", initiative.pk, "hand_over")
    assert "Satsningen är avslutad" in said
    assert "verksamhetschef hemtjänst äger det som fortsätter." in said
    assert Initiative.objects.get().closed_on == TODAY
    assert [turn.kind for turn in Turn.objects.all()] == ["closed", "passed"]


def test_closing_before_the_last_phase_takes_a_reason_and_an_owner(world: World) -> None:
    initiative = make_initiative(world, world.unit, phase="plan")
    assert "Skriv vem i linjen som tar över" in post(world, "close", initiative.pk, reason="Vi slutar.")
    Initiative.objects.update(**OWNER)
    assert "Fyll i det här." in post(world, "close", initiative.pk, reason="")
    post(world, "close", initiative.pk, reason="Uppdraget är draget tillbaka.")
    assert Initiative.objects.get().closed_on == TODAY
    assert Turn.objects.filter(text="Uppdraget är draget tillbaka.").exists()


def test_what_is_closed_can_be_opened_again_where_it_was(world: World) -> None:
    initiative = make_initiative(world, world.unit, phase="hand_over", **OWNER)
    Initiative.objects.update(closed_on=TODAY)
    said = post(world, "reopen", initiative.pk, reason="Tre enheter vill vara med.")
    assert "Avslutad" not in said
    assert Initiative.objects.get().closed_on is None
    assert phase_of(initiative) == "hand_over"
    assert Turn.objects.get().text == "Tre enheter vill vara med."


def test_what_is_closed_goes_nowhere(world: World) -> None:
    initiative = make_initiative(world, world.unit, phase="plan", **OWNER)
    Initiative.objects.update(closed_on=TODAY)
    for name, args in (("go_on", (initiative.pk, "plan")), ("go_back", (initiative.pk,)), ("pause", (initiative.pk,))):
        assert "Satsningen är avslutad. Öppna den igen" in post(world, name, *args, reason="Ändå.")
    assert phase_of(initiative) == "plan"
