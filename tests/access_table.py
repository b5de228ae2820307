"""Every address of the product and what each of the cast gets there.

A row is: URL name, arguments (taken from the world), and the status for each. `test_access.py` walks it;
`test_urls.py` walks the URLconf and fails when a name is missing here. Add the row with the page.

Statuses are those of GET, with the method's own answer where GET is not allowed (405 means: may come in, must post).
Short forms: `login` = sent to sign in; 302 = sent on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.cast import CAST, World

Status = int | str
LOGIN = "login"


def everyone(status: Status) -> dict[str, Status]:
    """The same for all, signed in or not."""
    return dict.fromkeys(CAST, status)


def signed_in(status: Status, **others: Status) -> dict[str, Status]:
    """The same for all who are signed in; the others must sign in first."""
    return {**dict.fromkeys(CAST, status), "nobody": LOGIN, **others}


def only(status: Status, *who: str, inside: Status = 403, outside: Status = 404, **others: Status) -> dict[str, Status]:
    """`who` gets `status`; inside the organisation 403; `other_lead` is outside and gets 404."""
    table = {**dict.fromkeys(CAST, inside), "other_lead": outside, "nobody": LOGIN}
    return {**table, **dict.fromkeys(who, status), **others}


@dataclass(frozen=True)
class Row:
    name: str
    statuses: dict[str, Status]
    args: Callable[[World], list[object]] = field(default=lambda world: [])
    method: str = "get"


ROWS: list[Row] = []

# Whole trees of addresses that belong to a library and are guarded by one rule, tested by that rule's own test.
PREFIXES = ("redaktion/", "konto/", "demo/")
