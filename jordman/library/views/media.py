"""Pictures, films and captions of modules."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from jordman.accounts.people import signed_in
from jordman.library.access import get_file_for
from jordman.library.checks.files import IN_TOOLS, suffix_of
from jordman.library.media import file_response


@require_safe
@login_required
def media(request: HttpRequest, address: str) -> HttpResponseBase:
    """A document is always saved and never opened in the page."""
    row = get_file_for(signed_in(request), address)
    return file_response(request, row, download_as=row.short_name if suffix_of(row.name) in IN_TOOLS else "")
