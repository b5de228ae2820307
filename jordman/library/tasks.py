"""What the library does by itself."""

from django_tasks import task

from jordman.library.actions.starter import take_in_starter_library as take_in
from jordman.organisations.models import Organisation


@task()
def take_in_starter_library(organisation_id: int) -> None:
    """After the set-up: a new site has something to show. Once more changes nothing."""
    organisation = Organisation.objects.filter(pk=organisation_id).first()
    if organisation is not None:
        take_in(by=None, organisation=organisation)
