"""What the checks need beside Python packages: installed where we may, else said in a line to copy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


class Missing(Exception):
    """Something that must be installed or mended by hand; the message says how."""


def chromium() -> str:
    if found := _find_chromium():
        return found
    apt_install("chromium", "Chromium", "brew install --cask chromium")
    if found := _find_chromium():
        return found
    raise Missing("Chromium was installed but not found.")


def _find_chromium() -> str:
    named = os.environ.get("CHROMIUM", "")
    on_path = next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), "")
    return named or on_path or next((place for place in MAC_PLACES if Path(place).exists()), "")


def apt_install(package: str, name: str, mac_line: str) -> None:
    if sys.platform == "darwin":
        raise Missing(f"{name} is missing. Install it and try again:\n  {mac_line}")
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Missing(f"{name} is missing. Install it and try again:\n  sudo apt-get install {package}")
    print(f"Installing {name} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", package]):
        done = subprocess.run(["apt-get", *command], env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Missing(f"apt-get {command[0]} failed:\n{done.stdout}{done.stderr}")
