"""Recognises the encoding of a text file by what Swedish letters it would give."""

import codecs
from collections import Counter
from typing import BinaryIO

CHUNK = 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Windows-1252 first: it wins a tie. It is also right for ISO-8859-1, which is the same for every letter.
_ONE_BYTE = ("cp1252", "mac_roman", "cp850")
_SWEDISH = frozenset("åäöÅÄÖ")
_NEIGHBOURS = frozenset("éèêëáàâãíìîïóòôõúùûüñçøæßýÉÈÁÀÍÓÚÜÑÇØÆšžŠŽ–—’”“«»§°·\N{NO-BREAK SPACE}´½€")


def is_wide(start: bytes) -> bool:
    """Whether the file says, or shows, that each letter takes more than one byte."""
    return any(start.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8-sig") or bool(
        _unmarked_utf16(start)
    )


def recognise_encoding(stream: BinaryIO, start: bytes) -> str:
    """The codec of the whole stream, whose first bytes are `start`. The stream is left at its beginning."""
    for mark, encoding in _MARKS:
        if start.startswith(mark):
            return encoding
    wide = _unmarked_utf16(start)
    if wide:
        return wide
    stream.seek(0)
    high, is_utf8, broken = _survey(stream)
    stream.seek(0)
    if is_utf8 or _is_damaged_utf8(high, broken):
        return "utf-8"
    return max(_ONE_BYTE, key=lambda encoding: _likeness(high, encoding))


def _unmarked_utf16(start: bytes) -> str:
    """UTF-16 without a mark has a NUL in every other byte of Latin text."""
    pairs = len(start) // 2
    if pairs < 4:
        return ""
    even, odd = start[0 : pairs * 2 : 2].count(0), start[1 : pairs * 2 : 2].count(0)
    if odd > pairs * 0.5 and even < pairs * 0.1:
        return "utf-16-le"
    if even > pairs * 0.5 and odd < pairs * 0.1:
        return "utf-16-be"
    return ""


def _survey(stream: BinaryIO) -> tuple[Counter[int], bool, int]:
    """How often each byte over 127 stands in the file, whether all of it is UTF-8, and how many places are not."""
    high: Counter[int] = Counter()
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    broken = 0
    while chunk := stream.read(CHUNK):
        if not chunk.isascii():
            high.update(chunk.translate(None, bytes(range(128))))
        broken += decoder.decode(chunk).count("\N{REPLACEMENT CHARACTER}")
    broken += decoder.decode(b"", final=True).count("\N{REPLACEMENT CHARACTER}")
    # A file may hold the replacement character itself, as three good bytes that another system wrote.
    written = min(high[0xEF], high[0xBF], high[0xBD])
    return high, broken <= written, broken


def _is_damaged_utf8(high: Counter[int], broken: int) -> bool:
    """Nearly all of it is UTF-8: one line was pasted in from elsewhere, or the file was cut."""
    openers = sum(high[byte] for byte in range(0xC2, 0xF5))
    followers = sum(high[byte] for byte in range(0x80, 0xC0))
    return followers >= openers * 0.8 and broken * 10 < openers


def _likeness(high: Counter[int], encoding: str) -> int:
    total = 0
    for byte, count in high.items():
        letter = bytes((byte,)).decode(encoding, "replace")
        if letter in _SWEDISH:
            total += 5 * count
        elif letter in _NEIGHBOURS:
            total += count
        elif not letter.isalpha():
            total -= 3 * count
    return total
