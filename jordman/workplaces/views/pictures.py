"""The target picture: written by the manager with the team, seen by all who work there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jordman.accounts.people import signed_in
from jordman.workplaces.access import get_pictures_for, get_unit_to_prepare_for, leads, may_answer
from jordman.workplaces.actions.pictures import write_target_picture
from jordman.workplaces.comparing import compare
from jordman.workplaces.forms.preparing import PictureForm
from jordman.workplaces.models import Promise, TargetPicture


@login_required
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    node = get_unit_to_prepare_for(user, unit)
    latest = TargetPicture.objects.filter(unit=node).first()
    form = PictureForm(request.POST or None, initial={"text": latest.text} if latest else {})
    if request.method == "POST" and form.is_valid():
        picture = write_target_picture(node, by=user, **form.cleaned_data)
        messages.success(request, _("Sparat. Alla på enheten ser målbilden nu."))
        return redirect("workplaces:prepare", unit) if picture.version == 1 else redirect("workplaces:picture", unit)
    return render(request, "workplaces/write_picture.html", {"unit": node, "form": form, "latest": latest})


@login_required
@require_GET
def show(request: HttpRequest, unit: int) -> HttpResponse:
    user = signed_in(request)
    node, pictures = get_pictures_for(user, unit)
    context = {
        "unit": node,
        "picture": pictures[0] if pictures else None,
        "earlier": pictures[1:],
        "promises": Promise.objects.filter(unit=node, kept_on=None)[:5],
        "leads": leads(user, node),
        "may_answer": may_answer(user, node),
    }
    return render(request, "workplaces/picture.html", context)


@login_required
@require_GET
def compare_versions(request: HttpRequest, unit: int, version: int) -> HttpResponse:
    """An earlier version beside the one that holds."""
    node, pictures = get_pictures_for(signed_in(request), unit)
    earlier = next((picture for picture in pictures if picture.version == version), None)
    if earlier is None:
        raise Http404
    if earlier is pictures[0]:
        return redirect("workplaces:picture", unit)
    context = {
        "unit": node,
        "picture": pictures[0],
        "earlier": earlier,
        "pieces": compare(earlier.text, pictures[0].text),
    }
    return render(request, "workplaces/compare.html", context)


@login_required
@require_GET
def print_sheet(request: HttpRequest, unit: int) -> HttpResponse:
    node, pictures = get_pictures_for(signed_in(request), unit)
    if not pictures:
        raise Http404
    return render(request, "workplaces/picture_sheet.html", {"unit": node, "picture": pictures[0]})
