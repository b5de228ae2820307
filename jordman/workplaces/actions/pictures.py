"""Writing the target picture."""

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.models import Organisation
from jordman.workplaces.models import TargetPicture


@transaction.atomic
def write_target_picture(unit: Organisation, *, by: User, text: str, made_with: str) -> TargetPicture:
    """Keep it as the next version. The same words once more are the same version: a second press changes nothing."""
    # Two who write at once get a version each.
    Organisation.objects.select_for_update().get(pk=unit.pk)
    latest = TargetPicture.objects.filter(unit=unit).first()
    if latest is not None and (latest.text, latest.made_with) == (text, made_with):
        return latest
    version = latest.version + 1 if latest else 1
    picture = TargetPicture.objects.create(unit=unit, version=version, text=text, made_with=made_with, written_by=by)
    record("target_picture.written", picture, by=by, organisation_id=unit.pk, version=version)
    return picture
