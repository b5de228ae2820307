"""What everybody at a unit sees of its sessions, and what a new colleague catches up."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jordman.learning.models import TimeEntry
from jordman.library.access import get_modules_for
from jordman.organisations.models import Employment
from jordman.team_sessions.access.team import find_team_card_for
from jordman.team_sessions.models import CatchUp, Presence, TeamSession
from jordman.team_sessions.team_links import TeamLink, _finders
from tests import factories as make
from tests.cast import World
from tests.team_sessions.making import make_guide, make_held, make_series, make_team_session

TEAM = "team_sessions:team"


def came(world: World, who: str, *, days_ago: int) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    Employment.objects.filter(user=world.people[who]).update(starts_on=day)


def page_of(world: World, who: str = "colleague") -> str:
    return world.client(who).get(reverse(TEAM)).content.decode()


def url(session: TeamSession, name: str = "catch_up") -> str:
    return reverse(f"team_sessions:{name}", args=[session.pk])


def test_everybody_at_the_unit_sees_the_next_session_and_what_was_agreed(world: World) -> None:
    series = make_series(world.unit)
    agreed = make_held(series, world.module, world.people["colleague"])
    TeamSession.objects.filter(pk=agreed.pk).update(agreement="Vi frågar innan vi tar en bild.")
    make_team_session(series, world.later_module, place="Fikarummet", leader=world.people["champion"])
    for who in ("learner", "colleague", "champion", "unit_manager"):
        page = page_of(world, who)
        for words in ("Ni ses", "Nytta före teknik", "Fikarummet", "Samira Haddad leder.", "Vi frågar innan"):
            assert words in page


def test_who_works_nowhere_sees_no_unit(world: World) -> None:
    make_team_session(make_series(world.unit), world.module)
    assert "Du hör inte till någon enhet här" in page_of(world, "lead")


def test_a_new_colleague_gets_what_was_held_before_they_came_as_a_track(world: World) -> None:
    series = make_series(world.unit)
    make_held(series, make_guide(world.association, title="Före"), world.people["champion"], days_ago=30)
    make_held(series, make_guide(world.association, title="Efter"), days_ago=3)
    came(world, "colleague", days_ago=10)
    page = page_of(world)
    track = page.split("1 pass att ta igen")[1].split("</section>")[0]
    assert "Före" in track
    assert "15 minuter" in track
    assert "Efter" not in track
    assert "Efter" in page.split("Pass du inte var med på")[1]


def test_who_was_there_has_nothing_to_catch_up(world: World) -> None:
    make_held(make_series(world.unit), world.module, world.people["colleague"], days_ago=30)
    came(world, "colleague", days_ago=10)
    page = page_of(world)
    assert "att ta igen" not in page
    assert "Du var med" in page


def test_who_has_worked_there_for_an_unknown_time_is_not_new(world: World) -> None:
    make_held(make_series(world.unit), world.module, days_ago=30)
    assert "att ta igen" not in page_of(world)


def test_catching_up_counts_the_teaching_once_and_can_be_taken_back(world: World) -> None:
    session = make_held(make_series(world.unit), make_guide(world.association), days_ago=30)
    came(world, "colleague", days_ago=10)
    client = world.client("colleague")
    assert "Fråga personen först." in client.get(url(session)).content.decode()
    for _time in range(2):
        client.post(url(session, "finish_catch_up"))
    entry = TimeEntry.objects.get(user=world.people["colleague"])
    assert (entry.minutes, entry.source) == (15, "team_session")
    assert CatchUp.objects.count() == 1
    assert "Klart på egen hand" in client.get(reverse(TEAM)).content.decode()
    client.post(url(session, "take_back_catch_up"))
    assert not CatchUp.objects.exists()
    assert not TimeEntry.objects.filter(user=world.people["colleague"], minutes__gt=0).exists()


def test_who_was_in_the_room_does_not_get_the_minutes_twice(world: World) -> None:
    session = make_held(make_series(world.unit), world.module, world.people["colleague"])
    world.client("colleague").post(url(session, "finish_catch_up"))
    assert not TimeEntry.objects.exists()


@pytest.mark.parametrize("who", ["lead", "administrator", "project_leader", "other_lead"])
def test_nobody_from_elsewhere_opens_the_units_sessions(world: World, who: str) -> None:
    session = make_held(make_series(world.unit), world.module)
    assert world.client(who).get(url(session)).status_code == 404


def test_nobody_else_sees_who_has_caught_up(world: World) -> None:
    session = make_held(make_series(world.unit), world.module, days_ago=30)
    came(world, "colleague", days_ago=10)
    world.client("colleague").post(url(session, "finish_catch_up"))
    for who in ("unit_manager", "champion"):
        assert "Lena" not in page_of(world, who)
        assert "Klart på egen hand" not in page_of(world, who)


def test_a_session_that_is_not_held_cannot_be_caught_up(world: World) -> None:
    session = make_team_session(make_series(world.unit), world.module)
    assert world.client("colleague").get(url(session)).status_code == 404
    assert world.client("colleague").post(url(session, "finish_catch_up")).status_code == 404


def test_a_guide_that_was_met_twice_is_caught_up_once(world: World) -> None:
    series = make_series(world.unit)
    for days_ago in (40, 30):
        make_held(series, world.module, days_ago=days_ago)
    came(world, "colleague", days_ago=10)
    assert "1 pass att ta igen" in page_of(world)


def test_modules_of_the_units_series_are_readable_for_its_people(world: World) -> None:
    shared = make_guide(world.other_municipality, "delad", sharing="own")
    assert shared not in get_modules_for(world.people["colleague"])
    session = make_team_session(make_series(world.unit), shared)
    assert shared in get_modules_for(world.people["colleague"])
    assert shared not in get_modules_for(world.people["lead"])
    TeamSession.objects.filter(pk=session.pk).update(cancelled_at=timezone.now())
    assert shared not in get_modules_for(world.people["colleague"])


def test_rooms_above_put_their_links_on_the_page(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    make_team_session(make_series(world.unit), world.module)
    monkeypatch.setattr(
        "jordman.team_sessions.team_links._finders", [*_finders, lambda unit: TeamLink("Enhetens målbild", "/x/")]
    )
    assert "Enhetens målbild" in page_of(world)


# The card on the first page


def test_the_card_says_when_and_what_and_how_much_waits(world: World) -> None:
    series = make_series(world.unit)
    coming = make_team_session(series, world.later_module, place="Fikarummet")
    for days_ago in (40, 30):
        make_held(series, make_guide(world.association), days_ago=days_ago)
    make_held(series, world.module, world.people["colleague"], days_ago=20)
    came(world, "colleague", days_ago=10)
    with CaptureQueriesContext(connection) as asked:
        card = find_team_card_for(world.people["colleague"])
    assert len(asked) <= 2
    assert card is not None
    assert (card.title, card.starts_at, card.place) == ("Nytta före teknik", coming.starts_at, "Fikarummet")
    assert (card.to_catch_up, card.url) == (2, reverse(TEAM))


def test_the_card_and_the_page_count_the_same(world: World) -> None:
    series = make_series(world.unit)
    for days_ago in (60, 50, 40, 30):
        make_held(series, world.module if days_ago > 45 else world.later_module, days_ago=days_ago)
    first = TeamSession.objects.order_by("starts_at")[0]
    came(world, "colleague", days_ago=10)
    CatchUp.objects.create(user=world.people["colleague"], session=first)
    Presence.objects.create(user=world.people["colleague"], session=first, way="ticked", is_present=False)
    card = find_team_card_for(world.people["colleague"])
    assert card is not None
    assert card.to_catch_up == 1
    assert "1 pass att ta igen" in page_of(world)


def test_there_is_no_card_where_nothing_is_planned(world: World) -> None:
    assert find_team_card_for(world.people["colleague"]) is None
    assert find_team_card_for(make.make_user()) is None


# Sessions to lead


def test_who_leads_sees_their_own_first_and_those_without_a_leader(world: World) -> None:
    series = make_series(world.unit)
    make_team_session(series, world.module, leader=world.people["champion"])
    make_team_session(series, world.later_module)
    page = world.client("champion").get(reverse("team_sessions:list")).content.decode()
    own, free = page.split("Ingen ledare vald än")[:2]
    assert "Ditt nästa pass är" in own
    assert world.module.title in own
    assert world.later_module.title in free
    manager = world.client("unit_manager").get(reverse("team_sessions:list")).content.decode()
    assert world.module.title not in manager


def test_who_leads_nothing_is_refused(world: World) -> None:
    assert world.client("colleague").get(reverse("team_sessions:list")).status_code == 403
