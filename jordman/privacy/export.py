"""Everything that is stored about one person, taken from the register: for the person alone."""

import io
import json
import zipfile
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import File
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from jordman.privacy.register import PersonalData
from jordman.privacy.walk import about_people


def rows_about(user: models.Model, model: type[models.Model], entry: PersonalData) -> models.QuerySet[Any]:
    """The rows of `model` that are about `user`."""
    if model is get_user_model():
        return model._default_manager.filter(pk=user.pk)
    lookup = entry.subject or "pk"
    value = user.pk if lookup.endswith("_id") else user
    return model._default_manager.filter(**{lookup: value})


def everything_about(user: models.Model) -> dict[str, list[dict[str, object]]]:
    """Rows by table name, each with its personal and sensitive fields; what points at another row is said by name."""
    found = {}
    for model, entry in about_people():
        names = [name for name in (*entry.personal, *entry.sensitive) if name != "password"]
        rows = [{name: _readable(row, name) for name in names} for row in rows_about(user, model, entry)]
        if rows:
            found[model._meta.label_lower] = rows
    return found


def _readable(row: models.Model, name: str) -> object:
    value = getattr(row, name)
    if isinstance(value, models.Model):
        return str(value)
    if isinstance(value, File):
        return value.name
    return value


def as_zip(user: models.Model, *, texts: dict[str, str]) -> bytes:
    """The download: everything as JSON, and `texts` (file name to content) for reading without a program for it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        content = json.dumps(everything_about(user), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        archive.writestr("mina-uppgifter.json", content)
        for name, text in texts.items():
            archive.writestr(name, text)
    return stream.getvalue()
