"""Whether a file that someone hands in is a film that every browser plays. The bytes decide, not the name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.utils.translation import gettext as _

HEAD = 4096  # bytes from the beginning that are enough to tell
LARGEST = 2 * 1024**3
MP4_BRANDS = {
    b"isom", b"iso2", b"iso3", b"iso4", b"iso5", b"iso6", b"iso7", b"iso8", b"iso9",
    b"mp41", b"mp42", b"avc1", b"av01", b"dash", b"mmp4", b"MSNV", b"M4V ", b"M4VH", b"M4VP", b"f4v ", b"msdh", b"cmfc",
}  # fmt: skip
OTHERS = {
    b"\x89PNG": "PNG-bild",
    b"\xff\xd8\xff": "JPEG-bild",
    b"GIF8": "GIF-bild",
    b"%PDF": "PDF",
    b"PK\x03\x04": "zip-fil",
    b"OggS": "Ogg-film",
    b"FLV\x01": "Flash-film",
    b"\x30\x26\xb2\x75": "WMV-film",
    b"\x00\x00\x01\xba": "MPEG-film",
    b"ID3": "ljudfil",
    b"MZ": "program",
    b"\x7fELF": "program",
}


@dataclass(frozen=True, slots=True)
class FilmKind:
    extension: str
    mimetype: str


@dataclass(frozen=True, slots=True)
class FilmFault:
    message: str


MP4 = FilmKind(".mp4", "video/mp4")
WEBM = FilmKind(".webm", "video/webm")


def check_film(head: bytes, size: int, filename: str, *, largest: int = LARGEST) -> FilmFault | FilmKind:
    """`head` is the first bytes of the file, at least 4096 of them when it has as many."""
    if size == 0 or not head:
        return FilmFault(_("Filen är tom. Välj filmen igen."))
    if size > largest:
        limit = f"{largest / 1024**3:.3g}".replace(".", ",")
        return FilmFault(_("Filmen är för stor. Spara den i lägre upplösning, högst %(limit)s GB.") % {"limit": limit})
    found = _mp4(head) or _webm(head) or _other(head)
    if isinstance(found, FilmKind) and PurePath(filename).suffix.casefold() not in {found.extension, ".m4v"}:
        sentence = _(
            "Filmen är av typen %(extension)s, men namnet säger något annat. Byt namn på filen och försök igen."
        )
        return FilmFault(sentence % {"extension": found.extension})
    return found


def _mp4(head: bytes) -> FilmKind | FilmFault | None:
    if head[4:8] != b"ftyp":
        return None
    end = min(max(int.from_bytes(head[:4], "big"), 16), 512)
    brands = {head[8:12]} | {head[at : at + 4] for at in range(16, min(end, len(head) - 3), 4)}
    if head[8:12] == b"qt  ":
        return FilmFault(_("Filmen är i QuickTime-format (.mov). Spara om den som MP4."))
    if head[8:11] == b"M4A":
        return FilmFault(_("Det här är en ljudfil. Välj en film i MP4 eller WebM."))
    if brands & MP4_BRANDS and not brands & {b"avif", b"heic", b"heix", b"mif1"}:
        return MP4
    return FilmFault(_("Det här är ingen film som webbläsare kan visa. Spara om den som MP4."))


def _webm(head: bytes) -> FilmKind | FilmFault | None:
    if not head.startswith(b"\x1a\x45\xdf\xa3"):
        return None
    if b"\x42\x82\x84webm" in head[:256]:
        return WEBM
    return FilmFault(_("Filmen är i Matroska-format (.mkv). Spara om den som MP4 eller WebM."))


def _other(head: bytes) -> FilmFault:
    if head[:4] == b"RIFF" and head[8:12] == b"AVI ":
        return FilmFault(_("Filmen är i AVI-format. Spara om den som MP4."))
    for magic, name in OTHERS.items():
        if head.startswith(magic):
            return FilmFault(_("Det här är en %(kind)s. Välj en film i MP4 eller WebM.") % {"kind": name})
    return FilmFault(_("Filen går inte att känna igen som film. Välj en film i MP4 eller WebM."))
