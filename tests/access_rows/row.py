"""One row of the access table, and short ways to say who gets what."""

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
