"""A PostgreSQL of our own for one run: in a temporary directory, on a socket nobody else knows, gone afterwards."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checks.machine import Missing, apt_install

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "/usr/pgsql-*/bin",
)
# Nothing here outlives the run, so nothing waits for the disk.
FAST = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "listen_addresses": "",
    "max_connections": "100",
}
START_SECONDS = 30


def binaries() -> Path:
    """Where PostgreSQL's own programs are; installs them where that is possible."""
    if found := _find():
        return found
    apt_install("postgresql", "PostgreSQL", "brew install postgresql@16")
    if found := _find():
        return found
    raise Missing("PostgreSQL was installed but its programs were not found.")


def _find() -> Path | None:
    if (on_path := shutil.which("initdb")) and shutil.which("postgres"):
        return Path(on_path).resolve().parent
    places = [place for pattern in PLACES for place in sorted(Path("/").glob(pattern[1:]), reverse=True)]
    return next((place for place in places if (place / "initdb").exists()), None)


@contextmanager
def cluster() -> Iterator[str]:
    """A running cluster, as a DATABASE_URL."""
    programs = binaries()
    home = Path(tempfile.mkdtemp(prefix="jordman-pg-"))
    who = _unprivileged(home)
    server = None
    try:
        _initialise(programs, home, who)
        server = _start(programs, home, who)
        yield f"postgresql://jordman@/jordman?host={home}"
    finally:
        _stop(server)
        shutil.rmtree(home, ignore_errors=True)


def _unprivileged(home: Path) -> dict[str, object]:
    """PostgreSQL refuses to run as root: another user then owns the directory and the processes."""
    if os.geteuid() != 0:
        return {}
    user = next((user for user in pwd.getpwall() if user.pw_name == "postgres"), None) or pwd.getpwnam("nobody")
    os.chown(home, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _initialise(programs: Path, home: Path, who: dict[str, object]) -> None:
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
    command = [
        programs / "initdb",
        "-D",
        home / "data",
        "-U",
        "jordman",
        "-A",
        "trust",
        "-E",
        "UTF8",
        f"--locale={locale}",
        "-N",
    ]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False, **who)  # type: ignore[call-overload]
    if done.returncode:
        raise Missing(f"PostgreSQL could not make its directory:\n{done.stdout}{done.stderr}")


def _start(programs: Path, home: Path, who: dict[str, object]) -> "subprocess.Popen[bytes]":
    settings = [word for name, value in FAST.items() for word in ("-c", f"{name}={value}")]
    log = (home / "log").open("wb")
    command = [programs / "postgres", "-D", home / "data", "-k", home, *settings]
    server: subprocess.Popen[bytes] = subprocess.Popen(command, cwd=home, stdout=log, stderr=log, **who)  # type: ignore[call-overload]
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        if (home / ".s.PGSQL.5432").exists() and _answers(programs, home):
            return server
        time.sleep(0.1)
    _stop(server)
    raise Missing(f"PostgreSQL did not start:\n{(home / 'log').read_text(errors='replace')}")


def _answers(programs: Path, home: Path) -> bool:
    return subprocess.run([programs / "pg_isready", "-q", "-h", home], check=False).returncode == 0


def _stop(server: "subprocess.Popen[bytes] | None") -> None:
    if server is None or server.poll() is not None:
        return
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=20)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait(timeout=20)
