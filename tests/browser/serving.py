"""The product as whoever runs it starts it: the `jordman` command in a process of its own, on data of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JORDMAN = (sys.executable, "-m", "jordman")
WAIT_SECONDS = 120


@dataclass(frozen=True)
class Served:
    """A site that a process serves, and what it said when it was ready."""

    port: int
    environment: dict[str, str]
    said: str = ""

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}/"

    def jordman(self, *arguments: str) -> str:
        """Run a command on the site's data; what it says."""
        done = subprocess.run(
            [*JORDMAN, *arguments],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def beside(self, data: Path) -> "Served":
        """Another site, on other data; nobody serves it."""
        return Served(self.port, self.environment | {"JORDMAN_DATA": str(data)})


def pack_static(folder: Path) -> Path:
    """The static files as a site serves them. Packing takes seconds, so that it is done once in a run."""
    Served(0, _environment(folder)).jordman("manage", "prepare", "--only-static")
    return folder / "static"


@contextmanager
def served(*arguments: str, data: Path, static: Path) -> Iterator[Served]:
    """Start `jordman serve` or `jordman demo`, wait until it says where it is, and stop it at the end."""
    port = _unused_port()
    said = data.with_name(f"{data.name}.log")
    environment = _environment(data)
    shutil.copytree(static, data / "static")
    with said.open("w") as out:
        process = subprocess.Popen(
            [*JORDMAN, *arguments, "--port", str(port)],
            cwd=ROOT,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield Served(port, environment, _wait(process, said, port))
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=WAIT_SECONDS)


def _wait(process: subprocess.Popen[bytes], said: Path, port: int) -> str:
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and process.poll() is None:
        text = said.read_text()
        if f"localhost:{port}" in text:
            return text
        time.sleep(0.2)
    raise AssertionError(said.read_text())


def _environment(data: Path) -> dict[str, str]:
    """Nothing of this run's own settings."""
    ours = ("JORDMAN_", "DJANGO_", "DATABASE_URL", "PYTEST")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**kept, "JORDMAN_DATA": str(data), "JORDMAN_LOG_LEVEL": "ERROR"}


def _unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
