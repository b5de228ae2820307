"""Whether a file that an author hands in may be shown to others. Its bytes decide, not its name."""

from __future__ import annotations

import re
import zipfile
from typing import IO

from django.utils.translation import gettext as _

from jordman.documents.captions import check_captions
from jordman.documents.films import HEAD, FilmFault, check_film
from jordman.documents.svg import check_svg

NAME = re.compile(r"(?:media|tools)/[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9]+")
PICTURES = {
    "png": (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    "jpg": (b"\xff\xd8\xff", 0, "image/jpeg"),
    "jpeg": (b"\xff\xd8\xff", 0, "image/jpeg"),
    "webp": (b"WEBP", 8, "image/webp"),
}
OFFICE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
TYPES = {
    "svg": "image/svg+xml",
    **{suffix: kind for suffix, (_magic, _at, kind) in PICTURES.items()},
    "webm": "video/webm",
    "mp4": "video/mp4",
    "vtt": "text/vtt",
    "pdf": "application/pdf",
    **OFFICE,
}
DRAWN = ("svg", *PICTURES)
FILMS = ("webm", "mp4")
IN_MEDIA = (*DRAWN, *FILMS, "vtt")
IN_TOOLS = ("pdf", *OFFICE)

LARGEST_PICTURE = 3 * 1024**2
LARGEST_FILM = 300 * 1024**2
LARGEST_TOOL = 10 * 1024**2
LARGEST_UNPACKED = 100 * 1024**2
ACTIVE_PARTS = re.compile(r"vbaProject|activeX|embeddings/|externalLinks/", re.IGNORECASE)
ACTIVE_PDF = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile)\b")


def suffix_of(name: str) -> str:
    return name.rpartition(".")[2].lower()


def check_file(name: str, file: IO[bytes], size: int) -> list[str]:
    """Sentences that say what is wrong. `name` is media/x.svg or tools/y.xlsx."""
    if not NAME.fullmatch(name):
        return [_("Filens namn får ha a-z, 0-9 och bindestreck, till exempel fotoramen.svg.")]
    suffix = suffix_of(name)
    allowed = IN_MEDIA if name.startswith("media/") else IN_TOOLS
    if suffix not in allowed:
        return [_("Filen är av fel slag. Här går det bra med: %(kinds)s.") % {"kinds": ", ".join(allowed)}]
    if not size:
        return [_("Filen är tom. Välj den igen.")]
    file.seek(0)
    if suffix in FILMS:
        film = check_film(file.read(HEAD), size, name, largest=LARGEST_FILM)
        return [film.message] if isinstance(film, FilmFault) else []
    largest = LARGEST_TOOL if name.startswith("tools/") else LARGEST_PICTURE
    if size > largest:
        return [_("Filen är för stor. Den kan vara högst %(size)s MB.") % {"size": largest // 1024**2}]
    return _check_whole(suffix, file)


def _check_whole(suffix: str, file: IO[bytes]) -> list[str]:
    if suffix in OFFICE:
        return _check_office(file)
    data = file.read()
    if suffix == "svg":
        return check_svg(data)
    if suffix == "vtt":
        return [_at(line, text) for line, text in check_captions(data).faults]
    if suffix == "pdf":
        return _check_pdf(data)
    magic, at, _type = PICTURES[suffix]
    is_picture = data[at : at + len(magic)] == magic
    return [] if is_picture else [_("Filen är ingen bild av det slag som namnet säger. Spara om den.")]


def _at(line: int, text: str) -> str:
    return _("Rad %(line)s: %(text)s") % {"line": line, "text": text} if line else text


def _check_pdf(data: bytes) -> list[str]:
    if not data.startswith(b"%PDF-"):
        return [_("Filen är ingen PDF. Spara om den som PDF.")]
    if ACTIVE_PDF.search(data):
        return [_("PDF-filen har skript eller filer i sig. Spara om den som en vanlig PDF.")]
    return []


def _check_office(file: IO[bytes]) -> list[str]:
    try:
        with zipfile.ZipFile(file) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return [_("Filen går inte att läsa. Spara om den i Word, Excel eller PowerPoint.")]
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        return [_("Filen är för stor när den packas upp. Spara den med mindre bilder.")]
    if any(ACTIVE_PARTS.search(part.filename) for part in parts):
        return [_("Filen har makron eller andra filer i sig. Spara om den utan dem.")]
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        return [_("Filen går inte att läsa. Spara om den i Word, Excel eller PowerPoint.")]
    return []
