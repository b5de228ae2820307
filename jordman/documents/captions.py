"""Whether captions can be shown with a film, said so that whoever wrote them knows which line to mend."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import StringIO
from itertools import pairwise

from django.utils.translation import gettext as _

LARGEST = 2_000_000
TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
TIMING = re.compile(rf"{TIME}[ \t]+-->[ \t]+{TIME}(?:[ \t]+(.*))?\Z")
SRT_TIMING = re.compile(r"(\d{1,2}):([0-5]\d):([0-5]\d),(\d{1,3})\s*-->\s*(\d{1,2}):([0-5]\d):([0-5]\d),(\d{1,3})")
# The format's own tags: voice, class, language, ruby, bold, italics, underline and times inside a cue.
OWN_TAG = re.compile(r"</?(?:v|c|lang|ruby|rt|b|i|u)(?:[.\s][^<>]*)?>|<\d[\d:.]*>")
ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>?")
NOT_CUES = ("NOTE", "STYLE", "REGION")

Fault = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Cue:
    line: int
    starts: float
    ends: float
    text: str


@dataclass(frozen=True, slots=True)
class CaptionReport:
    """Faults are (line, sentence), in the order of the lines. Line 0 is the whole file."""

    faults: tuple[Fault, ...]
    cues: tuple[Cue, ...]

    @property
    def ok(self) -> bool:
        return not self.faults


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines with nothing empty between them, and where the first of them stands."""

    line: int
    lines: tuple[str, ...]


def check_captions(data: bytes, *, film_seconds: float | None = None) -> CaptionReport:
    fault, text = _read(data)
    if fault:
        return CaptionReport(((0, fault),), ())
    fault = _header_fault(text)
    if fault:
        return CaptionReport(((1, fault),), ())
    faults: list[Fault] = []
    cues: list[Cue] = []
    for piece in _pieces(text)[1:]:
        found, cue = _check_piece(piece)
        faults += found
        cues += [cue] if cue else []
    faults += _order_faults(cues) + _end_faults(cues, film_seconds)
    if not cues and not faults:
        faults.append((0, _("Filen har ingen text. Skriv vad som sägs och hörs i filmen.")))
    if not faults and not _second_opinion(text, len(cues)):
        faults.append((0, _("Filen går inte att läsa som WebVTT. Spara om den i textningsprogrammet.")))
    return CaptionReport(tuple(sorted(faults)), tuple(cues))


def is_srt(data: bytes) -> bool:
    _fault, text = _read(data)
    return not text.startswith("WEBVTT") and bool(SRT_TIMING.search(text))


def srt_to_vtt(data: bytes) -> bytes:
    """The same captions as WebVTT. Check the result as any other file."""
    fault, text = _read(data)
    if fault:
        raise ValueError(fault)
    parts = ["WEBVTT"]
    for piece in _pieces(text):
        at = next((n for n, line in enumerate(piece.lines) if SRT_TIMING.match(line.strip())), None)
        if at is not None:
            timing = SRT_TIMING.sub(_vtt_timing, piece.lines[at].strip())
            parts.append("\n".join([timing, *(_without_fonts(line) for line in piece.lines[at + 1 :])]))
    return ("\n\n".join(parts) + "\n").encode()


def _read(data: bytes) -> tuple[str, str]:
    if len(data) > LARGEST:
        return _("Filen är för stor för att vara text. Välj filen med texten till filmen."), ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _("Filen är inte sparad som UTF-8, så å, ä och ö blir fel. Spara om den som UTF-8."), ""
    if "\0" in text:
        return _("Filen är ingen textfil. Välj filen som slutar på .vtt."), ""
    return "", text.replace("\r\n", "\n").replace("\r", "\n")


