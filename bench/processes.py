"""What processes use: processor time and memory, read from /proc. Elsewhere than on Linux there is only the clock."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

PROC = Path("/proc")
HAS_PROC = (PROC / "self" / "task").exists()
NANOSECONDS = 1e9


def tree(root: int) -> list[int]:
    """A process and everything that it has started."""
    children: dict[int, list[int]] = {}
    for pid in (int(path.name) for path in PROC.iterdir() if path.name.isdecimal()):
        if (parent := _parent(pid)) is not None:
            children.setdefault(parent, []).append(pid)
    found, waiting = [], [root]
    while waiting:
        pid = waiting.pop()
        found.append(pid)
        waiting += children.get(pid, [])
    return found


def cpu_seconds(pids: Iterable[int]) -> float:
    """Processor time that the processes have used so far; on a machine without /proc, the clock."""
    return sum(map(_cpu_seconds, pids)) if HAS_PROC else time.perf_counter()


def memory(pid: int) -> int:
    """Bytes of real memory that the process holds now, or 0 where that is not known."""
    for line in _read(PROC / str(pid) / "status").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0


def most_memory(pid: int) -> int:
    """The most that the process has held."""
    for line in _read(PROC / str(pid) / "status").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _cpu_seconds(pid: int) -> float:
    # To the nanosecond for each thread; what the kernel says of the whole process is rounded to ten milliseconds.
    threads = [_read(path) for path in (PROC / str(pid) / "task").glob("*/schedstat")]
    if any(threads):
        return sum(int(line.split()[0]) for line in threads if line) / NANOSECONDS
    fields = _read(PROC / str(pid) / "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def _parent(pid: int) -> int | None:
    fields = _read(PROC / str(pid) / "stat").rpartition(")")[2].split()
    return int(fields[1]) if fields else None


def _read(path: Path) -> str:
    """A process may end while it is looked at."""
    try:
        return path.read_text()
    except OSError:
        return ""
