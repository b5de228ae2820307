"""Initiatives, rollouts and units that take part."""

from datetime import date

from jordman.initiatives.models import (
    Anchoring,
    Initiative,
    InitiativeUnit,
    Rollout,
    RolloutUnit,
    System,
    Training,
    Turn,
)
from jordman.organisations.models import Organisation
from tests import factories as make
from tests.cast import World

TODAY = date(2026, 9, 10)
START = date(2026, 8, 17)
MANDATE = {
    "mandate_text": "Får bestämma om tid för pass.",
    "mandate_given_by": "förvaltningschefen",
    "mandate_given_on": START,
}
MESSAGES = {"strategy_text": "Det bär välfärdsplanen.", "everyday_text": "Ni slipper leta efter nycklar."}
OWNER = {"line_owner": "verksamhetschef hemtjänst", "line_budget": "2 timmar i veckan från januari."}


def make_initiative(world: World, *units: Organisation, **fields: object) -> Initiative:
    """One of the cast's municipality. `organisation=world.association` makes it joint."""
    fields.setdefault("organisation", world.municipality)
    fields.setdefault("name", "Nyckelfria lås")
    fields.setdefault("aim", "system")
    fields.setdefault("goal", "environment")
    fields.setdefault("goal_text", "Mindre spring efter nycklar.")
    fields.setdefault("starts_on", START)
    fields.setdefault("leader", world.people["project_leader"])
    initiative = Initiative.objects.create(**fields)
    for unit in units:
        InitiativeUnit.objects.create(initiative=initiative, unit=unit, joined_on=START)
    return initiative


def make_rollout(initiative: Initiative, *units: Organisation, **fields: object) -> Rollout:
    """A system that starts on 5 October, with training before it and IT's yes, unless said otherwise."""
    organisation = initiative.organisation
    fields.setdefault("starts_on", date(2026, 10, 5))
    fields.setdefault("training_text", "Alla provar på sin egen runda.")
    fields.setdefault("training_starts_on", date(2026, 9, 28))
    fields.setdefault("verdict", "ok")
    fields.setdefault("verdict_on", START)
    fields.setdefault("follow_up_on", date(2026, 12, 1))
    known, _made = System.objects.get_or_create(organisation=organisation, name=fields.pop("system", "Nyckelfria lås"))
    rollout = Rollout.objects.create(initiative=initiative, organisation=organisation, system=known, **fields)
    for unit in units:
        RolloutUnit.objects.create(rollout=rollout, unit=unit)
    return rollout


def describe_all(initiative: Initiative) -> None:
    for kind in Training.Kind.values:
        Training.objects.create(initiative=initiative, kind=kind, how="Så gör vi.")


def make_anchored(initiative: Initiative, organisation: Organisation, level: str = "unit") -> Anchoring:
    return Anchoring.objects.create(initiative=initiative, level=level, organisation=organisation, on=START, how="APT")


def make_unit(world: World, name: str, municipality: Organisation | None = None) -> Organisation:
    return make.make_organisation("unit", name, municipality or world.municipality)


def add_more(world: World) -> None:
    """One more of everything that pages of initiatives list, in every initiative there is."""
    unit = make_unit(world, "Hemtjänst Söder")
    make_initiative(world, world.unit, unit)
    for number, initiative in enumerate(Initiative.objects.all()):
        InitiativeUnit.objects.get_or_create(initiative=initiative, unit=unit, defaults={"joined_on": START})
        make_anchored(initiative, unit)
        Turn.objects.create(initiative=initiative, kind="passed", phase="mobilise", on=START)
        name = f"System {System.objects.count()}-{number}"
        make_rollout(initiative, world.unit, unit, system=name, starts_on=START)
    for rollout in Rollout.objects.all():
        RolloutUnit.objects.get_or_create(rollout=rollout, unit=unit)
