"""Planning a series: ten sessions on one page, on the unit's own days."""

from datetime import UTC, date, datetime, time, timedelta
from unittest import mock

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from jordman.organisations.actions import grant_role
from jordman.team_sessions.models import MeetingDay, Series, TeamSession
from jordman.team_sessions.scheduling import why_free
from tests import factories as make
from tests.cast import World
from tests.team_sessions.making import make_guide, make_held, make_meeting_day, make_series, make_team_session

PLANNERS = ["champion", "unit_manager"]


def url(world: World, name: str = "new") -> str:
    return reverse(f"series:{name}", args=[world.unit.pk])


def sent_back(page: bytes, client_response: object) -> dict[str, str]:
    """What the browser would send of the page's form, as it stands."""
    context = client_response.context  # type: ignore[attr-defined]
    form, rows = context["form"], context["rows"]
    data = {field.name: field.value() or "" for field in form}
    data["starts"] = str(data["starts"])[:5]
    data |= {f"pass-{name}": rows.management_form[name].value() for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    for row in rows.forms:
        data |= {row.add_prefix(name): row[name].value() or "" for name in ("module", "on")}
    return data


def filled_in(client: Client, address: str) -> dict[str, str]:
    response = client.get(address)
    return sent_back(response.content, response)


@pytest.fixture
def planned_world(world: World) -> World:
    with disable_reference_index_auto_update():
        for number in range(12):
            make_guide(world.association, f"guide-{number}", category=make.make_category(1 + number % 6))
    make_meeting_day(world.unit)
    return world


@pytest.mark.parametrize("who", PLANNERS)
def test_ten_sessions_are_filled_in_and_planned_with_one_press(planned_world: World, who: str) -> None:
    client = planned_world.client(who)
    data = filled_in(client, url(planned_world))
    assert str(data["pass-TOTAL_FORMS"]) == "10"
    response = client.post(url(planned_world), data | {"do": "plan"})
    series = Series.objects.get()
    assert response.headers["Location"] == reverse("series:show", args=[planned_world.unit.pk, series.pk])
    sessions = list(series.sessions.order_by("position"))
    assert len({session.module_id for session in sessions}) == 10
    days = [timezone.localdate(session.starts_at) for session in sessions]
    meeting = MeetingDay.objects.get()
    assert all((day - meeting.first_on).days % 14 == 0 and not why_free(day) for day in days)
    assert days == sorted(set(days))
    assert {timezone.localtime(session.starts_at).time() for session in sessions} == {time(13, 30)}
    assert {session.place for session in sessions} == {"Fikarummet"}
    assert {session.leader for session in sessions} == {planned_world.people[who]}
    assert [session.position for session in sessions] == list(range(1, 11))


def test_the_days_spread_over_two_terms_and_say_what_they_skip(planned_world: World) -> None:
    MeetingDay.objects.update(first_on=date(2026, 8, 13))
    with mock.patch("django.utils.timezone.now", return_value=datetime(2026, 8, 10, 6, tzinfo=UTC)):
        page = planned_world.client("champion").get(url(planned_world))
    days = [row["on"].value() for row in page.context["rows"].forms]
    assert (days[0], days[-1]) == (date(2026, 8, 13), date(2027, 6, 17))
    assert "tors 31 dec: jul och nyår" in page.content.decode()
    assert "Kristi himmelsfärdsdag" in page.content.decode()


def test_a_unit_without_a_meeting_day_says_when_it_meets_and_comes_to_the_proposal(world: World) -> None:
    make_guide(world.association)
    client = world.client("champion")
    page = client.get(url(world)).content.decode()
    assert "När träffas ni?" in page
    day = timezone.localdate() + timedelta(days=2)
    facts = {"first_on": day.isoformat(), "starts_at": "14:00", "every_weeks": "3", "place": ""}
    response = client.post(url(world, "meeting_day") + "?vidare=ny", facts)
    assert response.headers["Location"] == url(world)
    assert MeetingDay.objects.get().every_weeks == 3
    assert filled_in(client, url(world))["pass-0-on"] == day


def test_a_unit_without_any_guide_is_told_what_to_do(world: World) -> None:
    make_meeting_day(world.unit)
    page = world.client("champion").get(url(world)).content.decode()
    assert "Det finns inga samtalsguider" in page
    assert "Planera" not in page


def test_a_unit_without_employees_can_still_plan(world: World) -> None:
    make_guide(world.association)
    empty = make.make_organisation("unit", "Ny enhet", world.municipality)
    make_meeting_day(empty)
    grant_role(world.people["unit_manager"], by=None, role="unit_manager", organisation=empty)
    client = world.client("unit_manager")
    address = reverse("series:new", args=[empty.pk])
    client.post(address, filled_in(client, address) | {"do": "plan"})
    assert TeamSession.objects.filter(unit=empty).count() == 1
    assert not mail.outbox


def test_rows_are_moved_removed_and_added_without_saving(planned_world: World) -> None:
    client = planned_world.client("champion")
    data = filled_in(client, url(planned_world))
    first, second = data["pass-0-module"], data["pass-1-module"]
    response = client.post(url(planned_world), data | {"do": "down-0"})
    data = sent_back(response.content, response)
    assert [data["pass-0-module"], data["pass-1-module"]] == [str(second), str(first)]
    response = client.post(url(planned_world), data | {"do": "remove-0"})
    data = sent_back(response.content, response)
    assert (str(data["pass-TOTAL_FORMS"]), data["pass-0-module"]) == ("9", str(first))
    response = client.post(url(planned_world), data | {"do": "add"})
    data = sent_back(response.content, response)
    assert str(data["pass-TOTAL_FORMS"]) == "10"
    assert str(data["pass-9-on"]) > str(data["pass-8-on"])
    assert not Series.objects.exists()


@pytest.mark.parametrize("do", ["up-0", "down-9", "remove-77", "up-x", "down-", "remove-999999999999"])
def test_a_button_that_is_not_there_changes_nothing(planned_world: World, do: str) -> None:
    client = planned_world.client("champion")
    data = filled_in(client, url(planned_world))
    response = client.post(url(planned_world), data | {"do": do})
    rows = response.context["rows"].forms
    wanted = [str(data[f"pass-{at}-module"]) for at in range(10)]
    assert [str(row["module"].value()) for row in rows] == wanted
    assert not Series.objects.exists()


def test_a_day_that_has_been_and_two_sessions_on_one_day_are_refused(planned_world: World) -> None:
    client = planned_world.client("champion")
    data = filled_in(client, url(planned_world))
    yesterday = timezone.localdate() - timedelta(days=1)
    page = client.post(url(planned_world), data | {"pass-0-on": yesterday.isoformat(), "do": "plan"}).content.decode()
    assert "Datumet har varit. Välj en dag som kommer." in page
    page = client.post(url(planned_world), data | {"pass-0-on": data["pass-1-on"], "do": "plan"}).content.decode()
    assert "Två pass har samma dag. Ändra det ena." in page
    assert not Series.objects.exists()


def test_the_same_series_sent_twice_is_made_once(planned_world: World) -> None:
    client = planned_world.client("champion")
    data = filled_in(client, url(planned_world)) | {"do": "plan"}
    first, second = client.post(url(planned_world), data), client.post(url(planned_world), data)
    assert first.headers["Location"] == second.headers["Location"]
    assert TeamSession.objects.count() == 10


def test_guides_that_the_unit_may_not_read_are_not_offered_nor_taken(planned_world: World) -> None:
    secret = make_guide(planned_world.other_municipality, "hemlig", sharing="own")
    client = planned_world.client("champion")
    data = filled_in(client, url(planned_world))
    assert "hemlig" not in client.get(url(planned_world)).content.decode().lower()
    response = client.post(url(planned_world), data | {"pass-0-module": secret.pk, "do": "plan"})
    assert response.status_code == 200
    assert not Series.objects.exists()


def test_guides_for_staff_come_first_and_what_the_unit_has_had_comes_last(world: World) -> None:
    make_meeting_day(world.unit)
    held = make_guide(world.association, "haft")
    for_managers = make_guide(world.association, "chefer", audience=["operational"])
    for number in range(9):
        make_guide(world.association, f"alla-{number}", audience=[])
    make_held(make_series(world.unit), held)
    data = filled_in(world.client("champion"), url(world))
    chosen = {data[f"pass-{at}-module"] for at in range(10)}
    assert for_managers.pk in chosen
    assert held.pk not in chosen


def test_a_closed_unit_is_not_there(planned_world: World) -> None:
    planned_world.unit.closed_on = timezone.localdate()
    planned_world.unit.save()
    assert planned_world.client("champion").get(url(planned_world)).status_code == 404


def test_one_unit_is_opened_at_once_and_several_are_a_choice(world: World) -> None:
    client = world.client("unit_manager")
    assert client.get(reverse("series:choose")).headers["Location"] == url(world, "list")
    other = make.make_organisation("unit", "Hemtjänst Söder", world.municipality)
    grant_role(world.people["unit_manager"], by=None, role="unit_manager", organisation=other)
    assert "Hemtjänst Söder" in world.client("unit_manager").get(reverse("series:choose")).content.decode()


def test_the_page_of_a_series_says_how_it_stands(world: World) -> None:
    series = make_series(world.unit)
    make_held(series, world.module)
    make_team_session(series, world.module, begins_in=-timedelta(days=3))
    make_team_session(series, world.module, begins_in=timedelta(days=3))
    off = make_team_session(series, world.module, begins_in=timedelta(days=9))
    TeamSession.objects.filter(pk=off.pk).update(cancelled_at=timezone.now(), cancel_reason="Vikarie saknas.")
    page = world.client("champion").get(reverse("series:show", args=[world.unit.pk, series.pk])).content.decode()
    for words in ("1 av 3 pass är genomförda", "Genomfört", "Blev inte av", "Inställt", "Vikarie saknas."):
        assert words in page


def test_a_new_series_begins_after_what_is_planned_and_with_other_guides(planned_world: World) -> None:
    planned = make_guide(planned_world.association, "planerad")
    last = make_team_session(make_series(planned_world.unit), planned, begins_in=timedelta(days=60))
    page = planned_world.client("champion").get(url(planned_world))
    rows = page.context["rows"].forms
    assert min(row["on"].value() for row in rows) > timezone.localdate(last.starts_at)
    assert planned.pk not in {row["module"].value() for row in rows}
    assert "Serien börjar efter det sista planerade passet" in page.content.decode()
