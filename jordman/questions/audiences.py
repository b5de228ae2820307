"""From where a person can ask, and whom: the unit's champions, or all those of the employer or the association."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jordman.accounts.models import User
from jordman.organisations.models import Ancestry, Employment, Organisation
from jordman.programmes.models import Enrolment
from jordman.questions.reach import champions_near

Kind = Organisation.Kind
WIDTH = (Kind.UNIT, Kind.DEPARTMENT, Kind.PROVIDER, Kind.MUNICIPALITY, Kind.REGION, Kind.ASSOCIATION)


@dataclass(frozen=True)
class Audience:
    """The champions at `node`, asked by somebody at `unit`. `champions`: how many would see the question."""

    unit: Organisation
    node: Organisation
    champions: int

    @property
    def key(self) -> str:
        return f"{self.unit.pk}-{self.node.pk}"

    @property
    def place(self) -> str:
        return self.node.name if self.node.is_workplace else _("Hela %(place)s") % {"place": self.node.name}

    def __str__(self) -> str:
        words = ngettext("%(place)s: %(count)s kan svara", "%(place)s: %(count)s kan svara", self.champions)
        return words % {"place": self.place, "count": self.champions}


def places_of(user: User) -> list[Organisation]:
    """Where the person works today; else the organisations that they are enrolled from."""
    employed = Employment.objects.current().filter(user=user).values("unit")
    enrolled = Enrolment.objects.active().filter(user=user).values("organisation")
    open_ones = Organisation.objects.filter(closed_on=None).select_related("employer").order_by("pk")
    return list(open_ones.filter(pk__in=employed)) or list(open_ones.filter(pk__in=enrolled))


def audiences_for(user: User) -> list[Audience]:
    """From the narrowest to the widest, each place once. Those whom nobody would see are there with 0."""
    places = {place.pk: place for place in places_of(user)}
    if not places:
        return []
    pairs = Ancestry.objects.filter(descendant__in=places, ancestor__kind__in=WIDTH).select_related("ancestor")
    units: dict[Organisation, Organisation] = {}
    for pair in sorted(pairs, key=lambda pair: (WIDTH.index(Kind(pair.ancestor.kind)), pair.descendant_id)):
        if pair.ancestor_id in places or not pair.ancestor.is_workplace:
            own = places.get(pair.ancestor_id) or places[pair.descendant_id]
            units.setdefault(pair.ancestor, own)
    # An association that joins associations is too far away to ask.
    joins_others = {node.parent_id for node in units if node.kind == Kind.ASSOCIATION}
    near = {node: unit for node, unit in units.items() if node.pk not in joins_others}
    reached = champions_near([node.pk for node in near], asker=user, units=list(places))
    return [Audience(unit, node, len(reached[node.pk])) for node, unit in near.items()]
