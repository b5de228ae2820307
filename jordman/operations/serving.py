"""`jordman serve`, `demo` and `health`: one command that prepares, serves and works, and stops as one."""

import argparse
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from http import HTTPStatus
from pathlib import Path

from jordman.operations import web_process
from jordman.operations.supervisor import Child, Supervisor

START_SECONDS = 60
PORTS_TO_TRY = 50
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
    return _run(
        chosen, with_worker=not chosen.no_worker, on_ready=lambda: _say(f"Jordmån is at {site_url(chosen.port)}")
    )


def demo(arguments: Sequence[str]) -> int:
    """Build the made-up programme if it is not there, then serve it from files of its own."""
    parser = argparse.ArgumentParser(prog="jordman demo", description="Serve a made-up Swedish programme until Ctrl+C.")
    web_process.add_arguments(parser)
    parser.add_argument(
        "--data", type=Path, default=Path("var/demo"), help="where its files are kept (default: %(default)s)"
    )
    parser.add_argument("--fresh", action="store_true", help="throw away what was done in the demo and build it anew")
    chosen = parser.parse_args(arguments)
    chosen.port = free_port(chosen.host, chosen.port)
    data = chosen.data.resolve()
    os.environ.pop("DATABASE_URL", None)
    os.environ |= {"JORDMAN_DATA": str(data), "JORDMAN_DEMO": "1", "JORDMAN_URL": f"http://localhost:{chosen.port}"}
    os.environ.setdefault("JORDMAN_LOG_LEVEL", "WARNING")
    # Beside each other: one packs files, the other writes in the database.
    with subprocess.Popen([sys.executable, "-m", "jordman", "manage", "prepare", "--only-static"]) as packing:
        code = _manage("demo", *(["--fresh"] if chosen.fresh else []))
    if code or packing.returncode:
        return code or packing.returncode
    return _run(
        chosen, with_worker=True, on_ready=lambda: _show_sign_ins(data / "sign-ins.json", site_url(chosen.port))
    )


def health(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="jordman health", description="Ask a running site how it is.")
    parser.add_argument("--port", type=int, default=8000)
    body = fetch_health("127.0.0.1", parser.parse_args(arguments).port)
    print(body or "No answer.", file=sys.stdout if body else sys.stderr)
    return 0 if body else 1


def fetch_health(address: str, port: int) -> str:
    """What the health page says, or nothing when the site or its database is down."""
    name = os.environ.get("JORDMAN_HOSTS", "localhost").split(",")[0].strip()
    request = urllib.request.Request(
        f"http://{address}:{port}/halsa/", headers={"Host": name, "Accept": "text/plain", "X-Forwarded-Proto": "https"}
    )
    try:
        with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310
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


def _run(chosen: argparse.Namespace, *, with_worker: bool, on_ready: Callable[[], None]) -> int:
    if free_port(chosen.host, chosen.port) != chosen.port:
        raise SystemExit(f"Port {chosen.port} is taken. Choose another with --port.")
    os.environ.setdefault("JORDMAN_URL", site_url(chosen.port))
    options = [
        f"--{name}={getattr(chosen, name.replace('-', '_'))}"
        for name in ("host", "port", "workers", "blocking-threads")
    ]
    children = [Child("web", ["-m", "jordman.operations.web_process", *options])]
    if with_worker:
        children.append(Child("worker", ["-m", "jordman", "worker", "--lifeline"], is_restarted=True))
    supervisor = Supervisor(children)
    supervisor.start()
    if _wait_until_ready(supervisor, chosen.host, chosen.port):
        on_ready()
    return supervisor.run()


def _wait_until_ready(supervisor: Supervisor, host: str, port: int) -> bool:
    address = "127.0.0.1" if host in EVERY_ADDRESS else host
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and not supervisor.is_stopping and not supervisor.children[0].has_ended():
        if fetch_health(address, port):
            return True
        time.sleep(0.1)
    return False


def _manage(*arguments: str) -> int:
    return subprocess.run([sys.executable, "-m", "jordman", "manage", *arguments], check=False).returncode


def _show_sign_ins(file: Path, url: str) -> None:
    sign_ins = json.loads(file.read_text(encoding="utf-8"))
    width = max((len(sign_in["role"]) for sign_in in sign_ins), default=0)
    _say(f"Jordmån's demo is at {url}", "Sign in as:")
    _say(*(f"  {sign_in['role']:{width}}  {url}{sign_in['path']}" for sign_in in sign_ins))
    _say("Stop it with Ctrl+C. What you do in it stays until you run it with --fresh.")


def _say(*lines: str) -> None:
    print(*lines, sep="\n", flush=True)
