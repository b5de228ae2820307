"""The keys of measurements in a file of their own, apart from the database's backup, and put back from it.

They are sealed as they lie in the database, so that the file opens nothing without the site's secret. A key that has
been destroyed is never put back: `Measurement.key_destroyed_at` says so. A database that is restored from an older
backup has forgotten it, so that what was destroyed is also written in a list in the data folder, which no restore
touches, and which is the one that decides.
"""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jordman.assessments.models import AnswerKey, Measurement

FORMAT = 1
DESTROYED = "destroyed-keys"


class KeyFileError(Exception):
    """A file that holds no keys. The message says why."""


@dataclass(frozen=True)
class PutBack:
    """How many keys were put back, were there already, were destroyed, and belong to no measurement here."""

    restored: int
    present: int
    destroyed: int
    unknown: int


def destroyed_list() -> Path:
    return Path(settings.DATA) / DESTROYED


def remember_destroyed(fingerprint: str) -> None:
    """Write that a key is gone where no restore of the database takes it away."""
    place = destroyed_list()
    place.parent.mkdir(parents=True, exist_ok=True)
    with place.open("a", encoding="ascii") as written:
        written.write(f"{fingerprint}\n")


def destroyed_fingerprints() -> set[str]:
    place = destroyed_list()
    return set(place.read_text(encoding="ascii").split()) if place.exists() else set()


def fingerprint_of(sealed: bytes) -> str:
    return sha256(bytes(sealed)).hexdigest()


def write_keys(target: Path) -> int:
    """All keys there are, to a file that only its owner reads. How many."""
    rows = AnswerKey.objects.order_by("measurement_id").values_list("measurement_id", "measurement__name", "sealed")
    keys = [
        {"measurement": pk, "name": name, "sealed": b64encode(bytes(sealed)).decode("ascii")}
        for pk, name, sealed in rows
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.touch(mode=0o600)
    target.write_text(json.dumps({"format": FORMAT, "keys": keys}, indent=2, ensure_ascii=False), encoding="utf-8")
    return len(keys)


@transaction.atomic
def read_keys(source: Path) -> PutBack:
    """Put back the keys that are missing here and were never destroyed."""
    keys = _read(source)
    measurements = Measurement.objects.in_bulk(keys)
    present = set(AnswerKey.objects.values_list("measurement_id", flat=True))
    gone = destroyed_fingerprints()
    destroyed = {pk for pk in measurements if not measurements[pk].has_key or fingerprint_of(keys[pk]) in gone}
    for pk in destroyed:
        Measurement.objects.filter(pk=pk, key_destroyed_at=None).update(key_destroyed_at=timezone.now())
    missing = measurements.keys() - present - destroyed
    AnswerKey.objects.bulk_create([AnswerKey(measurement_id=pk, sealed=keys[pk]) for pk in sorted(missing)])
    return PutBack(
        restored=len(missing),
        present=len((measurements.keys() & present) - destroyed),
        destroyed=len(destroyed),
        unknown=len(keys.keys() - measurements.keys()),
    )


def _read(source: Path) -> dict[int, bytes]:
    try:
        kept = json.loads(source.read_text(encoding="utf-8"))
        if kept["format"] != FORMAT:
            raise KeyFileError("It was made by another version of Jordmån.")
        return {int(key["measurement"]): b64decode(key["sealed"], validate=True) for key in kept["keys"]}
    except FileNotFoundError:
        raise KeyFileError(f"There is no file {source}.") from None
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise KeyFileError("It cannot be read as a file of keys.") from error
