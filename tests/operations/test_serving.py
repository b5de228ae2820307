"""`jordman serve`: children that start, stop and are raised as one."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from jordman import cli
from jordman.operations import serving
from jordman.operations.supervisor import Child, Supervisor

LIVES = "import time; time.sleep(60)"
HOLDS_LIFELINE = "from jordman.operations.lifeline import stop_with_parent; stop_with_parent(); " + LIVES


def has_ended(pid: int, within: float = 10.0) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        status = Path(f"/proc/{pid}/stat")
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if status.exists() and status.read_text().rsplit(")", 1)[1].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def _own_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_own_signals")
def test_all_stop_when_asked_to() -> None:
    children = [Child("one", ["-c", LIVES]), Child("two", ["-c", LIVES], is_restarted=True)]
    supervisor = Supervisor(children)
    supervisor.start()
    threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGTERM)).start()
    assert supervisor.run() == 0
    assert all(child.has_ended() for child in children)


@pytest.mark.usefixtures("_own_signals")
def test_all_stop_when_the_web_server_falls_and_its_exit_code_is_kept() -> None:
    web, worker = Child("web", ["-c", "raise SystemExit(3)"]), Child("worker", ["-c", LIVES], is_restarted=True)
    supervisor = Supervisor([web, worker])
    supervisor.start()
    assert supervisor.run() == 3
    assert worker.has_ended()


@pytest.mark.usefixtures("_own_signals")
def test_a_worker_that_falls_is_raised_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("jordman.operations.supervisor.RESTART_PAUSE", 0.1)
    diary = tmp_path / "diary"
    script = f"open({str(diary)!r}, 'a').write('x')"
    supervisor = Supervisor([Child("web", ["-c", "import time; time.sleep(3)"]), Child("w", ["-c", script], True)])
    supervisor.start()
    supervisor.run()
    assert len(diary.read_text()) >= 2


def test_children_end_with_a_parent_that_is_killed() -> None:
    script = (
        "import subprocess, sys, time\n"
        f"child = subprocess.Popen([sys.executable, '-c', {HOLDS_LIFELINE!r}], stdin=subprocess.PIPE)\n"
        "print(child.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    time.sleep(1)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert has_ended(child)


@pytest.mark.enable_socket
def test_the_next_free_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serving.free_port("127.0.0.1", port) > port
        with pytest.raises(SystemExit, match="is taken"):
            serving.serve([f"--port={port}", "--no-prepare"])


@pytest.mark.enable_socket
def test_health_says_no_when_nobody_answers(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert cli.main(["health", "--port", str(closed.getsockname()[1])]) == 1
    assert capsys.readouterr().err == "No answer.\n"


def test_the_command_lists_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--help"])
    assert stopped.value.code == 0
    said = capsys.readouterr().out
    assert all(name in said for name in ("serve", "worker", "demo", "backup", "restore", "check-deploy"))


def test_every_command_exists() -> None:
    from django.core.management import get_commands  # noqa: PLC0415

    for name in set(cli.COMMANDS) - {"serve", "health", "manage"}:
        assert name.replace("-", "_") in get_commands(), name
