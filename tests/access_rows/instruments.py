"""Who gets what at the addresses of instruments."""

from tests.access_rows.row import Row

INSTRUMENTS_ROWS: list[Row] = []
