"""Is the demo that lies in a folder still the one that this program would build? Asked before Django is loaded."""

import hashlib
import time
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
# Each holds the fingerprint of what it was made from.
BUILT = "built-from"
PACKED = "packed-from"
# Its dates are set around the day it is built.
FRESH_DAYS = 14

STORY = ("demo/**/*", "library/starter/**/*", "instruments/data/*", "organisations/data/**/*", "*/migrations/*.py")
STATIC = ("*/static/**/*", "*/locale/**/*.po")
# What the program makes beside its sources when it is first started is no change of the program.
MADE_BY_STARTING = (".pyc", ".mo")
PACKAGES_WITH_STATIC = ("django", "django-allauth", "wagtail", "whitenoise")


def why_build(folder: Path) -> str:
    """A sentence's beginning, or nothing when the demo can be served as it is."""
    stamp = folder / BUILT
    if not stamp.exists():
        return "The first time"
    if stamp.read_text() != story():
        return "The program has changed"
    return "Its dates have passed" if time.time() - stamp.stat().st_mtime > FRESH_DAYS * 24 * 3600 else ""


def must_pack(folder: Path) -> bool:
    stamp = folder / PACKED
    return not (folder / "static").exists() or not stamp.exists() or stamp.read_text() != static_files()


def story() -> str:
    """The demo's own code and data, the starter library, the tables."""
    return _fingerprint(STORY)


def static_files() -> str:
    return _fingerprint(STATIC, (version(package) for package in PACKAGES_WITH_STATIC))


def _fingerprint(patterns: Iterable[str], words: Iterable[str] = ()) -> str:
    digest = hashlib.sha256("\n".join(words).encode())
    for path in sorted(path for pattern in patterns for path in PACKAGE.glob(pattern)):
        if path.is_file() and path.suffix not in MADE_BY_STARTING:
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()
