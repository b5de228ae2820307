"""What holds for every test: no network, no logged errors, no missing template variables."""

import logging
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.template import engines
from django.template.backends.django import DjangoTemplates
from hypothesis import settings

from jordman.operations.preparing import compile_translations
from tests.cast import world  # noqa: F401
from tests.strict_templates import StrictMissing

# What an example takes says more of the machine than of the program.
settings.register_profile("jordman", deadline=None)
settings.load_profile("jordman")


def pytest_sessionstart() -> None:
    """English must be there when a test asks for it, on a machine where nothing was ever served."""
    compile_translations()


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """What is kept for a minute under a row's number: another test's row may have the same number."""
    cache.clear()


@pytest.fixture(autouse=True)
def _no_logged_errors(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    if request.node.get_closest_marker("logs_errors"):
        return
    errors = [record for record in caplog.get_records("call") if record.levelno >= logging.ERROR]
    assert not errors, "Logged: " + "; ".join(record.getMessage() for record in errors)


@pytest.fixture(autouse=True)
def _no_missing_variables(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    backend = engines["django"]
    assert isinstance(backend, DjangoTemplates)
    if not request.node.get_closest_marker("template_gaps"):
        monkeypatch.setattr(backend.engine, "string_if_invalid", StrictMissing())
