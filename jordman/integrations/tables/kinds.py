"""Which kind of file it is, by what it holds: the ending of a name says little about an export."""

from enum import StrEnum

from django.utils.translation import gettext as _

from jordman.integrations.tables.encodings import is_wide
from jordman.integrations.tables.table import UnreadableFile


class FileKind(StrEnum):
    TEXT = "text"
    PACKAGE = "package"


def kind_of(start: bytes) -> FileKind:
    """TEXT or PACKAGE (a zip, perhaps a workbook). Raises UnreadableFile for what is known to be something else."""
    if not start.strip(b"\x00 \t\r\n"):
        raise UnreadableFile(_("Filen är tom. Kontrollera exporten och välj filen igen."))
    if start.startswith(b"PK\x03\x04"):
        return FileKind.PACKAGE
    _refuse_known(start)
    if not is_wide(start) and _looks_binary(start):
        raise UnreadableFile(_("Det här är inte en tabell. Spara listan som .xlsx eller .csv och välj den filen."))
    return FileKind.TEXT


def _refuse_known(start: bytes) -> None:
    head = start.lstrip(b"\xef\xbb\xbf \t\r\n")[:2_000].lower()
    if start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise UnreadableFile(
            _(
                "Filen är en äldre Excel-fil (.xls) eller har lösenord. "
                "Öppna den i Excel, spara som .xlsx utan lösenord och välj den igen."
            )
        )
    if head.startswith(b"%pdf"):
        raise UnreadableFile(_("Filen är en PDF. Exportera listan som .xlsx eller .csv och välj den filen."))
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta")):
        raise UnreadableFile(
            _("Filen är en webbsida, fast den kan heta .xls. Öppna den i Excel, spara som .xlsx och välj den igen.")
        )
    if head.startswith(b"{\\rtf"):
        raise UnreadableFile(_("Filen är ett textdokument. Klistra in tabellen i Excel och spara som .xlsx."))
    if start.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF")):
        raise UnreadableFile(_("Filen är en bild eller film. Exportera listan som .xlsx eller .csv."))
    if start.startswith((b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"PK\x05\x06")):
        raise UnreadableFile(_("Filen är ett arkiv. Packa upp det och välj själva listan."))


def _looks_binary(start: bytes) -> bool:
    """Control characters that no text has; NUL is let through, as some systems pad with it."""
    odd = sum(byte < 32 and byte not in b"\x00\t\n\x0b\x0c\r\x1a\x1b" for byte in start)
    return odd > len(start) * 0.02 + 40
