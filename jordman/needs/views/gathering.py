"""A workshop: who was there, and one hypothesis after the other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jordman.accounts.people import signed_in
from jordman.needs.access import get_part_for, get_study_for
from jordman.needs.actions.gathering import add_workshop, change_workshop
from jordman.needs.actions.results import add_hypothesis
from jordman.needs.forms.gathering import WorkshopForm
from jordman.needs.forms.results import QuickHypothesisForm
from jordman.needs.models import Workshop
from jordman.needs.views.pages import form_page


@login_required
@require_http_methods(["GET", "POST"])
def add_one(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    study = get_study_for(user, pk)
    name = _("Workshop %(number)s") % {"number": study.workshops.count() + 1}
    form = WorkshopForm(request.POST or None, initial={"name": name, "held_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        made = add_workshop(study, by=user, **form.facts())
        return redirect("needs:workshop", made.pk)
    back = reverse("needs:show", args=[pk])
    return form_page(
        request, study, form, heading=_("Ny workshop"), submit=_("Spara och skriv hypoteser"), back_url=back
    )


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def workshop(request: HttpRequest, pk: int) -> HttpResponse:
    """One field, add, next."""
    user = signed_in(request)
    found = get_part_for(user, Workshop, pk)
    form = QuickHypothesisForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_hypothesis(found.study, by=user, workshop=found, **form.cleaned_data)
        return redirect(f"{request.path}#ny")
    context = {
        "workshop": found,
        "study": found.study,
        "form": form,
        "hypotheses": found.hypotheses.all(),
        "notes": found.notes.count(),
    }
    return render(request, "needs/workshop.html", context)


@login_required
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    found = get_part_for(user, Workshop, pk)
    form = WorkshopForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        change_workshop(found, by=user, **form.facts())
        messages.success(request, _("Sparat."))
        return redirect("needs:workshop", pk)
    back = reverse("needs:workshop", args=[pk])
    return form_page(request, found.study, form, heading=found.name, back_url=back)
