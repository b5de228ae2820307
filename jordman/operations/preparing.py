"""Brings the database and the static files up to this version of the program; does nothing when they are."""

import hashlib
from pathlib import Path

import polib
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


def compile_translations() -> bool:
    """Beside their sources, as gettext reads them. Swedish is in the program itself and needs nothing."""
    waiting = [source for folder in settings.LOCALE_PATHS for source in _newer_than_compiled(Path(folder))]
    for source in waiting:
        polib.pofile(str(source)).save_as_mofile(str(source.with_suffix(".mo")))
    return bool(waiting)


def _newer_than_compiled(folder: Path) -> list[Path]:
    return [
        source
        for source in folder.glob("*/LC_MESSAGES/*.po")
        if not (compiled := source.with_suffix(".mo")).exists() or compiled.stat().st_mtime < source.stat().st_mtime
    ]


def _stamp_file() -> Path:
    return Path(settings.STATIC_ROOT) / STAMP


def _static_stamp() -> str:
    """Changes when a file is added, taken away or changed, and is the same on another machine."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            digest.update(f"{path}\n".encode())
            digest.update(Path(storage.path(path)).read_bytes())
    return digest.hexdigest()
