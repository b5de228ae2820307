"""The set-up, the tree and the roles in it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Case, Count, F, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jordman.access.errors import Refused
from jordman.access.permissions import Permission
from jordman.accounts.actions import add_person
from jordman.accounts.people import signed_in
from jordman.organisations.access import (
    get_organisation_for,
    get_organisations_for,
    get_role_grant_for,
    has_permission,
    nodes_with,
)
from jordman.organisations.actions import add_organisation, grant_role, revoke_role, set_champion_title
from jordman.organisations.champion_words import champion_words_at, champion_words_of, roles_at
from jordman.organisations.forms import ChampionTitleForm, OrganisationForm, RoleForm, SetUpForm
from jordman.organisations.models import ChampionTitle, Employment, Organisation, RoleGrant
from jordman.organisations.set_up import is_set_up, set_up

VIEW, ADMINISTER = Permission.ORGANISATION_VIEW, Permission.ORGANISATION_ADMINISTER
LOCAL_HOSTS = {"localhost", "127.0.0.1", "[::1]", "testserver"}
LOCAL_ADDRESSES = {"127.0.0.1", "::1"}


def set_up_site(request: HttpRequest) -> HttpResponse:
    """The first page of an empty site; gone for good once it is answered."""
    if is_set_up():
        raise Http404
    form = SetUpForm(request.POST or None, is_local=_is_local(request))
    if request.method == "POST" and form.is_valid():
        site, user = set_up(form.answers())
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        messages.success(request, _("Jordmån är igång. Nästa gång loggar du in med en kod till din mejl."))
        if form.cleaned_data["staff_file"] == "now":
            return redirect("integrations:import_staff", site.operator_id)
        return redirect("start")
    return render(request, "organisations/set_up.html", {"form": form})


def _is_local(request: HttpRequest) -> bool:
    """Does the person sit at the machine of a site that is for this machine? A host name alone anyone can write."""
    is_for_this_machine = urlsplit(settings.SITE_URL).hostname in {"localhost", "127.0.0.1", "::1"}
    is_by_proxy = any(name in request.headers for name in ("forwarded", "x-forwarded-for", "x-forwarded-proto"))
    host = request.get_host().rsplit(":", 1)[0]
    is_here = host in LOCAL_HOSTS and request.META.get("REMOTE_ADDR") in LOCAL_ADDRESSES
    return is_for_this_machine and is_here and not is_by_proxy


@login_required
def list_organisations(request: HttpRequest) -> HttpResponse:
    """The nodes where one's own grants begin; with a search over all below them."""
    user = signed_in(request)
    words = request.GET.get("sok", "").replace("\0", "").strip()
    if not nodes_with(user, VIEW):
        raise Http404
    found = get_organisations_for(user, VIEW).filter(closed_on=None)
    found = found.filter(name__icontains=words) if words else found.filter(pk__in=nodes_with(user, VIEW))
    page = Paginator(found.select_related("parent"), 50).get_page(request.GET.get("sida"))
    return render(request, "organisations/list.html", {"page": page, "words": words})


@login_required
def show_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    organisation = get_organisation_for(user, pk, VIEW)
    children = organisation.children.filter(closed_on=None).annotate(units=Count("children")).order_by("name", "pk")
    context = {
        "organisation": organisation,
        "above": Organisation.objects.above(organisation).exclude(pk=organisation.pk),
        "children": Paginator(children, 100).get_page(request.GET.get("sida")),
        "employed": _employed_at(organisation),
        "may_administer": has_permission(user, ADMINISTER, organisation),
    }
    return render(request, "organisations/show.html", context)


def _employed_at(organisation: Organisation) -> int | None:
    """Counted for an employer and what lies under it: nobody needs the sum of a county, and it would take long."""
    if not organisation.is_employer and organisation.employer_id is None:
        return None
    return Employment.objects.current().filter(unit__in=Organisation.objects.below(organisation)).count()


@login_required
def add_below(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    parent = get_organisation_for(user, pk, ADMINISTER)
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        known = Organisation.objects.filter(employer=parent.employer_id or parent.pk, code=form.cleaned_data["code"])
        if form.cleaned_data["code"] and known.exists():
            form.add_error("code", _("Koden används redan av %(unit)s.") % {"unit": known[0].name})
        else:
            add_organisation(by=user, parent=parent, **form.cleaned_data)
            messages.success(request, _("%(name)s är tillagd.") % {"name": form.cleaned_data["name"]})
            return redirect("organisations:show", parent.pk)
    return render(request, "organisations/add.html", {"form": form, "parent": parent})


@login_required
def list_roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Who holds which role at the node or below it, and what each role may do."""
    user = signed_in(request)
    organisation = get_organisation_for(user, pk, ADMINISTER)
    grants = (
        RoleGrant.objects.filter(organisation__in=Organisation.objects.below(organisation))
        .select_related("user", "organisation")
        # Those whose identity is protected last: a place in the alphabet says how a name begins.
        .order_by("user__is_protected", *(_unless_protected(name) for name in ("family_name", "given_name")), "pk")
    )
    page = Paginator(grants, 50).get_page(request.GET.get("sida"))
    # The names of all roles on the page in one go.
    champion_words_of([grant.organisation_id for grant in page])
    context = {"organisation": organisation, "page": page, "roles": roles_at(organisation)}
    return render(request, "organisations/roles.html", context)


def _unless_protected(name: str) -> Case:
    return Case(When(user__is_protected=False, then=F(f"user__{name}")), default=Value(""))


@login_required
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    organisation = get_organisation_for(user, pk, ADMINISTER)
    form = RoleForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        given, _space, family = form.cleaned_data["name"].strip().partition(" ")
        person = add_person(by=user, email=form.cleaned_data["email"], given_name=given, family_name=family)
        grant_role(person, by=user, role=form.cleaned_data["role"], organisation=organisation)
        messages.success(request, _("Rollen är given. Personen loggar in med en kod till sin mejl."))
        return redirect("organisations:roles", organisation.pk)
    context = {"form": form, "organisation": organisation, "roles": roles_at(organisation)}
    return render(request, "organisations/give_role.html", context)


@login_required
@require_POST
def take_role(request: HttpRequest, pk: int, grant_pk: int) -> HttpResponse:
    user = signed_in(request)
    organisation = get_organisation_for(user, pk, ADMINISTER)
    grant = get_role_grant_for(user, organisation, grant_pk)
    try:
        revoke_role(grant, by=user)
    except Refused as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("Rollen är borttagen."))
    return redirect("organisations:roles", organisation.pk)


@login_required
@require_http_methods(["GET", "POST"])
def name_champions(request: HttpRequest, pk: int) -> HttpResponse:
    """What the digital champions are called here. The examples are made of the words that are saved."""
    user = signed_in(request)
    organisation = get_organisation_for(user, pk, ADMINISTER)
    own = ChampionTitle.objects.filter(organisation=organisation).values("one", "the_one", "many").first()
    form = ChampionTitleForm(request.POST or None, initial=dict(own) if own else None)
    if request.method == "POST" and form.is_valid():
        set_champion_title(organisation, by=user, words=form.words())
        messages.success(request, _("Sparat. Orden syns nu överallt här."))
        return redirect("organisations:champion_title", organisation.pk)
    context = {"organisation": organisation, "form": form, "is_own": own is not None}
    return render(request, "organisations/champion_title.html", context | {"words": champion_words_at(organisation)})
