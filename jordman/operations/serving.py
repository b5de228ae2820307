"""`jordman serve` and `health`: one command that prepares, serves and works, and stops as one."""

import argparse
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from http import HTTPStatus

from jordman.operations import web_process
from jordman.operations.supervisor import Child, Supervisor

START_SECONDS = 60
PORTS_TO_TRY = 50
HEALTH = "/halsa/"
EVERY_ADDRESS = {"0.0.0.0", "::"}  # noqa: S104


def serve(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="jordman serve", description="Serve the site until Ctrl+C.")
    web_process.add_arguments(parser)
    parser.add_argument("--no-worker", action="store_true", help="leave background work to `jordman worker` elsewhere")
    parser.add_argument(
        "--no-prepare", action="store_true", help="neither migrate the database nor collect static files"
    )
    chosen = parser.parse_args(arguments)
    if not chosen.no_prepare and (code := _manage("prepare")):
        return code
    return run(chosen, with_worker=not chosen.no_worker, on_ready=lambda: say(f"Jordmån is at {site_url(chosen.port)}"))


def health(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="jordman health", description="Ask a running site how it is.")
    parser.add_argument("--port", type=int, default=8000)
    body = fetch("127.0.0.1", parser.parse_args(arguments).port, HEALTH)
    print(body or "No answer.", file=sys.stdout if body else sys.stderr)
    return 0 if body else 1


def fetch(host: str, port: int, path: str) -> str:
    """A page of the site on this machine, or nothing when it is not well."""
    address = "127.0.0.1" if host in EVERY_ADDRESS else host
    name = os.environ.get("JORDMAN_HOSTS", "localhost").split(",")[0].strip()
    headers = {"Host": name, "Accept": "text/plain", "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"http://{address}:{port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:  # noqa: S310
            return str(response.read().decode()) if response.status == HTTPStatus.OK else ""
    except (urllib.error.URLError, OSError):
        return ""


def site_url(port: int) -> str:
    return os.environ.get("JORDMAN_URL", f"http://localhost:{port}")


def free_port(host: str, first: int) -> int:
    for port in range(first, first + PORTS_TO_TRY):
        with socket.socket() as probe:
            if probe.connect_ex((host, port)) != 0:
                return port
    raise SystemExit(f"No free port between {first} and {first + PORTS_TO_TRY - 1}. Choose one with --port.")


def run(chosen: argparse.Namespace, *, with_worker: bool, on_ready: Callable[[], None]) -> int:
    if free_port(chosen.host, chosen.port) != chosen.port:
        raise SystemExit(f"Port {chosen.port} is taken. Choose another with --port.")
    os.environ.setdefault("JORDMAN_URL", site_url(chosen.port))
    options = [
        f"--{name}={getattr(chosen, name.replace('-', '_'))}"
        for name in ("host", "port", "workers", "blocking-threads")
    ]
    supervisor = Supervisor([Child("web", ["-m", "jordman.operations.web_process", *options])])
    supervisor.start()
    # The first page before the worker: both need a processor to start.
    if _wait_until_ready(supervisor, chosen.host, chosen.port):
        on_ready()
    if with_worker:
        supervisor.add(Child("worker", ["-m", "jordman", "worker", "--lifeline"], is_restarted=True))
    return supervisor.run()


def _wait_until_ready(supervisor: Supervisor, host: str, port: int) -> bool:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and not supervisor.is_stopping and not supervisor.children[0].has_ended():
        if fetch(host, port, HEALTH):
            return True
        time.sleep(0.1)
    return False


def _manage(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "jordman", "manage", *arguments], check=False).returncode


def say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)
