"""What a backup says about itself. Pure: reads and writes text, compares numbers."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO

FORMAT = 1
NAME = "manifest.json"


class BackupError(Exception):
    """A backup that cannot be made, or must not be put back. The message says why."""


@dataclass(frozen=True)
class Manifest:
    """`parts` maps each file in the archive to its SHA-256."""

    version: str
    engine: str
    made_at: str
    parts: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=2, sort_keys=True)


def read(text: str) -> Manifest:
    try:
        manifest = Manifest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise BackupError("Its manifest cannot be read, so this is no backup of Jordmån, or a damaged one.") from error
    if manifest.format > FORMAT:
        raise BackupError("It was made by a newer Jordmån. Upgrade this site first.")
    return manifest


def check_version(manifest: Manifest, *, here: str, engine: str) -> None:
    """An older backup is migrated afterwards; a newer one holds tables that this program does not know."""
    if _numbers(manifest.version) > _numbers(here):
        raise BackupError(f"It was made by Jordmån {manifest.version}; this is {here}. Upgrade this site first.")
    if manifest.engine != engine:
        raise BackupError(f"It holds a {manifest.engine} database; this site runs on {engine}.")


def check_parts(manifest: Manifest, found: dict[str, str]) -> None:
    if missing := sorted(set(manifest.parts) - set(found)):
        raise BackupError(f"It lacks {missing[0]}: the file is cut off or damaged.")
    if unknown := sorted(set(found) - set(manifest.parts)):
        raise BackupError(f"It holds {unknown[0]}, which its manifest does not name.")
    if changed := sorted(name for name, digest in manifest.parts.items() if found[name] != digest):
        raise BackupError(f"{changed[0]} is not what was backed up: the file is damaged or has been changed.")


def fingerprint(path: Path) -> str:
    with path.open("rb") as stream:
        return stream_fingerprint(stream)


def stream_fingerprint(stream: IO[bytes]) -> str:
    return hashlib.file_digest(stream, "sha256").hexdigest()  # type: ignore[arg-type]


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
