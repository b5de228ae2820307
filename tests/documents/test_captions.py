"""Captions: what is wrong, on which line, in a sentence."""

import pytest

from jordman.documents.captions import check_captions, is_srt, srt_to_vtt
from tests.documents.naughty import NAUGHTY

GOOD = """WEBVTT

NOTE Textad av Jordmån

1
00:01.000 --> 00:04.000 line:80%
<v Birgitta>Får jag visa bilden?

00:04.000 --> 01:00:07.500
- Ja.
- Då sätter vi upp den.
"""
SRT = (
    "1\r\n00:00:01,000 --> 00:00:04,000\r\n<font color=red>Får jag</font> visa bilden?\r\n\r\n"
    "2\r\n00:00:04,5 --> 00:00:06,000\r\n{\\an8}Ja.\r\n"
)


def cue(timing: str, text: str = "Hej") -> bytes:
    return f"WEBVTT\n\n{timing}\n{text}\n".encode()


def test_good_captions_have_no_faults_and_their_cues_are_read() -> None:
    report = check_captions(GOOD.encode(), film_seconds=4000)

    assert report.ok
    assert [(found.starts, found.ends) for found in report.cues] == [(1.0, 4.0), (4.0, 3607.5)]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_computer_s_line_endings_and_marks_are_read(ending: str) -> None:
    assert check_captions(b"\xef\xbb\xbf" + GOOD.replace("\n", ending).encode()).ok


@pytest.mark.parametrize(
    ("data", "line", "sentence"),
    [
        (GOOD.encode("cp1252"), 0, "UTF-8"),
        (GOOD.encode("utf-16"), 0, "UTF-8"),
        (b"\0\0\0", 0, "textfil"),
        (b"", 1, "WEBVTT"),
        (b"WEBVTTX\n\n", 1, "WEBVTT"),
        (b"WEBVTT\n", 0, "ingen text"),
        (SRT.encode(), 1, ".srt"),
        (GOOD.replace("WEBVTT", "Text", 1).encode(), 1, "WEBVTT"),
        (cue("00:05.000 --> 00:04.000"), 3, "slutar innan"),
        (cue("00:04.000 --> 00:04.000"), 3, "slutar innan"),
        (cue("00:01,000 --> 00:04,000"), 3, "går inte att läsa"),
        (cue("00:01.000-->00:04.000"), 3, "går inte att läsa"),
        (cue("00:61.000 --> 00:64.000"), 3, "går inte att läsa"),
        (cue("00:01.000 --> 00:02.000", " "), 3, "ingen text"),
        (cue("00:01.000 --> 00:02.000", "<v Birgitta></v>"), 3, "ingen text"),
        (cue("00:01.000 --> 00:02.000", "Hej\n<script>alert(1)</script>"), 5, "kod"),
        (cue("00:01.000 --> 00:02.000", "<img src=x onerror=alert(1)"), 4, "kod"),
        (cue("00:01.000 --> 00:02.000", "<b><iframe></b>"), 4, "kod"),
        (cue("00:01.000 --> 00:02.000", "Hej\n00:02.000 --> 00:03.000"), 5, "mitt i texten"),
        (b"WEBVTT\n\nHej\n", 3, "hör inte"),
        (b"WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\nHej\n", 3, "STYLE"),
        (b"WEBVTT\n\n00:01.000 --> 00:03.000\nA\n\n00:02.000 --> 00:04.000\nB\n", 6, "innan den f"),
        (b"WEBVTT\n\n00:05.000 --> 00:06.000\nA\n\n00:02.000 --> 00:04.000\nB\n", 6, "tidsordning"),
    ],
)
def test_fault_names_its_line_and_says_what_to_do(data: bytes, line: int, sentence: str) -> None:
    report = check_captions(data)

    assert not report.ok
    assert report.faults[0][0] == line
    assert any(sentence in message for _, message in report.faults)


def test_captions_of_another_film_are_noticed() -> None:
    report = check_captions(GOOD.encode(), film_seconds=3)

    assert report.faults[0][0] == 9
    assert "rätt fil" in report.faults[0][1]


def test_ordinary_signs_in_speech_are_no_code() -> None:
    assert check_captions(cue("00:01.000 --> 00:02.000", "2 < 3 &amp; R&B, 5 > 4 <3")).ok


def test_file_that_is_far_too_large_is_not_read() -> None:
    assert "för stor" in check_captions(b"WEBVTT\n" * 400_000).faults[0][1]


def test_srt_is_recognised_and_becomes_captions_that_pass() -> None:
    data = srt_to_vtt(SRT.encode())
    report = check_captions(data)

    assert is_srt(SRT.encode())
    assert not is_srt(GOOD.encode())
    assert report.ok
    assert [(found.starts, found.ends, found.text) for found in report.cues] == [
        (1.0, 4.0, "Får jag visa bilden?"),
        (4.5, 6.0, "Ja."),
    ]


def test_srt_in_another_encoding_is_refused_in_words() -> None:
    with pytest.raises(ValueError, match="UTF-8"):
        srt_to_vtt(SRT.encode("cp1252"))


def test_naughty_strings_never_break_the_check() -> None:
    for text in NAUGHTY:
        check_captions(text.encode("utf-8", "replace"))
        check_captions(cue("00:01.000 --> 00:02.000", text))
