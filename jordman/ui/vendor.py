"""Fetch and check the scripts of others that pages load: `python jordman/ui/vendor.py [--check]`.

Each is kept whole in `static/vendor/NAME-VERSION/` with its licence; `vendor.lock.json` says what every file must be.
Only the standard library, and npm to fetch: nothing is fetched when the product is installed or runs.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENDOR = HERE / "static" / "vendor"
LOCK = HERE / "vendor.lock.json"
# Package, version and the files of it that are kept.
WANTED = (("htmx.org", "4.0.1", {"dist/htmx.min.js": "htmx.min.js", "LICENSE": "LICENSE"}),)


def folder(package: str, version: str) -> Path:
    return VENDOR / f"{package.removesuffix('.org')}-{version}"


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(package: str, version: str, files: dict[str, str]) -> dict[str, str]:
    target = folder(package, version)
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        command = ["npm", "pack", f"{package}@{version}", "--pack-destination", scratch, "--silent"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            archive.extractall(scratch, filter="data")
        for source, name in files.items():
            shutil.copyfile(Path(scratch) / "package" / source, target / name)
    return {name: fingerprint(target / name) for name in files.values()}


def faults(vendor: Path = VENDOR, lock: Path = LOCK) -> list[str]:
    """What differs between the files and the lock file, as sentences."""
    found = []
    expected = set()
    for folder_name, entry in json.loads(lock.read_text(encoding="utf-8")).items():
        for name, digest in entry["sha256"].items():
            path = vendor / folder_name / name
            expected.add(path)
            if not path.exists():
                found.append(f"{folder_name}/{name} is missing")
            elif fingerprint(path) != digest:
                found.append(f"{folder_name}/{name} is not the file that was fetched")
    present = {path for path in vendor.rglob("*") if path.is_file()}
    return found + [f"{path.relative_to(vendor)} is not in vendor.lock.json" for path in sorted(present - expected)]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Fetch or check the scripts of others.")
    parser.add_argument("--check", action="store_true", help="fetch nothing; fail when a file differs from the lock")
    if parser.parse_args(arguments).check:
        found = faults()
        print("\n".join(found) or "vendored files are as fetched", file=sys.stderr if found else sys.stdout)
        return 1 if found else 0
    entries = {
        folder(package, version).name: {
            "package": package,
            "version": version,
            "sha256": fetch(package, version, files),
        }
        for package, version, files in WANTED
    }
    LOCK.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
