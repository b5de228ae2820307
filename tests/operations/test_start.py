"""start.py: what it says, when it sets up, and what it does where something is missing."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

import start


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A clone in which nothing is set up."""
    monkeypatch.setattr(start, "ROOT", tmp_path)
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(start, "uv", lambda: "uv")
    (tmp_path / "uv.lock").write_text("version = 1")
    (tmp_path / "pyproject.toml").write_text("")
    return tmp_path


@pytest.fixture
def runs(place: Path, monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands that were run, each a success that leaves a Python behind."""
    commands: list[Sequence[str]] = []

    def run(command: Sequence[str], **options: object) -> "subprocess.CompletedProcess[str]":
        commands.append(command)
        (place / ".venv" / "bin").mkdir(parents=True, exist_ok=True)
        (place / ".venv" / "bin" / "python").touch()
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr("start.subprocess.run", run)
    return commands


def test_the_first_run_sets_up_from_the_lock_file_and_the_second_does_nothing(runs: list[Sequence[str]]) -> None:
    start.set_up(with_tools=False)
    start.set_up(with_tools=False)
    assert len(runs) == 1
    assert {"sync", "--frozen", "--compile-bytecode", "--no-python-downloads", "--no-dev"} <= set(runs[0])


def test_the_tools_of_developers_are_added_when_they_are_needed_and_then_stay(runs: list[Sequence[str]]) -> None:
    start.set_up(with_tools=False)
    start.set_up(with_tools=True)
    start.set_up(with_tools=False)
    assert ["--no-dev" in command for command in runs] == [True, False]


def test_another_lock_file_sets_up_anew(runs: list[Sequence[str]], place: Path) -> None:
    start.set_up(with_tools=False)
    (place / "uv.lock").write_text("version = 2")
    start.set_up(with_tools=False)
    assert len(runs) == 2


def test_a_failed_set_up_is_said_and_tried_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "")
    monkeypatch.setattr("start.subprocess.run", lambda *args, **options: failed)
    with pytest.raises(start.Stop, match="online"):
        start.set_up(with_tools=False)
    assert not (place / ".venv" / "jordman-stamp").exists()


def test_a_missing_venv_module_is_answered_with_the_line_that_installs_it(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = subprocess.CompletedProcess([], 1, "", "ensurepip is not available")
    monkeypatch.setattr("start.subprocess.run", lambda *args, **options: failed)
    with pytest.raises(start.Stop, match=r"apt-get install python3\.\d+-venv"):
        start.make_virtual_environment()


def test_children_compile_their_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    assert not {"PYTHONDONTWRITEBYTECODE", "VIRTUAL_ENV"} & set(start.environment())


def test_help_says_what_each_command_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["help"]) == 0
    said = capsys.readouterr().out
    assert all(f"  {name}" in said for name in start.COMMANDS)


def test_a_word_it_does_not_know_is_answered_with_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert start.main(["dmeo"]) == 2
    assert "demo" in capsys.readouterr().out


def test_make_knows_every_command() -> None:
    makefile = (Path(start.__file__).parent / "Makefile").read_text()
    assert set(start.COMMANDS) <= set(makefile.split())
