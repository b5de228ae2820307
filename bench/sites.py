"""Sites to measure: seeded once, kept in `var/bench`, and built anew when the program's tables have changed."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from checks import postgresql

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var" / "bench"
STAMP = "built-from"


@dataclass(frozen=True)
class Site:
    """Where a site's data are and how many people are in it. `database_pid` is PostgreSQL's own process, else 0."""

    database: str
    people: int
    environment: dict[str, str]
    database_pid: int = 0

    @property
    def name(self) -> str:
        return f"{self.database} {self.people}"

    def manage(self, *arguments: str) -> None:
        """Run one of the site's commands to its end."""
        subprocess.run([sys.executable, "-m", "jordman", *arguments], env=self.environment, check=True)


@contextmanager
def seeded(people: int, database: str = "sqlite") -> Iterator[Site]:
    """A site with `people` enrolled. The one on PostgreSQL lives only as long as it is used."""
    if database == "sqlite":
        yield _on_sqlite(people)
    else:
        with postgresql.cluster() as url:
            yield _on_postgresql(people, url)


def environment(folder: Path, **more: str) -> dict[str, str]:
    """The surroundings of a site of its own: nothing of the person's own site is read."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("JORDMAN_", "DATABASE_URL"))}
    return {**kept, "JORDMAN_DATA": str(folder), "JORDMAN_LOG_LEVEL": "WARNING", **more}


def _on_sqlite(people: int) -> Site:
    folder = FOLDER / f"sqlite-{people}"
    site = Site("sqlite", people, environment(folder))
    stamp = folder / STAMP
    if not stamp.exists() or stamp.read_text() != _tables():
        shutil.rmtree(folder, ignore_errors=True)
        _fill(site)
        stamp.write_text(_tables())
    site.manage("manage", "prepare")
    return site


def _on_postgresql(people: int, url: str) -> Site:
    home = Path(parse_qs(urlsplit(url).query)["host"][0])
    on_it = ["-h", str(home), "-U", "jordman"]
    subprocess.run([postgresql.binaries() / "createdb", *on_it, "jordman"], check=True)
    pid = int((home / "data" / "postmaster.pid").read_text().split()[0])
    site = Site("postgresql", people, environment(FOLDER / "postgresql", DATABASE_URL=url), pid)
    _fill(site)
    subprocess.run([postgresql.binaries() / "psql", "-q", *on_it, "-c", "VACUUM ANALYZE", "jordman"], check=True)
    site.manage("manage", "prepare")
    return site


def _fill(site: Site) -> None:
    print(f"Seeding {site.people} people on {site.database} ...", flush=True)
    site.manage("manage", "migrate", "--verbosity=0")
    site.manage("seed", "--people", str(site.people))


def _tables() -> str:
    """Another table, or other seeds, and the site is built anew."""
    patterns = ("*/models.py", "*/models/*.py", "*/migrations/*.py", "demo/*.py", "library/starter/**/*.md")
    files = sorted(path for pattern in patterns for path in (ROOT / "jordman").glob(pattern))
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return digest.hexdigest()
