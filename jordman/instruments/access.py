"""The only way a view gets an instrument or a version of one.

Those that are shipped are everybody's who measures. An organisation's own are read there, below and above it, and
written by those who lead measurements there. Drafts are for those who write them.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.instruments.models import Calibration, Instrument, InstrumentVersion, InstrumentVersionQuerySet
from jordman.organisations.access import get_organisation_for, holds, is_inside, nodes_with, require
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet

VIEW, LEAD = Permission.MEASUREMENT_VIEW, Permission.MEASUREMENT_LEAD


def require_view_anywhere(user: User) -> None:
    if not holds(user, VIEW):
        raise PermissionDenied


def _below(user: User, permission: Permission) -> QuerySet[Ancestry]:
    return Ancestry.objects.filter(ancestor__in=nodes_with(user, permission))


def get_instruments_for(user: User) -> QuerySet[Instrument]:
    """The shipped ones, and those of organisations below and above where one measures. 403 for who measures nowhere.

    `may_lead`: leads measurements at the instrument's own organisation.
    """
    require_view_anywhere(user)
    above = Ancestry.objects.filter(descendant__in=nodes_with(user, VIEW)).values("ancestor")
    seen = Q(organisation=None) | Q(organisation__in=_below(user, VIEW).values("descendant"))
    return (
        Instrument.objects.filter(seen | Q(organisation__in=above))
        .select_related("organisation")
        .annotate(may_lead=Exists(_below(user, LEAD).filter(descendant=OuterRef("organisation"))))
    )


def get_versions_for(user: User) -> InstrumentVersionQuerySet:
    """All versions that one reads, without their content: published ones, and the drafts that one writes."""
    drafts = Exists(_below(user, LEAD).filter(descendant=OuterRef("instrument__organisation")))
    return (
        InstrumentVersion.objects.in_short()
        .filter(instrument__in=get_instruments_for(user).values("pk"))
        .annotate(may_lead=drafts)
        .filter(Q(published_at__isnull=False) | Q(may_lead=True))
    )


def get_version_for(user: User, pk: int) -> InstrumentVersion:
    """A version, without its content: `reading.content_of` has that. 403 inside without permission, 404 outside."""
    version = get_versions_for(user).filter(pk=pk).first() if holds(user, VIEW) else None
    return version or _refuse(user, InstrumentVersion.objects.filter(pk=pk).select_related("instrument").first())


def _refuse(user: User, version: InstrumentVersion | None) -> InstrumentVersion:
    if version is None:
        raise Http404
    organisation_id = version.instrument.organisation_id
    if organisation_id is None or is_inside(user, organisation_id):
        raise PermissionDenied
    raise Http404


def get_draft_for(user: User, pk: int) -> InstrumentVersion:
    """A draft with its content, for somebody who leads measurements there. A published version is no draft: 404."""
    draft = InstrumentVersion.objects.select_related("instrument__organisation").filter(pk=pk).first()
    if draft is None:
        raise Http404
    _require_lead(user, draft.instrument)
    if not draft.is_draft:
        raise Http404
    return draft


def get_version_to_lead_for(user: User, pk: int) -> InstrumentVersion:
    """A version that one may make a new version of, with its content."""
    version = InstrumentVersion.objects.select_related("instrument__organisation").filter(pk=pk).first()
    if version is None:
        raise Http404
    _require_lead(user, version.instrument)
    return version


def get_version_to_copy_for(user: User, pk: int) -> InstrumentVersion:
    """A published version with its content, for somebody who leads measurements somewhere."""
    version = get_version_for(user, pk)
    if not holds(user, LEAD):
        raise PermissionDenied
    if version.is_draft:
        raise Http404
    return InstrumentVersion.objects.select_related("instrument").get(pk=version.pk)


def _require_lead(user: User, instrument: Instrument) -> None:
    """Nobody may change what comes with the program."""
    if instrument.organisation_id is None:
        raise PermissionDenied
    require(user, LEAD, instrument.organisation_id)


def get_versions_of(user: User, instrument: Instrument) -> list[InstrumentVersion]:
    """All that the person reads, the newest first."""
    return list(get_versions_for(user).filter(instrument=instrument).order_by("-number"))


def get_versions_to_measure_with_for(user: User) -> InstrumentVersionQuerySet:
    """The newest published version of each instrument, without content; `title` and `kind` are read."""
    return get_versions_for(user).published().newest()


def get_calibration_for(user: User, pk: int) -> tuple[InstrumentVersion, Calibration | None]:
    """A version, and the latest of its calibrations if it has one."""
    version = get_version_for(user, pk)
    return version, version.calibrations.first()


def get_homes_for(user: User) -> OrganisationQuerySet:
    """Where the person may have a copy: the places at which they lead measurements."""
    return Organisation.objects.filter(pk__in=nodes_with(user, LEAD)).order_by("name", "pk")


def get_home_for(user: User, pk: int) -> Organisation:
    return get_organisation_for(user, pk, LEAD)
