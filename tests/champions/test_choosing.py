"""Opening a call and answering those who applied."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from jordman.audit.models import AuditEvent
from jordman.champions.models import Application, Call, Mandate
from tests import factories as make
from tests.cast import World
from tests.champions.making import make_application, make_call, make_closed_call

TODAY = {"starts_on": "2026-09-01"}


def post(world: World, who: str, name: str, *args: object, **words: object) -> str:
    url = reverse(name, args=args)
    return world.client(who).post(url, words, follow=True).content.decode()


def facts(**others: object) -> dict[str, object]:
    closes_on = timezone.localdate() + timedelta(days=14)
    return {"places": 2, "hours_per_week": "2,5", "closes_on": closes_on.isoformat(), "about": ""} | others


def test_the_manager_opens_a_call_for_the_unit(world: World) -> None:
    url = reverse("champions:open_call") + f"?var={world.unit.pk}"
    world.client("unit_manager").post(url, facts())
    call = Call.objects.get()
    assert (call.organisation, call.places, float(call.hours_per_week)) == (world.unit, 2, 2.5)
    assert AuditEvent.objects.filter(action="champion_call.opened", organisation_id=world.unit.pk).exists()


def test_the_project_leader_opens_one_for_the_municipality(world: World) -> None:
    post(world, "project_leader", "champions:open_call", **facts(organisation=world.municipality.pk))
    assert Call.objects.get().organisation == world.municipality


def test_a_place_that_is_not_ones_own_cannot_be_named(world: World) -> None:
    post(world, "unit_manager", "champions:open_call", **facts(organisation=world.municipality.pk))
    assert not Call.objects.exists()
    url = reverse("champions:open_call") + f"?var={world.other_unit.pk}"
    assert world.client("unit_manager").post(url, facts()).status_code == 404
    url = reverse("champions:open_call") + f"?var={world.municipality.pk}"
    assert world.client("unit_manager").post(url, facts()).status_code == 403


def test_a_last_day_that_has_been_is_refused(world: World) -> None:
    url = reverse("champions:open_call") + f"?var={world.unit.pk}"
    page = world.client("unit_manager").post(url, facts(closes_on="2020-01-01")).content.decode()
    assert "Sista dagen har varit." in page
    assert not Call.objects.exists()


def test_those_who_applied_stand_by_name_and_are_answered_when_the_call_has_closed(world: World) -> None:
    call = make_call(world)
    zara, adam = make.make_user("Zara", "Öst"), make.make_user("Adam", "Berg")
    hidden = make.make_user("Aa", "Aa", is_protected=True)
    for user in (zara, hidden, adam):
        make_application(call, user, world.unit)
    page = world.client("unit_manager").get(reverse("champions:call", args=[call.pk]))
    assert [each.user for each in page.context["applications"]] == [adam, zara, hidden]
    assert "Välj<" not in page.content.decode()
    assert "Välj<" in post(world, "unit_manager", "champions:close_call", call.pk)


def test_who_is_chosen_gets_an_agreement_to_confirm(world: World) -> None:
    application = make_application(make_closed_call(world), world.people["colleague"], world.unit)
    post(world, "project_leader", "champions:choose", application.pk, **TODAY)
    mandate = Mandate.objects.get()
    assert (mandate.user, mandate.application, mandate.reason) == (world.people["colleague"], application, "")
    assert not mandate.is_agreed
    assert Application.objects.get().state == "chosen"
    assert len(mandate.champion_duties) >= 4
    assert len(mandate.manager_duties) >= 4


@pytest.mark.django_db(transaction=True)
def test_the_champion_and_the_manager_are_told(world: World) -> None:
    application = make_application(make_closed_call(world), world.people["colleague"], world.unit)
    post(world, "project_leader", "champions:choose", application.pk, **TODAY)
    assert sorted(letter.to[0] for letter in mail.outbox) == ["colleague@example.se", "unit-manager@example.se"]


@pytest.mark.django_db(transaction=True)
def test_who_is_not_chosen_is_thanked_kindly(world: World) -> None:
    application = make_application(make_closed_call(world), world.people["colleague"], world.unit)
    post(world, "unit_manager", "champions:thank", application.pk)
    [letter] = mail.outbox
    assert "Tack för att du sökte" in letter.subject
    assert "Det säger inget om vad du kan." in letter.body
    assert Application.objects.get().state == "thanked"


def test_nobody_is_answered_while_others_can_still_apply(world: World) -> None:
    application = make_application(make_call(world), world.people["colleague"], world.unit)
    assert "Utlysningen är öppen än." in post(world, "unit_manager", "champions:choose", application.pk, **TODAY)
    assert "Utlysningen är öppen än." in post(world, "unit_manager", "champions:thank", application.pk)
    assert not Mandate.objects.exists()


def test_an_answer_is_given_once(world: World) -> None:
    application = make_application(make_closed_call(world), world.people["colleague"], world.unit)
    post(world, "unit_manager", "champions:thank", application.pk)
    assert "redan besvarad" in post(world, "unit_manager", "champions:choose", application.pk, **TODAY)
    assert not Mandate.objects.exists()


def test_nobody_chooses_themselves(world: World) -> None:
    leader = world.people["project_leader"]
    make.make_employment(leader, world.unit)
    application = make_application(make_closed_call(world, world.municipality), leader, world.unit)
    assert "inte välja dig själv" in post(world, "project_leader", "champions:choose", application.pk, **TODAY)
    assert not Mandate.objects.exists()
    assert Application.objects.get().state == "sent"


def test_who_has_left_meanwhile_is_not_chosen(world: World) -> None:
    colleague = world.people["colleague"]
    application = make_application(make_closed_call(world), colleague, world.unit)
    colleague.employments.update(ends_on="2020-01-01")
    assert "arbetar inte på enheten" in post(world, "unit_manager", "champions:choose", application.pk, **TODAY)
    assert Application.objects.get().state == "sent"


def test_one_who_was_taken_back_is_read_by_nobody(world: World) -> None:
    call = make_closed_call(world)
    application = make_application(call, world.people["colleague"], world.unit, state="withdrawn", why="")
    assert "Ingen sökte" in world.client("unit_manager").get(reverse("champions:call", args=[call.pk])).content.decode()
    assert world.client("unit_manager").get(reverse("champions:choose", args=[application.pk])).status_code == 404


# Appointed without a call


def appoint(world: World, who: str, person: object, **words: object) -> str:
    given = {"person": person, "hours_per_week": "4", "reason": "Hon gör det redan."} | TODAY | words
    return post(world, who, "unit_champions:appoint", world.unit.pk, **given)


def test_to_appoint_without_an_application_needs_a_reason(world: World) -> None:
    colleague = world.people["colleague"]
    appoint(world, "unit_manager", colleague.pk, reason=" ")
    assert not Mandate.objects.exists()
    appoint(world, "unit_manager", colleague.pk)
    mandate = Mandate.objects.get()
    assert (mandate.user, mandate.reason, mandate.is_agreed) == (colleague, "Hon gör det redan.", False)
    event = AuditEvent.objects.get(action="mandate.proposed")
    assert event.details == {"applied": False}


def test_a_manager_is_no_champion_of_the_unit_they_lead(world: World) -> None:
    page = appoint(world, "project_leader", world.people["unit_manager"].pk)
    assert "en annan väg än chefen" in page
    assert not Mandate.objects.exists()


def test_only_colleagues_of_the_unit_can_be_appointed_and_never_oneself(world: World) -> None:
    make.make_employment(world.people["project_leader"], world.unit)
    for who in ("supplier", "project_leader"):
        appoint(world, "project_leader", world.people[who].pk)
    assert not Mandate.objects.exists()


def test_nobody_is_asked_twice(world: World) -> None:
    appoint(world, "unit_manager", world.people["colleague"].pk)
    assert "har redan uppdraget" in appoint(world, "project_leader", world.people["colleague"].pk)
    assert Mandate.objects.count() == 1
