"""The only way a view gets a measurement, a wave, or the picture of one.

Who leads measurements at a place has all of what is made there. Who may view sees pictures that are released, of their
own part of the tree. A unit's manager sees the unit's own, and never who was asked or has answered: nothing here gives
an invitation, a run or a response.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.assessments.models import ManagerEstimate, Measurement, Wave
from jordman.assessments.reading import Picture, Shown
from jordman.disclosure.models import Snapshot
from jordman.organisations.access import (
    get_organisation_for,
    get_organisations_for,
    get_unit_for,
    has_permission,
    holds,
    nodes_with,
    require,
)
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet
from jordman.programmes.models import Programme

LEAD, VIEW, UNIT = Permission.MEASUREMENT_LEAD, Permission.MEASUREMENT_VIEW, Permission.UNIT_LEAD
KEPT = 32
WORKPLACES = (Organisation.Kind.UNIT, Organisation.Kind.DEPARTMENT)


def require_view_anywhere(user: User) -> None:
    if not (holds(user, VIEW) or holds(user, LEAD)):
        raise PermissionDenied


def may_lead_anywhere(user: User) -> bool:
    return holds(user, LEAD)


def get_homes_for(user: User) -> OrganisationQuerySet:
    """Places at which the person may make a measurement. 403 for who leads none anywhere."""
    if not may_lead_anywhere(user):
        raise PermissionDenied
    kinds = (*Organisation.EMPLOYERS, *WORKPLACES, Organisation.Kind.GROUP)
    return get_organisations_for(user, LEAD).filter(kind__in=kinds, closed_on=None).order_by("name", "pk")


def get_home_for(user: User, pk: int) -> Organisation:
    return get_organisation_for(user, pk, LEAD)


def get_programmes_to_ask_for(user: User) -> QuerySet[Programme]:
    """Programmes of the places at which the person leads measurements."""
    return Programme.objects.filter(organisation__in=get_organisations_for(user, LEAD)).order_by("name", "pk")


# Measurements and waves, for those who lead them


def get_measurements_to_lead_for(user: User) -> QuerySet[Measurement]:
    below = get_organisations_for(user, LEAD)
    return Measurement.objects.filter(organisation__in=below).select_related("organisation")


def get_measurement_to_lead_for(user: User, pk: int) -> Measurement:
    measurement = Measurement.objects.select_related("organisation", "programme").filter(pk=pk).first()
    if measurement is None:
        raise Http404
    require(user, LEAD, measurement.organisation_id)
    return measurement


def get_wave_to_lead_for(user: User, pk: int) -> Wave:
    waves = Wave.objects.select_related("measurement__organisation", "version__instrument").defer("version__content")
    wave = waves.filter(pk=pk).first()
    if wave is None:
        raise Http404
    require(user, LEAD, wave.measurement.organisation_id)
    return wave


# Pictures, for all who may see one


def get_released_waves_for(user: User) -> QuerySet[Wave]:
    """Waves with a picture that holds something of the person's part of the tree: made below it, or above."""
    nodes = {*nodes_with(user, VIEW), *nodes_with(user, LEAD)}
    below = Ancestry.objects.filter(ancestor__in=nodes).values("descendant_id")
    above = Ancestry.objects.filter(descendant__in=nodes).values("ancestor_id")
    at = Q(measurement__organisation__in=below) | Q(measurement__organisation__in=above)
    released = Wave.objects.filter(at, state=Wave.State.RELEASED)
    waves = released.select_related("measurement__organisation", "version__instrument").defer("version__content")
    return waves.order_by("-closes_on", "-pk")


@dataclass(frozen=True)
class Seen:
    """A place of a released picture that the person may see."""

    wave: Wave
    picture: Picture
    place: str
    before: Shown | None = None
    above: Shown | None = None


def get_pictures_for(user: User, pk: int) -> list[Seen]:
    """The places at the top of what the person may see of a wave: one for most."""
    wave = _released(user, pk)
    picture = picture_of(wave)
    if picture is None:
        raise Http404
    tops = _tops(user, picture)
    if not tops:
        # Inside, but with no part of the tree that the wave reached.
        raise Http404
    return [_seen(wave, picture, key) for key in tops]


def get_picture_for(user: User, pk: int, place: int) -> Seen:
    """One place of a wave's picture. 403 inside without permission, 404 outside and for a place that is not in it."""
    wave = _wave(pk)
    require(user, VIEW, place)
    picture = picture_of(wave) if wave.is_released else None
    if picture is None or str(place) not in picture.by_key:
        raise Http404
    return _seen(wave, picture, str(place), _place_above(user, picture, str(place)))


