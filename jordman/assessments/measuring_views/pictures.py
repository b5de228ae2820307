"""The released picture of a wave, place by place, and the same figures as a file."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jordman.accounts.people import signed_in
from jordman.assessments.access.measuring import Seen, get_picture_for, get_pictures_for, wave_before
from jordman.assessments.estimating import newest_estimating
from jordman.assessments.measures import measures_of
from jordman.assessments.measuring_workbook import picture_workbook
from jordman.assessments.showing import Said
from jordman.audit.actions import record
from jordman.instruments.reading import content_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The top of what the person may see; with several parts of the tree, a choice of them."""
    seen = get_pictures_for(signed_in(request), pk)
    if len(seen) == 1:
        return _show(request, seen[0])
    context = {"wave": seen[0].wave, "places": [each.picture.place(each.place) for each in seen]}
    return render(request, "assessments/measuring/choose_place.html", context)


@login_required
@require_GET
def show_place(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    return _show(request, get_picture_for(signed_in(request), pk, place))


def _show(request: HttpRequest, seen: Seen) -> HttpResponse:
    content = content_of(seen.wave.version)
    context = {
        "wave": seen.wave,
        "measurement": seen.wave.measurement,
        "content": content,
        "said": said_of(seen),
        "before": wave_before(seen.wave),
        "above": seen.above,
    }
    return render(request, "assessments/measuring/picture.html", context)


@login_required
@require_POST
def send_workbook(request: HttpRequest, pk: int, place: int) -> HttpResponse:
    """Every time the same figures. The log says that somebody took them."""
    user = signed_in(request)
    seen = get_picture_for(user, pk, place)
    record("wave.downloaded", seen.wave, by=user, organisation_id=place)
    response = HttpResponse(picture_workbook(seen.wave, said_of(seen)), content_type=XLSX)
    name = slugify(f"{_('bild')}-{seen.wave.measurement.name}-{seen.wave.closes_on}")
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    return response


def said_of(seen: Seen) -> Said:
    place = seen.picture.place(seen.place)
    content = content_of(seen.wave.version)
    estimating = newest_estimating() if place.managers else None
    questions = {item.key: str(item.text) for item in estimating.items} if estimating else {}
    return Said(seen.picture, place, measures_of(content), seen.before, questions)
