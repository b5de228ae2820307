"""What an initiative needs to be whole: messages, mandate, training, units, and who stands behind."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jordman.accounts.people import signed_in
from jordman.initiatives.access import (
    find_workplaces_in,
    get_employer_in,
    get_facts_for,
    get_initiative_for,
    get_initiative_to_lead_for,
)
from jordman.initiatives.actions.initiatives import change_initiative, describe_trainings
from jordman.initiatives.actions.units import anchor, choose_units, take_back_anchoring
from jordman.initiatives.aims import KINDS, TEXTS
from jordman.initiatives.anchoring import anchoring_of
from jordman.initiatives.facts import UPPER
from jordman.initiatives.forms.initiatives import MandateForm, MessagesForm, TrainingsForm
from jordman.initiatives.forms.units import AnchorForm, UnitsForm
from jordman.initiatives.models import Anchoring, Initiative
from jordman.initiatives.views.refusing import says_why_not
from jordman.organisations.models import Organisation


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def write_messages(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    form = MessagesForm(request.POST or None, instance=initiative)
    is_new = not initiative.unit_links.exists()
    if request.method == "POST" and form.is_valid():
        change_initiative(initiative, by=user, **form.cleaned_data)
        return redirect("initiatives:units" if is_new else "initiatives:show", pk)
    context = {"form": form, "initiative": initiative, "is_new": is_new}
    return render(request, "initiatives/messages.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def write_mandate(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    form = MandateForm(request.POST or None, instance=initiative)
    if request.method == "POST" and form.is_valid():
        change_initiative(initiative, by=user, **form.cleaned_data)
        messages.success(request, _("Mandatet är sparat."))
        return redirect("initiatives:show", pk)
    return render(request, "initiatives/mandate.html", {"form": form, "initiative": initiative})


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """The three kinds of training, each with what it is and what happens without it."""
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    form = TrainingsForm(request.POST or None, initiative=initiative)
    if request.method == "POST" and form.is_valid():
        describe_trainings(initiative, by=user, trainings=form.trainings())
        messages.success(request, _("Sparat."))
        return redirect("initiatives:show", pk)
    aim = TEXTS[initiative.aim]
    context = {
        "form": form,
        "initiative": initiative,
        "aim": aim,
        "kinds": [
            (text, form[f"{text.kind}_how"], form[f"{text.kind}_starts_on"], text.kind == aim.stress) for text in KINDS
        ],
    }
    return render(request, "initiatives/trainings.html", context)


# Units


@login_required
@require_GET
@never_cache
def list_employers(request: HttpRequest, pk: int) -> HttpResponse:
    """Where there are units to choose. With a single employer one goes straight to its units."""
    initiative = get_initiative_to_lead_for(signed_in(request), pk)
    taking_part = initiative.unit_links.taking_part().values("unit")
    rows = find_workplaces_in(initiative).exclude(employer=None).order_by("employer__name", "employer")
    employers = list(
        rows.values("employer", "employer__name").annotate(
            units=Count("pk", distinct=True), chosen=Count("pk", distinct=True, filter=Q(pk__in=taking_part))
        )
    )
    if len(employers) == 1:
        return redirect("initiatives:choose_units", pk, employers[0]["employer"])
    context = {"initiative": initiative, "employers": employers, "chosen": sum(row["chosen"] for row in employers)}
    return render(request, "initiatives/employers.html", context)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def choose(request: HttpRequest, pk: int, employer: int) -> HttpResponse:
    """The units of one employer; many at once, or all."""
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    at = get_employer_in(initiative, employer)
    workplaces = find_workplaces_in(initiative).filter(employer=at)
    chosen = initiative.unit_links.taking_part().filter(unit__employer=at).values_list("unit_id", flat=True)
    form = UnitsForm(request.POST or None, workplaces=workplaces, initial={"units": list(chosen)})
    if request.method == "POST" and form.is_valid():
        units = workplaces if "alla" in request.POST else form.cleaned_data["units"]
        number = choose_units(initiative, by=user, employer=at, unit_ids=[unit.pk for unit in units])
        messages.success(request, _units_taking_part(number))
        return redirect("initiatives:show", pk)
    context = {"form": form, "initiative": initiative, "employer": at, "number": workplaces.count()}
    return render(request, "initiatives/choose_units.html", context)


def _units_taking_part(number: int) -> str:
    return ngettext("%(number)s enhet är med nu.", "%(number)s enheter är med nu.", number) % {"number": number}


# Anchoring


@login_required
@require_GET
@never_cache
def show_anchoring(request: HttpRequest, pk: int) -> HttpResponse:
    """Each level, from the top down to the units."""
    user = signed_in(request)
    initiative = get_initiative_for(user, pk)
    facts = get_facts_for(user, initiative)
    context = {
        "initiative": initiative,
        "anchoring": anchoring_of(initiative, facts),
        "level_of_units": facts.level(Anchoring.Level.UNIT),
        "is_joint": facts.is_joint,
        "may_lead": initiative.__dict__["may_lead"] and not initiative.is_closed,
    }
    return render(request, "initiatives/anchoring.html", context)


def _get_place(initiative: Initiative, level: str, organisation: int) -> Organisation:
    """An employer whose management can stand behind; what a unit stands behind, its own manager says."""
    if level not in UPPER:
        raise Http404
    return get_employer_in(initiative, organisation)


@login_required
@require_http_methods(["GET", "POST"])
@says_why_not("initiatives:show")
def anchor_level(request: HttpRequest, pk: int, level: str, organisation: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    place = _get_place(initiative, level, organisation)
    known = initiative.anchorings.filter(level=level, organisation=place).first()
    form = AnchorForm(request.POST or None, initial={"on": known.on, "how": known.how} if known else None)
    if request.method == "POST" and form.is_valid():
        anchor(initiative, by=user, level=level, organisation=place, **form.cleaned_data)
        return redirect("initiatives:anchoring", pk)
    context = {
        "form": form,
        "initiative": initiative,
        "place": place,
        "level": level,
        "label": Anchoring.Level(level).label,
        "known": known,
        "today": timezone.localdate(),
    }
    return render(request, "initiatives/anchor_level.html", context)


@login_required
@require_POST
@says_why_not("initiatives:show")
def take_back(request: HttpRequest, pk: int, level: str, organisation: int) -> HttpResponse:
    user = signed_in(request)
    initiative = get_initiative_to_lead_for(user, pk)
    place = _get_place(initiative, level, organisation)
    take_back_anchoring(initiative, by=user, level=level, organisation=place)
    messages.success(request, _("Borttaget. Skriv in det igen när nivån står bakom."))
    return redirect("initiatives:anchoring", pk)
