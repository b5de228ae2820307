"""How far a long import has come. Kept in the private folder: a big transaction would hide it in the database."""

import time
from dataclasses import asdict, dataclass

from jordman.integrations.staff_files import private_files
from jordman.integrations.staff_files.private_files import PROGRESS

SECONDS_BETWEEN = 0.5


@dataclass(frozen=True)
class Reached:
    """`phase` is read, compare or write; `total` is 0 while nobody knows how many rows there are."""

    phase: str = "read"
    done: int = 0
    total: int = 0


class Progress:
    """Tells whoever looks how many rows are done. Without a folder it tells nobody."""

    def __init__(self, folder: str = "") -> None:
        self.folder = folder
        self._told = 0.0

    def begin(self, phase: str, total: int = 0) -> None:
        self._tell(Reached(phase, 0, total))

    def advance(self, phase: str, done: int, total: int) -> None:
        if time.monotonic() - self._told >= SECONDS_BETWEEN:
            self._tell(Reached(phase, min(done, total), total))

    def _tell(self, reached: Reached) -> None:
        self._told = time.monotonic()
        if self.folder and private_files.place(self.folder).parent.is_dir():
            private_files.write_json(self.folder, PROGRESS, asdict(reached))


def reached(folder: str) -> Reached:
    kept = private_files.read_json(folder, PROGRESS)
    return Reached(**kept) if kept else Reached()
