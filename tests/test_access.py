"""Who gets what at every address."""

import pytest
from django.urls import reverse

from tests.access_table import LOGIN, ROWS, Row
from tests.cast import CAST, World


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.method}-{row.name}")
def test_everyone_gets_what_the_table_says(row: Row, world: World) -> None:
    url = reverse(row.name, args=row.args(world))
    got = {}
    for who in CAST:
        response = getattr(world.client(who), row.method)(url)
        is_login = response.status_code == 302 and response.headers["Location"].startswith("/konto/login/")
        got[who] = LOGIN if is_login else response.status_code
    assert got == row.statuses
