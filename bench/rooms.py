"""Many team sessions at once: every phone joins, says a name or none, answers and asks again, on PostgreSQL.

Nothing may be lost or doubled: every eighth phone says a name that another phone has said, every eighth stays unnamed,
every press is sent twice, and at the end each session is ended twice. The time is the phone's own: from the press until
the page that follows it is whole.
"""

import asyncio
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Awaitable, Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from bench import limits, results, sites
from bench.clients import Client
from bench.server import serving

PEOPLE, SESSIONS, PHONES = 300, 200, 20
JOINING_SECONDS, READING_SECONDS = 240, 6
HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
Times = defaultdict[str, list[float]]


@dataclass
class Phone:
    """A phone in a room: the code that it writes, the name that it says (none: it stays unnamed), and when it comes."""

    client: Client
    code: str
    person: int | None
    comes: float
    times: Times
    wrong: list[str] = field(default_factory=list)

    async def take_part(self) -> None:
        await asyncio.sleep(self.comes)
        path = f"/p/{self.code}/"
        page = await self._timed("join", self.client.get(path))
        token = HIDDEN.search(page.body)
        if page.status != 200 or token is None:
            self.wrong.append(f"join {page.status}")
            return
        said = {"person": str(self.person)} if self.person else {}
        await self._press(path, "namn" if self.person else "utan-namn", "name", token[1], said)
        await asyncio.sleep(random.uniform(1, READING_SECONDS))
        answer = {"moment": "before", "value": str(random.randint(1, 5))}
        await self._press(path, "kanns", "vote", token[1], answer)
        for _ in range(2):
            await asyncio.sleep(random.uniform(15, 20))
            state = await self._timed("ask again", self.client.get(f"{path}lage/"))
            if state.status != 200:
                self.wrong.append(f"state {state.status}")
        self.client.close()

    async def _press(self, path: str, where: str, name: str, token: str, said: dict[str, str]) -> None:
        """Sent twice, as by a thumb that shakes."""
        body = urlencode({**said, "csrfmiddlewaretoken": token})
        for _ in range(2):
            page = await self._timed(name, self.client.post(f"{path}{where}/", body))
            if page.status != 302:
                self.wrong.append(f"{name} {page.status}")

    async def _timed(self, name: str, request: Awaitable[Any]) -> Any:
        began = time.monotonic()
        answer = await request
        self.times[name].append(time.monotonic() - began)
        return answer


def run(sessions: int = SESSIONS, phones: int = PHONES) -> None:
    with sites.seeded(PEOPLE, "postgresql") as site:
        rooms = _inside(site, "rooms", str(sessions), str(phones))
        workers = os.cpu_count() or 1
        with serving(site, workers=workers) as server:
            began = time.monotonic()
            times, wrong = asyncio.run(_all_at_once(server.port, rooms, phones))
            took = time.monotonic() - began
        kept = _inside(site, "end_rooms")
    rows = {name: _spread(found) for name, found in times.items()}
    lost = _differences(kept, rooms, phones)
    figures = {"sessions": sessions, "phones": sessions * phones, "workers": workers, "seconds": round(took)}
    figures |= {"failed": len(wrong), "lost or doubled": len(lost)}
    print(json.dumps({"rows": rows, **figures}, indent=1), *wrong[:5], *lost[:5], sep="\n")
    if (sessions, phones) == (SESSIONS, PHONES):
        results.keep("rooms", site.name, {"rows": rows, **figures})
    if wrong or lost:
        raise SystemExit("A press failed, or something was lost or doubled.")
    if any(row["p95"] > limits.ROOM_MS for row in rows.values()):
        print(f"Over the limit of {limits.ROOM_MS} ms.")


async def _all_at_once(port: int, rooms: list[dict[str, Any]], phones: int) -> tuple[Times, list[str]]:
    """Every phone comes at a moment of its own while the rooms gather."""
    times: Times = defaultdict(list)
    await _warm(port)
    gathering = JOINING_SECONDS * min(1.0, len(rooms) * phones / (SESSIONS * PHONES))
    everybody = [
        Phone(Client(port), room["code"], person, random.uniform(0, gathering), times)
        for room in rooms
        for person in room["phones"]
    ]
    await asyncio.gather(*(phone.take_part() for phone in everybody))
    return times, [text for phone in everybody for text in phone.wrong]


async def _warm(port: int) -> None:
    """Every process has made a page before anybody comes: what is measured is a site that is used."""
    clients = [Client(port) for _ in range(40)]
    await asyncio.gather(*(client.get("/p/") for client in clients))
    for client in clients:
        client.close()


def _differences(kept: list[dict[str, Any]], rooms: list[dict[str, Any]], phones: int) -> list[str]:
    """What the database holds against what was pressed, room by room."""
    pressed = {room["session"]: room["phones"] for room in rooms}
    found = []
    for room in kept:
        people = pressed[room["session"]]
        named, unnamed = {person for person in people if person}, people.count(None)
        wanted = {
            "named": sorted(named),
            "credited": sorted([person, room["minutes"]] for person in named),
            "people": [len(named), unnamed],
            "votes": phones,
        }
        found += [
            f"session {room['session']}, {name}: {room[name]}, not {value}"
            for name, value in wanted.items()
            if room[name] != value
        ]
    return found


def _spread(seconds: Iterable[float]) -> dict[str, float]:
    ordered = sorted(each * 1000 for each in seconds)
    return {
        "requests": len(ordered),
        "p50": round(statistics.median(ordered), 1),
        "p95": round(ordered[int(len(ordered) * 0.95) - 1], 1),
        "slowest": round(ordered[-1], 1),
    }


def _inside(site: sites.Site, *arguments: str) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "bench.inside", *arguments]
    done = subprocess.run(command, env=site.environment, cwd=sites.ROOT, stdout=subprocess.PIPE, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
