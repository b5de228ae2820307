"""A unit's champions on the manager's page: agreements and sums, never an entry."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from jordman.champions.hours import Period, term_so_far
from jordman.champions.next_step import Facts, next_step
from jordman.champions.standing import ChampionStanding
from jordman.champions.topics import topic_sums
from jordman.library.topics import Topic
from tests import factories as make
from tests.access_table import ROWS
from tests.cast import World
from tests.champions.making import (
    make_application,
    make_call,
    make_closed_call,
    make_entry,
    make_mandate,
    make_proposal,
)

LONG_AGO = date(2025, 1, 1)


def home(world: World, who: str = "unit_manager") -> str:
    return world.client(who).get(reverse("unit_champions:home", args=[world.unit.pk])).content.decode()


def a_day_of_the_term() -> date:
    return term_so_far(timezone.localdate()).last


def last_sunday() -> date:
    today = timezone.localdate()
    return today - timedelta(days=today.weekday() + 1)


def test_the_page_says_who_has_the_mandate_and_how_it_stands(world: World) -> None:
    make_mandate(world)
    make_proposal(world, "colleague")
    page = home(world)
    assert "Samira Haddad är digitaliseringsstöd" in page
    assert "Bekräftat av båda" in page
    assert "Väntar på båda" in page


def test_used_time_is_a_sum_of_whole_weeks_to_the_half_hour(world: World) -> None:
    mandate = make_mandate(world, starts_on=LONG_AGO)
    make_entry(mandate, last_sunday(), minutes=50)
    make_entry(mandate, timezone.localdate(), minutes=300)
    page = home(world)
    assert "1\xa0tim</b>" in page.replace("&nbsp;", "\xa0")
    assert "av 16 timmar som var avsatta" in page


def test_a_manager_reads_no_entry_on_any_page(world: World) -> None:
    """Each page of the room that the manager may open, with notes of odd lengths: they stand nowhere."""
    mandate = make_mandate(world, starts_on=LONG_AGO)
    make_entry(mandate, a_day_of_the_term(), topic="lock_alarm", minutes=37)
    mandate.hour_uses.create(on=last_sunday(), minutes=41, what="network")
    one, unit = [world.unit.pk, mandate.pk], [world.unit.pk]
    args = {"home": unit, "appoint": unit, "mandate": one, "change": one, "career": one, "end": one}
    urls = [reverse(f"unit_champions:{name}", args=given) for name, given in args.items()]
    urls += [reverse(f"champions:{name}") for name in ("own_calls", "open_call", "calls")]
    opened = {row.name for row in ROWS if row.method == "get" and row.statuses["unit_manager"] == 200}
    room = {name for name in opened if name.startswith("unit_champions:")}
    assert room == {f"unit_champions:{name}" for name in (*args, "paper")}
    for url in urls:
        page = world.client("unit_manager").get(url).content.decode()
        assert not {part for part in ("37\xa0min", "41\xa0min", str(Topic.LOCK_ALARM.label)) if part in page}, url


def test_the_numbers_that_others_build_on_have_no_entries() -> None:
    """What the rooms above get is a sum for the unit: no field of it names a person, a topic or a day."""
    standing = {field.name for field in fields(ChampionStanding)}
    assert standing == {
        "unit_id",
        "champions",
        "waiting",
        "set_aside_minutes",
        "used_minutes",
        "weeks",
        "appointed_without_application",
    }


def test_topics_are_shown_from_five_times_and_the_rest_as_one_sum(world: World) -> None:
    mandate = make_mandate(world, starts_on=LONG_AGO)
    on = a_day_of_the_term()
    for topic, times in (("mail", 9), ("device", 7), ("ai", 3), ("safety", 2)):
        for _time in range(times):
            make_entry(mandate, on, topic=topic)
    sums = topic_sums(world.unit, term_so_far(timezone.localdate()))
    assert [(topic.label, topic.times) for topic in sums.shown] == [
        (str(Topic.DEVICE.label), 7),
        (str(Topic.MAIL.label), 9),
    ]
    assert (sums.total, sums.others) == (21, 5)
    page = home(world)
    assert str(Topic.MAIL.label) in page
    assert str(Topic.AI.label) not in page


def test_a_rest_that_would_be_small_takes_another_topic_with_it(world: World) -> None:
    mandate = make_mandate(world, starts_on=LONG_AGO)
    for topic, times in (("mail", 9), ("device", 7), ("ai", 1)):
        for _time in range(times):
            make_entry(mandate, date(2026, 3, 2), topic=topic)
    sums = topic_sums(world.unit, Period(date(2026, 3, 1), date(2026, 3, 31)))
    assert [topic.times for topic in sums.shown] == [9]
    assert sums.others == 8


def test_under_five_times_nothing_is_shown(world: World) -> None:
    mandate = make_mandate(world, starts_on=LONG_AGO)
    for _time in range(4):
        make_entry(mandate, a_day_of_the_term())
    assert topic_sums(world.unit, term_so_far(timezone.localdate())).total is None
    assert "För få gånger för att visas" in home(world)


def test_another_units_entries_are_not_counted(world: World) -> None:
    mandate = make_mandate(world, unit=world.other_unit, starts_on=LONG_AGO)
    for _time in range(9):
        make_entry(mandate, a_day_of_the_term())
    assert topic_sums(world.unit, term_so_far(timezone.localdate())).total is None


def test_who_leads_one_unit_comes_straight_to_it_and_who_leads_several_chooses(world: World) -> None:
    client = world.client("unit_manager")
    response = client.get(reverse("unit_champions:choose"))
    assert response.headers["Location"] == reverse("unit_champions:home", args=[world.unit.pk])
    make.make_organisation("unit", "Nattpatrullen", world.unit)
    assert "Nattpatrullen" in client.get(reverse("unit_champions:choose")).content.decode()


# The next step

SERVING = ChampionStanding(1, champions=1, set_aside_minutes=960, used_minutes=600, weeks=4)


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        (Facts(SERVING, mandates=1, call_to_answer=3, unanswered=2, unconfirmed=4), "answer"),
        (Facts(SERVING, mandates=1, unconfirmed=4, open_call=2, open_until=date(2026, 9, 9)), "confirm"),
        (Facts(SERVING, open_call=2, open_until=date(2026, 9, 9)), "call"),
        (Facts(ChampionStanding(1)), "open"),
        (Facts(ChampionStanding(1, set_aside_minutes=960, used_minutes=60, weeks=4), mandates=1), "hours"),
        (Facts(ChampionStanding(1, set_aside_minutes=480, used_minutes=0, weeks=2), mandates=1), "fine"),
        (Facts(SERVING, mandates=1, waits_for_champion=True), "talk"),
        (Facts(SERVING, mandates=1, career_open=4), "career"),
        (Facts(SERVING, mandates=1), "fine"),
    ],
)
def test_the_step_is_what_others_wait_for_first(facts: Facts, kind: str) -> None:
    assert next_step(facts).kind == kind


def test_the_page_leads_to_the_step(world: World) -> None:
    assert "Ingen har uppdraget än." in home(world)
    call = make_call(world)
    assert "Berätta om den på nästa möte." in home(world)
    call.delete()
    make_application(make_closed_call(world), world.people["colleague"], world.unit)
    assert "En ansökan väntar på svar." in home(world)


def test_the_project_leader_is_not_asked_to_confirm(world: World) -> None:
    make_proposal(world, "colleague")
    assert "väntar på att du bekräftar" in home(world)
    assert "väntar på att du bekräftar" not in home(world, "project_leader")
