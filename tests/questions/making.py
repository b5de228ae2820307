"""Questions, answers and articles, made as people make them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from unittest import mock

from django.utils import timezone

from jordman.accounts.models import User
from jordman.organisations.actions import grant_role
from jordman.organisations.models import Organisation
from jordman.questions.actions.answering import answer
from jordman.questions.actions.articles import propose_article, write_article
from jordman.questions.actions.asking import ask
from jordman.questions.models import HelpArticle, Question
from tests import factories as make
from tests.cast import World

# Words that no other page has: where they are found, the question is found.
SECRET = "Jag törs inte säga att jag inte kan logga in i morgonrapporten."


@contextmanager
def later(**time_passed: float) -> Iterator[None]:
    """So long from now: `days=3` or `hours=5`."""
    now = timezone.now() + timedelta(**time_passed)
    with mock.patch.object(timezone, "now", return_value=now):
        yield


def ask_as(
    world: World,
    who: str = "colleague",
    *,
    at: Organisation | None = None,
    text: str = SECRET,
    topic: str = "sign_in",
    shows_name: bool = False,
) -> Question:
    """`who` works at the cast's unit and asks its champions, or those at `at`."""
    return ask(
        by=world.people[who],
        unit=world.unit,
        asked_at=at or world.unit,
        topic=topic,
        text=text,
        shows_name=shows_name,
    )


def answered(world: World, **fields: object) -> Question:
    question = ask_as(world, **fields)  # type: ignore[arg-type]
    answer(question, by=world.people["champion"], text="1. Tryck på Glömt kod.\n2. Välj en ny.")
    return question


def proposed(world: World) -> HelpArticle:
    return propose_article(
        answered(world),
        by=world.people["champion"],
        organisation=world.unit,
        topic="sign_in",
        title="Ny kod till morgonrapporten",
        body="1. Tryck på **Glömt kod**.\n2. Välj en ny.",
        review_on=timezone.localdate() + timedelta(days=90),
    )


def published(world: World, **fields: object) -> HelpArticle:
    words = {
        "organisation": world.unit,
        "topic": "medicine",
        "title": "Signera när nätet är borta",
        "body": "1. Signera som vanligt.\n2. Telefonen skickar när nätet är tillbaka.",
        "review_on": timezone.localdate() + timedelta(days=365),
    }
    return write_article(by=world.people["champion"], **{**words, **fields})  # type: ignore[arg-type]


def make_champion(organisation: Organisation, *more_roles: str, works_at: Organisation | None = None) -> User:
    """Somebody with the role at `organisation`, and with `more_roles` there."""
    user = make.make_user()
    for role in ("champion", *more_roles):
        grant_role(user, by=None, role=role, organisation=organisation)
    if works_at is not None:
        make.make_employment(user, works_at)
    return user
