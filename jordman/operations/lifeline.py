"""Ties a child process to its parent: the parent holds the other end of the child's standard input."""

import os
import signal
import sys
import threading


def stop_with_parent() -> None:
    threading.Thread(target=_wait_for_end, name="lifeline", daemon=True).start()


def _wait_for_end() -> None:
    """However the parent ends, even by force, the system closes its end of the pipe."""
    while os.read(sys.stdin.fileno(), 1024):
        continue
    os.kill(os.getpid(), signal.SIGTERM)
