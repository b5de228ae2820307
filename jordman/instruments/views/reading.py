"""Reading an instrument: the list, a version as people meet it, what has changed, and what answers have shown."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.instruments.access import (
    get_calibration_for,
    get_version_for,
    get_versions_for,
    get_versions_of,
    require_view_anywhere,
)
from jordman.instruments.calibrated import show_calibration
from jordman.instruments.checking import faults_in
from jordman.instruments.comparing import differences
from jordman.instruments.content import Content
from jordman.instruments.editing import may_add_items_to
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.reading import content_of
from jordman.instruments.showing import SETTINGS, THRESHOLD, groups, how_it_counts, lines
from jordman.organisations.access import holds


@login_required
@require_GET
@never_cache
def list_instruments(request: HttpRequest) -> HttpResponse:
    user = signed_in(request)
    require_view_anywhere(user)
    versions = get_versions_for(user).newest().order_by("instrument__organisation__name", "instrument__key", "number")
    found = lines(list(versions))
    context = {
        "shipped": [line for line in found if line.version.instrument.organisation_id is None],
        "own": [line for line in found if line.version.instrument.organisation_id is not None],
        "may_lead": holds(user, Permission.MEASUREMENT_LEAD),
    }
    return render(request, "instruments/list.html", context)


@login_required
@require_GET
@never_cache
def show(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    version = get_version_for(user, pk)
    content = content_of(version)
    versions = get_versions_of(user, version.instrument)
    context = {
        **_about(user, version, content),
        "groups": groups(content),
        "counts": how_it_counts(content),
        "versions": versions,
        "draft": next((each for each in versions if each.is_draft), None),
        "earlier": next((each for each in versions if each.number < version.number), None),
        "faults": _faults(content) if version.is_draft else [],
        "may_add": version.is_draft and may_add_items_to(content.kind),
    }
    return render(request, "instruments/show.html", context)


def _about(user: User, version: InstrumentVersion, content: Content) -> dict[str, object]:
    """What every page of a version needs."""
    return {
        "version": version,
        "content": content,
        "may_change": version.is_draft,
        "may_lead": version.__dict__["may_lead"],
        "may_copy": not version.is_draft and holds(user, Permission.MEASUREMENT_LEAD),
        "who_sees": content.who_sees(THRESHOLD),
    }


def _faults(content: Content) -> list[tuple[str, int, str]]:
    """Each fault with the key and number of the item that it is about, if any."""
    places = {item.key: place for place, item in enumerate(content.items, start=1)}
    return [(fault.item, places.get(fault.item, 0), fault.text) for fault in faults_in(content)]


@login_required
@require_GET
@never_cache
def item(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One question as people meet it, in both languages, with what its answers count as."""
    user = signed_in(request)
    version = get_version_for(user, pk)
    content = content_of(version)
    if not 1 <= number <= len(content.items):
        raise Http404
    found = content.items[number - 1]
    context = {
        **_about(user, version, content),
        "item": found,
        "scale": content.scale(found.scale),
        "number": number,
        "total": len(content.items),
        "setting": SETTINGS.get(found.setting, ""),
        "scored": [(choice, found.scores[choice.key], found.option(choice.key)) for choice in found.choices],
    }
    return render(request, "instruments/item.html", context)


@login_required
@require_GET
@never_cache
def compare(request: HttpRequest, pk: int, other: int) -> HttpResponse:
    """What has changed from the version `other` to `pk`."""
    user = signed_in(request)
    version, earlier = get_version_for(user, pk), get_version_for(user, other)
    content = content_of(version)
    context = {
        **_about(user, version, content),
        "earlier": earlier,
        "earlier_title": content_of(earlier).title,
        "rows": differences(content_of(earlier), content),
    }
    return render(request, "instruments/compare.html", context)


@login_required
@require_GET
@never_cache
def calibration(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    version, found = get_calibration_for(user, pk)
    content = content_of(version)
    shown = show_calibration(content, found.parameters, found.statistics) if found else None
    context = {**_about(user, version, content), "calibration": found, "shown": shown}
    return render(request, "instruments/calibration.html", context)
