"""What managers need: Level Up's own study, beside the programme that came of it."""

from jordman.accounts.models import User
from jordman.needs.actions.example import add_example
from jordman.programmes.models import Programme


def add_needs_study(programme: Programme, *, by: User) -> None:
    add_example(by=by, organisation=programme.organisation, programme=programme)
