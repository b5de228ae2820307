"""The only way a view gets an evaluation and what is in it."""

from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.evaluations.models import Evaluation, Finding, Question, Quote, ReportFile, Source
from jordman.initiatives.models import Initiative
from jordman.organisations.access import get_organisations_for, holds, nodes_with, require
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet
from jordman.programmes.models import Programme

VIEW, WRITE = Permission.EVALUATION_VIEW, Permission.EVALUATION_WRITE

Part = TypeVar("Part", Question, Source, Finding, Quote)


def require_view_anywhere(user: User) -> None:
    if not holds(user, VIEW):
        raise PermissionDenied


def require_write_anywhere(user: User) -> None:
    if not holds(user, WRITE):
        raise PermissionDenied


def _below(user: User, permission: Permission) -> QuerySet[Ancestry]:
    return Ancestry.objects.filter(ancestor__in=nodes_with(user, permission))


def get_evaluations_for(user: User) -> QuerySet[Evaluation]:
    """Those of the organisations where the person reads evaluations. `may_write`: writes there too."""
    at_home = _below(user, WRITE).filter(descendant=OuterRef("organisation"))
    return (
        Evaluation.objects.filter(organisation__in=_below(user, VIEW).values("descendant"))
        .select_related("organisation")
        .annotate(
            may_write=Exists(at_home),
            finding_count=Count("findings", distinct=True),
            quote_count=Count("quotes", distinct=True),
        )
    )


def get_evaluation_for(user: User, pk: int) -> Evaluation:
    evaluation = get_evaluations_for(user).filter(pk=pk).first()
    if evaluation is not None:
        return evaluation
    return _refuse(user, VIEW, Evaluation.objects.filter(pk=pk).first())


def get_evaluation_to_write_for(user: User, pk: int) -> Evaluation:
    evaluation = Evaluation.objects.select_related("organisation").filter(pk=pk).first()
    if evaluation is None:
        raise Http404
    require(user, WRITE, evaluation.organisation_id)
    return evaluation


def _refuse(user: User, permission: Permission, evaluation: Evaluation | None) -> Evaluation:
    if evaluation is None:
        raise Http404
    require(user, permission, evaluation.organisation_id)
    return evaluation


def get_part_to_write_for(user: User, part: type[Part], pk: int) -> Part:
    """A question, source, finding or quote of an evaluation that the person writes."""
    found = _find(part, pk)
    require(user, WRITE, found.evaluation.organisation_id)
    return found


def _find(part: type[Part], pk: int) -> Part:
    found: Part | None = part._default_manager.select_related("evaluation__organisation").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def get_report_file_for(user: User, pk: int, form: str) -> ReportFile:
    """A file as it was made, for everybody who reads the evaluation."""
    file = ReportFile.objects.select_related("report__evaluation").filter(report_id=pk, form=form).first()
    if file is None:
        raise Http404
    require(user, VIEW, file.report.evaluation.organisation_id)
    return file


def get_homes_for(user: User) -> OrganisationQuerySet:
    """Where the person may have an evaluation: not at a single unit."""
    return get_organisations_for(user, WRITE).exclude(kind=Organisation.Kind.UNIT).filter(closed_on=None)


def get_initiatives_to_cover_for(user: User) -> QuerySet[Initiative]:
    """Initiatives at or below the places where the person writes: their names, and nothing else of them."""
    return Initiative.objects.filter(organisation__in=_below(user, WRITE).values("descendant")).order_by("name", "pk")


def get_programmes_to_cover_for(user: User) -> QuerySet[Programme]:
    return Programme.objects.filter(organisation__in=_below(user, WRITE).values("descendant")).order_by("name", "pk")
