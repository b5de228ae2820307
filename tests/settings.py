"""The site's settings, with what a test must not touch or wait for taken away."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# Nothing of the developer's own site is read: data, uploads and the secret key belong to this run alone.
for name in [name for name in os.environ if name.startswith("JORDMAN_")]:
    del os.environ[name]
os.environ["JORDMAN_DATA"] = tempfile.mkdtemp(prefix="jordman-tests-")
os.environ["JORDMAN_SECRET_KEY"] = "only-for-tests"
atexit.register(shutil.rmtree, os.environ["JORDMAN_DATA"], ignore_errors=True)

from jordman.config.settings import *  # noqa: E402, F403
from jordman.config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

# One file for each test process: threads and the live server open it as they do in production.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(Path(os.environ["JORDMAN_DATA"]) / "tests.sqlite3")}

# WhiteNoise warns when there is no such folder.
Path(STATIC_ROOT).mkdir(parents=True, exist_ok=True)
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Tasks run where they are enqueued, so that a test sees what a person would.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
