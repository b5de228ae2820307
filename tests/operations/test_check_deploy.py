"""What is said before a site is opened, and the exit code that stops a script."""

import os
import shutil
import time
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone
from pytest_django import Settings

from jordman.operations import preparing, readiness
from jordman.operations.models import Heartbeat
from jordman.operations.readiness import Verdict

pytestmark = pytest.mark.django_db


@pytest.fixture
def site(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A site with everything in place but a mail server, which no test has."""
    settings.SECRET_KEY = "0123456789abcdef" * 4
    settings.SITE_URL = "https://jordman.example.se"
    settings.ALLOWED_HOSTS = ["jordman.example.se"]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example.se", 587
    settings.DATA, settings.MEDIA_ROOT = tmp_path, tmp_path / "uploads"
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "jordman-2026-11-20-020000.tar.gz").touch()
    Heartbeat.objects.create(worker="one")
    monkeypatch.setattr(preparing, "waiting_migrations", list)
    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.open", lambda self: True)
    # Django's own list has a test of its own: here it would speak of the test settings.
    others = [examine for examine in readiness.EXAMINATIONS if examine is not readiness.django_check]
    monkeypatch.setattr(readiness, "EXAMINATIONS", others)
    return settings


def test_a_site_with_everything_in_place_may_open(site: Settings) -> None:
    said = list(readiness.findings())
    assert [finding for finding in said if finding.verdict is not Verdict.GOOD] == []
    assert len(said) == 10


def test_the_command_lists_every_finding_and_ends_with_one_when_something_is_wrong(site: Settings) -> None:
    site.DEBUG = True
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("check_deploy", stdout=out)
    assert stopped.value.code == 1
    assert "FAIL debug" in out.getvalue()
    assert "1 to mend before opening" in out.getvalue()


@pytest.mark.parametrize(
    ("name", "value", "about"),
    [
        ("SECRET_KEY", "short-but-random", "secret key"),
        ("SECRET_KEY", "ab" * 40, "secret key"),
        ("DEBUG", True, "debug"),
        ("DEMO", True, "debug"),
        ("ALLOWED_HOSTS", ["*"], "hosts"),
        ("ALLOWED_HOSTS", ["other.example.se"], "hosts"),
        ("SITE_URL", "http://jordman.example.se", "https"),
        ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend", "mail"),
    ],
)
def test_each_setting_that_is_wrong_is_named(site: Settings, name: str, value: object, about: str) -> None:
    setattr(site, name, value)
    assert [finding.about for finding in readiness.findings() if finding.verdict is Verdict.BAD] == [about]


def test_a_key_that_others_can_read_is_wrong(site: Settings) -> None:
    (site.DATA / "secret-key").touch(mode=0o644)
    assert readiness.secret_key().verdict is Verdict.BAD
    (site.DATA / "secret-key").chmod(0o600)
    assert readiness.secret_key().verdict is Verdict.GOOD


def test_a_database_that_does_not_answer_is_said_in_one_line(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> list[str]:
        raise OperationalError("connection refused\nIs the server running?")

    monkeypatch.setattr(preparing, "waiting_migrations", fail)
    assert readiness.database().says == "not reachable: connection refused"


def test_migrations_that_wait_are_counted(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "waiting_migrations", lambda: ["learning.0002", "learning.0003"])
    assert readiness.database().verdict is Verdict.BAD
    assert "2 migrations" in readiness.database().says


def test_a_mail_server_that_does_not_answer_is_wrong(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(backend: object) -> None:
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr("django.core.mail.backends.smtp.EmailBackend.open", fail)
    assert readiness.mail().verdict is Verdict.BAD
    assert "mail.example.se:587" in readiness.mail().says


def test_a_worker_that_was_never_seen_or_went_silent_is_wrong(site: Settings) -> None:
    Heartbeat.objects.update(seen_at=timezone.now() - timedelta(minutes=10))
    assert "10 minutes ago" in readiness.worker().says
    Heartbeat.objects.all().delete()
    assert "never seen" in readiness.worker().says


def test_old_or_missing_backups_are_a_warning(site: Settings) -> None:
    week_ago = time.time() - 7 * 24 * 3600
    os.utime(next((site.DATA / "backups").iterdir()), (week_ago, week_ago))
    assert "168 hours old" in readiness.backups().says
    shutil.rmtree(site.DATA / "backups")
    assert readiness.backups().verdict is Verdict.WARNING


def test_what_django_says_of_a_deployment_is_passed_on(site: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = [
        checks.Warning("No redirect.", id="security.W008"),
        checks.Warning("A subdomain.", id="security.W005"),
        checks.Info("Nice.", id="x.I001"),
    ]
    monkeypatch.setattr(checks, "run_checks", lambda include_deployment_checks: heard)
    assert readiness.django_check() == readiness.warning("django", "security.W008: No redirect.")


def test_a_data_folder_that_cannot_be_made_is_wrong(site: Settings) -> None:
    (site.DATA / "file").touch()
    site.MEDIA_ROOT = site.DATA / "file" / "uploads"
    assert readiness.disk().verdict is Verdict.BAD
