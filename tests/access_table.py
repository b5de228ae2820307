"""Every address of the product and what each of the cast gets there.

A row is: URL name, arguments (taken from the world), and the status for each. `test_access.py` walks it;
`test_urls.py` walks the URLconf and fails when a name is missing here. Add the row with the page.

Statuses are those of GET, with the method's own answer where GET is not allowed (405 means: may come in, must post).
Short forms: `login` = sent to sign in; 302 = sent on.
"""

from tests.access_rows.answering import ANSWERING_ROWS
from tests.access_rows.champions import CHAMPION_ROWS
from tests.access_rows.evaluations import EVALUATION_ROWS
from tests.access_rows.initiatives import INITIATIVE_ROWS
from tests.access_rows.instruments import INSTRUMENTS_ROWS
from tests.access_rows.integrations import INTEGRATION_ROWS
from tests.access_rows.learning import LEARNING_ROWS
from tests.access_rows.library import LIBRARY_ROWS
from tests.access_rows.live_sessions import LIVE_SESSION_ROWS
from tests.access_rows.measuring import MEASURING_ROWS
from tests.access_rows.needs import NEEDS_ROWS
from tests.access_rows.notices import NOTICE_ROWS
from tests.access_rows.organisations import ORGANISATION_ROWS
from tests.access_rows.participation import PARTICIPATION_ROWS
from tests.access_rows.pitfalls import PITFALL_ROWS
from tests.access_rows.programmes import PROGRAMME_ROWS
from tests.access_rows.questions import QUESTION_ROWS
from tests.access_rows.reports import REPORT_ROWS
from tests.access_rows.row import LOGIN, Row, everyone, only, signed_in
from tests.access_rows.series import SERIES_ROWS
from tests.access_rows.team_sessions import TEAM_SESSION_ROWS
from tests.access_rows.ui import UI_ROWS
from tests.access_rows.workplaces import WORKPLACE_ROWS

__all__ = ["LOGIN", "PREFIXES", "ROWS", "Row", "everyone", "only", "signed_in"]

ROWS: list[Row] = [
    *ANSWERING_ROWS,
    *CHAMPION_ROWS,
    *EVALUATION_ROWS,
    *INITIATIVE_ROWS,
    *INSTRUMENTS_ROWS,
    *INTEGRATION_ROWS,
    *LEARNING_ROWS,
    *LIBRARY_ROWS,
    *LIVE_SESSION_ROWS,
    *MEASURING_ROWS,
    *NEEDS_ROWS,
    *NOTICE_ROWS,
    *PARTICIPATION_ROWS,
    *PITFALL_ROWS,
    *PROGRAMME_ROWS,
    *QUESTION_ROWS,
    *REPORT_ROWS,
    *ORGANISATION_ROWS,
    *SERIES_ROWS,
    *TEAM_SESSION_ROWS,
    *UI_ROWS,
    *WORKPLACE_ROWS,
]


# Whole trees of addresses that belong to a library and are guarded by one rule, tested by that rule's own test.
PREFIXES = ("redaktion/", "konto/", "demo/")
