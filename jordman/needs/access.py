"""The only way a view gets a study or a part of one.

Whoever leads programmes at the organisation works with its studies. Those who see its protected sums read the result,
in which there is nothing of what anybody said but quotes without identity. Notes and interviews are the lead's alone.
"""

from typing import Any, TypeVar, cast

from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.library.access import get_modules_for
from jordman.library.models import Module
from jordman.needs.models import (
    Decision,
    GuideQuestion,
    Hypothesis,
    Interview,
    Note,
    Quote,
    ReviewerComment,
    Study,
    Workshop,
)
from jordman.organisations.access import get_organisations_for, has_permission, holds, nodes_with, require
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet
from jordman.programmes.access import get_programmes_for
from jordman.programmes.models import Programme

LEAD, READ = Permission.PROGRAMME_LEAD, Permission.PROGRAMME_REPORT
PART = TypeVar("PART", Decision, GuideQuestion, Hypothesis, Interview, Note, Quote, ReviewerComment, Workshop)


def require_lead_anywhere(user: User) -> None:
    if not holds(user, LEAD):
        raise PermissionDenied


def _below(user: User, permission: Permission) -> QuerySet[Ancestry]:
    return Ancestry.objects.filter(ancestor__in=nodes_with(user, permission))


def get_studies_for(user: User) -> QuerySet[Study]:
    """Studies that the person leads or may read the result of; 403 for who has no such role. `may_lead`: leads it."""
    if not (holds(user, LEAD) or holds(user, READ)):
        raise PermissionDenied
    seen = Q(organisation__in=_below(user, LEAD).values("descendant"))
    seen |= Q(organisation__in=_below(user, READ).values("descendant"))
    leads = Exists(_below(user, LEAD).filter(descendant=OuterRef("organisation")))
    return Study.objects.filter(seen).select_related("organisation", "programme").annotate(may_lead=leads)


def get_study_for(user: User, pk: int) -> Study:
    """A study that the person leads."""
    study = _study(pk)
    require(user, LEAD, study.organisation_id)
    return study


def get_study_to_read_for(user: User, pk: int) -> Study:
    """A study whose result the person may read."""
    study = _study(pk)
    if not leads(user, study):
        require(user, READ, study.organisation_id)
    return study


def leads(user: User, study: Study) -> bool:
    return has_permission(user, LEAD, study.organisation_id)


def _study(pk: int) -> Study:
    studies = Study.objects.select_related("organisation", "programme").annotate(workshop_count=Count("workshops"))
    study = studies.filter(pk=pk).first()
    if study is None:
        raise Http404
    return study


def get_part_for(user: User, model: type[PART], pk: int) -> PART:
    """A workshop, hypothesis, interview, note or other part of a study that the person leads."""
    rows = cast("models.Manager[Any]", model._default_manager)
    part = rows.select_related("study__organisation", "study__programme").filter(pk=pk).first()
    if part is None:
        raise Http404
    require(user, LEAD, part.study.organisation_id)
    return cast("PART", part)


# What can be chosen


def get_homes_for(user: User) -> OrganisationQuerySet:
    """Where the person may have a study: not at a single workplace."""
    workplaces = (Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)
    return get_organisations_for(user, LEAD).exclude(kind__in=workplaces).filter(closed_on=None)


def get_served_programmes_for(user: User) -> QuerySet[Programme]:
    return get_programmes_for(user, LEAD).order_by("name", "pk")


def get_changed_modules_for(user: User) -> QuerySet[Module]:
    """Modules that a decision may point at, in the library's order: those that the person may read."""
    return cast("QuerySet[Module]", get_modules_for(user).order_by("category", "title", "pk"))
