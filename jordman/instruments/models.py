"""Instruments and their versions. A published version never changes: answers keep the one that they were given to."""

from typing import ClassVar

from django.db import models
from django.db.models.fields.json import KT
from django.utils.translation import gettext_lazy as _

from jordman.organisations.models import Organisation
from jordman.privacy.register import NO_PERSON, PersonalData


class Instrument(models.Model):
    """One set of questions, with all its versions. Without an organisation it is one of those that are shipped."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="instruments")
    key = models.SlugField(max_length=60)
    copied_from = models.ForeignKey("InstrumentVersion", models.SET_NULL, null=True, blank=True, related_name="copies")

    personal_data = PersonalData(plain=("id", "organisation", "key", "copied_from"), retention=NO_PERSON)

    class Meta:
        verbose_name = _("frågeformulär")
        verbose_name_plural = _("frågeformulär")
        ordering = ("key", "pk")
        constraints: ClassVar = (
            models.UniqueConstraint(fields=("organisation", "key"), name="one_instrument_with_a_key_at_a_place"),
            models.UniqueConstraint(
                fields=("key",), condition=models.Q(organisation=None), name="one_shipped_instrument_with_a_key"
            ),
        )

    def __str__(self) -> str:
        return self.key


class InstrumentVersionQuerySet(models.QuerySet["InstrumentVersion"]):
    def published(self) -> "InstrumentVersionQuerySet":
        return self.filter(published_at__isnull=False)

    def newest(self) -> "InstrumentVersionQuerySet":
        """Those that no published version of the same instrument comes after."""
        newer = InstrumentVersion.objects.published().filter(
            instrument=models.OuterRef("instrument"), number__gt=models.OuterRef("number")
        )
        return self.filter(~models.Exists(newer))

    def in_short(self) -> "InstrumentVersionQuerySet":
        """Without the content, which is large: only what a list says of it, read by the database."""
        return (
            self.select_related("instrument__organisation")
            .defer("content")
            .annotate(title=KT("content__title"), title_en=KT("content__title_en"), kind=KT("content__kind"))
        )


class InstrumentVersion(models.Model):
    """`content` is the instrument's file as it is read from YAML; `published_at` is empty while it is a draft."""

    instrument = models.ForeignKey(Instrument, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    published_at = models.DateTimeField(null=True, blank=True)

    objects = InstrumentVersionQuerySet.as_manager()

    personal_data = PersonalData(plain=("id", "instrument", "number", "content", "published_at"), retention=NO_PERSON)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versioner")
        ordering = ("instrument", "-number")
        constraints: ClassVar = (
            models.UniqueConstraint(fields=("instrument", "number"), name="one_version_with_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.instrument.key} {self.number}"

    @property
    def is_draft(self) -> bool:
        return self.published_at is None


class Calibration(models.Model):
    """Item parameters estimated from answers to one version, with what was found out about items and scales.

    `calibrated.py` and docs/instruments.md say what `parameters` and `statistics` hold. Nothing in it rests on fewer
    than `people`, which is never under a hundred.
    """

    version = models.ForeignKey(InstrumentVersion, models.CASCADE, related_name="calibrations")
    made_at = models.DateTimeField(auto_now_add=True)
    people = models.PositiveIntegerField()
    parameters = models.JSONField()
    statistics = models.JSONField(default=dict)

    personal_data = PersonalData(
        plain=("id", "version", "made_at", "people", "parameters", "statistics"), retention=NO_PERSON
    )

    class Meta:
        verbose_name = _("kalibrering")
        verbose_name_plural = _("kalibreringar")
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"calibration {self.pk}"
