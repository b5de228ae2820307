"""Who is in a programme: administrative facts, for those who lead it."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from jordman.access.errors import refusals_in
from jordman.accounts.actions import add_person
from jordman.accounts.models import User
from jordman.accounts.people import signed_in
from jordman.organisations.models import Organisation
from jordman.programmes.access import get_participant_for, get_programme_for
from jordman.programmes.actions import enrol, withdraw
from jordman.programmes.figures import alone_in_organisation, people_in
from jordman.programmes.forms.people import FindForm, ParticipantForm
from jordman.programmes.models import Enrolment, Programme


class CountedPaginator(Paginator):  # type: ignore[type-arg]
    """Takes the number of rows from the tallies when nothing narrows the list: no counting of 300,000 rows."""

    known: int | None = None

    @cached_property
    def count(self) -> int:
        return super().count if self.known is None else self.known


@login_required
def list_participants(request: HttpRequest, pk: int) -> HttpResponse:
    programme = get_programme_for(signed_in(request), pk)
    form = FindForm(request.GET or None, programme=programme)
    wanted = form.cleaned_data if form.is_valid() else {}
    is_narrowed = any(wanted.values())
    pages = CountedPaginator(_found(programme, wanted), 50)
    people = people_in(programme)
    pages.known = None if is_narrowed else people
    context = {
        "programme": programme,
        "form": form,
        "page": pages.get_page(request.GET.get("sida")),
        "is_narrowed": is_narrowed,
        "people": people,
        "places_left": max(0, programme.target_people - people),
        "alone": alone_in_organisation(programme),
    }
    return render(request, "programmes/participants.html", context)


def _found(programme: Programme, wanted: dict[str, object]) -> QuerySet[Enrolment]:
    """By name, with those whose identity is protected last, so that their place in the list says nothing."""
    found = programme.enrolments.active().select_related("user", "organisation")
    for word in str(wanted.get("sok") or "").split():
        # A search never finds a protected person: a hit would tell their name.
        named = Q(user__given_name__icontains=word) | Q(user__family_name__icontains=word)
        found = found.filter(named | Q(user__email__icontains=word), user__is_protected=False)
    if wanted.get("inriktning"):
        found = found.filter(orientation=wanted["inriktning"])
    organisation = wanted.get("organisation")
    if isinstance(organisation, Organisation):
        found = found.filter(organisation=organisation)
    return found.order_by(
        "user__is_protected", *(_unless_protected(name) for name in ("family_name", "given_name")), "pk"
    )


def _unless_protected(name: str) -> Case:
    return Case(When(user__is_protected=False, then=F(f"user__{name}")), default=Value(""))


@login_required
def add_participant(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    programme = get_programme_for(user, pk)
    form = ParticipantForm(request.POST or None, programme=programme)
    if request.method == "POST" and form.is_valid():
        with refusals_in(form):
            person = _add(programme, by=user, **form.cleaned_data)
            messages.success(request, _("%(name)s är anmäld.") % {"name": person.name})
            return redirect("programmes:participants", pk)
    return render(request, "programmes/add_participant.html", {"form": form, "programme": programme})


@transaction.atomic
def _add(programme: Programme, *, by: User, email: str, given_name: str, family_name: str, **facts: Any) -> User:
    """The person, made if they are new, in the programme: both or neither."""
    person = add_person(by=by, email=email, given_name=given_name, family_name=family_name)
    enrol(programme, person, by=by, **facts)
    return person


@login_required
def remove_participant(request: HttpRequest, pk: int) -> HttpResponse:
    user = signed_in(request)
    enrolment = get_participant_for(user, pk)
    if request.method == "POST":
        withdraw(enrolment, by=user)
        messages.success(request, _("%(name)s är inte längre med.") % {"name": enrolment.user.name})
        return redirect("programmes:participants", enrolment.programme_id)
    context = {"enrolment": enrolment, "programme": enrolment.programme}
    return render(request, "programmes/remove_participant.html", context)
