"""Who is in groups, with where they work: for the groups' own people and for those who form them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.forms import BoundField

from jordman.accounts.models import User
from jordman.live_sessions.forms.groups import PlacesForm
from jordman.live_sessions.grouping import Group
from jordman.live_sessions.models import GroupMember, NetworkGroup
from jordman.live_sessions.roll import shown_name
from jordman.programmes.models import Enrolment, Orientation, Programme


@dataclass(frozen=True)
class Member:
    id: int
    name: str
    organisation: str
    role: str


@dataclass(frozen=True)
class ShownGroup:
    group: NetworkGroup
    members: tuple[Member, ...]


@dataclass(frozen=True)
class ProposedMember:
    name: str
    organisation: str
    role: str
    field: BoundField


@dataclass(frozen=True)
class ProposedGroup:
    number: int
    name: BoundField
    members: tuple[ProposedMember, ...]


def members_of(groups: Iterable[NetworkGroup]) -> dict[int, tuple[Member, ...]]:
    """By group, those who are still in the programme, in two questions to the database."""
    found = {group.pk: group for group in groups}
    rows = GroupMember.objects.filter(group__in=found).select_related("user")
    programmes = {group.programme_id for group in found.values()}
    places = {
        (enrolment.programme_id, enrolment.user_id): enrolment
        for enrolment in Enrolment.objects.active()
        .filter(programme__in=programmes, user__in=[row.user_id for row in rows])
        .select_related("organisation")
    }
    members: defaultdict[int, list[Member]] = defaultdict(list)
    for row in rows:
        place = places.get((found[row.group_id].programme_id, row.user_id))
        if place is not None:
            role = place.get_orientation_display()
            members[row.group_id].append(Member(row.pk, row.user.name, place.organisation.name, role))
    return {pk: tuple(sorted(members[pk], key=lambda member: (member.name, member.id))) for pk in found}


def shown_groups(programme: Programme) -> list[ShownGroup]:
    groups = list(
        programme.network_groups.select_related("session").order_by("session__starts_at", "mix", "name", "pk")
    )
    members = members_of(groups)
    return [ShownGroup(group, members[group.pk]) for group in groups]


def shown_people(groups: Sequence[Group], form: PlacesForm) -> list[ProposedGroup]:
    """The proposal with names, each person beside the field that moves them."""
    ids = [person.id for group in groups for person in group.people]
    names = {user.pk: shown_name(user) for user in User.objects.filter(pk__in=ids)}
    roles = dict(Orientation.choices)
    return [
        ProposedGroup(
            number,
            form[f"name_{number}"],
            tuple(
                ProposedMember(
                    names[person.id], person.organisation, str(roles[person.role]), form[f"group_{person.id}"]
                )
                for person in group.people
            ),
        )
        for number, group in enumerate(groups, start=1)
    ]
