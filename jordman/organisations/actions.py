"""What is done to the tree and to roles."""

from collections.abc import Iterable
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations import tree
from jordman.organisations.champion_words import ChampionWords, forget_champion_words
from jordman.organisations.errors import GrantRefused, WouldMakeCycle
from jordman.organisations.models import Ancestry, ChampionTitle, Organisation, RoleGrant


@transaction.atomic
def add_organisation(
    *, by: User | None, kind: str, name: str, code: str = "", parent: Organisation | None = None
) -> Organisation:
    """Add a node under `parent`. A department or unit belongs to the nearest employer above it."""
    employer = None
    if parent is not None and kind in (Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT):
        employer = parent if parent.is_employer else parent.employer
    organisation = Organisation.objects.create(kind=kind, name=name, code=code, parent=parent, employer=employer)
    tree.link_new(organisation)
    record("organisation.added", organisation, by=by, organisation_id=organisation.pk, kind=kind)
    return organisation


@transaction.atomic
def move_organisation(organisation: Organisation, *, by: User | None, parent: Organisation) -> Organisation:
    """Put a node, with all below it, under another parent.

    Raises WouldMakeCycle when the parent lies below the node.
    """
    if Ancestry.objects.filter(ancestor=organisation, descendant=parent).exists():
        raise WouldMakeCycle(_("%(name)s kan inte ligga under sig själv.") % {"name": organisation.name})
    organisation.parent = parent
    organisation.save(update_fields=["parent"])
    tree.rebuild()
    record("organisation.moved", organisation, by=by, organisation_id=organisation.pk, parent=parent.pk)
    return organisation


@transaction.atomic
def affiliate(organisation: Organisation, *, by: User | None, group: Organisation) -> None:
    """Give the organisation a second membership.

    Raises WouldMakeCycle when the group lies below the organisation.
    """
    if Ancestry.objects.filter(ancestor=organisation, descendant=group).exists():
        raise WouldMakeCycle(_("%(name)s kan inte ligga under sig själv.") % {"name": organisation.name})
    tree.affiliate(organisation, group)
    record("organisation.affiliated", organisation, by=by, organisation_id=organisation.pk, group=group.pk)


@transaction.atomic
def grant_role(user: User, *, by: User | None, role: str, organisation: Organisation) -> RoleGrant:
    """Give `user` a role at `organisation` and all below it. Giving it twice changes nothing."""
    grant, made = RoleGrant.objects.get_or_create(
        user=user, role=role, organisation=organisation, defaults={"granted_by": by}
    )
    if made:
        record("role.granted", grant, by=by, organisation_id=organisation.pk, role=role, user=user.pk)
    return grant


@transaction.atomic
def revoke_role(grant: RoleGrant, *, by: User | None) -> None:
    """Take a role back. Nobody can take away their own administrator role, so that one is always left."""
    if by is not None and grant.user_id == by.pk and grant.role == "administrator":
        raise GrantRefused(_("Du kan inte ta bort din egen roll som administratör. Be en annan administratör."))
    record("role.revoked", grant, by=by, organisation_id=grant.organisation_id, role=grant.role, user=grant.user_id)
    grant.delete()


@transaction.atomic
def give_roles(role: str, wanted: Iterable[tuple[int, int]], *, by: User | None) -> list[RoleGrant]:
    """Give many a role at once, from pairs of organisation and person. Returns the grants that were not there before.

    The import that asks for it writes the log, with how many they were.
    """
    pairs = list(wanted)
    held = set(
        RoleGrant.objects.filter(role=role, organisation_id__in=[at for at, _person in pairs]).values_list(
            "organisation_id", "user_id"
        )
    )
    return RoleGrant.objects.bulk_create(
        [
            RoleGrant(user_id=person, role=role, organisation_id=at, granted_by=by)
            for at, person in dict.fromkeys(pairs)
            if (at, person) not in held
        ],
        batch_size=500,
    )


@transaction.atomic
def take_roles(grants: Iterable[int]) -> int:
    """Take many roles back at once. Returns how many; the import that asks for it writes the log."""
    _deleted, by_model = RoleGrant.objects.filter(pk__in=list(grants)).delete()
    return by_model.get(RoleGrant._meta.label, 0)


@transaction.atomic
def set_champion_title(organisation: Organisation, *, by: User, words: ChampionWords | None) -> None:
    """What digital champions are called here and below. None: as above, whatever it is called there."""
    if words is None:
        ChampionTitle.objects.filter(organisation=organisation).delete()
    else:
        forms = {"one": words.one, "the_one": words.the_one, "many": words.many}
        ChampionTitle.objects.update_or_create(organisation=organisation, defaults=forms)
    record("champion_title.set", organisation, by=by, organisation_id=organisation.pk, own=words is not None)
    forget_champion_words(organisation)
    # Again once it is written: another request may have read the old words meanwhile.
    transaction.on_commit(partial(forget_champion_words, organisation))
