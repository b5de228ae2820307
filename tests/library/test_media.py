"""Files of modules: whole or in part, only to those who may read the module, and never something that runs."""

import hashlib
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseBase
from django.urls import reverse

from jordman.library.actions.files import add_file, name_for, remove_file
from jordman.library.errors import FileRefused, StillUsed
from jordman.library.manuscript import Picture, PictureBlock, Step
from jordman.library.models import Module, ModuleFile
from tests.cast import World
from tests.library.make import SVG, body_of, make_draft, make_file

FILM = b"\x1a\x45\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1f\x42\x82\x84webm" + bytes(range(256)) * 40
VTT = b"WEBVTT\n\n00:01.000 --> 00:04.000\nHej.\n"


@pytest.fixture
def film(world: World) -> ModuleFile:
    return make_file(world.module, "media/film.webm", FILM)


def get(world: World, file: ModuleFile, who: str = "learner", **headers: str) -> HttpResponseBase:
    return world.client(who).get(reverse("library:media", args=[file.address]), headers=headers)


def test_a_film_comes_whole_when_nothing_else_is_asked_for(world: World, film: ModuleFile) -> None:
    response = get(world, film)
    assert (response.status_code, body_of(response)) == (200, FILM)
    assert response.headers["Content-Type"] == "video/webm"
    assert response.headers["Accept-Ranges"] == "bytes"
    assert int(response.headers["Content-Length"]) == len(FILM)


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-", 0, len(FILM)),
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=5000-", 5000, len(FILM)),
        ("bytes=5000-999999", 5000, len(FILM)),
        ("bytes=-100", len(FILM) - 100, len(FILM)),
        ("bytes=-999999", 0, len(FILM)),
    ],
)
def test_a_player_gets_the_part_it_asks_for(world: World, film: ModuleFile, asked: str, start: int, end: int) -> None:
    response = get(world, film, range=asked)
    assert response.status_code == 206
    assert body_of(response) == FILM[start:end]
    assert response.headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(FILM)}"
    assert int(response.headers["Content-Length"]) == end - start


@pytest.mark.parametrize("asked", ["bytes=999999-", "bytes=-0", "bytes=200-100"])
def test_a_part_that_is_not_there_is_said_to_be_missing(world: World, film: ModuleFile, asked: str) -> None:
    response = get(world, film, range=asked)
    assert response.status_code == 416
    assert response.headers["Content-Range"] == f"bytes */{len(FILM)}"


@pytest.mark.parametrize("asked", ["bytes=0-1,5-9", "bytes=-", "lines=1-2", "bytes=a-b"])
def test_what_is_not_understood_gives_the_whole(world: World, film: ModuleFile, asked: str) -> None:
    assert get(world, film, range=asked).status_code == 200


def test_a_browser_that_has_it_does_not_get_it_again(world: World, film: ModuleFile) -> None:
    assert get(world, film, **{"if-none-match": f'"{film.digest}"'}).status_code == 304


def test_a_part_of_another_film_is_not_joined_to_this(world: World, film: ModuleFile) -> None:
    assert get(world, film, range="bytes=5-", **{"if-range": '"other"'}).status_code == 200


def test_the_draft_of_a_file_is_for_those_who_write_and_review(world: World) -> None:
    draft = make_file(world.module, "media/utkast.svg", is_shown=False)
    assert get(world, draft, "learner").status_code == 404
    assert get(world, draft, "lead").status_code == 404
    assert get(world, draft, "supplier").status_code == 200
    assert get(world, draft, "reviewer").status_code == 200


def test_a_file_is_not_read_by_those_who_may_not_read_the_module(world: World, film: ModuleFile) -> None:
    assert get(world, film, "other_lead").status_code == 200
    Module.objects.filter(pk=world.module.pk).update(sharing="own")
    assert get(world, film, "other_lead").status_code == 404
    assert get(world, film, "nobody").status_code == 302


@pytest.mark.parametrize("address", ["bilden", "bilden/x", "bilden/../../secret-key", "a/b/c/d/e"])
def test_a_made_up_address_is_nothing(world: World, address: str) -> None:
    assert world.client("learner").get(f"/bibliotek/filer/{address}").status_code == 404


def test_a_drawing_opened_by_itself_can_do_nothing(world: World) -> None:
    response = get(world, make_file(world.module, "media/a.svg"))
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_document_is_saved_and_never_shown_in_the_page(world: World) -> None:
    response = get(world, make_file(world.module, "tools/a.pdf", b"%PDF-1.4"))
    assert response.headers["Content-Disposition"] == 'attachment; filename="a.pdf"'


# Taking in


def add(module: Module, name: str, data: bytes) -> ModuleFile:
    return add_file(module, by=None, name=name, file=ContentFile(data), size=len(data))


def stored(file: ModuleFile) -> bytes:
    with file.file.open("rb") as opened:
        return bytes(opened.read())


