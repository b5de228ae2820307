"""The css bundle and the scripts of others are what their sources say."""

import shutil
from pathlib import Path

import pytest

from jordman.ui import build_css, vendor


def test_main_css_is_built_from_its_parts() -> None:
    assert build_css.main(["--check"]) == 0
    assert not build_css.forgotten()


def test_the_check_sees_a_part_that_changed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(build_css.PARTS, tmp_path / "css")
    monkeypatch.setattr(build_css, "PARTS", tmp_path / "css")
    assert build_css.is_fresh()
    with (tmp_path / "css" / "base.css").open("a", encoding="utf-8") as part:
        part.write("@layer base { p { color: red; } }\n")
    assert build_css.main(["--check"]) == 1


def test_the_check_sees_a_part_outside_the_order(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.copytree(build_css.PARTS, tmp_path / "css")
    (tmp_path / "css" / "new.css").write_text("", encoding="utf-8")
    monkeypatch.setattr(build_css, "PARTS", tmp_path / "css")
    assert build_css.main(["--check"]) == 1


def test_css_parts_are_short_enough_to_read() -> None:
    too_long = [path.name for path in build_css.PARTS.glob("*.css") if len(path.read_text("utf-8").splitlines()) > 300]
    assert not too_long


def test_a_learner_loads_little() -> None:
    font = build_css.HERE / "static" / "ui" / "fonts" / "atkinson-hyperlegible-next.woff2"
    assert build_css.BUNDLE.stat().st_size < 60_000
    assert font.stat().st_size < 36_000


def test_vendored_scripts_are_as_fetched() -> None:
    assert vendor.faults() == []
    assert all((vendor.folder(name, version) / "LICENSE").exists() for name, version, _files in vendor.WANTED)


def test_a_changed_an_unknown_and_a_missing_script_are_found(tmp_path: Path) -> None:
    copy = tmp_path / "vendor"
    shutil.copytree(vendor.VENDOR, copy)
    script = next(copy.rglob("*.js"))
    script.write_text("alert(1)", encoding="utf-8")
    (copy / "stranger.js").write_text("", encoding="utf-8")
    next(copy.rglob("LICENSE")).unlink()
    found = vendor.faults(copy)
    assert [fault.rsplit(" ", 5)[0] for fault in found if "fetched" in fault]
    assert any("stranger.js" in fault for fault in found)
    assert any("is missing" in fault for fault in found)
    assert len(found) == 3
