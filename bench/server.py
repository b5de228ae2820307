"""The real server, with one process unless said otherwise, and a browser that asks it one thing at a time."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Self
from urllib.parse import urlencode

from bench import processes
from bench.sites import Site

START_SECONDS = 60


@dataclass(frozen=True)
class Visit:
    """One request of one signed-in person. With `data` it is a form that is sent."""

    page: str
    path: str
    session: str
    data: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes


@dataclass
class Server:
    port: int
    pids: list[int]

    def cpu_seconds(self) -> float:
        return processes.cpu_seconds(self.pids)

    @property
    def worker(self) -> int:
        """The process that makes the pages."""
        return max(self.pids, key=processes.memory)


class Browser:
    """Keeps its connection, as a browser does."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("localhost", port, timeout=60)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def send(self, visit: Visit) -> Answer:
        # A form needs the same secret in the cookie and beside the form.
        secret = "b" * 32
        headers = {"Cookie": f"sessionid={visit.session}; csrftoken={secret}", "Accept-Encoding": "gzip, br"}
        if visit.data:
            headers |= {"X-CSRFToken": secret, "Content-Type": "application/x-www-form-urlencoded"}
        body = urlencode(visit.data) if visit.data else None
        self._connection.request("POST" if visit.data else "GET", visit.path, body, headers)
        with self._connection.getresponse() as response:
            return Answer(response.status, response.headers, response.read())


@contextmanager
def serving(site: Site, workers: int = 1) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "jordman.operations.web_process", f"--port={port}", f"--workers={workers}"]
    # The pipe is its lifeline: it stops when we do.
    with subprocess.Popen(command, env=site.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_until_ready(process, port)
            pids = processes.tree(process.pid)
            if site.database_pid:
                pids += processes.tree(site.database_pid)
            yield Server(port, pids)
        finally:
            process.terminate()


def _wait_until_ready(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        if is_healthy(port):
            return
        time.sleep(0.1)
    raise SystemExit("The server did not start.")


def is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/halsa/", headers={"Host": "localhost"})
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