def _header_fault(text: str) -> str:
    if re.match(r"WEBVTT(?:[ \t][^\n]*)?(?:\n|\Z)", text):
        return ""
    if SRT_TIMING.search(text):
        return _("Det här är en .srt-fil. Låt Jordmån göra om den, eller spara om den som WebVTT (.vtt).")
    return _("Första raden ska vara WEBVTT. Lägg till den, med en tom rad efter.")


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    gathered: list[str] = []
    lines = text.split("\n")
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            gathered.append(line)
        elif gathered:
            pieces.append(_Piece(number - len(gathered), tuple(gathered)))
            gathered = []
    return pieces


def _check_piece(piece: _Piece) -> tuple[list[Fault], Cue | None]:
    if piece.lines[0].startswith(NOT_CUES):
        is_style = piece.lines[0].startswith("STYLE")
        return ([(piece.line, _("Ta bort STYLE. Texten visas i spelarens egen stil."))] if is_style else []), None
    at = next((n for n, line in enumerate(piece.lines[:2]) if "-->" in line), None)
    if at is None:
        return [
            (piece.line, _("Raden hör inte till någon tid. Ta bort den tomma raden före, eller skriv en tid."))
        ], None
    line = piece.line + at
    timing = TIMING.match(piece.lines[at].strip())
    if timing is None:
        return [(line, _("Tiden går inte att läsa. Skriv den så här: 00:01.000 --> 00:04.000"))], None
    starts, ends = _seconds(timing.groups()[:4]), _seconds(timing.groups()[4:8])
    cue = Cue(line, starts, ends, "\n".join(piece.lines[at + 1 :]))
    return _cue_faults(cue), cue


def _cue_faults(cue: Cue) -> list[Fault]:
    faults: list[Fault] = []
    if cue.ends <= cue.starts:
        faults.append((cue.line, _("Texten slutar innan den börjar. Byt plats på tiderna eller ändra dem.")))
    if not OWN_TAG.sub("", cue.text).strip():
        faults.append((cue.line, _("Det finns ingen text till den här tiden. Skriv texten eller ta bort tiden.")))
    for number, text in enumerate(cue.text.split("\n"), start=cue.line + 1):
        if "-->" in text:
            faults.append((number, _("En ny tid börjar mitt i texten. Lägg en tom rad före den.")))
        elif ANY_TAG.search(OWN_TAG.sub("", text)):
            faults.append((number, _("Texten har kod i sig, till exempel HTML. Skriv bara det som ska läsas.")))
    return faults


def _order_faults(cues: list[Cue]) -> list[Fault]:
    faults: list[Fault] = []
    for before, after in pairwise(cues):
        if after.starts < before.starts:
            faults.append((after.line, _("Tiden är tidigare än den förra. Lägg texterna i tidsordning.")))
        elif after.starts < before.ends:
            faults.append((after.line, _("Texten börjar innan den förra har slutat. Ändra en av tiderna.")))
    return faults


def _end_faults(cues: list[Cue], film_seconds: float | None) -> list[Fault]:
    if film_seconds is None:
        return []
    late = next((cue for cue in cues if cue.starts >= film_seconds), None)
    return [(late.line, _("Texten börjar efter att filmen har slutat. Är det rätt fil till filmen?"))] if late else []


def _second_opinion(text: str, cues: int) -> bool:
    """Another reader of the format finds as many captions as we do."""
    # Imported here: only a page that takes captions needs it.
    import webvtt  # noqa: PLC0415

    try:
        return len(webvtt.from_buffer(StringIO(text))) == cues
    except webvtt.errors.MalformedFileError:
        return False


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _vtt_timing(found: re.Match[str]) -> str:
    numbers = found.groups()
    first, last = (f"{int(h):02}:{m}:{s}.{t.ljust(3, '0')}" for h, m, s, t in (numbers[:4], numbers[4:8]))
    return f"{first} --> {last}"


def _without_fonts(line: str) -> str:
    """Colours and fonts, and directions in braces, mean nothing in the new format."""
    return re.sub(r"</?font[^>]*>|\{\\[^}]*\}", "", line, flags=re.IGNORECASE)
