"""What must be in place before a site is opened to people: `jordman check-deploy`."""

import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.core.mail import get_connection
from django.db import DatabaseError, connection

from jordman.operations import health, preparing

SHORTEST_KEY = 50
LEAST_DIFFERENT = 10
LEAST_FREE = 2_000_000_000
OLDEST_BACKUP = timedelta(hours=50)
# Two concern the whole domain, which is not this site's to decide; the third is our own first line.
SAID_ELSEWHERE = {"security.W005", "security.W021", "security.W009"}
SMTP = "django.core.mail.backends.smtp.EmailBackend"


class Verdict(StrEnum):
    GOOD = "ok"
    WARNING = "warn"
    BAD = "FAIL"


@dataclass(frozen=True)
class Finding:
    verdict: Verdict
    about: str
    says: str


def good(about: str, says: str) -> Finding:
    return Finding(Verdict.GOOD, about, says)


def warning(about: str, says: str) -> Finding:
    return Finding(Verdict.WARNING, about, says)


def bad(about: str, says: str) -> Finding:
    return Finding(Verdict.BAD, about, says)


def findings() -> Iterator[Finding]:
    for examine in EXAMINATIONS:
        yield examine()


def secret_key() -> Finding:
    file = settings.DATA / "secret-key"
    if len(settings.SECRET_KEY) < SHORTEST_KEY or len(set(settings.SECRET_KEY)) < LEAST_DIFFERENT:
        return bad("secret key", f"not random, or under {SHORTEST_KEY} characters. Set JORDMAN_SECRET_KEY.")
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        return bad("secret key", f"others on this machine can read it. Run: chmod 600 {file}")
    return good("secret key", "set. Keep a copy apart from the backups: they do not hold it.")


def debug() -> Finding:
    if settings.DEBUG:
        return bad("debug", "on: faults show the program's insides. Unset JORDMAN_DEBUG.")
    if settings.DEMO:
        return bad("debug", "the demo is on: anyone may sign in as anyone. Unset JORDMAN_DEMO.")
    return good("debug", "off, and this is no demo")


def hosts() -> Finding:
    name = urlsplit(settings.SITE_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS:
        return bad("hosts", "any name is accepted. Set JORDMAN_HOSTS to the site's names.")
    if name not in settings.ALLOWED_HOSTS:
        return bad(
            "hosts", f"{name}, from JORDMAN_URL, is not among JORDMAN_HOSTS ({', '.join(settings.ALLOWED_HOSTS)})."
        )
    return good("hosts", ", ".join(settings.ALLOWED_HOSTS))


def https() -> Finding:
    if not settings.SITE_URL.startswith("https://"):
        return bad("https", f"the site is at {settings.SITE_URL}. Set JORDMAN_URL to its https:// address.")
    return good("https", f"{settings.SITE_URL}; cookies and redirects follow it")


def database() -> Finding:
    try:
        waiting = preparing.waiting_migrations()
    except DatabaseError as error:
        return bad("database", f"not reachable: {str(error).strip().splitlines()[0]}")
    if waiting:
        return bad("database", f"{len(waiting)} migrations wait. Run: jordman manage prepare")
    if connection.vendor == "sqlite":
        return good("database", "SQLite, up to date. Right for one machine; several need PostgreSQL.")
    return good("database", "PostgreSQL, up to date")


def static_files() -> Finding:
    if preparing.is_collected():
        return good("static files", "collected")
    return bad("static files", "not collected, or from another version. Run: jordman manage prepare")


def mail() -> Finding:
    if settings.EMAIL_BACKEND != SMTP:
        return bad(
            "mail", f"nothing is sent ({settings.EMAIL_BACKEND}), so nobody can sign in by code. Set JORDMAN_MAIL_*."
        )
    try:
        server = get_connection()
        server.open()
        server.close()
    except OSError as error:
        return bad("mail", f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not take our connection: {error}")
    return good("mail", f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT} answers; no mail was sent")


def worker() -> Finding:
    state = health.examine()
    if not state.database:
        return warning("worker", "cannot be looked for without the database")
    if state.worker_seconds is None:
        return bad(
            "worker", "never seen: mail and reminders wait. `jordman serve` runs one; else run `jordman worker`."
        )
    if not state.has_worker:
        return bad("worker", f"last seen {state.worker_seconds // 60} minutes ago. Start `jordman worker`.")
    if not state.is_queue_moving:
        return warning(
            "worker", f"running, but a task has waited {(state.queue_seconds or 0) // 60} minutes. Run one more."
        )
    return good("worker", f"seen {state.worker_seconds} seconds ago")


def disk() -> Finding:
    for folder in (settings.DATA, Path(settings.MEDIA_ROOT)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"1")
        except OSError as error:
            return bad("disk", f"{folder} cannot be written to: {error.strerror}")
    free = shutil.disk_usage(settings.DATA).free
    says = f"writable, {free / 1e9:.0f} GB free"
    return good("disk", says) if free > LEAST_FREE else warning("disk", says)


def backups() -> Finding:
    folder = settings.DATA / "backups"
    newest = max((file.stat().st_mtime for file in folder.glob("jordman-*.tar.gz")), default=None)
    if newest is None:
        return warning("backups", f"none in {folder}. Run `jordman backup` every night, and keep copies elsewhere.")
    age = datetime.now(UTC) - datetime.fromtimestamp(newest, UTC)
    hours = f"the newest is {age.total_seconds() / 3600:.0f} hours old"
    return good("backups", hours) if age <= OLDEST_BACKUP else warning("backups", hours)


def django_check() -> Finding:
    messages = checks.run_checks(include_deployment_checks=True)
    serious = [message for message in messages if message.level >= checks.WARNING and not message.is_silenced()]
    known = [message for message in serious if message.id not in SAID_ELSEWHERE]
    if not known:
        return good("django", "its own deployment check has nothing more to say")
    return warning("django", " ".join(f"{message.id}: {message.msg}" for message in known).replace("\n", " "))


EXAMINATIONS: tuple[Callable[[], Finding], ...] = (
    secret_key,
    debug,
    hosts,
    https,
    database,
    static_files,
    mail,
    worker,
    disk,
    backups,
    django_check,
)
