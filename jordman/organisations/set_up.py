"""The first hour of a new site: one organisation, one person who may let in the rest."""

import hmac
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from jordman.accounts.actions import add_person
from jordman.accounts.models import User
from jordman.audit.actions import record
from jordman.organisations.actions import add_organisation, grant_role
from jordman.organisations.errors import AlreadySetUp
from jordman.organisations.models import Organisation, Site
from jordman.organisations.sweden import NATION, load_sweden

WRONG_CODES = "set-up-wrong-codes"
MOST_WRONG_A_MINUTE = 10
# Rooms above add what a new site begins with; each is called once the set-up holds, with who runs the site.
AFTER_SET_UP: list[Callable[[Organisation], object]] = []
FIRST_ROLES = ("administrator", "programme_lead", "supplier")


@dataclass(frozen=True, kw_only=True)
class FirstAnswers:
    """What the set-up asks."""

    organisation: str
    kind: str
    code: str
    given_name: str
    family_name: str
    email: str
    language: str


def is_set_up() -> bool:
    return Site.objects.exists()


def set_up_code() -> str:
    """What a person must know to set up a site that is not on their own machine; `jordman check-deploy` prints it."""
    return hmac.new(settings.SECRET_KEY.encode(), b"jordman set-up", "sha256").hexdigest()[:8]


def may_try_a_code() -> bool:
    """Eight signs take centuries to guess at ten a minute."""
    return int(cache.get(WRONG_CODES, 0)) < MOST_WRONG_A_MINUTE


def is_set_up_code(code: str) -> bool:
    """Wrong ones are counted, whoever they come from: a guesser has many addresses."""
    if hmac.compare_digest(code.encode(), set_up_code().encode()):
        return True
    if not cache.add(WRONG_CODES, 1, 60):
        cache.incr(WRONG_CODES)
    return False


@transaction.atomic
def set_up(answers: FirstAnswers) -> tuple[Site, User]:
    """Load the official tree, find or make the organisation in it, and give its first person their roles.

    Raises AlreadySetUp when somebody was first.
    """
    if is_set_up():
        raise AlreadySetUp(_("Jordmån är redan igång här. Logga in i stället."))
    nation = load_sweden(by=None)
    user = add_person(
        by=None,
        email=answers.email,
        given_name=answers.given_name,
        family_name=answers.family_name,
        language=answers.language,
    )
    organisation = _find(answers) or add_organisation(
        by=user, kind=answers.kind, name=answers.organisation, code=answers.code, parent=nation
    )
    for role in FIRST_ROLES:
        grant_role(user, by=None, role=role, organisation=organisation)
    site = Site.objects.create(pk=1, operator=organisation, language=answers.language)
    record("site.set_up", site, by=user, organisation_id=organisation.pk)
    for begin in AFTER_SET_UP:
        transaction.on_commit(partial(begin, organisation))
    return site, user


def _find(answers: FirstAnswers) -> Organisation | None:
    """The organisation in the official tree that is meant: by kind and code, else by its exact name."""
    official = Organisation.objects.exclude(code=NATION).employers()
    if answers.code:
        return official.filter(kind=answers.kind, code=answers.code).first()
    return official.filter(name__iexact=answers.organisation.strip()).first()
