"""How a programme stands against its targets, and who came alone: read from the tallies, never from people's rows.

These are whole numbers for the programme's own rules. A page that shows a figure by group sends it through
`disclosure`.
"""

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from jordman.accounts.models import User
from jordman.organisations.models import Organisation
from jordman.programmes.models import EnrolmentTally, Programme


@dataclass(frozen=True)
class Targets:
    """`unknown` are people whose sex is not stated: they count as people and in no share."""

    people: int
    women: int
    unknown: int
    target_people: int
    target_women_percent: int | None

    @property
    def places_left(self) -> int:
        return max(0, self.target_people - self.people)

    @property
    def women_percent(self) -> int | None:
        """The share of women among those whose sex is known, or None when nobody's is."""
        known = self.people - self.unknown
        return round(100 * self.women / known) if known else None

    @property
    def points_below(self) -> int:
        """Percentage points under the target; 0 when it is reached or there is none."""
        if self.target_women_percent is None or self.women_percent is None:
            return 0
        return max(0, self.target_women_percent - self.women_percent)

    @property
    def women_needed(self) -> int:
        """How many of the places left have to go to women for the whole programme to reach its share."""
        wanted = -(-self.target_people * (self.target_women_percent or 0) // 100)  # rounded up
        return max(0, wanted - self.women)

    @property
    def can_be_reached(self) -> bool:
        return self.women_needed <= self.places_left


def targets(programme: Programme) -> Targets:
    rows = EnrolmentTally.objects.filter(programme=programme).values_list("sex").annotate(people=Sum("people"))
    by_sex = dict(rows.order_by())
    return Targets(
        people=sum(by_sex.values()),
        women=by_sex.get(User.Sex.WOMAN, 0),
        unknown=by_sex.get(User.Sex.UNKNOWN, 0),
        target_people=programme.target_people,
        target_women_percent=programme.target_women_percent,
    )


def people_in(programme: Programme) -> int:
    people: int | None = EnrolmentTally.objects.filter(programme=programme).aggregate(sum=Sum("people"))["sum"]
    return people or 0


def alone_in_organisation(programme: Programme) -> QuerySet[Organisation]:
    """Organisations from which a single person is enrolled: they are advised to bring colleagues."""
    alone = (
        EnrolmentTally.objects.filter(programme=programme)
        .order_by()
        .values("organisation_id")
        .annotate(everyone=Sum("people"))
        .filter(everyone=1)
        .values("organisation_id")
    )
    return Organisation.objects.filter(pk__in=alone)


def is_alone(programme: Programme, organisation_id: int) -> bool:
    rows = EnrolmentTally.objects.filter(programme=programme, organisation_id=organisation_id)
    people: int | None = rows.aggregate(sum=Sum("people"))["sum"]
    return people == 1
