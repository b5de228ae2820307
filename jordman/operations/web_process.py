"""One web server process group: what `jordman serve` starts, and what a container may start by itself."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from jordman.operations.lifeline import stop_with_parent


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on (default: %(default)s, this machine only)"
    )
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
    parser.add_argument(
        "--workers", type=int, default=1, help="web processes; two a core at most (default: %(default)s)"
    )
    parser.add_argument(
        "--blocking-threads", type=int, default=4, help="pages that a process makes at a time (default: %(default)s)"
    )


def run(host: str, port: int, workers: int, blocking_threads: int) -> None:
    Granian(
        "jordman.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=blocking_threads,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
        log_level=_log_level(),
    ).serve()


def _log_level() -> LogLevels:
    """The site's own, where the server knows the word."""
    wanted = os.environ.get("JORDMAN_LOG_LEVEL", "").lower()
    return LogLevels(wanted) if wanted in {level.value for level in LogLevels} else LogLevels.info


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    chosen = parser.parse_args()
    stop_with_parent()
    run(chosen.host, chosen.port, chosen.workers, chosen.blocking_threads)
