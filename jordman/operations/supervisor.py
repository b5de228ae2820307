"""Keeps child processes running together: all start, all stop, and a worker that falls is raised again."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import FrameType

STOP_SECONDS = 15
RESTART_PAUSE = 2.0
LOOK_SECONDS = 0.2


@dataclass
class Child:
    """A Python module run in a process of its own, holding our end of its lifeline."""

    name: str
    arguments: Sequence[str]
    is_restarted: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    restart_at: float = field(default=0.0, init=False)

    def start(self) -> None:
        self._let_go()
        self.process = subprocess.Popen([sys.executable, *self.arguments], stdin=subprocess.PIPE)

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()

    def wait(self, until: float) -> None:
        if self.process is None:
            return
        try:
            self.process.wait(timeout=max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._let_go()

    def _let_go(self) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()


class Supervisor:
    def __init__(self, children: Sequence[Child]) -> None:
        self.children = list(children)
        self.is_stopping = False

    def start(self) -> None:
        signal.signal(signal.SIGTERM, self._ask_to_stop)
        signal.signal(signal.SIGINT, self._ask_to_stop)
        for child in self.children:
            child.start()

    def add(self, child: Child) -> None:
        if not self.is_stopping:
            child.start()
            self.children.append(child)

    def run(self) -> int:
        """Until someone asks it to stop, or a child that is not restarted ends: its exit code is then ours."""
        while not self.is_stopping and self._fallen() is None:
            time.sleep(LOOK_SECONDS)
        fallen = None if self.is_stopping else self._fallen()
        self.stop()
        return 0 if fallen is None or fallen.process is None else fallen.process.returncode or 1

    def stop(self) -> None:
        for child in self.children:
            child.stop()
        until = time.monotonic() + STOP_SECONDS
        for child in self.children:
            child.wait(until)

    def _fallen(self) -> Child | None:
        return next((child for child in self.children if child.has_ended() and not self._raise_again(child)), None)

    def _ask_to_stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True

    @staticmethod
    def _raise_again(child: Child) -> bool:
        if not child.is_restarted:
            return False
        now = time.monotonic()
        if not child.restart_at:
            child.restart_at = now + RESTART_PAUSE
        elif now >= child.restart_at:
            child.restart_at = 0.0
            child.start()
        return True
