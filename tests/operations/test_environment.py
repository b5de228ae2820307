"""Settings from the environment: read as they are meant, or refused by name."""

import subprocess
import sys
from pathlib import Path

import pytest

from jordman.config import env


def test_a_key_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JORDMAN_SECRET_KEY")
    first = env.secret("JORDMAN_SECRET_KEY", tmp_path / "data" / "secret-key")
    assert len(first) >= 50
    assert env.secret("JORDMAN_SECRET_KEY", tmp_path / "data" / "secret-key") == first
    assert (tmp_path / "data" / "secret-key").stat().st_mode & 0o077 == 0
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret-key"]


def test_processes_that_start_at_once_agree_on_the_key(tmp_path: Path) -> None:
    script = "import sys, pathlib as p; from jordman.config import env; print(env.secret('NONE', p.Path(sys.argv[1])))"
    command = [sys.executable, "-c", script, str(tmp_path / "secret-key")]
    processes = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    keys = {process.communicate()[0].strip() for process in processes}
    assert len(keys) == 1
    assert keys != {""}


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("true", True), ("YES", True), ("0", False), ("off", False), ("", False)],
)
def test_a_flag_is_read_as_people_write_it(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("JORDMAN_DEBUG", value)
    assert env.flag("JORDMAN_DEBUG", default=not expected) is expected


def test_what_cannot_be_read_is_refused_with_the_name_of_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JORDMAN_X", "maybe")
    with pytest.raises(env.SettingError, match="JORDMAN_X must be 1 or 0"):
        env.flag("JORDMAN_X", default=True)
    with pytest.raises(env.SettingError, match="JORDMAN_X must be a whole number"):
        env.integer("JORDMAN_X", 1)
    with pytest.raises(env.SettingError, match="JORDMAN_X must begin with"):
        env.database("JORDMAN_X", "")


def test_a_database_address_is_taken_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna:p%40ss@db.example.se:5433/site?sslmode=require")
    read = env.database("DATABASE_URL", "")
    assert [read[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "site", "anna", "p@ss", "db.example.se", "5433",
    ]  # fmt: skip
    assert read["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 1, "max_size": 8}}
    monkeypatch.setenv("DATABASE_URL", "sqlite:////data/site.sqlite3")
    assert env.database("DATABASE_URL", "")["NAME"] == "/data/site.sqlite3"


def test_a_socket_directory_is_a_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://anna@/site?host=/run/postgresql")
    assert env.database("DATABASE_URL", "")["HOST"] == "/run/postgresql"
