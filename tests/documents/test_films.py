"""Films are known by their bytes."""

import pytest

from jordman.documents.films import MP4, WEBM, FilmFault, check_film

MP4_HEAD = b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41" + b"\0" * 64
WEBM_HEAD = (
    b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webmB\x87\x81\x04" + b"\0" * 64
)


def test_mp4_and_webm_are_films() -> None:
    assert check_film(MP4_HEAD, 1000, "Birgitta.MP4") == MP4
    assert check_film(MP4_HEAD, 1000, "birgitta.m4v") == MP4
    assert check_film(WEBM_HEAD, 1000, "birgitta.webm") == WEBM


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  ", "QuickTime"),
        (b"\x00\x00\x00\x14ftypM4A \x00\x00\x02\x00isom", "ljudfil"),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf", "webbläsare"),
        (b"\x00\x00\x00\x1cftypheic\x00\x00\x00\x00mif1heicisom", "webbläsare"),
        (WEBM_HEAD.replace(b"B\x82\x84webm", b"B\x82\x88matroska"), "Matroska"),
        (b"RIFF\x00\x00\x00\x00AVI LIST", "AVI"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "zip-fil"),
        (b"MZ\x90", "program"),
        (b"<html><script>", "känna igen"),
        (b"\x00\x00\x00\x20ftyp", "webbläsare"),
        (b"", "tom"),
    ],
)
def test_other_files_are_refused_in_words(head: bytes, sentence: str) -> None:
    found = check_film(head, len(head), "film.mp4")

    assert isinstance(found, FilmFault)
    assert sentence in found.message


def test_name_that_says_something_else_is_refused() -> None:
    found = check_film(WEBM_HEAD, 1000, "film.html")

    assert isinstance(found, FilmFault)
    assert ".webm" in found.message


def test_film_that_is_too_large_is_refused_with_the_limit() -> None:
    found = check_film(MP4_HEAD, 3 * 1024**3, "film.mp4")

    assert isinstance(found, FilmFault)
    assert "2 GB" in found.message