def office(*names: str) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name in ("[Content_Types].xml", *names):
            package.writestr(name, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("media/a.svg", SVG),
        ("media/a.png", b"\x89PNG\r\n\x1a\n123"),
        ("media/a.webp", b"RIFF1234WEBPVP8 "),
        ("media/a.webm", FILM),
        ("media/a.vtt", VTT),
        ("tools/a.pdf", b"%PDF-1.7\n"),
        ("tools/a.xlsx", office("xl/workbook.xml")),
    ],
)
def test_what_can_be_shown_is_taken_in(world: World, name: str, data: bytes) -> None:
    file = add(world.module, name, data)
    assert file.digest == hashlib.sha256(data).hexdigest()[:16]
    assert stored(file) == data


@pytest.mark.parametrize(
    ("name", "data", "because"),
    [
        ("media/a.svg", SVG.replace(b"<rect", b"<script>1</script><rect"), "Ta bort skriptet"),
        ("media/a.svg", SVG.replace(b"<rect", b'<rect onload="x()"'), "onload"),
        ("media/a.html", b"<p>Hej</p>", "av fel slag"),
        ("media/a.exe", b"MZ", "av fel slag"),
        ("tools/a.xlsm", office(), "av fel slag"),
        ("tools/a.xlsx", office("xl/vbaProject.bin"), "makron"),
        ("tools/a.docx", b"PK nonsense", "går inte att läsa"),
        ("tools/a.pdf", b"%PDF-1.7 /JavaScript", "skript"),
        ("tools/a.pdf", b"<html>", "ingen PDF"),
        ("media/a.png", SVG, "ingen bild av det slag"),
        ("media/a.mp4", b"%PDF-1.7" + bytes(5000), "Det här är en PDF"),
        ("media/a.mp4", FILM, "Byt namn"),
        ("media/a.vtt", b"Hej", "WEBVTT"),
        ("media/a.svg", b"", "Filen är tom"),
        ("media/../a.svg", SVG, "Filens namn"),
        ("media/Å.svg", SVG, "Filens namn"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_to_do(world: World, name: str, data: bytes, because: str) -> None:
    with pytest.raises(FileRefused, match=because):
        add(world.module, name, data)
    assert ModuleFile.objects.count() == 0


def test_the_same_file_again_is_the_same(world: World) -> None:
    assert add(world.module, "media/a.svg", SVG) == add(world.module, "media/a.svg", SVG)


def test_a_new_file_of_the_name_is_the_current_one_and_the_old_is_kept(world: World) -> None:
    first = add(world.module, "media/a.svg", SVG)
    second = add(world.module, "media/a.svg", SVG.replace(b"Ruta", b"Ny"))
    first.refresh_from_db()
    assert (first.is_current, second.is_current) == (False, True)
    assert stored(first) == SVG
    add(world.module, "media/a.svg", SVG)
    first.refresh_from_db()
    assert first.is_current


def test_a_file_in_use_is_not_removed(world: World) -> None:
    step = Step("ova", "Öva", 4, (PictureBlock("bild", Picture("media/a.svg", "En ruta.")),))
    module = make_draft(world.association, by=None, key="med-bild", steps=(step,))
    file = add(module, "media/a.svg", SVG)
    with pytest.raises(StillUsed):
        remove_file(file, by=world.people["supplier"])


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("Min bild (2).SVG", "media/min-bild-2.svg"),
        ("Åsas film.mp4", "media/asas-film.mp4"),
        ("kalkyl.XLSX", "tools/kalkyl.xlsx"),
        ("../../etc/passwd.png", "media/etc-passwd.png"),
        ("中文.png", "media/fil.png"),
    ],
)
def test_a_file_gets_a_name_that_every_system_can_write(filename: str, name: str) -> None:
    assert name_for(filename) == name


def test_an_author_uploads_on_a_page_and_older_captions_are_made_new(world: World) -> None:
    client = world.client("supplier")
    address = reverse("library:files", args=[world.module.key])
    srt = SimpleUploadedFile("Birgitta.srt", "1\n00:00:01,000 --> 00:00:04,000\nHej på er.\n".encode())
    assert client.post(address, {"file": srt}).status_code == 302
    assert ModuleFile.objects.get().name == "media/birgitta.vtt"
    page = client.post(address, {"file": SimpleUploadedFile("a.svg", b"<svg onload='1'/>")}).content.decode()
    assert "ska" in page
    assert ModuleFile.objects.count() == 1


def test_stored_files_stay_inside_the_folder_of_uploads(world: World, settings: object) -> None:
    file = add(world.module, "media/a.svg", SVG)
    root = Path(settings.MEDIA_ROOT).resolve()  # type: ignore[attr-defined]
    assert Path(file.file.path).resolve().is_relative_to(root)
