"""No page of the room asks the database more for ten rows than for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.signal_handlers import disable_reference_index_auto_update

from tests.access_rows.row import Row
from tests.access_rows.workplaces import WORKPLACE_ROWS
from tests.cast import World
from tests.workplaces.making import add_more

PAGES = [row for row in WORKPLACE_ROWS if row.statuses["unit_manager"] == 200]


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_a_page_asks_at_most_twelve_questions_for_one_row_and_for_ten(row: Row, world: World) -> None:
    client = world.client("unit_manager")
    url = reverse(row.name, args=row.args(world))
    for_one, for_ten = asked(client, url, world, 1), asked(client, url, world, 9)
    assert len(for_ten) == len(for_one), "\n".join(for_ten)
    assert len(for_one) <= 12, "\n".join(for_one)


def asked(client: Client, url: str, world: World, more: int) -> list[str]:
    """What the second visit asks, with so many more rows."""
    with disable_reference_index_auto_update():
        for _row in range(more):
            add_more(world)
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return [query["sql"] for query in captured]
