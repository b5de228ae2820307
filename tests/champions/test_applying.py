"""The open call, as those see it who can answer it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.champions.access import find_open_call_for
from jordman.champions.models import Application
from tests import factories as make
from tests.cast import World
from tests.champions.making import make_application, make_call, make_closed_call, make_proposal

WHY = {"why": "Jag gillar att visa hur man gör."}


def page(world: World, who: str, name: str, *args: object) -> str:
    return world.client(who).get(reverse(f"champions:{name}", args=args)).content.decode()


def send(world: World, who: str, call_pk: int, **words: str) -> str:
    url = reverse("champions:apply", args=[call_pk])
    return world.client(who).post(url, WHY | words, follow=True).content.decode()


def test_everybody_below_sees_a_call_of_the_municipality_and_applies(world: World) -> None:
    call = make_call(world, world.municipality)
    assert "Du kan söka nu" in page(world, "colleague", "calls")
    assert "Din ansökan är skickad" in send(world, "colleague", call.pk)
    application = Application.objects.get()
    assert (application.user, application.unit, application.state) == (world.people["colleague"], world.unit, "sent")


def test_the_page_says_the_traits_before_the_technique_and_who_reads(world: World) -> None:
    shown = page(world, "colleague", "apply", make_call(world).pk)
    assert "Nyfiken" in shown
    assert "Teknik går att lära." in shown
    assert "Jenny Lindqvist, Per Nyman" in shown


def test_the_first_page_is_told_of_the_call_that_closes_first(world: World) -> None:
    later, first = make_call(world), make_call(world, closes_on=timezone.localdate() + timedelta(days=2))
    found = find_open_call_for(world.people["colleague"])
    assert found is not None
    assert (found.pk, found.has_applied) == (first.pk, False)
    make_application(first, world.people["colleague"], world.unit)
    found = find_open_call_for(world.people["colleague"])
    assert found is not None
    assert found.has_applied
    assert find_open_call_for(world.people["supplier"]) is None
    assert later.is_open


def test_it_is_changed_and_taken_back_until_the_last_day(world: World) -> None:
    call = make_call(world)
    send(world, "colleague", call.pk)
    send(world, "colleague", call.pk, why="Jag har mer att säga.")
    assert Application.objects.get().why == "Jag har mer att säga."
    world.client("colleague").post(reverse("champions:withdraw", args=[call.pk]))
    assert (Application.objects.get().state, Application.objects.get().why) == ("withdrawn", "")
    send(world, "colleague", call.pk)
    assert (Application.objects.get().state, Application.objects.get().why) == ("sent", WHY["why"])


def test_a_closed_call_takes_nothing_more(world: World) -> None:
    call = make_closed_call(world)
    make_application(call, world.people["colleague"], world.unit)
    assert "Utlysningen är stängd." in send(world, "colleague", call.pk, why="Nytt")
    shown = world.client("colleague").post(reverse("champions:withdraw", args=[call.pk]), follow=True).content.decode()
    assert "Utlysningen är stängd." in shown
    assert Application.objects.get().why != "Nytt"
    assert world.client("learner").post(reverse("champions:apply", args=[call.pk]), WHY).status_code == 404


def test_nobody_applies_twice(world: World) -> None:
    call = make_call(world)
    make_application(call, world.people["colleague"], world.unit)
    send(world, "colleague", call.pk, why="En gång till.")
    assert Application.objects.count() == 1


def test_who_does_not_work_there_finds_no_call(world: World) -> None:
    call = make_call(world)
    for who in ("supplier", "project_leader", "other_lead"):
        assert world.client(who).post(reverse("champions:apply", args=[call.pk]), WHY).status_code == 404
    assert not Application.objects.exists()


def test_who_leads_the_unit_is_refused_with_the_reason(world: World) -> None:
    assert "en annan väg än chefen" in send(world, "unit_manager", make_call(world).pk)
    assert not Application.objects.exists()


def test_who_works_at_two_units_chooses_which(world: World) -> None:
    other = make.make_organisation("unit", "Hemtjänst Söder", world.municipality, code="7102")
    make.make_employment(world.people["colleague"], other)
    call = make_call(world, world.municipality)
    assert "Välj i listan." in send(world, "colleague", call.pk)
    send(world, "colleague", call.pk, unit=str(other.pk))
    assert Application.objects.get().unit == other


@pytest.mark.parametrize("why", ["", "   ", "x" * 2001])
def test_an_application_has_words_and_not_too_many(why: str, world: World) -> None:
    send(world, "colleague", make_call(world).pk, why=why)
    assert not Application.objects.exists()


def test_the_first_page_shows_the_call_until_one_has_applied(world: World) -> None:
    call = make_call(world)
    home = reverse("home:home")
    assert "Vill du bli digitaliseringsstöd?" in world.client("colleague").get(home).content.decode()
    assert "Vill du bli" not in world.client("supplier").get(home).content.decode()
    make_application(call, world.people["colleague"], world.unit)
    assert "Vill du bli" not in world.client("colleague").get(home).content.decode()


def test_the_first_page_shows_an_agreement_to_confirm(world: World) -> None:
    make_proposal(world, "colleague")
    page = world.client("colleague").get(reverse("home:home")).content.decode()
    assert "Du är tillfrågad att bli digitaliseringsstöd" in page
