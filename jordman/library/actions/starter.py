"""Taking in the modules that come with the program."""

from django.db import transaction

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.library.actions.folders import import_folder
from jordman.library.actions.modules import share_module
from jordman.library.models import Module
from jordman.library.starter_library import missing_starters
from jordman.organisations.models import Organisation


@transaction.atomic
def take_in_starter_library(*, by: User | None, organisation: Organisation) -> int:
    """Publish every starter module that is missing as the organisation's, for all to read. Returns how many.

    They are signed by their own review.md; a site that has one already keeps its own.
    """
    missing = missing_starters()
    for folder in missing:
        module = import_folder(folder, by=None, organisation=organisation, publish=True).module
        share_module(module, by=by, sharing=Module.Sharing.ALL)
    if missing:
        record("library.starter_taken_in", organisation, by=by, organisation_id=organisation.pk, modules=len(missing))
    return len(missing)
