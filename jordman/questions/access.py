"""The only way a view gets a question or an article.

A question that does not reach a person does not exist for them: everybody else gets the same 404, whether it is there
or not, so that nobody can find out by trying numbers that somebody at the unit has asked.
"""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404

from jordman.access.permissions import Permission
from jordman.accounts.models import User
from jordman.organisations.access import get_organisations_for, get_unit_for, grants_of, holds, nodes_with, require
from jordman.organisations.models import Ancestry, Organisation, OrganisationQuerySet
from jordman.questions.audiences import Audience, audiences_for, places_of
from jordman.questions.models import HelpArticle, Question
from jordman.questions.models.questions import QuestionQuerySet
from jordman.questions.reach import articles_tended_by, questions_reaching

TENDED_BY_MANY = (*Organisation.EMPLOYERS, Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)


# The asker's own


def find_answer_waiting_for(user: User) -> int:
    """How many of the person's own questions have something new to read. For the first page."""
    return get_news_for(user).count()


def get_news_for(user: User) -> QuerySet[Question]:
    """The person's own questions that have something new to read."""
    return Question.objects.filter(asker=user, has_news=True)


def get_own_questions_for(user: User) -> QuerySet[Question]:
    return Question.objects.filter(asker=user).select_related("asked_at")


def get_own_question_for(user: User, pk: int) -> Question:
    question = get_own_questions_for(user).select_related("taken_by").filter(pk=pk).first()
    if question is None:
        raise Http404
    return question


def get_article_to_judge_for(user: User, pk: int) -> HelpArticle:
    """The article that somebody has made of the person's own question `pk`."""
    found = HelpArticle.objects.select_related("organisation", "question").exclude(state=HelpArticle.State.HIDDEN)
    article = found.filter(question=pk, question__asker=user).first()
    if article is None:
        raise Http404
    return article


def get_audiences_for(user: User) -> list[Audience]:
    """Whom the person can ask; 403 for who has no place of work here and is in no programme."""
    audiences = audiences_for(user)
    if not audiences:
        raise PermissionDenied
    return audiences


# The champion's


def require_champion(user: User) -> None:
    if not holds(user, Permission.CHAMPION_SERVE):
        raise PermissionDenied


def get_questions_to_answer_for(user: User) -> QuestionQuerySet:
    require_champion(user)
    return questions_reaching(user).select_related("asked_at", "taken_by")


def get_question_to_answer_for(user: User, pk: int) -> Question:
    found = questions_reaching(user).select_related("asked_at", "taken_by", "asker")
    question = found.filter(pk=pk).first()
    if question is None:
        raise Http404
    return question


def get_articles_to_tend_for(user: User) -> QuerySet[HelpArticle]:
    require_champion(user)
    return articles_tended_by(user).select_related("organisation")


def get_article_to_tend_for(user: User, pk: int) -> HelpArticle:
    article = articles_tended_by(user).select_related("organisation", "question").filter(pk=pk).first()
    if article is None:
        raise Http404
    return article


def get_places_to_write_for(user: User) -> list[Organisation]:
    """Where a champion can show an article: where they help, and the employer and association above."""
    nodes = nodes_with(user, Permission.CHAMPION_SERVE)
    above = Ancestry.objects.filter(descendant__in=nodes).values("ancestor")
    found = Organisation.objects.filter(pk__in=above, kind__in=TENDED_BY_MANY)
    return sorted(found, key=lambda node: (TENDED_BY_MANY[::-1].index(node.kind), node.name))


# Everybody's


def get_articles_for(user: User) -> QuerySet[HelpArticle]:
    """Articles of every place that the person works at, is enrolled from or has a role at, and of all above."""
    near = [*(place.pk for place in places_of(user)), *(grant.organisation_id for grant in grants_of(user))]
    above = Ancestry.objects.filter(descendant__in=near).values("ancestor")
    return HelpArticle.objects.published().filter(organisation__in=above).select_related("organisation", "written_by")


def get_article_for(user: User, pk: int) -> HelpArticle:
    article = get_articles_for(user).filter(pk=pk).first()
    if article is None:
        raise Http404
    return article


# Sums


def get_themes_unit_for(user: User, pk: int) -> Organisation:
    return get_unit_for(user, pk, Permission.UNIT_LEAD)


def get_units_with_themes_for(user: User) -> OrganisationQuerySet:
    if not holds(user, Permission.UNIT_LEAD):
        raise PermissionDenied
    found = get_organisations_for(user, Permission.UNIT_LEAD).filter(closed_on=None)
    return found.of_kind(Organisation.Kind.DEPARTMENT, Organisation.Kind.UNIT)


def get_themes_employer_for(user: User, pk: int) -> Organisation:
    employer = Organisation.objects.employers().filter(pk=pk, closed_on=None).first()
    if employer is None:
        raise Http404
    require(user, Permission.INITIATIVE_VIEW, employer)
    return employer


def get_employers_with_themes_for(user: User) -> OrganisationQuerySet:
    if not holds(user, Permission.INITIATIVE_VIEW):
        raise PermissionDenied
    return get_organisations_for(user, Permission.INITIATIVE_VIEW).filter(closed_on=None).employers()
