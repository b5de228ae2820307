"""The files that come with the program, and the content of a version, read once in each process."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from jordman.instruments.content import Content
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.parsing import read_content

SHIPPED = Path(__file__).resolve().parent / "data"
KEPT = 64


@cache
def shipped_files() -> tuple[Path, ...]:
    """One an instrument, by name. They come with the program and do not change while it runs."""
    return tuple(sorted(SHIPPED.glob("*.yaml")))


@cache
def read_mapping(file: Path) -> dict[str, Any]:
    """A shipped file as it is, before anybody has looked at what it says. Read once: copy it to change it."""
    data: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return data


def content_of(version: InstrumentVersion) -> Content:
    """A published version never changes and is kept by its moment of publishing; a draft is read anew each time.

    A version whose content is deferred costs one question the first time, then none.
    """
    if version.published_at is None:
        return read_content(version.content)
    return _published(version.pk, version.published_at.isoformat(timespec="microseconds"))


@lru_cache(maxsize=KEPT)
def _published(pk: int, _published_at: str) -> Content:
    return read_content(InstrumentVersion.objects.values_list("content", flat=True).get(pk=pk))


def forget_content() -> None:
    """For tests, which use the same numbers for other rows."""
    _published.cache_clear()
