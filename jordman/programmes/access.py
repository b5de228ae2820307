"""The only way a view gets a programme, a part of one, or an enrolment."""

from django.db.models import QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.organisations.access import get_organisations_for, require
from jordman.organisations.models import OrganisationQuerySet
from jordman.programmes.models import Block, ChoiceSet, Enrolment, ModuleRule, Programme


def get_programme_for(user: User, pk: int, permission: Permission = Permission.PROGRAMME_LEAD) -> Programme:
    programme = Programme.objects.select_related("organisation").filter(pk=pk).first()
    if programme is None:
        raise Http404
    require(user, permission, programme.organisation_id)
    return programme


def get_programmes_for(user: User, permission: Permission = Permission.PROGRAMME_LEAD) -> QuerySet[Programme]:
    nodes = get_organisations_for(user, permission)
    return Programme.objects.select_related("organisation").filter(organisation__in=nodes)


def get_homes_for(user: User) -> OrganisationQuerySet:
    """The organisations at which the person may run a programme: not single workplaces."""
    return get_organisations_for(user, Permission.PROGRAMME_LEAD).exclude(kind__in=("department", "unit"))


def get_block_for(user: User, pk: int) -> Block:
    block = Block.objects.select_related("programme__organisation").filter(pk=pk).first()
    if block is None:
        raise Http404
    require(user, Permission.PROGRAMME_LEAD, block.programme.organisation_id)
    return block


def get_choice_set_for(user: User, pk: int) -> ChoiceSet:
    choice_set = ChoiceSet.objects.select_related("block__programme__organisation").filter(pk=pk).first()
    if choice_set is None:
        raise Http404
    require(user, Permission.PROGRAMME_LEAD, choice_set.block.programme.organisation_id)
    return choice_set


def get_rule_for(user: User, pk: int) -> ModuleRule:
    rule = ModuleRule.objects.select_related("block__programme__organisation", "module").filter(pk=pk).first()
    if rule is None:
        raise Http404
    require(user, Permission.PROGRAMME_LEAD, rule.block.programme.organisation_id)
    return rule


def get_participant_for(user: User, pk: int) -> Enrolment:
    """Somebody's enrolment, for those who lead the programme."""
    enrolment = Enrolment.objects.select_related("programme__organisation", "user").filter(pk=pk).first()
    if enrolment is None:
        raise Http404
    require(user, Permission.PROGRAMME_LEAD, enrolment.programme.organisation_id)
    return enrolment


# One's own


def get_enrolments_for(user: User) -> QuerySet[Enrolment]:
    """The person's own places in programmes that have opened: open before closed, then the latest first."""
    return (
        Enrolment.objects.active()
        .filter(user=user)
        .exclude(programme__status=Programme.Status.DRAFT)
        .select_related("programme")
        .order_by("-programme__status", "-programme__starts_on", "-pk")
    )


def find_enrolment_for(user: User) -> Enrolment | None:
    """The person's place in the programme that their pages show, or None when they are in none."""
    return get_enrolments_for(user).first()


def get_enrolment_for(user: User, programme: Programme | int) -> Enrolment:
    """The person's own place in a programme; 404 when they have none."""
    programme_id = programme if isinstance(programme, int) else programme.pk
    # A person is in few; a number in an address may be larger than any database holds.
    enrolment = next((each for each in get_enrolments_for(user) if each.programme_id == programme_id), None)
    if enrolment is None:
        raise Http404
    return enrolment


def get_own_rule_for(user: User, pk: int) -> tuple[Enrolment, ModuleRule]:
    """A rule of a programme that the person is in, with their own place in it."""
    rule = ModuleRule.objects.select_related("block", "module").filter(pk=pk).first()
    if rule is None:
        raise Http404
    return get_enrolment_for(user, rule.block.programme_id), rule