def _seen(wave: Wave, picture: Picture, key: str, above: Shown | None = None) -> Seen:
    earlier = wave_before(wave)
    old = picture_of(earlier) if earlier else None
    return Seen(wave, picture, key, old.by_key.get(key) if old else None, above)


def _place_above(user: User, picture: Picture, key: str) -> Shown | None:
    """The way up, as far as the person may go."""
    over = [picture.by_key[above] for above in picture.place(key).above]
    return next((place for place in over if has_permission(user, VIEW, int(place.key))), None)


def wave_before(wave: Wave) -> Wave | None:
    """The last released wave of the same measurement with the same version, which is what it can be compared with."""
    same = Wave.objects.filter(measurement=wave.measurement_id, version=wave.version_id, state=Wave.State.RELEASED)
    return same.filter(closes_on__lt=wave.closes_on).exclude(pk=wave.pk).order_by("-closes_on", "-pk").first()


def get_unit_to_see_for(user: User, pk: int) -> Organisation:
    """A unit that the person leads."""
    return get_unit_for(user, pk, UNIT)


def get_units_to_see_for(user: User) -> OrganisationQuerySet:
    if not holds(user, UNIT):
        raise PermissionDenied
    return get_organisations_for(user, UNIT).filter(kind__in=WORKPLACES, closed_on=None).order_by("name", "pk")


def get_waves_of_unit(unit: Organisation) -> list[Wave]:
    """Those that somebody at or below the unit was asked in, the newest first. Whether, not who."""
    below = Ancestry.objects.filter(ancestor=unit).values("descendant_id")
    asked = Wave.objects.filter(invitations__unit__in=below).values("pk")
    waves = Wave.objects.filter(pk__in=asked).exclude(state=Wave.State.PLANNED)
    return list(waves.select_related("measurement", "version__instrument").defer("version__content").order_by("-pk"))


def get_unit_wave_for(user: User, unit_pk: int, pk: int) -> tuple[Organisation, Wave]:
    unit = get_unit_to_see_for(user, unit_pk)
    wave = next((wave for wave in get_waves_of_unit(unit) if wave.pk == pk), None)
    if wave is None:
        raise Http404
    return unit, wave


def find_own_estimates(user: User, unit: Organisation, waves: Collection[Wave]) -> dict[int, ManagerEstimate]:
    """The person's own estimates of the unit, by number of wave. Nobody else's."""
    found = ManagerEstimate.objects.filter(user=user, unit=unit, wave__in=[wave.pk for wave in waves])
    return {estimate.wave_id: estimate for estimate in found}


def picture_of(wave: Wave) -> Picture | None:
    return pictures_of([wave]).get(wave.pk)


def pictures_of(waves: Collection[Wave]) -> dict[int, Picture]:
    """Pictures by number of wave. A process keeps those it has read: they are large, and never change."""
    keys = {wave.snapshot_key: wave.pk for wave in waves if wave.is_released}
    kept = Snapshot.objects.filter(about__in=keys, is_for_good=True).values_list("about", "pk", "made_at")
    return {keys[about]: _read(pk, made_at) for about, pk, made_at in kept}


@lru_cache(maxsize=KEPT)
def _read(pk: int, _made_at: datetime) -> Picture:
    return Picture.read(Snapshot.objects.values_list("figures", flat=True).get(pk=pk))


def _wave(pk: int) -> Wave:
    waves = Wave.objects.select_related("measurement__organisation", "version__instrument").defer("version__content")
    wave = waves.filter(pk=pk).first()
    if wave is None:
        raise Http404
    return wave


def _released(user: User, pk: int) -> Wave:
    """403 for somebody inside who may view nowhere near it, 404 outside, and before the picture is there."""
    wave = get_released_waves_for(user).filter(pk=pk).first()
    if wave is None:
        found = _wave(pk)
        require(user, VIEW, found.measurement.organisation_id)
        raise Http404
    return wave


def _tops(user: User, picture: Picture) -> list[str]:
    if has_permission(user, VIEW, int(picture.top)) or has_permission(user, LEAD, int(picture.top)):
        return [picture.top]
    allowed = _allowed(user, picture)
    return [key for key in picture.keys if key in allowed and not allowed.intersection(picture.place(key).above)]


def _allowed(user: User, picture: Picture) -> set[str]:
    """Those of the picture's places that lie at or below a place of the person's."""
    nodes = {*nodes_with(user, VIEW), *nodes_with(user, LEAD)}
    reached = Ancestry.objects.filter(ancestor_id=int(picture.top)).values("descendant_id")
    found = Ancestry.objects.filter(ancestor__in=nodes, descendant__in=reached).values_list("descendant_id", flat=True)
    return {str(pk) for pk in found} & picture.by_key.keys()
