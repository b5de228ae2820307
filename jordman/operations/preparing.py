"""Brings the database and the static files up to this version of the program; does nothing when they are."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

STAMP = "collected.sha256"


def migrate() -> bool:
    """Asking first costs a third of a second; Django's command takes two even when it has nothing to do."""
    if not waiting_migrations():
        return False
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    return True


def waiting_migrations() -> list[str]:
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def collect_static() -> bool:
    if is_collected():
        return False
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    _stamp_file().write_text(_static_stamp())
    return True


def is_collected() -> bool:
    """True as well where files are served from their sources, as in development."""
    if "Manifest" not in settings.STORAGES["staticfiles"]["BACKEND"]:
        return True
    return _stamp_file().exists() and _stamp_file().read_text() == _static_stamp()


def _stamp_file() -> Path:
    return Path(settings.STATIC_ROOT) / STAMP


def _static_stamp() -> str:
    """Changes when a file is added, taken away or written to."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
