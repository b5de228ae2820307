"""How long a film is, read from its own header: MP4 and WebM. Nothing is played and nothing is trusted beyond that."""

import struct
from collections.abc import Iterator
from typing import BinaryIO

LONGEST = 24 * 3600
HEADER = 1024 * 1024  # WebM says its length near the beginning, when it says it at all.
MILLION = 1_000_000
SEGMENT_INFO, TIMECODE_SCALE, DURATION = b"\x15\x49\xa9\x66", b"\x2a\xd7\xb1", b"\x44\x89"


def film_seconds(film: BinaryIO) -> int | None:
    """Whole seconds, or None when the film does not say. The file is left at its beginning."""
    film.seek(0)
    try:
        found = _webm(film.read(HEADER)) if film.read(4) == b"\x1a\x45\xdf\xa3" else _mp4(film)
    except (struct.error, ValueError, OverflowError):
        found = None
    finally:
        film.seek(0)
    return round(found) if found is not None and 0 < found < LONGEST else None


def _mp4(film: BinaryIO) -> float | None:
    film.seek(0, 2)
    moov = next((span for kind, *span in _boxes(film, 0, film.tell()) if kind == b"moov"), None)
    mvhd = next((span for kind, *span in _boxes(film, *moov) if kind == b"mvhd"), None) if moov else None
    if mvhd is None:
        return None
    film.seek(mvhd[0])
    head = film.read(32)
    if len(head) < 32:
        return None
    scale, length = struct.unpack(">IQ", head[20:32]) if head[0] == 1 else struct.unpack(">II", head[12:20])
    return float(length) / scale if scale else None


def _boxes(film: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, first byte of the content and the byte after it, for each box between `start` and `end`."""
    while start + 8 <= end:
        film.seek(start)
        size, kind = struct.unpack(">I4s", film.read(8))
        head = 8
        if size == 1:
            size, head = struct.unpack(">Q", film.read(8))[0], 16
        size = size or end - start
        if size < head:
            return
        yield kind, start + head, min(start + size, end)
        start += size


def _webm(head: bytes) -> float | None:
    at = head.find(SEGMENT_INFO)
    if at < 0:
        return None
    info = head[at : at + 4096]
    length = _element(info, DURATION)
    if length is None or len(length) not in (4, 8):
        return None
    ticks: float = struct.unpack(">f" if len(length) == 4 else ">d", length)[0]
    scale = _element(info, TIMECODE_SCALE)
    return ticks * (int.from_bytes(scale, "big") if scale else MILLION) / (1000 * MILLION)


def _element(info: bytes, name: bytes) -> bytes | None:
    at = info.find(name)
    if at < 0 or at + len(name) >= len(info):
        return None
    size = info[at + len(name)] & 0x7F
    return info[at + len(name) + 1 : at + len(name) + 1 + size]
