"""Giving and taking roles."""

from django.urls import reverse

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.organisations.access import has_permission
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Employment, RoleGrant
from tests import factories as make
from tests.cast import World


def test_a_new_person_gets_a_role_by_their_address(world: World) -> None:
    url = reverse("organisations:give_role", args=[world.association.pk])
    world.client("administrator").post(url, {"email": "Ny.Person@example.se", "name": "Ny Person", "role": "evaluator"})
    person = User.objects.get(email="ny.person@example.se")
    assert has_permission(person, Permission.PROGRAMME_REPORT, world.unit)
    assert AuditEvent.objects.filter(action="role.granted", by_id=world.people["administrator"].pk).exists()


def test_a_role_holds_below_its_node_and_nowhere_else(world: World) -> None:
    lead = world.people["lead"]
    assert has_permission(lead, Permission.PROGRAMME_LEAD, world.unit)
    assert not has_permission(lead, Permission.PROGRAMME_LEAD, world.county)
    assert not has_permission(lead, Permission.PROGRAMME_LEAD, world.other_unit)


def test_nobody_takes_away_their_own_administrator_role(world: World) -> None:
    own = RoleGrant.objects.get(user=world.people["administrator"])
    url = reverse("organisations:take_role", args=[world.association.pk, own.pk])
    page = world.client("administrator").post(url, follow=True).content.decode()
    assert "Be en annan administratör" in page
    assert RoleGrant.objects.filter(pk=own.pk).exists()


def test_a_role_outside_ones_own_organisation_cannot_be_taken(world: World) -> None:
    theirs = RoleGrant.objects.get(user=world.people["other_lead"])
    url = reverse("organisations:take_role", args=[world.association.pk, theirs.pk])
    assert world.client("administrator").post(url).status_code == 404


def test_a_code_is_used_once_in_an_organisation(world: World) -> None:
    url = reverse("organisations:add", args=[world.municipality.pk])
    page = world.client("administrator").post(url, {"name": "Ny", "kind": "unit", "code": "7101"}).content.decode()
    assert "Koden används redan av Hemtjänst Norr" in page


def test_a_protected_person_with_a_role_is_neither_named_nor_placed_by_name(world: World) -> None:
    hidden = make.make_user("Anna", "Aaltonen", is_protected=True)
    grant_role(hidden, by=None, role="evaluator", organisation=world.association)
    page = world.client("administrator").get(reverse("organisations:roles", args=[world.association.pk]))
    assert "Aaltonen" not in page.content.decode()
    assert page.context["page"][-1].user == hidden
    assert hidden.get_short_name() == hidden.get_full_name() == "Skyddad identitet"


def test_who_has_left_is_outside(world: World) -> None:
    url = reverse("organisations:show", args=[world.municipality.pk])
    assert world.client("learner").get(url).status_code == 403
    Employment.objects.filter(user=world.people["learner"]).update(ends_on="2020-01-31")
    assert world.client("learner").get(url).status_code == 404


def test_a_role_that_is_taken_back_is_gone_from_the_session_that_is_open(world: World) -> None:
    client = world.client("lead")
    url = reverse("programmes:participants", args=[world.programme.pk])
    assert client.get(url).status_code == 200
    RoleGrant.objects.filter(user=world.people["lead"]).delete()
    assert client.get(url).status_code == 404
