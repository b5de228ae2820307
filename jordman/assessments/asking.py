"""Who is asked when a wave opens, and how many were asked in each group. Names nobody outwards."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import Count, F, QuerySet

from jordman.assessments.models import Invitation, Measurement, Wave
from jordman.assessments.widening import Asked, Widening
from jordman.organisations.models import Employment, Organisation
from jordman.programmes.models import Enrolment


def people_to_ask(wave: Wave) -> list[Invitation]:
    """An invitation, not yet kept, for each person to ask, in the order of the people's numbers.

    Somebody with two units is asked once, at the one where they work most; of two alike, the one that was made first.
    People with protected identity are asked like others.
    """
    main: dict[int, Employment] = {}
    for employment in _employments(wave.measurement):
        before = main.get(employment.user_id)
        if before is None or _weight(employment) > _weight(before):
            main[employment.user_id] = employment
    return [_invitation(wave, main[person]) for person in sorted(main)]


def _weight(employment: Employment) -> tuple[Decimal, int]:
    return employment.share or Decimal(0), -employment.pk


def _invitation(wave: Wave, employment: Employment) -> Invitation:
    person = employment.user
    return Invitation(
        wave=wave, user=person, unit_id=employment.unit_id, role_group=employment.role_group, sex=person.sex
    )


def _employments(measurement: Measurement) -> Iterator[Employment]:
    """Current ones below the measurement's place, of those whom it asks."""
    below = Organisation.objects.below(measurement.organisation_id).values("pk")
    found = Employment.objects.current().filter(unit__in=below, user__is_active=True)
    if measurement.asks == Measurement.Asks.MANAGERS:
        found = found.filter(is_unit_manager=True)
    if measurement.asks == Measurement.Asks.PROGRAMME:
        found = found.filter(user__in=_enrolled(measurement))
    return found.select_related("user").order_by("pk").iterator(chunk_size=2000)


def _enrolled(measurement: Measurement) -> QuerySet[Enrolment, int]:
    return Enrolment.objects.filter(programme=measurement.programme, withdrawn_at=None).values_list(
        "user_id", flat=True
    )


def asked_in(wave: Wave) -> list[Asked]:
    """How many were asked, by unit, employer, role and sex."""
    groups = Invitation.objects.filter(wave=wave).values("unit", "role_group", "sex", employer=F("unit__employer"))
    rows = groups.annotate(number=Count("*")).order_by("unit", "role_group", "sex")
    return [
        Asked(row["unit"], row["employer"] or row["unit"], row["role_group"], row["sex"], row["number"]) for row in rows
    ]


def asked_by_place(wave: Wave, asked: list[Asked]) -> dict[int, int]:
    """How many were asked at each place, as wide as places are stored beside answers."""
    top = wave.measurement.organisation_id
    parents = parents_below(top)
    widening = Widening(asked, parents, top, wave.threshold)
    found: dict[int, int] = {}
    for row in asked:
        place = widening.group(unit=row.unit, employer=row.employer, role=row.role, sex=row.sex).place
        found[place] = found.get(place, 0) + row.number
    return found


def parents_below(top: int) -> dict[int, int | None]:
    """The place above each place under `top`."""
    return dict(Organisation.objects.below(top).values_list("pk", "parent_id"))
