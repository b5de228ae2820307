"""A module's folder as a zip file: in from somebody one does not know, and out again."""

import io
import stat
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from jordman.library.folder import zipped
from jordman.library.models import Module
from tests.cast import World
from tests.library.make import body_of, make_draft
from tests.library.test_folder import MODULE, STEP, TOOL

TEXTS = {"module.md": MODULE, "1-ova.md": STEP, "tools/fem-fragor.md": TOOL}


def packed(files: dict[str, str], folder: str = "mitt-utkast/") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(f"{folder}{name}", text)
    return file.getvalue()


def take_in(world: World, data: bytes, name: str = "mitt-utkast.zip", who: str = "supplier") -> HttpResponse:
    upload = SimpleUploadedFile(name, data, "application/zip")
    organisation = world.association.pk
    response = world.client(who).post(reverse("library:take_in"), {"file": upload, "organisation": organisation})
    assert isinstance(response, HttpResponse)
    return response


def test_a_folder_becomes_a_draft(world: World) -> None:
    response = take_in(world, packed(TEXTS))
    module = Module.objects.get(key="mitt-utkast")
    assert response.headers["Location"] == reverse("library:module", args=["mitt-utkast"])
    assert (module.organisation, module.edition, module.title) == (world.association, None, "Bilden")


def test_files_without_a_folder_take_the_zip_files_name(world: World) -> None:
    take_in(world, packed(TEXTS, folder=""), "bilder-pa-boendet.zip")
    assert Module.objects.filter(key="bilder-pa-boendet").exists()


def test_what_comes_out_goes_in_again(world: World) -> None:
    make_draft(world.association, key="ut-och-in")
    response = world.client("supplier").get(reverse("library:export", args=["ut-och-in"]), {"version": "utkast"})
    data = body_of(response)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.namelist() == ["ut-och-in/module.md", "ut-och-in/1-ova.md", "ut-och-in/tools/fem-fragor.md"]
    revisions = Module.objects.get(key="ut-och-in").revisions.count()
    assert take_in(world, data).status_code == 302
    assert Module.objects.get(key="ut-och-in").revisions.count() == revisions


def test_a_fault_is_said_with_file_and_line(world: World) -> None:
    page = take_in(world, packed({**TEXTS, "1-ova.md": STEP.replace("minutes: 4", "minutes: x")})).content.decode()
    assert "1-ova.md, rad 3: minutes ska vara ett heltal." in page
    assert not Module.objects.filter(key="mitt-utkast").exists()


@pytest.mark.parametrize("name", ["../ut.md", "/etc/ut.md", "a/b/c/d.md", "c:\\ut.md"])
def test_a_file_that_leads_out_of_the_folder_is_refused(world: World, name: str) -> None:
    page = take_in(world, packed({**TEXTS, name: "x"}, folder="")).content.decode()
    assert "Zip-filen har en fil på fel plats" in page
    assert not Module.objects.filter(key="mitt-utkast").exists()


def test_a_link_is_refused(world: World) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        link = zipfile.ZipInfo("mitt-utkast/module.md")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        package.writestr(link, "/etc/passwd")
    assert "fel plats" in take_in(world, file.getvalue()).content.decode()


def test_a_zip_bomb_is_refused_before_it_is_unpacked(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_UNPACKED", 100_000)
    page = take_in(world, packed({**TEXTS, "media/a.svg": "0" * 1_000_000})).content.decode()
    assert "Zip-filen har för mycket i sig" in page


def test_so_is_one_that_lies_about_its_size(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "LARGEST_UNPACKED", 100_000)
    data = packed({**TEXTS, "media/a.svg": "0" * 1_000_000})
    # The size stands in the local header and in the directory at the end.
    lying = data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != data
    response = take_in(world, lying)
    assert response.status_code == 200
    assert not Module.objects.filter(key="mitt-utkast").exists()


def test_too_many_files_are_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipped, "MOST_FILES", 2)
    assert "för mycket i sig" in take_in(world, packed(TEXTS)).content.decode()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"hej", MODULE.encode()])
def test_what_is_no_zip_is_refused(world: World, data: bytes) -> None:
    response = take_in(world, data)
    assert response.status_code == 200
    assert not Module.objects.filter(key="mitt-utkast").exists()


def test_a_key_of_another_organisation_is_refused(world: World) -> None:
    make_draft(world.other_municipality, key="mitt-utkast")
    page = take_in(world, packed(TEXTS)).content.decode()
    assert "En annan modul heter redan mitt-utkast." in page
    assert Module.objects.get(key="mitt-utkast").organisation == world.other_municipality


@pytest.mark.parametrize("key", ["ny", "granskning", "filer", "hamta-in"])
def test_a_key_that_is_an_address_of_ours_is_refused(world: World, key: str) -> None:
    assert "Byt namn" in take_in(world, packed(TEXTS, folder=f"{key}/")).content.decode()


def test_a_module_is_not_put_in_an_organisation_one_does_not_write_for(world: World) -> None:
    upload = SimpleUploadedFile("mitt-utkast.zip", packed(TEXTS))
    data = {"file": upload, "organisation": world.other_municipality.pk}
    assert world.client("supplier").post(reverse("library:take_in"), data).status_code == 200
    assert not Module.objects.filter(key="mitt-utkast").exists()


DEEP = "x: " + "[" * 4000
HOSTILE = {
    "a name that is a list": MODULE.replace("title: Bilden", "title: Bilden\n? [a, b]\n: c", 1),
    "lists without end": MODULE.replace("title: Bilden", f"title: Bilden\n{DEEP}", 1),
    "a number without end": MODULE.replace("minutes: 4", f"minutes: {'9' * 5000}", 1),
    "a category that is not there": MODULE.replace("category: 5", "category: 99", 1),
    "a title without end": MODULE.replace("title: Bilden", f"title: {'x' * 5000}", 1),
    "a language that is not there": MODULE.replace("language: sv", "language: klingonska", 1),
    "a sign that no text has": MODULE.replace("Två meningar.", "Två\0meningar.", 1),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_folder_that_nobody_wrote_by_mistake_is_refused_in_words(world: World, text: str) -> None:
    response = take_in(world, packed({**TEXTS, "module.md": text}))
    assert response.status_code == 200
    assert 'aria-invalid="true"' in response.content.decode()
    assert not Module.objects.filter(key="mitt-utkast").exists()


def test_a_zip_whose_content_is_damaged_is_refused(world: World) -> None:
    data = bytearray(packed(TEXTS))
    at = data.index(b"module.md") + len("module.md")
    data[at : at + 20] = b"\xff" * 20
    response = take_in(world, bytes(data))
    assert "Packa mappen igen" in response.content.decode()


def test_a_tool_has_no_file_outside_its_folder(world: World) -> None:
    tool = "title: Lösenord\nsummary: Läs.\nkind: template\nfile: ../../../../../../etc/passwd\n"
    response = take_in(world, packed({**TEXTS, "tools/ut.yaml": tool}))
    assert "Filen som hör till verktyget saknas" in response.content.decode()


def test_a_source_is_never_a_script(world: World) -> None:
    source = "sources:\n  - text: Klicka här\n    read_on: 2026-01-01\n    url: javascript:alert(1)"
    text = MODULE.replace("language: sv", f"language: sv\n{source}", 1)
    assert take_in(world, packed({**TEXTS, "module.md": text})).status_code == 302
    page = world.client("reviewer").get(reverse("library:read_draft", args=["mitt-utkast"])).content.decode()
    assert "Klicka här" in page
    assert "javascript:" not in page
