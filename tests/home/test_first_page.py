"""The first page of learning: what waits at work, for those in a programme and for those in none."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from jordman.organisations.models import Employment
from tests.cast import World
from tests.champions.making import make_application, make_call
from tests.questions.making import SECRET, answered
from tests.reports.test_programme_page import plain
from tests.team_sessions.making import make_held, make_series, make_team_session

MOST = 12


def home(world: World, who: str = "colleague") -> str:
    return plain(world.client(who).get(reverse("home:home")).content.decode())


def test_whoever_is_in_no_programme_begins_with_the_teams_next_session(world: World) -> None:
    session = make_team_session(make_series(world.unit), world.module, begins_in=timedelta(days=6), place="Fikarummet")
    page = home(world)
    assert '<h1 id="nasta">Nästa pass är' in page
    assert "Bilden från teatern." in page
    assert "Fikarummet" in page
    assert reverse("team_sessions:team") in page
    assert str(session.starts_at.year) not in page.split("</h1>", maxsplit=1)[0].rsplit("<h1", maxsplit=1)[1]


def test_without_a_session_one_can_still_ask_and_find_tools(world: World) -> None:
    page = home(world)
    assert "Välkommen till Jordmån" in page
    assert "Chefen ser varken frågan eller vem som frågar." in page
    assert reverse("library:tools") in page


def test_an_answer_is_told_of_without_its_words(world: World) -> None:
    answered(world)
    page = home(world)
    assert "Du har fått ett svar" in page
    assert SECRET not in page
    assert "Du har fått" not in home(world, "champion")


def test_sessions_from_before_one_came_wait(world: World) -> None:
    make_held(make_series(world.unit), world.module, days_ago=30)
    Employment.objects.filter(user=world.people["colleague"]).update(starts_on=timezone.localdate() - timedelta(days=3))
    assert "Ett tidigare pass att ta igen" in home(world)


def test_an_open_call_is_shown_until_one_has_applied(world: World) -> None:
    call = make_call(world)
    page = home(world)
    assert "Vill du bli digitaliseringsstöd?" in page
    assert reverse("champions:apply", args=[call.pk]) in page
    make_application(call, world.people["colleague"], world.unit)
    assert "Vill du bli" not in home(world)


def test_somebody_elsewhere_sees_nothing_of_it(world: World) -> None:
    make_team_session(make_series(world.unit), world.module)
    make_call(world)
    page = home(world, "other_lead")
    assert "Nästa pass är" not in page
    assert "Vill du bli" not in page


def test_in_a_programme_the_next_step_comes_first_and_the_team_beside_it(world: World) -> None:
    make_team_session(make_series(world.unit), world.module, begins_in=timedelta(days=6))
    make_call(world)
    page = home(world, "learner")
    assert "<h2>Arbetslaget</h2>" in page
    assert '<h1 id="nasta">Nästa pass' not in page
    # Malin is a manager in a programme for managers.
    assert "Vill du bli" not in page


@pytest.mark.parametrize("who", ["colleague", "learner"])
def test_it_asks_little_however_much_waits(who: str, world: World) -> None:
    answered(world)
    make_call(world)
    series = make_series(world.unit)
    make_held(series, world.module, days_ago=30)
    for days in range(1, 11):
        make_team_session(series, world.module, begins_in=timedelta(days=days))
    client = world.client(who)
    client.get(reverse("home:home"))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("home:home"))
    assert len(captured) <= MOST, "\n".join(query["sql"] for query in captured)
