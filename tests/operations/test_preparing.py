"""Static files are collected when they have changed, and only then."""

import os
from pathlib import Path

import polib
import pytest
from pytest_django import Settings

from jordman.operations import preparing


@pytest.fixture
def _one_static_file(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "page.css").write_text("p { margin: 0 }")
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}


@pytest.mark.usefixtures("_one_static_file")
def test_they_are_collected_once(tmp_path: Path) -> None:
    assert not preparing.is_collected()
    assert preparing.collect_static()
    assert (tmp_path / "collected" / "staticfiles.json").exists()
    assert preparing.is_collected()
    assert not preparing.collect_static()


@pytest.mark.usefixtures("_one_static_file")
def test_a_file_that_changed_or_came_is_collected(tmp_path: Path) -> None:
    preparing.collect_static()
    (tmp_path / "sources" / "page.css").write_text("p { margin: 1rem }")
    assert preparing.collect_static()
    (tmp_path / "sources" / "more.css").write_text("")
    assert preparing.collect_static()


def test_translations_are_compiled_when_they_have_changed(settings: Settings, tmp_path: Path) -> None:
    source = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text('msgid "Spara"\nmsgstr "Save"\n', encoding="utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    assert preparing.compile_translations()
    assert not preparing.compile_translations()
    compiled = source.with_suffix(".mo")
    os.utime(compiled, (0, 0))
    assert preparing.compile_translations()
    assert {entry.msgid: entry.msgstr for entry in polib.mofile(str(compiled))} == {"Spara": "Save"}


def test_nothing_is_collected_where_files_are_served_from_their_sources() -> None:
    assert not preparing.collect_static()
