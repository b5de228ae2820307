"""Who gets what at the addresses of measuring."""

from tests.access_rows.row import Row

MEASURING_ROWS: list[Row] = []
