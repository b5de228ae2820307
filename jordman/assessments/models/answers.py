"""Answers that know nobody, and the two halves of what could link them: the measurement's key and the person's seed.

A pseudonym is a keyed digest of the person's seed by the measurement's key (docs/adr/answers-without-names.md). It is
computed in one place, `jordman.assessments.pseudonyms`, and only for whoever is signed in. Every number here is random,
so that none tells an order; there is no time in any row.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from jordman.assessments.models.measuring import Measurement, Wave
from jordman.organisations.models import Employment, Organisation
from jordman.privacy.register import OnErasure, PersonalData, SeenBy

NOBODY = "Kan inte knytas till någon utan mätningens nyckel och personens egen inloggning."


class AnswerKey(models.Model):
    """The measurement's half, sealed with a secret that is not in the database. The row is removed to destroy it."""

    measurement = models.OneToOneField(Measurement, models.CASCADE, related_name="answer_key")
    sealed = models.BinaryField()

    personal_data = PersonalData(plain=("id", "measurement", "sealed"), retention="Tills mätningens nyckel förstörs.")

    class Meta:
        verbose_name = _("svarsnyckel")
        verbose_name_plural = _("svarsnycklar")

    def __str__(self) -> str:
        return f"answer key {self.pk}"


class OwnSeed(models.Model):
    """The person's half: random, never shown, gone with the person."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="own_seed")
    seed = models.BinaryField()

    wagtail_reference_index_ignore = True

    personal_data = PersonalData(
        subject="user",
        personal=("user",),
        plain=("id", "seed"),
        seen_by=SeenBy.NOBODY,
        on_erasure=OnErasure.DELETE,
        retention="Så länge personen har ett konto.",
    )

    class Meta:
        verbose_name = _("personlig slumpkod")
        verbose_name_plural = _("personliga slumpkoder")

    def __str__(self) -> str:
        return f"seed {self.pk}"


class WithoutAName(models.Model):
    """What a run and a response share: which wave, which group, and a pseudonym in place of a person.

    The group is made wide enough when the row is written: never one that fewer than the threshold were asked in.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, models.CASCADE, related_name="%(class)ss")
    pseudonym = models.CharField(max_length=64)
    place = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    role_group = models.CharField(max_length=20, choices=Employment.RoleGroup.choices, blank=True)
    sex = models.CharField(max_length=10, blank=True)

    # No second table, and no queue, may know when a row was written.
    wagtail_reference_index_ignore = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class Run(WithoutAName):
    """Answers that are being given: paused and taken up again from the person's own session.

    `answers` is by item, `asked` the order of the items, `seconds` what the person has spent in all. A finished run
    waits until it can be moved among others to responses, and is then removed.
    """

    asked = models.JSONField(default=list)
    answers = models.JSONField(default=dict)
    seconds = models.PositiveIntegerField(default=0)
    is_finished = models.BooleanField(default=False)

    personal_data = PersonalData(
        # What is sensitive in a person's row is not in one that is nobody's: there is no path from it to a person.
        plain=("id", "wave", "pseudonym", "place", "role_group", "sex", "asked", "answers", "seconds", "is_finished"),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.NOTHING,
        retention=NOBODY,
    )

    class Meta:
        verbose_name = _("genomgång")
        verbose_name_plural = _("genomgångar")
        constraints: ClassVar = (models.UniqueConstraint(fields=("wave", "pseudonym"), name="one_run_in_a_wave"),)


class Response(WithoutAName):
    """What somebody has answered in a wave, moved here together with others in random order."""

    personal_data = PersonalData(
        plain=("id", "wave", "pseudonym", "place", "role_group", "sex"),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.NOTHING,
        retention=NOBODY,
    )

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        constraints: ClassVar = (models.UniqueConstraint(fields=("wave", "pseudonym"), name="one_response_in_a_wave"),)


class Answer(models.Model):
    """One item's answer as it was chosen: an option's key, a category's value, or "unknown"."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey(Response, models.CASCADE, related_name="answers")
    item = models.SlugField(max_length=60)
    chosen = models.CharField(max_length=10)

    wagtail_reference_index_ignore = True

    personal_data = PersonalData(
        plain=("id", "response", "item", "chosen"),
        seen_by=SeenBy.SELF,
        on_erasure=OnErasure.NOTHING,
        retention=NOBODY,
    )

    class Meta:
        verbose_name = _("delsvar")
        verbose_name_plural = _("delsvar")
        constraints: ClassVar = (models.UniqueConstraint(fields=("response", "item"), name="one_answer_to_an_item"),)

    def __str__(self) -> str:
        return str(self.pk)
