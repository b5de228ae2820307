"""What the checks install by themselves, and what they ask a person to install."""

from pathlib import Path

import pytest

from checks import machine, postgresql


@pytest.fixture
def apt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Debian where an `apt-get install` puts a program of the package's name on the PATH. Returns apt-get's diary."""
    script = tmp_path / "apt-get"
    script.write_text(
        "#!/bin/sh\n"
        f'echo "$@" >> {tmp_path}/diary\n'
        "for package; do :; done\n"
        f'case "$1" in install) printf "#!/bin/sh" > {tmp_path}/$package; /bin/chmod +x {tmp_path}/$package;; esac\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(machine, "MAC_PLACES", ())
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr("os.geteuid", lambda: 0)
    return tmp_path / "diary"


def test_root_on_debian_gets_chromium_installed(apt: Path) -> None:
    assert machine.chromium() == str(apt.parent / "chromium")
    assert apt.read_text().splitlines() == ["update -q", "install -q -y --no-install-recommends chromium"]


def test_nothing_is_installed_when_it_is_there(apt: Path) -> None:
    (apt.parent / "chromium").write_text("#!/bin/sh")
    (apt.parent / "chromium").chmod(0o755)
    assert machine.chromium() == str(apt.parent / "chromium")
    assert not apt.exists()


def test_a_browser_that_was_named_is_taken(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/chrome")
    assert machine.chromium() == "/opt/chrome"


def test_another_user_is_told_the_line(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    with pytest.raises(machine.Missing, match="sudo apt-get install chromium"):
        machine.chromium()


def test_a_mac_is_told_its_own_line(apt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    with pytest.raises(machine.Missing, match="brew install --cask chromium"):
        machine.chromium()
    monkeypatch.setattr(postgresql, "PLACES", ())
    with pytest.raises(machine.Missing, match="brew install postgresql"):
        postgresql.binaries()


def test_an_installation_that_fails_says_why(apt: Path) -> None:
    (apt.parent / "apt-get").write_text("#!/bin/sh\necho 'Unable to locate package'; exit 100\n")
    with pytest.raises(machine.Missing, match="Unable to locate package"):
        machine.chromium()
