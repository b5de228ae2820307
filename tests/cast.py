"""The standing cast: who they are, where they work and which role they hold. Two organisations that must not meet.

Skaraborg runs Level Up for its municipalities. Malin learns in it.
Lena works at the unit that Jenny leads. Halmstad runs something of its own.
"""

from dataclasses import dataclass

import pytest
from django.test import Client

from jordman.accounts.models import User
from jordman.library.models import Module
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.models import Block, Enrolment, Programme
from tests import factories as make

# Everyone that the access table asks about; None is somebody who has not signed in.
CAST = (
    "learner",
    "colleague",
    "champion",
    "unit_manager",
    "project_leader",
    "lead",
    "supplier",
    "reviewer",
    "strategist",
    "evaluator",
    "administrator",
    "other_lead",
    "nobody",
)


@dataclass(frozen=True)
class World:
    nation: Organisation
    county: Organisation
    association: Organisation
    municipality: Organisation
    unit: Organisation
    other_municipality: Organisation
    other_unit: Organisation
    people: dict[str, User]
    programme: Programme
    base: Block
    main: Block
    module: Module
    later_module: Module
    enrolment: Enrolment
    other_programme: Programme

    def client(self, who: str) -> Client:
        """A browser in which `who` is signed in."""
        client = Client()
        if who != "nobody":
            client.force_login(self.people[who])
        return client


def _people(
    association: Organisation,
    county: Organisation,
    municipality: Organisation,
    unit: Organisation,
    other: Organisation,
) -> dict[str, User]:
    names = {
        "learner": ("Malin", "Ekdahl"),
        "colleague": ("Lena", "Strid"),
        "champion": ("Samira", "Haddad"),
        "unit_manager": ("Jenny", "Lindqvist"),
        "project_leader": ("Per", "Nyman"),
        "lead": ("Åsa", "Wikström"),
        "supplier": ("Novia", "Lärande"),
        "reviewer": ("Petra", "Lindh"),
        "strategist": ("Reine", "Öberg"),
        "evaluator": ("Eva", "Strand"),
        "administrator": ("Ali", "Demir"),
        "other_lead": ("Olle", "Annersson"),
    }
    people = {
        who: make.make_user(given, family, email=f"{who.replace('_', '-')}@example.se", sex="woman")
        for who, (given, family) in names.items()
    }
    role_at = {
        "champion": ("champion", unit),
        "unit_manager": ("unit_manager", unit),
        "project_leader": ("project_leader", municipality),
        "lead": ("programme_lead", association),
        "supplier": ("supplier", association),
        "reviewer": ("reviewer", association),
        "strategist": ("regional_strategist", county),
        "evaluator": ("evaluator", association),
        "administrator": ("administrator", association),
        "other_lead": ("programme_lead", other),
    }
    for who, (role, organisation) in role_at.items():
        grant_role(people[who], by=None, role=role, organisation=organisation)
    return people


def build() -> World:
    nation = make.make_organisation("nation", "Sverige", code="SE")
    county = make.make_organisation("county", "Västra Götalands län", nation, code="14")
    association = make.make_organisation("association", "Skaraborgs kommunalförbund", county)
    municipality = make.make_organisation("municipality", "Lidköpings kommun", association, code="1494")
    unit = make.make_organisation("unit", "Hemtjänst Norr", municipality, code="7101")
    halland = make.make_organisation("county", "Hallands län", nation, code="13")
    other_municipality = make.make_organisation("municipality", "Halmstads kommun", halland, code="1380")
    other_unit = make.make_organisation("unit", "Hemtjänst Andersberg", other_municipality, code="7101")
    people = _people(association, county, municipality, unit, other_municipality)
    manager = Employment.RoleGroup.OPERATIONAL_MANAGER
    make.make_employment(people["learner"], unit, role_group=manager, title="Enhetschef")
    make.make_employment(people["colleague"], unit, title="Undersköterska")
    make.make_employment(people["champion"], unit, title="Undersköterska")
    make.make_employment(people["unit_manager"], unit, role_group=manager, title="Enhetschef", is_unit_manager=True)
    programme = make.make_programme(association)
    base = make.make_block(programme)
    main = make.make_block(programme, name="Huvudblock", gated_by=base, opens_on="2026-08-17")
    module = make.make_module(association, "bilden", title="Bilden från teatern")
    later_module = make.make_module(association, "nyttan", title="Nytta före teknik")
    make.make_rule(base, module)
    make.make_rule(main, later_module)
    enrolment = make.make_enrolment(programme, people["learner"], municipality, sex="woman")
    other_programme = make.make_programme(other_municipality, name="Halmstads chefer")
    return World(
        nation,
        county,
        association,
        municipality,
        unit,
        other_municipality,
        other_unit,
        people,
        programme,
        base,
        main,
        module,
        later_module,
        enrolment,
        other_programme,
    )


@pytest.fixture
def world(db: None) -> World:
    """The whole cast in its two organisations."""
    return build()
