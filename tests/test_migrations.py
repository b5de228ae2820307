"""The only tests that migrate: every other starts from the models, and so would not see a migration that is wrong."""

import os
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from urllib.parse import quote

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def empty_database(transactional_db: None, tmp_path: Path) -> Iterator[str]:
    """The address of a database beside the tests' own, on the same engine."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'migrated.sqlite3'}"
        return
    settings = connection.settings_dict
    name = f"{settings['NAME']}_migrated"
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    login = f"{quote(settings['USER'])}:{quote(settings['PASSWORD'])}"
    yield f"postgresql://{login}@/{name}?host={settings['HOST']}&port={settings['PORT'] or 5432}"
    with connection.cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}"')


def manage(*arguments: str, database: str, data: Path) -> str:
    environment = {**os.environ, "DATABASE_URL": database, "JORDMAN_DATA": str(data)}
    environment["DJANGO_SETTINGS_MODULE"] = "jordman.config.settings"
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def columns() -> set[str]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return {
            f"{table}.{column.name}"
            for table in tables
            if table != "django_migrations"
            for column in connection.introspection.get_table_description(cursor, table)
        }


def test_an_empty_database_migrates_to_just_what_the_models_say(empty_database: str, tmp_path: Path) -> None:
    manage("migrate", "--verbosity=0", database=empty_database, data=tmp_path)
    manage("migrate", "--check", database=empty_database, data=tmp_path)
    script = "from tests.test_migrations import columns; print('|'.join(sorted(columns())))"
    printed = manage("shell", "--no-imports", "-c", script, database=empty_database, data=tmp_path)
    assert {column for column in printed.strip().split("|") if not is_search_index(column)} == {
        column for column in columns() if not is_search_index(column)
    }


def is_search_index(column: str) -> bool:
    """Wagtail makes its full-text tables in a migration, not from a model."""
    return "_fts" in column


def test_every_room_with_models_has_migrations() -> None:
    rooms = [room for room in apps.get_app_configs() if room.name.startswith("jordman.") and list(room.get_models())]
    assert rooms
    assert [room.name for room in rooms if not (Path(room.path) / "migrations" / "0001_initial.py").exists()] == []


def test_no_model_has_changed_without_its_migration(db: None) -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert "No changes" in out.getvalue()
