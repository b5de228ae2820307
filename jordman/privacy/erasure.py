"""Taking a person out of the site, table by table, as the register says."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from jordman.privacy.export import rows_about
from jordman.privacy.register import OnErasure
from jordman.privacy.walk import about_people


@transaction.atomic
def erase(user: models.Model) -> None:
    """Delete, detach or blank every row about `user`; the row of the person itself is left empty and closed.

    Rooms that keep sums of people say in `ERASURE_HOOKS` what must be counted down first.
    """
    for path in settings.ERASURE_HOOKS:
        import_string(path)(user)
    for model, entry in about_people():
        rows = rows_about(user, model, entry)
        if entry.on_erasure is OnErasure.DELETE:
            rows.delete()
        elif entry.on_erasure is OnErasure.DETACH:
            rows.update(**{entry.subject or "": None})
    _blank(user)


def _blank(user: models.Model) -> None:
    fields: dict[str, object] = {
        "email": None,
        "given_name": "",
        "family_name": "",
        "sex": "unknown",
        "is_protected": False,
        "is_active": False,
        "is_staff": False,
        "is_superuser": False,
        "password": "",
        "last_login": None,
        "erased_at": timezone.now(),
    }
    get_user_model()._default_manager.filter(pk=user.pk).update(**fields)
