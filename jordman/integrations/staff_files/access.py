"""The only way a view gets an import."""

from django.db.models import QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.integrations.models import StaffImport
from jordman.organisations.access import get_organisation_for
from jordman.organisations.models import Organisation
from jordman.programmes.models import Programme


def get_import_for(user: User, organisation_pk: int, pk: int) -> StaffImport:
    organisation = get_organisation_for(user, organisation_pk, Permission.ORGANISATION_ADMINISTER)
    found = (
        StaffImport.objects.select_related("organisation", "programme").filter(organisation=organisation, pk=pk).first()
    )
    if found is None:
        raise Http404
    return found


def get_place_for(user: User, organisation_pk: int) -> Organisation:
    """Where the person may take in files."""
    return get_organisation_for(user, organisation_pk, Permission.ORGANISATION_ADMINISTER)


def programmes_at(organisation: Organisation) -> QuerySet[Programme]:
    """The programmes that people can be signed up to from here: those that are run here or below and are not over."""
    below = Organisation.objects.below(organisation)
    return Programme.objects.filter(organisation__in=below).exclude(status=Programme.Status.CLOSED).order_by("name")
