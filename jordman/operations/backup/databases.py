"""A consistent copy of the database while people work in it, and putting one back."""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.db import connection, transaction

from jordman.operations.backup.manifest import BackupError

SQLITE_FILE = "database.sqlite3"
POSTGRESQL_FILE = "database.pgdump"
# The keys of measurements have a backup of their own: else a destroyed one would live on in every backup.
KEPT_APART = "assessments_answerkey"


def engine() -> str:
    return connection.vendor


def file_name() -> str:
    return SQLITE_FILE if engine() == "sqlite" else POSTGRESQL_FILE


def dump(folder: Path) -> Path:
    target = folder / file_name()
    if engine() == "sqlite":
        _copy_sqlite(_sqlite_path(), target)
        _take_out_keys(target)
    else:
        options = ("--format=custom", "--no-owner", "--no-privileges", f"--exclude-table-data=public.{KEPT_APART}")
        _run("pg_dump", *options, f"--file={target}")
    return target


def _take_out_keys(copy: Path) -> None:
    """And write over where they lay. A database from before there were any has no such table."""
    with closing(sqlite3.connect(copy)) as opened:
        opened.execute("PRAGMA secure_delete = ON")
        tables = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if KEPT_APART in tables:
            opened.execute("DELETE FROM assessments_answerkey")
            opened.commit()


def load(source: Path) -> None:
    """Whatever is there is replaced; a failure half-way leaves the old database as it was."""
    if engine() == "sqlite":
        connection.close()
        _copy_sqlite(source, _sqlite_path())
        return
    with _old_schema_aside():
        name = str(connection.settings_dict["NAME"])
        # Only what is in the schema: the schema itself we have made.
        options = ("--schema=public", "--no-owner", "--no-privileges", "--exit-on-error")
        _run("pg_restore", *options, f"--dbname={name}", str(source))


@contextmanager
def _old_schema_aside() -> Iterator[None]:
    """Tables that the backup does not know must go as well, or the migrations after it would meet them."""
    _execute("ALTER SCHEMA public RENAME TO before_restore", "CREATE SCHEMA public")
    try:
        yield
    except BaseException:
        _execute("DROP SCHEMA public CASCADE", "ALTER SCHEMA before_restore RENAME TO public")
        raise
    _execute("DROP SCHEMA before_restore CASCADE")


def _execute(*statements: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def is_empty() -> bool:
    return not connection.introspection.table_names()


def _sqlite_path() -> Path:
    return Path(connection.settings_dict["NAME"])


def _copy_sqlite(source: Path, target: Path) -> None:
    """SQLite's own backup: safe while others write, and written in one transaction."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target, timeout=30)) as new:
        old.backup(new)
        if new.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise BackupError("The copy of the database is not sound.")


def _run(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        raise BackupError(f"{program} is missing. Install it: sudo apt-get install postgresql-client")
    done = subprocess.run([program, *arguments], env=_credentials(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{program} failed:\n{done.stderr.strip()}")


def _credentials() -> dict[str, str]:
    """In the environment, where other users of the machine cannot read the password as they can on a command line."""
    settings = connection.settings_dict
    names = {"PGDATABASE": "NAME", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGHOST": "HOST", "PGPORT": "PORT"}
    known = {name: str(settings[key]) for name, key in names.items() if settings.get(key)}
    options = {f"PG{key.upper()}": str(value) for key, value in settings["OPTIONS"].items() if key.startswith("ssl")}
    return {**os.environ, **known, **options}
