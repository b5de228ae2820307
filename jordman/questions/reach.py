"""Whom a question reaches: the one rule, read from the champion's side and from the question's.

A question reaches the champions at, under and above the place that it is asked at. It never reaches the asker, nor
anyone who is a manager of the asker: at the unit it is asked from, at any other where the asker works, or above them.
"""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet

from jordman.access.permissions import Permission
from jordman.access.roles import roles_with
from jordman.accounts.models import User
from jordman.organisations.access import grants_of, nodes_with
from jordman.organisations.models import Ancestry, Employment, RoleGrant
from jordman.questions.models import HelpArticle, Question
from jordman.questions.models.questions import QuestionQuerySet

SERVING = roles_with(Permission.CHAMPION_SERVE)
# A strategic manager holds no permission at the unit, and is a manager of everybody there all the same.
MANAGING = (*roles_with(Permission.UNIT_LEAD), "strategic_manager")


# From the champion's side


def questions_reaching(champion: User) -> QuestionQuerySet:
    nodes = nodes_with(champion, Permission.CHAMPION_SERVE)
    if not nodes:
        return Question.objects.none()
    near = Q(asked_at__in=_below(nodes)) | Q(asked_at__in=_above(nodes))
    found = Question.objects.filter(near).exclude(asker=champion)
    managed = [grant.organisation_id for grant in grants_of(champion) if grant.role in MANAGING]
    managed += Employment.objects.current().filter(user=champion, is_unit_manager=True).values_list("unit", flat=True)
    if managed:
        led = _below(managed)
        led_people = Employment.objects.current().filter(unit__in=led).values("user")
        found = found.exclude(unit__in=led).exclude(asker__in=led_people)
    return found


def articles_tended_by(champion: User) -> QuerySet[HelpArticle]:
    """Articles that the person wrote or that belong to where they help, without those that would tell of a question."""
    nodes = nodes_with(champion, Permission.CHAMPION_SERVE)
    if not nodes:
        return HelpArticle.objects.none()
    seen = questions_reaching(champion).values("pk")
    own = Q(written_by=champion) | Q(organisation__in=_below(nodes))
    return HelpArticle.objects.filter(own).filter(Q(question=None) | Q(question__in=seen))


# From the question's side


def champions_near(nodes: Collection[int], *, asker: User, units: Iterable[int]) -> dict[int, set[int]]:
    """For each of `nodes`, the champions whom a question asked there by `asker` would reach."""
    under = _who_serves(Ancestry.objects.filter(ancestor__in=nodes), "ancestor", "descendant")
    over = _who_serves(Ancestry.objects.filter(descendant__in=nodes), "descendant", "ancestor")
    kept_out = {asker.pk, *managers_of(asker, units)}
    return {node: (under.get(node, set()) | over.get(node, set())) - kept_out for node in nodes}


def managers_of(asker: User, units: Iterable[int]) -> set[int]:
    """Everyone who is a manager of the asker at one of `units`, at a unit where the asker works, or above them."""
    own = Employment.objects.current().filter(user=asker).values("unit")
    above = Ancestry.objects.filter(Q(descendant__in=list(units)) | Q(descendant__in=own)).values("ancestor")
    granted = RoleGrant.objects.filter(role__in=MANAGING, organisation__in=above).values_list("user", flat=True)
    named = Employment.objects.current().filter(is_unit_manager=True, unit__in=above).values_list("user", flat=True)
    return {*granted, *named}


def champions_reached(question: Question) -> set[int]:
    node = question.asked_at_id
    return champions_near([node], asker=question.asker, units=[question.unit_id])[node]


def _who_serves(pairs: QuerySet[Ancestry], node: str, end: str) -> dict[int, set[int]]:
    """The active champions with a grant at the other end of each pair, by the node."""
    grants = {f"{end}__role_grants__role__in": SERVING, f"{end}__role_grants__user__is_active": True}
    found: dict[int, set[int]] = {}
    for at, user in pairs.filter(**grants).values_list(node, f"{end}__role_grants__user").distinct():
        found.setdefault(at, set()).add(user)
    return found


def _below(nodes: Collection[int]) -> QuerySet[Ancestry]:
    return Ancestry.objects.filter(ancestor__in=nodes).values("descendant")  # type: ignore[return-value]


def _above(nodes: Collection[int]) -> QuerySet[Ancestry]:
    return Ancestry.objects.filter(descendant__in=nodes).values("ancestor")  # type: ignore[return-value]
