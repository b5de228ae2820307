"""The municipality's initiative: five units, three kinds of training, and two systems on their way."""

from collections.abc import Sequence
from datetime import date, timedelta

from jordman.accounts.models import User
from jordman.demo.workplace.people import Workplace
from jordman.initiatives.actions.initiatives import create_initiative, describe_trainings
from jordman.initiatives.actions.rollouts import add_system, mark_learnt, plan_rollout, set_installed, set_verdict
from jordman.initiatives.actions.units import anchor, choose_units
from jordman.initiatives.models import Initiative, InitiativeUnit, Rollout
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme

BEGAN = timedelta(days=150)


def start_initiative(
    employer: Organisation, programme: Programme, places: Sequence[Workplace], *, by: User, today: date
) -> Initiative:
    """Units learn together, and the two systems come into them. The first of `places` can the older one already."""
    initiative = create_initiative(
        by=by,
        organisation=employer,
        name="Trygg i det digitala",
        aim="general",
        goal="quality",
        goal_text="Mer tid för dem vi hjälper, och färre som känner sig otrygga med tekniken.",
        strategy_text="Vi har köpt mer än vi har lärt oss. Två terminer med korta pass ger tid att komma i kapp.",
        everyday_text="En halvtimme varannan vecka, på er vanliga mötesdag. En kollega leder.",
        starts_on=today - BEGAN,
        ends_on=today + timedelta(days=300),
        programme=programme,
        mandate_text="Planera, samordna och stoppa en start som inte är redo.",
        mandate_given_by="Sektorschef",
        mandate_given_on=today - BEGAN,
    )
    choose_units(initiative, by=by, employer=employer, unit_ids=[place.unit.pk for place in places])
    InitiativeUnit.objects.filter(initiative=initiative).update(joined_on=initiative.starts_on)
    _anchor(initiative, employer, places, by=by)
    trainings = {
        "base": ("Korta pass på enhetens möten, och Level Up för chefer.", initiative.starts_on),
        "system": ("En timme i mindre grupp före varje start.", today + timedelta(days=10)),
        "support": ("Ett digitaliseringsombud på varje enhet, fyra timmar i veckan.", initiative.starts_on),
    }
    describe_trainings(initiative, by=by, trainings=trainings)
    _systems(initiative, employer, places, by=by, today=today)
    Initiative.objects.filter(pk=initiative.pk).update(phase="carry_out")
    return initiative


def _anchor(initiative: Initiative, employer: Organisation, places: Sequence[Workplace], *, by: User) -> None:
    on = initiative.starts_on
    for level in ("political", "director", "strategic"):
        anchor(initiative, by=by, level=level, organisation=employer, on=on, how="Beslut på ledningsmöte")
    for place in places[:3]:
        anchor(initiative, by=by, level="unit", organisation=place.unit, on=on, how="Samtal på APT")


def _systems(
    initiative: Initiative, employer: Organisation, places: Sequence[Workplace], *, by: User, today: date
) -> None:
    locks = add_system(
        by=by, organisation=employer, name="Nyckelfria lås", about="Öppna med telefonen i stället för nyckel."
    )
    signing = add_system(by=by, organisation=employer, name="Digital läkemedelssignering", about="Signera i telefonen.")
    installed = _rollout(initiative, employer, places, system=locks, starts_on=today - timedelta(days=100), by=by)
    set_installed(installed, by=by, days=dict.fromkeys((place.unit.pk for place in places), installed.starts_on))
    mark_learnt(installed.unit_links.get(unit=places[0].unit), by=places[0].manager)
    _rollout(initiative, employer, places[:2], system=signing, starts_on=today + timedelta(days=24), by=by)


def _rollout(
    initiative: Initiative, employer: Organisation, places: Sequence[Workplace], *, by: User, **facts: object
) -> Rollout:
    rollout = plan_rollout(
        initiative,
        by=by,
        organisation=employer,
        unit_ids=[place.unit.pk for place in places],
        training_text="En timme i mindre grupp",
        training_starts_on=facts["starts_on"] - timedelta(days=14),  # type: ignore[operator]
        **facts,
    )
    on = rollout.starts_on - timedelta(days=40)
    return set_verdict(rollout, by=by, verdict=Rollout.Verdict.OK, note="", on=on)
