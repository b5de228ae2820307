"""Sends a stored file, whole or the part that a player asks for, so that films can be sought in and resumed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from jordman.library.checks.files import TYPES, suffix_of


class Stored(Protocol):
    """A file with what is known of it: `digest` names its content."""

    @property
    def name(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def size(self) -> int: ...
    @property
    def file(self) -> FieldFile: ...


CHUNK = 256 * 1024
A_YEAR = 60 * 60 * 24 * 365
RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
# A drawing or a document opened by itself must not be able to do anything.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"


def file_response(request: HttpRequest, row: Stored, *, download_as: str = "") -> HttpResponseBase:
    """The file of `row`. An address names one content for ever, so the browser may keep it."""
    etag = f'"{row.digest}"'
    if request.headers.get("If-None-Match") == etag:
        return _with_headers(HttpResponse(status=304), row, etag, download_as)
    part = _asked_for(request, etag, row.size)
    if part == (0, 0):
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{row.size}"})
        return _with_headers(response, row, etag, download_as)
    start, end = part or (0, row.size)
    body = StreamingHttpResponse(_read(row, start, end), status=206 if part else 200)
    body["Content-Length"] = str(end - start)
    if part:
        body["Content-Range"] = f"bytes {start}-{end - 1}/{row.size}"
    return _with_headers(body, row, etag, download_as)


def _with_headers(response: HttpResponseBase, row: Stored, etag: str, download_as: str) -> HttpResponseBase:
    response["Content-Type"] = TYPES.get(suffix_of(row.name), "application/octet-stream")
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={A_YEAR}, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    if download_as:
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=download_as) or ""
    return response


def _asked_for(request: HttpRequest, etag: str, size: int) -> tuple[int, int] | None:
    """The part asked for, as first byte and the one after the last; None for all, (0, 0) for what is not there."""
    found = RANGE.fullmatch(request.headers.get("Range", "").strip())
    if found is None or found[0] == "bytes=-" or request.headers.get("If-Range", etag) != etag:
        return None
    if not found[1]:
        start, end = max(size - int(found[2]), 0), size
    else:
        start, end = int(found[1]), min(int(found[2]) + 1, size) if found[2] else size
    return (start, end) if start < end else (0, 0)


def _read(row: Stored, start: int, end: int) -> Iterator[bytes]:
    """Opened when the first byte is asked for, so that nothing is left open when nobody asks."""
    with row.file.open("rb") as file:
        file.seek(start)
        left = end - start
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
