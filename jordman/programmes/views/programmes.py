"""A lead's programmes: the list, a new one, its overview, its facts, its copy, and Level Up from a template."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from jordman.access.permissions import Permission
from jordman.accounts.people import signed_in
from jordman.library.models import Category, Module
from jordman.library.starter_library import missing_starters
from jordman.organisations.access import holds
from jordman.programmes.access import get_homes_for, get_programme_for, get_programmes_for
from jordman.programmes.actions import change_programme, copy_programme, create_programme, start_level_up
from jordman.programmes.forms.programmes import CopyForm, LevelUpForm, NewProgrammeForm, ProgrammeForm
from jordman.programmes.level_up import dates_of, read_template, sessions_of, year_to_propose
from jordman.programmes.loading import load_facts
from jordman.programmes.models import ChoiceSet, EnrolmentTally, Programme
from jordman.programmes.overview import overview
from jordman.programmes.plan.reasons import in_words
from jordman.programmes.readiness import obstacles


def _require_lead(request: HttpRequest) -> None:
    if not holds(signed_in(request), Permission.PROGRAMME_LEAD):
        raise PermissionDenied


@login_required
def list_programmes(request: HttpRequest) -> HttpResponse:
    _require_lead(request)
    people = EnrolmentTally.objects.filter(programme=OuterRef("pk")).order_by().values("programme")
    programmes = get_programmes_for(signed_in(request)).annotate(
        people=Coalesce(Subquery(people.annotate(sum=Sum("people")).values("sum")), 0)
    )
    page = Paginator(programmes, 30).get_page(request.GET.get("sida"))
    return render(request, "programmes/list.html", {"page": page})


@login_required
def add(request: HttpRequest) -> HttpResponse:
    """An empty programme."""
    _require_lead(request)
    user = signed_in(request)
    form = NewProgrammeForm(request.POST or None, homes=get_homes_for(user))
    if request.method == "POST" and form.is_valid():
        made = create_programme(by=user, organisation=form.cleaned_data["organisation"], **form.facts())
        return redirect("programmes:show", made.pk)
    return render(request, "programmes/add.html", {"form": form})


@login_required
def level_up(request: HttpRequest) -> HttpResponse:
    """What the template makes, and the button that makes it."""
    _require_lead(request)
    user = signed_in(request)
    form = LevelUpForm(request.POST or None, homes=get_homes_for(user))
    if request.method == "POST" and form.is_valid():
        started = start_level_up(by=user, **form.cleaned_data)
        if started.missing:
            text = _("De här modulerna saknas än och är inte med: %(modules)s.")
            messages.info(request, text % {"modules": in_words(started.missing)})
        return redirect("programmes:show", started.programme.pk)
    year = year_to_propose(timezone.localdate())
    context = {
        "form": form,
        "template": read_template(),
        "dates": dates_of(year),
        "sessions": sessions_of(year),
        "year": year,
        "published": set(Module.objects.published().values_list("key", flat=True)),
        "missing_starters": missing_starters(),
        "may_write": holds(user, Permission.LIBRARY_WRITE),
    }
    return render(request, "programmes/level_up.html", context)


@login_required
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The programme as it is built so far, and what is left before it can open."""
    programme = get_programme_for(signed_in(request), pk)
    facts = load_facts(programme)
    sets_in: dict[int, list[int]] = {}
    for set_id, block_id in ChoiceSet.objects.filter(block__programme=programme).values_list("pk", "block_id"):
        sets_in.setdefault(block_id, []).append(set_id)
    context = {
        "programme": programme,
        "blocks": overview(facts, dict(Category.objects.values_list("number", "name")), sets_in),
        "modules": len(facts.rules),
        "obstacles": [] if programme.is_open else obstacles(facts),
        "people": programme.enrolment_tallies.aggregate(sum=Sum("people"))["sum"] or 0,
    }
    return render(request, "programmes/show.html", context)


@login_required
def change(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_for(user, pk)
    form = ProgrammeForm(request.POST or None, instance=programme)
    if request.method == "POST" and form.is_valid():
        change_programme(programme, by=user, **form.facts())
        messages.success(request, _("Sparat."))
        return redirect("programmes:show", pk)
    return render(request, "programmes/change.html", {"form": form, "programme": Programme.objects.get(pk=pk)})


@login_required
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_for(user, pk)
    form = CopyForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        made = copy_programme(programme, by=user, **form.cleaned_data)
        messages.success(request, _("Kopian är ett utkast. Inga deltagare följde med."))
        return redirect("programmes:show", made.pk)
    blocks = programme.blocks.annotate(modules=Count("rules"))
    return render(request, "programmes/copy.html", {"form": form, "programme": programme, "blocks": blocks})
