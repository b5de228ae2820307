"""What the page of a programme costs."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from jordman.organisations.actions import grant_role
from tests.cast import World
from tests.reports.filling import level_up, sums


def count_queries(client: Client, world: World) -> int:
    url = reverse("reports:programme", args=[world.programme.pk])
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("who", ["lead", "strategist", "evaluator"])
def test_a_page_costs_the_same_for_one_organisation_and_for_thirty(world: World, who: str) -> None:
    client = world.client(who)
    sums(world.programme, world.other_municipality, women=20, men=20)
    client.get(reverse("reports:programme", args=[world.programme.pk]))
    one = count_queries(client, world)
    level_up(world.programme, world.county)
    thirty = count_queries(client, world)
    assert one == thirty
    assert thirty <= 12


def test_a_lead_of_a_whole_county_stays_within_the_budget_too(world: World) -> None:
    above = world.people["strategist"]
    grant_role(above, by=None, role="programme_lead", organisation=world.county)
    level_up(world.programme, world.county)
    client = world.client("strategist")
    count_queries(client, world)
    assert count_queries(client, world) <= 12


def test_too_few_people_cost_no_more_than_many(world: World) -> None:
    client = world.client("lead")
    count_queries(client, world)
    assert count_queries(client, world) <= 12
