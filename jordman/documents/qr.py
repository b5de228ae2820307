"""QR codes as drawings: for a page, or as a file of their own for print."""

from __future__ import annotations

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString

QUIET = 4  # modules of white around the code, as the standard asks


def qr_svg(text: str, *, title: str) -> SafeString:
    """For a page: a named picture, coloured by the page's own stylesheet through the class `qr`."""
    side, path = _drawing(text)
    return format_html(
        '<svg class="qr" role="img" aria-label="{}" viewBox="0 0 {} {}" shape-rendering="crispEdges">'
        '<title>{}</title><path fill="#fff" d="M0 0h{}v{}H0z"/><path fill="#000" d="{}"/></svg>',
        title, side, side, title, side, side, path,
    )  # fmt: skip


def qr_file(text: str) -> str:
    side, path = _drawing(text)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{side}v{side}H0z"/><path d="{path}"/></svg>'
    )


def _drawing(text: str) -> tuple[int, str]:
    """The code's side in modules, and its dark modules as one path of runs."""
    matrix = segno.make(text, error="m", micro=False).matrix
    rows = [path for y, row in enumerate(matrix, start=QUIET) for path in _runs(row, y)]
    return len(matrix) + 2 * QUIET, "".join(rows)


def _runs(row: bytes | bytearray, y: int) -> list[str]:
    paths, start = [], None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            paths.append(f"M{start + QUIET} {y}h{x - start}v1h-{x - start}z")
            start = None
    return paths
