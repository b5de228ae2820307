"""The agreement: both confirm, the role follows, a change is confirmed anew, and it ends."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from jordman.champions.models import Mandate
from jordman.organisations.models import RoleGrant
from tests.cast import World
from tests.champions.making import make_mandate, make_proposal

CHANGED = {
    "hours_per_week": "2",
    "champion_duties": "- Hjälper kollegor.\n\n• Leder pass. ",
    "manager_duties": "Ger tid.",
}


def has_role(world: World, who: str = "colleague") -> bool:
    return RoleGrant.objects.filter(user=world.people[who], role="champion", organisation=world.unit).exists()


def confirm_own(world: World, mandate: Mandate, who: str = "colleague") -> str:
    url = reverse("champions:confirm", args=[mandate.pk])
    return world.client(who).post(url, follow=True).content.decode()


def confirm_as_manager(world: World, mandate: Mandate, who: str = "unit_manager") -> str:
    url = reverse("unit_champions:confirm", args=[world.unit.pk, mandate.pk])
    return world.client(who).post(url, follow=True).content.decode()


def test_the_role_comes_when_both_have_confirmed_and_not_before(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    assert "när chefen också har gjort det" in confirm_own(world, mandate)
    assert not has_role(world)
    assert "Ni har båda bekräftat" in confirm_as_manager(world, mandate)
    assert has_role(world)
    mandate.refresh_from_db()
    assert (mandate.agreed_hours, mandate.manager) == (Decimal(4), world.people["unit_manager"])


def test_the_order_does_not_matter(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    confirm_as_manager(world, mandate)
    assert not has_role(world)
    confirm_own(world, mandate)
    assert has_role(world)


def test_the_project_leader_does_not_confirm_in_the_managers_place(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    assert "Enhetens chef bekräftar" in confirm_as_manager(world, mandate, "project_leader")
    mandate.refresh_from_db()
    assert mandate.manager_confirmed_at is None


def test_nobody_else_confirms_for_the_champion(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    for who in ("champion", "unit_manager", "project_leader", "other_lead"):
        assert world.client(who).post(reverse("champions:confirm", args=[mandate.pk])).status_code == 404
    mandate.refresh_from_db()
    assert mandate.champion_confirmed_at is None


def test_a_mandate_that_begins_later_gives_its_role_then(world: World) -> None:
    mandate = make_proposal(world, "colleague", starts_on=timezone.localdate() + timedelta(days=3))
    confirm_own(world, mandate)
    confirm_as_manager(world, mandate)
    assert not has_role(world)


def test_a_change_is_confirmed_by_both_anew_and_the_old_hours_hold_meanwhile(world: World) -> None:
    mandate = make_mandate(world, "colleague")
    world.client("unit_manager").post(reverse("unit_champions:change", args=[world.unit.pk, mandate.pk]), CHANGED)
    mandate.refresh_from_db()
    assert not mandate.is_confirmed
    assert (mandate.hours_per_week, mandate.agreed_hours) == (Decimal(2), Decimal(4))
    assert mandate.champion_duties == ["Hjälper kollegor.", "Leder pass."]
    page = world.client("colleague").get(reverse("champions:mandate", args=[mandate.pk])).content.decode()
    assert "gäller 4 timmar i veckan, som förut" in page
    confirm_own(world, mandate)
    confirm_as_manager(world, mandate)
    mandate.refresh_from_db()
    assert mandate.agreed_hours == Decimal(2)


def test_the_champion_can_propose_a_change_too(world: World) -> None:
    mandate = make_mandate(world, "colleague")
    world.client("colleague").post(reverse("champions:change", args=[mandate.pk]), CHANGED)
    mandate.refresh_from_db()
    assert not mandate.is_confirmed
    assert mandate.manager_duties == ["Ger tid."]


def test_saving_the_same_asks_nobody(world: World) -> None:
    mandate = make_mandate(world, "colleague")
    same = {
        "hours_per_week": "4,0",
        "champion_duties": "\n".join(mandate.champion_duties),
        "manager_duties": "\n".join(mandate.manager_duties),
    }
    world.client("colleague").post(reverse("champions:change", args=[mandate.pk]), same)
    mandate.refresh_from_db()
    assert mandate.is_confirmed


@pytest.mark.parametrize("duties", ["", " \n ", "\n".join(["Gör något."] * 21), "x" * 301])
def test_a_list_of_duties_is_neither_empty_nor_endless(duties: str, world: World) -> None:
    mandate = make_mandate(world, "colleague")
    world.client("colleague").post(
        reverse("champions:change", args=[mandate.pk]), CHANGED | {"champion_duties": duties}
    )
    mandate.refresh_from_db()
    assert mandate.is_confirmed


def test_the_role_goes_when_the_mandate_ends(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    confirm_own(world, mandate)
    confirm_as_manager(world, mandate)
    url = reverse("unit_champions:end", args=[world.unit.pk, mandate.pk])
    world.client("unit_manager").post(url, {"ends_on": timezone.localdate().isoformat()})
    assert not has_role(world)
    page = world.client("unit_manager").post(url, {"ends_on": "2030-01-01"}).content.decode()
    assert "Uppdraget är avslutat." in page


def test_a_last_day_that_comes_lets_the_role_stay_until_then(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    confirm_own(world, mandate)
    confirm_as_manager(world, mandate)
    url = reverse("unit_champions:end", args=[world.unit.pk, mandate.pk])
    world.client("unit_manager").post(url, {"ends_on": (timezone.localdate() + timedelta(days=9)).isoformat()})
    assert has_role(world)


def test_a_question_that_was_not_confirmed_is_taken_back_altogether(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    url = reverse("unit_champions:end", args=[world.unit.pk, mandate.pk])
    world.client("unit_manager").post(url, {"ends_on": timezone.localdate().isoformat()})
    assert not Mandate.objects.exists()


def test_the_note_for_hr_is_written_by_who_appoints_and_read_by_the_champion(world: World) -> None:
    mandate = make_mandate(world, "colleague")
    url = reverse("unit_champions:career", args=[world.unit.pk, mandate.pk])
    world.client("project_leader").post(url, {"career": "pay", "career_note": "500 kr från oktober."})
    page = world.client("colleague").get(reverse("champions:mandate", args=[mandate.pk])).content.decode()
    assert "Ger lönetillägg" in page
    assert "500 kr från oktober." in page
    assert world.client("colleague").post(url, {"career": "both"}).status_code == 403


def test_the_agreement_is_an_a4_for_both(world: World) -> None:
    mandate = make_mandate(world, "colleague")
    for who, name, args in (
        ("colleague", "champions:paper", [mandate.pk]),
        ("unit_manager", "unit_champions:paper", [world.unit.pk, mandate.pk]),
    ):
        response = world.client(who).get(reverse(name, args=args))
        assert response.headers["Content-Type"] == "application/pdf"
        assert response.content.startswith(b"%PDF")


def test_a_mandate_of_another_unit_is_not_there(world: World) -> None:
    mandate = make_mandate(world, "colleague", unit=world.other_unit)
    url = reverse("unit_champions:mandate", args=[world.unit.pk, mandate.pk])
    assert world.client("unit_manager").get(url).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_who_did_not_confirm_last_is_told_that_it_holds(world: World) -> None:
    mandate = make_proposal(world, "colleague")
    confirm_own(world, mandate)
    confirm_as_manager(world, mandate)
    [letter] = mail.outbox
    assert letter.to == ["colleague@example.se"]
    assert "gäller" in letter.subject


def test_there_is_one_open_mandate_for_a_person_at_a_unit(world: World) -> None:
    make_proposal(world, "colleague")
    with pytest.raises(IntegrityError, match="mandate"), transaction.atomic():
        make_proposal(world, "colleague")


def test_a_mandate_ends_after_it_starts(world: World) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_mandate(world, "colleague", ends_on=timezone.localdate() - timedelta(days=90))
