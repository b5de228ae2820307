"""One person for each role of the demo, as `build` hands them over and the terminal shows them."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from jordman.accounts.links import link_to
from jordman.accounts.models import User

PEOPLE = "people.json"
LINKS = "sign-ins.json"


@dataclass(frozen=True)
class SignIn:
    """`role` is what the person who looks around is told: "Programledare", "Chef, mitt i programmet"."""

    role: str
    user_id: int


def remember(folder: Path, sign_ins: list[SignIn]) -> None:
    (folder / PEOPLE).write_text(json.dumps([asdict(sign_in) for sign_in in sign_ins]), encoding="utf-8")


def remembered(folder: Path) -> list[SignIn]:
    return [SignIn(**row) for row in json.loads((folder / PEOPLE).read_text(encoding="utf-8"))]


def write_links(folder: Path) -> None:
    """New links at each start: one is spent when it has been used."""
    sign_ins = remembered(folder)
    people = User.objects.in_bulk([sign_in.user_id for sign_in in sign_ins])
    rows = [
        {"role": sign_in.role, "name": person.name, "path": link_to(person)}
        for sign_in in sign_ins
        if (person := people.get(sign_in.user_id))
    ]
    (folder / LINKS).write_text(json.dumps(rows), encoding="utf-8")
