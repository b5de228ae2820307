"""Accessible PDF (PDF/UA-1) from a template and plain data. What people wrote reaches it as data, never as code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from jordman.documents.printable import printable

if TYPE_CHECKING:
    import typst

Template = Literal["certificate", "programme_report", "tool", "attendance", "agreement"]

FONTS = Path(__file__).parent / "fonts"
TEMPLATES = Path(__file__).parent / "templates"
LANGUAGES = {"sv", "en"}


def render_pdf(template: Template, data: Mapping[str, object]) -> bytes:
    """`data` always holds `title` and `language` (sv or en); the rest is what the dataclasses in papers.py hold."""
    # Imported here: the engine is 80 MB that no other page needs in memory.
    import typst  # noqa: PLC0415

    if data.get("language") not in LANGUAGES:
        raise ValueError(f"A document is in one of {sorted(LANGUAGES)}")
    compiler = typst.Compiler(
        TEMPLATES / f"{template}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_printable(data), ensure_ascii=False)},
    )
    return cast("bytes", compiler.compile(format="pdf", pdf_standards="ua-1"))


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    # Imported here for the same reason as above.
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def _printable(value: object) -> object:
    match value:
        case str():
            return printable(value)
        case Mapping():
            return {str(key): _printable(item) for key, item in value.items()}
        case Sequence():
            return [_printable(item) for item in value]
        case _:
            return value
