"""One person for each role of the demo, as `build` hands them over and the terminal shows them."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from jordman.accounts.links import link_to
from jordman.accounts.models import User

PEOPLE = "people.json"


@dataclass(frozen=True)
class SignIn:
    """`role` is what the person who looks around is told: "Programledare", "Chef, mitt i programmet"."""

    role: str
    user_id: int


def remember(folder: Path, sign_ins: list[SignIn]) -> None:
    (folder / PEOPLE).write_text(json.dumps([asdict(sign_in) for sign_in in sign_ins]), encoding="utf-8")


def remembered(folder: Path) -> list[SignIn]:
    return [SignIn(**row) for row in json.loads((folder / PEOPLE).read_text(encoding="utf-8"))]


def fresh_links(folder: Path) -> list[tuple[SignIn, User, str]]:
    """Everyone who is still there, each with a new link: the last one was spent by whoever looked around before."""
    sign_ins = remembered(folder)
    people = User.objects.filter(is_active=True).in_bulk([sign_in.user_id for sign_in in sign_ins])
    return [(each, people[each.user_id], link_to(people[each.user_id])) for each in sign_ins if each.user_id in people]
