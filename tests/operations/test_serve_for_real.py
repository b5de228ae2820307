"""`jordman serve` as a person starts it: a real process, a real port."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.enable_socket
WAIT_SECONDS = 60


def an_unused_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answer(port: int) -> tuple[int, dict[str, object]]:
    """What the health page says, as soon as there is a server."""
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/halsa/") as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, json.load(refusal)
        except OSError:
            time.sleep(0.2)
    pytest.fail("There was no server in a minute.")


def test_it_answers_honestly_on_an_empty_database_and_stops_when_asked_to(tmp_path: Path) -> None:
    port = an_unused_port()
    environment = {**os.environ, "JORDMAN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "jordman.config.settings"}
    environment["DATABASE_URL"] = f"sqlite:///{tmp_path / 'empty.sqlite3'}"
    (tmp_path / "static").mkdir()
    command = [sys.executable, "-m", "jordman", "serve", f"--port={port}", "--no-prepare", "--no-worker"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            assert answer(port) == (
                503,
                {"status": "down", "database": "down", "queue_seconds": None, "worker_seconds": None},
            )
        finally:
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=WAIT_SECONDS)
    assert server.returncode == 0
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
