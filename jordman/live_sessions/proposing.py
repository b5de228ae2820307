"""Reads who is to be grouped, and names the groups that come of it."""

from collections import Counter
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jordman.live_sessions.grouping import NATIONAL, Group, Person, form_groups
from jordman.live_sessions.models import GroupMember, LiveSession, SignUp
from jordman.organisations.models import Ancestry, Organisation
from jordman.programmes.models import Enrolment, Programme

# More than one person can look through on a page.
MOST_PEOPLE = 600


def _without_group(programme: Programme, session: LiveSession | None) -> QuerySet[Enrolment]:
    grouped = GroupMember.objects.filter(group__programme=programme, group__session=session).values("user")
    rows = Enrolment.objects.active().filter(programme=programme).exclude(user__in=grouped)
    if session is not None:
        going = SignUp.objects.filter(session=session, state=SignUp.State.GOING).values("user")
        rows = rows.filter(user__in=going)
    return rows


def count_without_group(programme: Programme) -> int:
    return _without_group(programme, None).count()


def people_without_group(programme: Programme, session: LiveSession | None) -> list[Person]:
    """Everyone in the programme, or everyone going to the session, who has no such group yet."""
    rows = _without_group(programme, session)
    facts = list(rows.values_list("user_id", "organisation__name", "organisation__kind", "organisation", "orientation"))
    areas = areas_of({row[3] for row in facts})
    return [Person(user_id, name, kind, areas.get(node, ""), role) for user_id, name, kind, node, role in facts]


def areas_of(nodes: set[int]) -> dict[int, str]:
    """The county that each organisation lies in: where municipality and region meet."""
    rows = Ancestry.objects.filter(descendant__in=nodes, ancestor__kind=Organisation.Kind.COUNTY)
    return dict(rows.order_by("ancestor__name").values_list("descendant", "ancestor__name"))


def propose(
    programme: Programme, *, session: LiveSession | None, mix: str, size_min: int, size_max: int
) -> tuple[list[Group], list[str]]:
    """Groups and what to call them."""
    groups = form_groups(people_without_group(programme, session), mix, size_min, size_max)
    return groups, names_of(groups, mix, taken=_names_taken(programme, session))


def _names_taken(programme: Programme, session: LiveSession | None) -> set[str]:
    return set(programme.network_groups.filter(session=session).values_list("name", flat=True))


def names_of(groups: Sequence[Group], mix: str, *, taken: set[str]) -> list[str]:
    """By what the people share, with a number where there are several: "Hallands län 2"."""
    shared = Counter(group.place for group in groups)
    names = []
    for group in groups:
        base = group.place or (_("Nationell grupp") if mix == NATIONAL else _("Blandad grupp"))
        number = group.number
        name = base if shared[group.place] == 1 and base not in taken else f"{base} {number}"
        while name in taken:
            number += 1
            name = f"{base} {number}"
        taken = taken | {name}
        names.append(name)
    return names
