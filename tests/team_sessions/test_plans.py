"""Session plans: saved, shared with a name on, copied with the credit kept, and taken back."""

import pytest
from django.test import Client
from django.urls import reverse

from jordman.accounts.models import User
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.team_sessions.actions.plans import copy_plan, save_as_plan, share_plan, take_name_back
from jordman.team_sessions.errors import NothingToPlan, NotToShareWith
from jordman.team_sessions.models import Series, SessionPlan
from tests import factories as make
from tests.cast import World
from tests.team_sessions.making import make_guide, make_meeting_day, make_series, make_team_session

MAKER = "Samira Haddad, Hemtjänst Norr, Lidköpings kommun"


def make_plan(world: World, *, shared_with: Organisation | None = None) -> SessionPlan:
    series = make_series(world.unit)
    for title in ("Låset som inte öppnar", "Bild på ett sår"):
        make_team_session(series, make_guide(world.association, title=title))
    plan = save_as_plan(series, by=world.people["champion"], name="Trygg teknik")
    return share_plan(plan, by=world.people["champion"], organisation=shared_with) if shared_with else plan


def elsewhere(world: World, parent: Organisation | None = None) -> tuple[User, Organisation, Client]:
    """A champion in another municipality of the association."""
    skovde = parent or make.make_organisation("municipality", "Skövde kommun", world.association, code="1496")
    unit = make.make_organisation("unit", "Boendet Ek", skovde)
    user = make.make_user("Kerstin", "Alm")
    make.make_employment(user, unit)
    grant_role(user, by=None, role="champion", organisation=unit)
    client = Client()
    client.force_login(user)
    return user, unit, client


def url(plan: SessionPlan, name: str = "plan") -> str:
    return reverse(f"team_sessions:{name}", args=[plan.pk])


def test_a_series_is_saved_as_a_plan_that_only_the_units_own_see(world: World) -> None:
    series = make_series(world.unit)
    module = make_guide(world.association, title="Låset som inte öppnar")
    make_team_session(series, module)
    make_team_session(series, module)
    address = reverse("series:save_plan", args=[world.unit.pk, series.pk])
    world.client("champion").post(address, {"name": "Trygg teknik", "description": ""})
    plan = SessionPlan.objects.get()
    assert [item.module for item in plan.items.all()] == [module]
    assert world.client("unit_manager").get(url(plan)).status_code == 200
    _user, _unit, client = elsewhere(world)
    assert client.get(url(plan)).status_code == 404
    assert "Trygg teknik" not in client.get(reverse("team_sessions:plans")).content.decode()


def test_a_shared_plan_shows_its_maker_to_those_below_what_it_is_shared_with(world: World) -> None:
    plan = make_plan(world, shared_with=world.association)
    _user, _unit, client = elsewhere(world)
    assert MAKER in client.get(reverse("team_sessions:plans")).content.decode()
    page = client.get(url(plan)).content.decode()
    assert "Låset som inte öppnar" in page
    assert "Sluta dela" not in page
    _other, _place, outside = elsewhere(world, world.other_municipality)
    assert outside.get(url(plan)).status_code == 404


@pytest.mark.parametrize("name", ["change_plan", "share_plan", "remove_plan"])
def test_who_only_reads_a_plan_does_not_change_it(world: World, name: str) -> None:
    plan = make_plan(world, shared_with=world.association)
    _user, _unit, client = elsewhere(world)
    assert client.get(url(plan, name)).status_code == 403


def test_a_copy_says_whose_plan_it_builds_on_through_every_copy(world: World) -> None:
    plan = make_plan(world, shared_with=world.association)
    user, unit, client = elsewhere(world)
    client.post(url(plan, "copy_plan"), {"unit": unit.pk, "name": "Vår egen"})
    copy = SessionPlan.objects.get(name="Vår egen")
    assert f"Bygger på en plan av {MAKER}." in client.get(url(copy)).content.decode()
    second = copy_plan(copy, by=user, unit=make.make_organisation("unit", "Boendet Al", unit.parent), name="Igen")
    assert (second.copied_from, second.credit) == (plan, copy.credit)


