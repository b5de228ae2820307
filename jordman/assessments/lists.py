"""Rows for lists of measurements and waves, in as many questions for one as for all."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.db.models.fields.json import KT

from jordman.assessments.models import Measurement, Wave
from jordman.instruments.models import InstrumentVersion
from jordman.instruments.words import Words


@dataclass(frozen=True)
class MeasurementLine:
    measurement: Measurement
    waves: tuple[Wave, ...]

    @property
    def latest(self) -> Wave | None:
        return self.waves[-1] if self.waves else None


def measurements_in_list(found: QuerySet[Measurement]) -> list[MeasurementLine]:
    waves = Prefetch("waves", Wave.objects.order_by("opens_on", "pk"))
    rows = found.prefetch_related(waves).order_by("-made_at", "-pk")[:100]
    return [MeasurementLine(measurement, tuple(measurement.waves.all())) for measurement in rows]


def waves_of(measurement: Measurement) -> list[tuple[Wave, Words]]:
    waves = list(Wave.objects.filter(measurement=measurement).order_by("opens_on", "pk"))
    titles = titles_of(waves)
    return [(wave, titles[wave.version_id]) for wave in waves]


def titles_of(waves: Iterable[Wave]) -> dict[int, Words]:
    """What the instruments are called, by number of version."""
    numbers = {wave.version_id for wave in waves}
    found = InstrumentVersion.objects.filter(pk__in=numbers)
    rows = found.annotate(sv=KT("content__title"), en=KT("content__title_en")).values_list("pk", "sv", "en")
    return {pk: Words(swedish, english or swedish) for pk, swedish, english in rows}
