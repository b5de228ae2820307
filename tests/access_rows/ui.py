"""Rows of the pages about the service."""

from tests.access_rows.row import Row, everyone

UI_ROWS = [
    Row("ui:who_sees_what", everyone(200)),
    Row("ui:personal_data", everyone(200)),
    Row("ui:accessibility", everyone(200)),
    Row("ui:help", everyone(200)),
    Row("ui:gallery", everyone(200)),
    # For machines: it tells nothing of anybody.
    Row("operations:health", everyone(200)),
]
