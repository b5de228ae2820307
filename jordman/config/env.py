"""Typed readers of environment variables that fail loudly and name the variable."""

import os
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}

SQLITE_OPTIONS = {
    # Writers queue instead of failing: a deferred transaction that turns into a write cannot wait for another.
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA mmap_size=134217728;"
        "PRAGMA journal_size_limit=27103364;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
        # What is deleted is written over: a seed or a key that is gone is gone from the file too.
        "PRAGMA secure_delete=ON;"
    ),
}


class SettingError(Exception):
    """An environment variable holds something that cannot be used."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def flag(name: str, default: bool) -> bool:
    value = os.environ.get(name, str(int(default))).strip().lower()
    if value in TRUE:
        return True
    if value in FALSE:
        return False
    raise SettingError(f"{name} must be 1 or 0, not {value!r}")


def integer(name: str, default: int) -> int:
    value = os.environ.get(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise SettingError(f"{name} must be a whole number, not {value!r}") from None


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def database(name: str, default: str) -> dict[str, object]:
    """Read `sqlite:///relative`, `sqlite:////absolute` or `postgresql://user:password@host:port/name?key=value`."""
    value = os.environ.get(name, default)
    url = urlsplit(value)
    if url.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": url.path[1:], "OPTIONS": dict(SQLITE_OPTIONS)}
    if url.scheme not in {"postgresql", "postgres"}:
        raise SettingError(f"{name} must begin with sqlite:/// or postgresql://, not {url.scheme!r}")
    options: dict[str, object] = dict(parse_qsl(url.query))
    host = options.pop("host", None) or unquote(url.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path[1:]),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": host,
        "PORT": str(url.port or ""),
        "OPTIONS": {**options, "pool": {"min_size": 1, "max_size": 8}},
    }


def secret(name: str, file: Path) -> str:
    """The variable, or else a key made once and kept beside the data, readable by its owner alone."""
    if value := os.environ.get(name):
        return value
    if not file.exists():
        _make_key(file)
    return file.read_text().strip()


def _make_key(file: Path) -> None:
    """Written beside its place and linked into it: of processes that start at once one wins, and none reads half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    own = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(os.urandom(48).hex())
    with suppress(FileExistsError):
        os.link(own, file)
    own.unlink()
