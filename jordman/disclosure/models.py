"""What was shown on a day, or for good. The only table of this room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models
from django.db.models.functions import Cast

from jordman.privacy.register import NO_PERSON, PersonalData

KEEP = timedelta(days=400)

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """A day's figures as they lie in the database. They never change, so what is read from them may be kept by this."""

    pk: int
    made_at: datetime
    text: str = field(compare=False, repr=False)


class SnapshotManager(models.Manager["Snapshot"]):
    def figures_of(self, about: str, on: date, count: Callable[[], Figures | None]) -> Figures | None:
        """The figures of that day. Whoever asks first has them counted; after that they stay as they are.

        `count` gives figures that are protected already, or None when there is nothing to show yet.
        """
        kept: Figures | None = self.filter(about=about, on=on).values_list("figures", flat=True).first()
        if kept is not None:
            return kept
        return self.keep(about, on, count())

    def keep(self, about: str, on: date, figures: Figures | None) -> Figures | None:
        """Make `figures` those of the day, unless somebody was first: then theirs hold."""
        if figures is None:
            return None
        row, _made = self.get_or_create(about=about, on=on, defaults={"figures": figures})
        first: Figures = row.figures
        return first

    def find(self, about: str, on: date) -> Kept | None:
        """The figures of that day, if anybody has asked for them, unread: to read them may take longer than to ask."""
        return self._unread(self.filter(about=about, on=on))

    def _unread(self, rows: models.QuerySet[Snapshot]) -> Kept | None:
        texts = rows.annotate(text=Cast("figures", models.TextField()))
        row = texts.values_list("pk", "made_at", "text").first()
        return Kept(*row) if row else None

    def keep_for_good(self, about: str, on: date, figures: Figures) -> Figures:
        """Make `figures` those that are shown of something for as long as it is there, unless it has such already.

        So it is with a wave: figures that were counted once more, after somebody's answers went, would tell of them.
        """
        row, _made = self.get_or_create(about=about, is_for_good=True, defaults={"on": on, "figures": figures})
        first: Figures = row.figures
        return first

    def find_for_good(self, about: str) -> Kept | None:
        """What was kept for good, unread."""
        return self._unread(self.filter(about=about, is_for_good=True))

    def let_go(self, about: str) -> None:
        """All that is kept about something that is taken away itself."""
        self.filter(about=about).delete()

    def clear_out(self, today: date) -> None:
        """Take away old days; what is kept for good stays."""
        self.filter(on__lt=today - KEEP, is_for_good=False).delete()


class Snapshot(models.Model):
    """Protected figures about something, as everybody sees them all day: on the page, in Excel and in the report.

    Two downloads around one enrolment are the same, so that one cannot be subtracted from the other. `about` says what
    it is ("programme:12"): this room lies under all others and knows none of them. What is about a wave ("wave:12") is
    one for good.
    """

    about = models.CharField(max_length=60)
    on = models.DateField()
    figures = models.JSONField()
    # A wave's figures, which are shown as long as the wave is there and never counted again.
    is_for_good = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = SnapshotManager()

    personal_data = PersonalData(plain=("id", "about", "on", "figures", "is_for_good", "made_at"), retention=NO_PERSON)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("about", "on"), name="one_snapshot_a_day"),
            models.UniqueConstraint(fields=("about",), condition=models.Q(is_for_good=True), name="one_for_good"),
        )

    def __str__(self) -> str:
        return f"{self.about} {self.on}"
