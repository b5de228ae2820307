"""Giving and taking roles."""

from django.urls import reverse

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.audit.models import AuditEvent
from jordman.organisations.access import has_permission
from jordman.organisations.models import RoleGrant
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
