#!/usr/bin/env python3
"""Sets up Jordmån and runs it: `python3 start.py demo`. Needs Python 3.11 or later and nothing else.

Runs before anything is installed, so only Python's own library is used, in words that an older Python can read too.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")

COMMANDS = {
    "demo": "serve a made-up Swedish programme on this machine, with one sign-in a role",
    "serve": "serve an empty site on this machine; its first page sets it up",
    "check": "run everything that must pass before a change goes in (twenty to thirty minutes)",
    "test": "run the tests on SQLite; what follows goes to pytest",
    "bench": "measure speed and print the report; what follows goes to the benchmark",
    "format": "put code and templates in the house's form",
    "setup": "put the packages in place, and do nothing else",
    "help": "show this",
}


class Stop(Exception):
    """Something that the person who started this must do first; the message says what."""


def main(arguments: list[str]) -> int:
    command = arguments[0] if arguments else "help"
    if command not in COMMANDS or command == "help":
        show_help()
        return 0 if command in {"help", "-h", "--help"} else 2
    use_a_new_enough_python(arguments)
    os.chdir(ROOT)
    try:
        set_up(with_tools=command in {"check", "test", "bench", "format"})
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0 if command == "setup" else run(command, arguments[1:])


def show_help() -> None:
    print("Jordmån. Use: python3 start.py COMMAND\n")
    for name, what in COMMANDS.items():
        print(f"  {name:8}{what}")


def use_a_new_enough_python(arguments: list[str]) -> None:
    """macOS calls an old one `python3`; a newer one often lies beside it under its own name."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_NAMES:
        if shutil.which(name):
            os.execvp(name, [name, str(Path(__file__).resolve()), *arguments])
    raise SystemExit(f"Jordmån needs Python 3.11 or later. This is Python {sys.version.split()[0]}.")


def set_up(with_tools: bool) -> None:
    """Put the packages of the lock file in .venv, once for each lock file."""
    stamp = VENV / "jordman-stamp"
    have = stamp.read_text() if stamp.exists() and PYTHON.exists() else ""
    wanted = fingerprint()
    if have == f"{wanted} all" or (have == f"{wanted} site" and not with_tools):
        return
    began = time.monotonic()
    print("Setting up Python packages in .venv (10 to 60 seconds, only the first time) ...", flush=True)
    sync = [uv(), "sync", "--quiet", "--frozen", "--compile-bytecode", "--no-python-downloads"]
    sync += ["--extra", "postgresql", "--extra", "statistics", "--python", base_python()]
    if subprocess.run(sync if with_tools else [*sync, "--no-dev"], env=environment(), check=False).returncode:
        raise Stop("The packages could not be installed: see above. Is this machine online?")
    stamp.write_text(f"{wanted} {'all' if with_tools else 'site'}")
    print(f"Set up in {time.monotonic() - began:.0f} s.", flush=True)


def fingerprint() -> str:
    """What the environment is made from: another lock file or another Python makes it anew."""
    digest = hashlib.sha256(sys.version.encode())
    for name in ("uv.lock", "pyproject.toml"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def base_python() -> str:
    """The Python outside any virtual environment, which .venv is built on."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def uv() -> str:
    """The installer: one on the PATH that works, else our own in .venv."""
    found = shutil.which("uv")
    if found and subprocess.run([found, "--version"], capture_output=True, check=False).returncode == 0:
        return found
    own = VENV / "bin" / "uv"
    if not own.exists():
        make_virtual_environment()
        install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "uv"]
        if subprocess.run(install, env=environment(), check=False).returncode:
            raise Stop("uv, which installs the packages, could not be installed: see above. Is this machine online?")
    return str(own)


def make_virtual_environment() -> None:
    made = subprocess.run([base_python(), "-m", "venv", str(VENV)], capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    raise Stop(
        "Python's venv module is missing or does not work. On Debian and Ubuntu:\n"
        f"  sudo apt-get install python{version}-venv\n"
        "Then run the same command again. What Python said:\n" + (made.stdout + made.stderr).strip()
    )


def environment() -> dict[str, str]:
    """Ours, less what would slow every start down or lead uv to another environment."""
    names_left_out = {"PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT"}
    return {name: value for name, value in os.environ.items() if name not in names_left_out}


def run(command: str, arguments: list[str]) -> int:
    """The command takes this process over, so that Ctrl+C and the exit code are its own."""
    if command == "format":
        return format_everything()
    modules = {
        "demo": ["-m", "jordman", "demo"],
        "serve": ["-m", "jordman", "serve"],
        "check": ["-m", "checks"],
        "test": ["-m", "pytest"],
        "bench": ["-m", "bench"],
    }
    print(f"{command}: {COMMANDS[command]}.", flush=True)
    return os.execve(PYTHON, [str(PYTHON), *modules[command], *arguments], environment())


def format_everything() -> int:
    templates = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob("jordman/**/templates/**/*.html"))]
    steps = [["ruff", "check", "--fix", "."], ["ruff", "format", "."], ["djade", *templates]]
    # djade ends with 1 when it has changed a file, which is what was asked for.
    codes = [
        subprocess.run([VENV / "bin" / program, *rest], env=environment(), check=False).returncode
        for program, *rest in steps
    ]
    return codes[0] or codes[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