def test_a_series_that_is_planned_from_anothers_plan_keeps_the_credit(world: World) -> None:
    plan = make_plan(world, shared_with=world.association)
    _user, unit, client = elsewhere(world)
    make_meeting_day(unit)
    address = reverse("series:new", args=[unit.pk]) + f"?plan={plan.pk}"
    page = client.get(address)
    rows = page.context["rows"].forms
    assert [row["module"].value() for row in rows] == [item.module_id for item in plan.items.all()]
    data = {field.name: field.value() or "" for field in page.context["form"]} | {"starts": "13:30", "do": "plan"}
    data |= {"pass-TOTAL_FORMS": 2, "pass-INITIAL_FORMS": 2}
    data |= {row.add_prefix(name): row[name].value() for row in rows for name in ("module", "on")}
    client.post(address, data)
    series = Series.objects.get(unit=unit)
    page_of_series = client.get(reverse("series:show", args=[unit.pk, series.pk])).content.decode()
    assert f"Bygger på en plan av {MAKER}." in page_of_series


def test_the_maker_takes_back_sharing_and_name(world: World) -> None:
    plan = make_plan(world, shared_with=world.association)
    user, unit, client = elsewhere(world)
    copy = copy_plan(plan, by=user, unit=unit, name="Vår egen")
    maker = world.client("champion")
    maker.post(url(plan, "unshare_plan"))
    assert client.get(url(plan)).status_code == 404
    maker.post(url(plan, "take_back_name"))
    page = client.get(url(copy)).content.decode()
    assert "Samira" not in page
    assert "Bygger på en plan från Hemtjänst Norr, Lidköpings kommun." in page


def test_only_the_maker_takes_the_name_back(world: World) -> None:
    plan = make_plan(world)
    assert world.client("unit_manager").post(url(plan, "take_back_name")).status_code == 403
    plan.refresh_from_db()
    assert plan.made_by == world.people["champion"]


def test_a_plan_is_shared_only_with_what_its_unit_belongs_to(world: World) -> None:
    plan = make_plan(world)
    with pytest.raises(NotToShareWith):
        share_plan(plan, by=world.people["champion"], organisation=world.other_municipality)
    data = {"organisation": world.other_municipality.pk}
    assert world.client("champion").post(url(plan, "share_plan"), data).status_code == 200
    page = world.client("champion").get(url(plan, "share_plan")).content.decode()
    assert "Alla i Lidköpings kommun" in page
    assert "Alla i Skaraborgs kommunalförbund" in page
    assert "Hallands län" not in page


def test_a_series_without_sessions_is_no_plan(world: World) -> None:
    with pytest.raises(NothingToPlan):
        save_as_plan(make_series(world.unit), by=world.people["champion"], name="Tom")


def test_a_deleted_plan_leaves_copies_with_where_they_came_from(world: World) -> None:
    plan = make_plan(world, shared_with=world.association)
    user, unit, client = elsewhere(world)
    copy = copy_plan(plan, by=user, unit=unit, name="Vår egen")
    world.client("champion").post(url(plan, "remove_plan"))
    assert "Bygger på en plan från Hemtjänst Norr" in client.get(url(copy)).content.decode()


def test_a_protected_maker_is_never_named(world: World) -> None:
    world.people["champion"].is_protected = True
    world.people["champion"].save()
    plan = make_plan(world, shared_with=world.association)
    _user, _unit, client = elsewhere(world)
    assert "Samira" not in client.get(url(plan)).content.decode()


def test_taking_a_name_back_twice_is_nothing(world: World) -> None:
    plan = make_plan(world)
    for _time in range(2):
        take_name_back(plan, by=world.people["champion"])
    assert plan.made_by is None
