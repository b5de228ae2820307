"""Network groups: save a proposal, move somebody, take a group apart."""

from collections import defaultdict
from collections.abc import Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.live_sessions.errors import NotInProgramme, TooFewPeople
from jordman.live_sessions.models import GroupMember, LiveSession, NetworkGroup
from jordman.programmes.models import Enrolment, Programme


@transaction.atomic
def save_groups(
    programme: Programme,
    *,
    by: User,
    mix: str,
    names: Mapping[int, str],
    places: Mapping[int, int],
    session: LiveSession | None = None,
) -> list[NetworkGroup]:
    """Make groups. `places` says the group number of each person (by id), `names` what each number is called.

    Whoever got a group meanwhile keeps that one. Raises NotInProgramme and TooFewPeople.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if not places:
        raise TooFewPeople(_("Ingen att gruppera. Alla har redan en grupp, eller så är ingen anmäld."))
    people = set(Enrolment.objects.active().filter(programme=programme).values_list("user_id", flat=True))
    if not set(places) <= people:
        raise NotInProgramme(_("Någon i förslaget är inte längre med i programmet. Visa ett nytt förslag."))
    taken = _members(programme, session).values_list("user_id", flat=True)
    by_number = defaultdict(list)
    for user_id in sorted(set(places) - set(taken)):
        by_number[places[user_id]].append(user_id)
    groups = [
        _make(programme, session, mix, names.get(number, ""), members) for number, members in sorted(by_number.items())
    ]
    record("network_groups.saved", programme, by=by, organisation_id=programme.organisation_id, groups=len(groups))
    return groups


def _members(programme: Programme, session: LiveSession | None) -> QuerySet[GroupMember]:
    return GroupMember.objects.filter(group__programme=programme, group__session=session)


def _make(programme: Programme, session: LiveSession | None, mix: str, name: str, members: list[int]) -> NetworkGroup:
    group = NetworkGroup.objects.create(programme=programme, session=session, mix=mix, name=name or _("Grupp"))
    GroupMember.objects.bulk_create([GroupMember(group=group, user_id=user_id) for user_id in members])
    return group


@transaction.atomic
def move_member(member: GroupMember, *, by: User, group: NetworkGroup) -> None:
    """To another group of the same programme. A group that nobody is left in goes."""
    was = member.group
    if was.pk == group.pk:
        return
    member.group = group
    member.save(update_fields=["group"])
    record("network_group.member_moved", group, by=by, organisation_id=group.programme.organisation_id)
    if not was.members.exists():
        was.delete()


@transaction.atomic
def dissolve_group(group: NetworkGroup, *, by: User) -> None:
    """Take it apart; its people can be put in new groups."""
    record("network_group.dissolved", group, by=by, organisation_id=group.programme.organisation_id)
    group.delete()
