"""What digital champions are called, for templates. A builtin: no template writes the word itself.

`{% champions as our %}` is where the reader works, `{% champions at=unit as our %}` a place, `{% champions of=person as
our %}` where a person works, as in mail. Then `{{ our.one }}`, `{{ our.the_one }}`, `{{ our.many }}`.
"""

from django import template

from jordman.accounts.models import User
from jordman.organisations.champion_words import (
    USUAL,
    ChampionWords,
    champion_words_at,
    champion_words_for,
    role_name,
)
from jordman.organisations.models import Organisation, RoleGrant

register = template.Library()


@register.simple_tag(takes_context=True)
def champions(
    context: template.Context, *, at: Organisation | int | None = None, of: User | None = None
) -> ChampionWords:
    if at is not None:
        return champion_words_at(at)
    # An include with "only" drops the variables but keeps the request.
    request = getattr(context, "request", None)
    reader = of if of is not None else getattr(request, "user", None)
    return champion_words_for(reader) if isinstance(reader, User) else USUAL


@register.simple_tag
def role_of(grant: RoleGrant) -> str:
    """What a granted role is called at its place."""
    return role_name(grant.role, champion_words_at(grant.organisation_id))
