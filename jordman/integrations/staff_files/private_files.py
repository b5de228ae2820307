"""Where an import's file lies while it is worked on: a folder of its own that no address leads to."""

import json
import shutil
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

UPLOAD, RECOGNISED, PLAN, PROGRESS = "file", "recognised.json", "plan.json", "progress.json"


def new_folder() -> str:
    """The name of a folder that only the site's own user can look into."""
    name = uuid.uuid4().hex
    root().mkdir(mode=0o700, parents=True, exist_ok=True)
    (root() / name).mkdir(mode=0o700)
    return name


def root() -> Path:
    return Path(settings.DATA) / "imports"


def place(folder: str, name: str = UPLOAD) -> Path:
    return root() / folder / name


def store(folder: str, chunks: Iterable[bytes]) -> int:
    """Write the file and return its size."""
    with place(folder).open("wb") as stream:
        return sum(stream.write(chunk) for chunk in chunks)


def write_json(folder: str, name: str, content: object) -> None:
    """Written beside its place and moved there when whole, so that nobody reads half of it."""
    target = place(folder, name)
    part = target.with_suffix(".part")
    part.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    part.replace(target)


def read_json(folder: str, name: str) -> Any:
    """What was written, or None when it is not there (any more)."""
    try:
        return json.loads(place(folder, name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def discard(folder: str) -> None:
    shutil.rmtree(root() / folder, ignore_errors=True)


def folders() -> set[str]:
    return {path.name for path in root().iterdir()} if root().is_dir() else set()
