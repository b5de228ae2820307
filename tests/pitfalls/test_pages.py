"""The pages that explain the rules, and those that say where they show."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from jordman.organisations.actions import grant_role
from jordman.organisations.models import ChampionTitle, Organisation
from jordman.pitfalls.models import Dismissal
from jordman.pitfalls.rules import RULES
from jordman.programmes.models import Enrolment
from jordman.team_sessions.models import TeamSession
from jordman.workplaces.models import Readiness, ReservedTime
from tests import factories as make
from tests.cast import World
from tests.initiatives.making import make_initiative
from tests.pitfalls.making import employ, make_mandate, make_sessions


def read(world: World, who: str, name: str, *arguments: object) -> str:
    response = world.client(who).get(reverse(f"pitfalls:{name}", args=arguments))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def make_units(world: World, number: int, *days: int) -> list[Organisation]:
    units = [make.make_organisation("unit", f"Hemtjänst {place:02}", world.municipality) for place in range(number)]
    for unit in units:
        make_sessions(unit, world.association, *days, people=1)
    return units


# Every rule, explained


def test_whoever_is_signed_in_reads_what_every_rule_looks_for(world: World) -> None:
    text = read(world, "colleague", "rules")
    assert all(str(rule.name) in text for rule in RULES.values())
    assert "aldrig en person" in text


@pytest.mark.parametrize("key", RULES)
def test_a_rule_says_why_from_where_what_it_reads_and_when_it_is_quiet(world: World, key: str) -> None:
    text, rule = read(world, "colleague", "rule", key), RULES[key]
    assert all(str(words) in text for words in (rule.lesson, rule.source, rule.reads, rule.silent))
    assert any(str(step.text) in text for step in (rule.unit_step, rule.initiative_step) if step)


@pytest.mark.parametrize(
    ("key", "who"),
    [
        ("engangsinsats", "vilka enheter det gäller, i bokstavsordning"),
        ("chefen-utanfor", "Bara chefen själv ser den för sin enhet."),
        ("stod-utan-tid", "och bara när de är minst fem"),
        ("slagord", "De som leder och följer satsningen ser den."),
    ],
)
def test_a_rule_says_who_sees_its_warning(world: World, key: str, who: str) -> None:
    assert who in read(world, "colleague", "rule", key)


def test_an_unknown_rule_is_not_there(world: World) -> None:
    assert world.client("colleague").get(reverse("pitfalls:rule", args=["hittepa"])).status_code == 404


def test_places_are_listed_for_those_who_follow_units_there(world: World) -> None:
    employ(world.unit, 1)
    assert reverse("pitfalls:place", args=[world.municipality.pk]) in read(world, "project_leader", "rules")
    assert reverse("pitfalls:place", args=[world.municipality.pk]) in read(world, "strategist", "rules")
    assert world.municipality.name not in read(world, "unit_manager", "rules")


# A unit


def test_a_manager_sees_what_shows_with_a_reason_a_source_and_a_step(world: World) -> None:
    make_sessions(world.unit, world.association, 10)
    text = read(world, "unit_manager", "unit", world.unit.pk)
    assert "En enda insats räcker inte" in text
    assert "Ni har pass en enda vecka" in text
    assert "avsnitt 4.4" in text
    assert reverse("series:new", args=[world.unit.pk]) in text
    assert "Ingen tid är avsatt" in text
    assert reverse("workplaces:hours", args=[world.unit.pk]) in text


def test_a_pitfall_goes_away_when_it_is_mended(world: World) -> None:
    make_sessions(world.unit, world.association, 10)
    today = timezone.localdate()
    ReservedTime.objects.create(
        unit=world.unit, starts_on=today, ends_on=today + timedelta(days=90), training_hours=3, talk_hours=3, people=9
    )
    make_sessions(world.unit, world.association, 20, 30, 40)
    TeamSession.objects.update(leader=world.people["champion"])
    text = read(world, "unit_manager", "unit", world.unit.pk)
    assert "Ingen fallgrop syns nu" in text
    assert "Passen kommer tillbaka, vecka efter vecka." in text


def test_red_readiness_shows_before_the_first_session_with_its_next_step(world: World) -> None:
    make_sessions(world.unit, world.association, 10)
    Readiness.objects.create(unit=world.unit, item="connection", state="red")
    text = read(world, "unit_manager", "unit", world.unit.pk)
    assert "Det här stoppar starten: uppkoppling." in text
    assert reverse("workplaces:readiness", args=[world.unit.pk]) in text


def test_the_champions_label_is_the_organisations_own(world: World) -> None:
    title = {"one": "digitaliseringsombud", "the_one": "digitaliseringsombudet", "many": "digitaliseringsombud"}
    make_mandate(world)
    ChampionTitle.objects.create(organisation=world.municipality, **title)
    cache.clear()
    text = read(world, "unit_manager", "unit", world.unit.pk)
    assert "Digitaliseringsombudet har 4 timmar i veckan avsatta. I snitt används 0." in text


def test_what_is_the_managers_own_is_for_nobody_above(world: World) -> None:
    """Somebody with the role at the whole municipality leads the unit too, and reads nothing of its manager."""
    Enrolment.objects.all().delete()
    make_sessions(world.unit, world.association, -20, -10, people=9)
    above = make.make_user()
    grant_role(above, by=None, role="unit_manager", organisation=world.municipality)
    world.people["above"] = above
    assert "Bara medarbetarna utbildas" in read(world, "unit_manager", "unit", world.unit.pk)
    assert "Bara medarbetarna utbildas" not in read(world, "above", "unit", world.unit.pk)


# A municipality


def test_units_are_counted_rule_by_rule_and_named_in_the_order_of_the_alphabet(world: World) -> None:
    make_units(world, 6, 10)
    whole = read(world, "project_leader", "place", world.municipality.pk)
    assert "syns på minst hälften av enheterna" in whole
    assert "6 av 6 enheter visar den." in whole
    named = read(world, "project_leader", "place_rule", world.municipality.pk, "engangsinsats")
    places = [named.index(f"Hemtjänst {place:02}") for place in range(6)]
    assert places == sorted(places)


def test_who_follows_many_municipalities_reads_sums_and_no_names(world: World) -> None:
    make_units(world, 6, 10)
    text = read(world, "strategist", "place_rule", world.municipality.pk, "engangsinsats")
    assert "Den syns på 6 enheter" in text
    assert "Hemtjänst 01" not in text


def test_a_strategic_manager_of_a_department_sees_its_units_and_no_others(world: World) -> None:
    department = make.make_organisation("department", "Hemtjänsten", world.municipality)
    inside = make.make_organisation("unit", "Väster", department)
    make_sessions(inside, world.association, 10)
    make_units(world, 1, 10)
    manager = make.make_user()
    grant_role(manager, by=None, role="strategic_manager", organisation=department)
    world.people["manager"] = manager
    text = read(world, "manager", "place_rule", department.pk, "engangsinsats")
    assert "Väster" in text
    assert "Hemtjänst 00" not in text
    address = reverse("pitfalls:place", args=[world.municipality.pk])
    assert world.client("manager").get(address).status_code == 403


def test_what_says_something_of_one_person_names_no_unit_and_hides_few(world: World) -> None:
    Enrolment.objects.all().delete()
    make_sessions(world.unit, world.association, -20, -10, people=9)
    text = read(world, "project_leader", "place_rule", world.municipality.pk, "chefen-utanfor")
    assert "För få enheter för att visa antal" in text
    assert "Därför visas inga enheter här." in text
    assert world.unit.name not in text
    row = read(world, "project_leader", "place", world.municipality.pk).split("Bara medarbetarna utbildas")[-1]
    assert "För få" in row.split("</tr>")[0]


def test_a_dismissed_warning_is_counted_and_its_reason_stays_at_the_unit(world: World) -> None:
    units = make_units(world, 6, 10)
    until = timezone.localdate() + timedelta(days=30)
    Dismissal.objects.create(rule="engangsinsats", organisation=units[0], reason="Vi flyttar ihop i mars.", until=until)
    text = read(world, "project_leader", "place_rule", world.municipality.pk, "engangsinsats")
    assert "Den syns på 5 enheter" in text
    assert units[0].name not in text
    assert "Vi flyttar ihop" not in text + read(world, "project_leader", "place", world.municipality.pk)


def test_larger_places_and_single_units_have_no_page_of_sums(world: World) -> None:
    for node in (world.county, world.association, world.unit):
        address = reverse("pitfalls:place", args=[node.pk])
        assert world.client("strategist").get(address).status_code == 404


def test_a_place_without_units_says_so(world: World) -> None:
    empty = make.make_organisation("municipality", "Skara kommun", world.association, code="1495")
    assert "Här finns inga enheter än" in read(world, "strategist", "place", empty.pk)


# An initiative


def test_an_initiatives_page_shows_its_pitfalls_with_the_step_for_whom_leads(world: World) -> None:
    initiative = make_initiative(world, world.unit)
    address = reverse("initiatives:show", args=[initiative.pk])
    text = world.client("project_leader").get(address).content.decode()
    assert "Strategins ord till enheterna" in text
    assert reverse("initiatives:messages", args=[initiative.pk]) in text
    assert reverse("pitfalls:dismiss_initiative", args=[initiative.pk, "slagord"]) in text
    of_strategist = world.client("strategist").get(address).content.decode()
    assert "Strategins ord till enheterna" in of_strategist
    assert "stammer-inte" not in of_strategist
