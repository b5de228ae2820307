"""Who gets what at the addresses of answering."""

from tests.access_rows.row import Row

ANSWERING_ROWS: list[Row] = []
